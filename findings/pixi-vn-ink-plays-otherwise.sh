#!/usr/bin/env bash
# Guess:  an engine whose module reads .ink files, with the ink compiler inside to report mistakes, plays a
#         story as ink does, or says what it cannot.
# Truth:  pixi-vn-ink says nothing, and 7 / 2 is 3.5 (3 in ink), -n is n, the number of visits of a knot is no
#         number but empty, and a list is printed as the numbers of all that could be in it, "12" for "red".
#         Choices that are offered once, sequences and conditions are right.
# Why:    a story that was tried in Inky has other prices and odds in the visual novel made of it, and the
#         choices of a first try show nothing. Play the whole of it in the engine that ships.
# Seen:   @drincs/pixi-vn-ink 1.0.0, @drincs/pixi-vn 1.8.25, inkjs 2.4.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . \
  @drincs/pixi-vn-ink@1.0.0 @drincs/pixi-vn@1.8.25 @drincs/pixi-vn-json@1.13.2 inkjs@2.4.0 >/dev/null

cat > story.ink <<'INK'
VAR n = 2
LIST keys = (red), blue
=== sums ===
{7 / 2}, {-n}.
-> END
=== visits ===
Visit {visits}.
-> END
=== list ===
The keys {keys}.
-> END
=== choices ===
Well?
* [Look] -> choices
+ [Wait] -> choices
INK
cat > ink.js <<'JS'
const { Compiler } = require('inkjs/full');
const story = new Compiler(require('fs').readFileSync('story.ink', 'utf8')).Compile();
const choices = () => story.currentChoices.map((choice) => choice.text).join(' ');
for (const knot of ['sums', 'visits', 'list']) {
  story.ChoosePathString(knot);
  console.log(knot + ':', story.Continue().trim());
}
story.ChoosePathString('choices');
story.ContinueMaximally();
const before = choices();
story.ChooseChoiceIndex(0);
story.ContinueMaximally();
console.log('choices:', before, 'then', choices());
JS
cat > pixi.mjs <<'JS'
import { readFileSync } from 'node:fs';
const print = console.log;
// What it logs is that there is no canvas.
const logged = [];
console.log = console.info = console.warn = console.error = (...words) => logged.push(words.join(' '));
globalThis.navigator = { userAgent: 'node', platform: '' };
globalThis.window = { addEventListener() {}, location: new URL('http://localhost/'), history: { pushState() {}, replaceState() {} } };
const { importInkText } = await import('@drincs/pixi-vn-ink');
const { Game, narration } = await import('@drincs/pixi-vn');
await Game.init(undefined, { navigate() {} });
await importInkText([readFileSync('story.ink', 'utf8')]);
for (const knot of ['sums', 'visits', 'list']) {
  await narration.call(knot, {});
  print(knot + ':', [narration.dialogue.text].flat().join('').trim());
  narration.closeAllLabels();
}
const choices = async () => {
  for (let steps = 0; steps < 5 && !narration.choices?.length; steps++) await narration.continue({});
  return narration.choices.map((choice) => choice.text).join(' ');
};
await narration.call('choices', {});
const before = await choices();
await narration.selectChoice(narration.choices[0], {});
print('choices:', before, 'then', await choices());
print('said:', logged.filter((line) => !line.includes('canvas')).length, 'lines');
JS
got=$(echo "ink:"; node ink.js; echo "pixi-vn-ink:"; node pixi.mjs)
echo "$got"
want='ink:
sums: 3, -2.
visits: Visit 1.
list: The keys red.
choices: Look Wait then Wait
pixi-vn-ink:
sums: 3.5, 2.
visits: Visit .
list: The keys 12.
choices: Look Wait then Wait
said: 0 lines'
[ "$got" = "$want" ] || { echo "changed: the story is played otherwise" >&2; exit 1; }
