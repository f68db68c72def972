#!/usr/bin/env bash
# Guess:  Tracery's English modifiers know the common cases: "play.ed" is "played", "uninvited guest.a"
#         is "an uninvited guest", and capitalizeAll makes "Élan Vital" of "élan vital".
# Truth:  every "y" at the end is dropped before "d" unless it becomes "ied": "playd". An "a" goes
#         before each word in "uni-". capitalizeAll takes any letter outside a to z for the gap
#         between two words: "éLan Vital", while capitalize gives "Élan vital".
# Why:    who brings a Tracery grammar over, or compares two engines by their sentences, meets words
#         that stand in no dictionary, and in a Spanish grammar capitals inside words.
# Seen:   tracery-grammar 2.8.4 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . tracery-grammar@2.8.4 >/dev/null

cat > try.js <<'JS'
const tracery = require('tracery-grammar');
const grammar = tracery.createGrammar({
  play: 'play', try: 'try', university: 'university', guest: 'uninvited guest', elan: 'élan vital',
});
grammar.addModifiers(tracery.baseEngModifiers);
for (const rule of ['#try.ed#', '#play.ed#', '#university.a#', '#guest.a#', '#elan.capitalize#', '#elan.capitalizeAll#']) {
  console.log(rule, grammar.flatten(rule));
}
JS
got=$(node try.js)
echo "$got"
want='#try.ed# tried
#play.ed# playd
#university.a# a university
#guest.a# a uninvited guest
#elan.capitalize# Élan vital
#elan.capitalizeAll# éLan Vital'
[ "$got" = "$want" ] || { echo "changed: Tracery's modifiers give other words" >&2; exit 1; }
