#!/usr/bin/env bash
# Guess:  a Yarn runner knows Yarn's comparisons: `neq` and `!=` are true of two different values.
# Truth:  both are read without a word and are false of 1 and 2, of a variable and of strings; `is`, `gt`
#         and `lt` are right. A division, or `<=` and `>=`, is an error only when the line is reached.
# Why:    a story that is moved here, or checked against this runner, always takes the else: its guarded
#         branch looks dead. Write `not ($x is 2)`.
# Seen:   bondage 2.2.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . bondage@2.2.0 >/dev/null

cat > try.js <<'JS'
const bondage = require('bondage');
const play = (body) => {
  try {
    const runner = new bondage.Runner();
    runner.load([{ title: 'Start', tags: '', body, position: { x: 0, y: 0 }, colorID: 0 }]);
    return [...runner.run('Start')].map((result) => result.text).join(' ');
  } catch (error) {
    return 'error';
  }
};
for (const condition of ['1 neq 2', '1 != 2', '$x neq 2', '"a" neq "b"', 'not (1 is 2)', '3 gt 2', '2 <= 3', '4 / 2 is 2']) {
  console.log(condition + ':', play(`<<set $x to 1>>\n<<if ${condition}>>yes<<else>>no<<endif>>`));
}
JS
got=$(node try.js)
echo "$got"
want='1 neq 2: no
1 != 2: no
$x neq 2: no
"a" neq "b": no
not (1 is 2): yes
3 gt 2: yes
2 <= 3: error
4 / 2 is 2: error'
[ "$got" = "$want" ] || { echo "changed: values are compared otherwise" >&2; exit 1; }
