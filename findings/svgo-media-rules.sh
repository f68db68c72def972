#!/usr/bin/env bash
# Guess:  svgo moves style rules into attributes only where the result looks the same for everybody.
# Truth:  a class used once is written into style="" and removed, and the rule for that class inside
#         @media is then dropped as unused: reduced motion and dark mode are gone. A class that is
#         used twice stays, with its @media rule.
# Why:    the moving picture in a README moves again for those who asked that nothing moves, and
#         whether it does hangs on how often a class happens to be used.
# Seen:   svgo 4.1.0 (npm, August 2026).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . svgo@4.1.0 >/dev/null

cat > try.mjs <<'JS'
import { optimize } from 'svgo';
const style = '<style>.f { animation: blink 1s infinite } @keyframes blink { to { opacity: 0 } }' +
  '@media (prefers-reduced-motion: reduce) { .f { animation: none } }</style>';
const uses = (n) => '<g class="f"><text y="9">x</text></g>'.repeat(n);
for (const n of [1, 2]) {
  const out = optimize(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${style}${uses(n)}</svg>`).data;
  console.log(n, 'animated', /animation:blink/.test(out), 'can be stilled', /prefers-reduced-motion/.test(out));
}
JS
got=$(node try.mjs)
echo "$got"
want='1 animated true can be stilled false
2 animated true can be stilled true'
[ "$got" = "$want" ] || { echo "changed: svgo keeps @media rules otherwise" >&2; exit 1; }
