#!/usr/bin/env bash
# Guess:  a division by zero in ink is an error of the story, as in the C# runtime; whatever it gives,
#         a saved game has the same value again.
# Truth:  in inkjs it is no error: the variable is Infinity and prints so. In a saved state it is
#         written as 3.4e+38, and the game that is taken up says "3.4e+38" where the one that went on
#         says "Infinity". Integers do not wrap at 32 bits either: 2147483647 + 1 is 2147483648.
# Why:    "save and load is the same as going on" does not hold there; a converter or a prover that
#         compares with inkjs has to keep divisors from zero, and numbers within 32 bits.
# Seen:   inkjs 2.4.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . inkjs@2.4.0 >/dev/null

cat > try.js <<'JS'
const { Compiler, Story } = require('inkjs/full');
const source = `VAR share = 0
VAR count = 2147483647
~ share = 12 / guards()
~ count = count + 1
Counted: {count}.
* [Go on] The share is {share}.
-> END
=== function guards ===
~ return 0
`;
const rest = (story) => { let text = ''; while (story.canContinue) text += story.Continue(); return text.trim(); };
const story = new Compiler(source).Compile();
console.log(rest(story));
const saved = story.state.toJson();
const later = new Story(story.ToJson());
later.state.LoadJson(saved);
for (const [name, game] of [['going on', story], ['taken up', later]]) {
  game.ChooseChoiceIndex(0);
  console.log(`${name}: ${rest(game)}`);
}
JS
got=$(node try.js)
echo "$got"
want='Counted: 2147483648.
going on: The share is Infinity.
taken up: The share is 3.4e+38.'
[ "$got" = "$want" ] || { echo "changed: inkjs keeps such numbers otherwise" >&2; exit 1; }
