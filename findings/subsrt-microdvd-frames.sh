#!/usr/bin/env bash
# Guess:  a MicroDVD file counts frames: at 25 a second a caption from 1 s to 2.5 s is {25}{62} (or 63),
#         and reading {25}{62} gives 1,000 to 2,480 milliseconds.
# Truth:  milliseconds are taken for seconds both ways: it is written as {25000}{62500}, and {25}{62} is
#         read as 1 to 2 milliseconds. A file of its own comes back whole, so a round trip shows nothing.
# Why:    subtitles of a run that were converted to .sub appear after half a day of film. Convert by way
#         of SRT, or divide by a thousand.
# Seen:   subsrt-ts 2.1.2 and subsrt 1.1.1 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . subsrt-ts@2.1.2 subsrt@1.1.1 >/dev/null

cat > try.js <<'JS'
for (const name of ['subsrt-ts', 'subsrt']) {
  const module = require(name);
  const { build, parse } = module.default || module;
  const written = build([{ type: 'caption', start: 1000, end: 2500, content: 'Hello', text: 'Hello' }], { format: 'sub', fps: 25 });
  const [back] = parse(written, { format: 'sub', fps: 25 });
  const [read] = parse('{25}{62}Hello\r\n', { format: 'sub', fps: 25 });
  console.log(name, written.trim(), 'back:', back.start, back.end, '{25}{62}:', read.start, read.end);
}
JS
got=$(node try.js)
echo "$got"
want="subsrt-ts {25000}{62500}Hello back: 1000 2500 {25}{62}: 1 2
subsrt {25000}{62500}Hello back: 1000 2500 {25}{62}: 1 2"
[ "$got" = "$want" ] || { echo "changed: frames are counted otherwise" >&2; exit 1; }
