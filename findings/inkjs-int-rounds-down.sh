#!/usr/bin/env bash
# Guess:  INT(-4.8) is -4 in inkjs, as the ink manual shows, and -7 / 2 on integers is -3, as in
#         the C# runtime: both cut toward zero.
# Truth:  inkjs rounds down: INT(-4.8) is -5, the same as FLOOR(-4.8), and -7 / 2 is -4.
# Why:    a story that is moved from ink, or checked against it, takes another branch as soon as a
#         score goes below zero. Nothing warns: positive numbers agree.
# Seen:   inkjs 2.4.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . inkjs@2.4.0 >/dev/null

cat > try.js <<'JS'
const { Compiler } = require('inkjs/full');
const story = new Compiler('{INT(-4.8)} {FLOOR(-4.8)} {-7 / 2} {INT(4.8)} {7 / 2}\n-> END\n').Compile();
console.log(story.ContinueMaximally().trim());
JS
got=$(node try.js)
echo "INT(-4.8) FLOOR(-4.8) -7/2 INT(4.8) 7/2 = $got"
[ "$got" = "-5 -5 -4 4 3" ] || { echo "changed: inkjs rounds negative numbers otherwise: $got" >&2; exit 1; }
