#!/usr/bin/env bash
# Guess:  a converter of straight quotes opens a quote behind "¿", "¡" or a dash that opens speech, and before "¿",
#         "¡", "Ñ" or "É", as it does in English before a letter.
# Truth:  smartypants and typogr close where a quote opens behind "¿", "¡" and "—"; smartquotes closes before
#         "¡" and accented letters, and makes inches (″) of the quote before "¿" at the beginning. typogr leaves
#         some straight. retext-smartypants does all of them rightly.
# Why:    an English story with good quotes has turned ones in its translation, in each question and each name with an
#         accent. Write “ ” yourself, or take retext-smartypants for the pages in Spanish.
# Seen:   smartypants 0.2.2, typogr 0.6.8, smartquotes 2.3.2, retext-smartypants 6.2.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . \
	smartypants@0.2.2 typogr@0.6.8 smartquotes@2.3.2 retext@9.0.0 retext-smartypants@6.2.0 >/dev/null

cat > try.mjs <<'JS'
import { retext } from 'retext';
import retextSmartypants from 'retext-smartypants';
import smartquotes from 'smartquotes';
import { smartypants } from 'smartypants';
import typogr from 'typogr';

const decoded = (text) => text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code));
const converters = {
  smartypants: (text) => decoded(smartypants(text, '1')),
  typogr: (text) => decoded(typogr.smartypants(text)),
  smartquotes,
  retext: (text) => String(retext().use(retextSmartypants).processSync(text)),
};
const sentences = ['Say "no".', '¿"No"?', '—"No" —dijo.', '"¿Quién?"', 'Él: "¿Quién?" y "¡no!".', 'Dijo "Ñam".'];
for (const [name, convert] of Object.entries(converters)) console.log(`${name}: ${sentences.map(convert).join(' | ')}`);
JS
got=$(node try.mjs)
echo "$got"
want='smartypants: Say “no”. | ¿”No”? | —”No” —dijo. | “¿Quién?” | Él: “¿Quién?” y “¡no!”. | Dijo “Ñam”.
typogr: Say “no”. | ¿”No”? | —”No” —dijo. | “¿Quién?” | Él: “¿Quién?” y "¡no!”. | Dijo “Ñam”.
smartquotes: Say “no”. | ¿“No”? | —“No” —dijo. | ″¿Quién?” | Él: ”¿Quién?” y ”¡no!”. | Dijo ”Ñam”.
retext: Say “no”. | ¿“No”? | —“No” —dijo. | “¿Quién?” | Él: “¿Quién?” y “¡no!”. | Dijo “Ñam”.'
[ "$got" = "$want" ] || { echo "changed: quotes are turned otherwise" >&2; exit 1; }
