#!/usr/bin/env bash
# Guess:  in jexl, whose expressions look like JavaScript's, * / and % are of one rank and read from the left,
#         and a power of a power is read from the right.
# Truth:  % binds closer than * and /: turn * 3 % 4 is turn * (3 % 4), and 7 / 2 % 2 is 7 / 0, so Infinity. Of
#         powers the left goes first (2^3^2 is 64), and a sign binds closer still (-2^2 is 4).
# Why:    "every fourth turn" comes at other turns than where the same rule runs in Go or JavaScript, and the
#         first few numbers agree. Write the brackets.
# Seen:   jexl 2.3.0, beside expr-eval 2.0.2 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . jexl@2.3.0 expr-eval@2.0.2 >/dev/null

cat > try.js <<'JS'
const jexl = require('jexl');
const { Parser } = require('expr-eval');
for (const source of ['2 * 3 % 4', '7 / 2 % 2', '2 ^ 3 ^ 2', '-2 ^ 2', '7 % 4 * 2']) {
  console.log(`${source}: jexl ${jexl.evalSync(source)}, expr-eval ${Parser.evaluate(source)}`);
}
const turns = [1, 2, 3, 4, 5, 6, 7, 8].filter((turn) => jexl.evalSync('turn * 3 % 4 == 3', { turn }));
console.log('turn * 3 % 4 == 3: jexl', turns.join(' ') || 'never', 'JavaScript', [1, 2, 3, 4, 5, 6, 7, 8].filter((turn) => turn * 3 % 4 === 3).join(' '));
JS
got=$(node try.js)
echo "$got"
want='2 * 3 % 4: jexl 6, expr-eval 2
7 / 2 % 2: jexl Infinity, expr-eval 1.5
2 ^ 3 ^ 2: jexl 64, expr-eval 512
-2 ^ 2: jexl 4, expr-eval -4
7 % 4 * 2: jexl 6, expr-eval 6
turn * 3 % 4 == 3: jexl 1 JavaScript 1 5'
[ "$got" = "$want" ] || { echo "changed: jexl ranks its operators otherwise" >&2; exit 1; }
