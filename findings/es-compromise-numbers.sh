#!/usr/bin/env bash
# Guess:  es-compromise, compromise for Spanish, reads numbers as Spanish writes them: a comma before decimals, points
#         between thousands, "veintiún mil".
# Truth:  it reads digits as English does: 2,5 is 25, 0,75 is 75, 1.500 is 1.5. "veintiún mil" is 1000 and
#         "treinta y un mil" two numbers, 30 and 1000, while "veintiuno mil", which nobody writes, is 21000.
#         Making a noun plural leaves its article: "la luces".
# Why:    amounts and times found in a Spanish text are wrong by powers of ten, without an error. Read digits
#         yourself, with Intl's separators, before the text is given to it.
# Seen:   es-compromise 0.2.11 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . es-compromise@0.2.11 >/dev/null

cat > try.mjs <<'JS'
import nlp from 'es-compromise';

for (const text of ['2,5', '0,75', '1.500', 'veintiún mil', 'veintiuno mil', 'treinta y un mil', 'mil novecientos ochenta y cuatro']) {
  console.log(`${text}: ${nlp(text).numbers().json().map(({ number }) => number.num).join(' and ')}`);
}
const light = nlp('la luz');
light.nouns().toPlural();
console.log('la luz, plural:', light.text());
JS
got=$(node try.mjs)
echo "$got"
want='2,5: 25
0,75: 75
1.500: 1.5
veintiún mil: 1000
veintiuno mil: 21000
treinta y un mil: 30 and 1000
mil novecientos ochenta y cuatro: 1984
la luz, plural: la luces'
[ "$got" = "$want" ] || { echo "changed: numbers are read otherwise" >&2; exit 1; }
