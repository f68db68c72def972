#!/usr/bin/env bash
# Guess:  libraries that write numbers in words, Spanish among their languages, know that 21,000 is "veintiún mil",
#         1,000,000 "un millón" and 16 "dieciséis", and that 1.5 is not 2.
# Truth:  none of three writes "veintiún": all say "veintiuno mil" and "veintiuno millones". n2words has no
#         accent in 16, to-words none in "millón", and the 21st is its "Veintiuno", which is 21. written-number says
#         "dos" for 1.5, in English "two", and nothing at all for -5.
# Why:    amounts in words are wrong just at the ones behind twenty, which no sample shows, and half points are lost.
#         Leave large amounts in digits.
# Seen:   n2words 4.0.0, to-words 5.7.0, written-number 0.11.1 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . n2words@4.0.0 to-words@5.7.0 written-number@0.11.1 >/dev/null

cat > try.mjs <<'JS'
import { toCardinal } from 'n2words/es-ES';
import { ToWords } from 'to-words';
import writtenNumber from 'written-number';

const toWords = new ToWords({ localeCode: 'es-ES' });
const writers = {
  n2words: (number) => toCardinal(number),
  'to-words': (number) => toWords.convert(number),
  'written-number': (number) => writtenNumber(number, { lang: 'es' }),
};
for (const [name, write] of Object.entries(writers)) {
  console.log(`${name}: ${[16, 21000, 31000, 1000000, 21000000, 1.5, -5].map(write).join(' | ')}`);
}
console.log('the 21st of to-words:', toWords.toOrdinal(21), '| 1.5 in English:', writtenNumber(1.5));
JS
got=$(node try.mjs)
echo "$got"
want='n2words: dieciseis | veintiuno mil | treinta y uno mil | un millón | veintiuno millones | uno punto cinco | menos cinco
to-words: Dieciséis | Veintiuno Mil | Treinta Y Un Mil | Un Millon | Veintiuno Millones | Uno Punto Cinco | Menos Cinco
written-number: dieciséis | veintiuno mil | treinta y uno mil | un millón | veintiuno millones | dos | 
the 21st of to-words: Veintiuno | 1.5 in English: two'
[ "$got" = "$want" ] || { echo "changed: numbers are written otherwise" >&2; exit 1; }
