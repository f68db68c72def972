#!/usr/bin/env bash
# Guess:  typograf with the locale "es" puts « and » in pairs, leaves addresses and code alone, and keeps the blank
#         of "5 %", which Spanish asks for.
# Truth:  a quote behind "¿", "¡" or the dash of speech stays straight, and its partner becomes »: ¿"Quién»?.
#         Quotes in an address and in code between backticks are changed, or half of them. "5 %" becomes "5%".
# Why:    each quoted question and each quoted line of speech of a Spanish story opens with one sign and closes
#         with another, and links lead nowhere. Write « » yourself, and turn the rule
#         common/punctuation/quote off.
# Seen:   typograf 7.8.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . typograf@7.8.0 >/dev/null

cat > try.js <<'JS'
const Typograf = require('typograf');

const typograf = new Typograf({ locale: ['es'] });
for (const text of ['Dijo "no".', '¿"Quién"?', '¡"Fuego"!', '—"Hola" —dijo.', 'El 5 %.', 'http://example.com/?door="x"', '`say "x"`']) {
  console.log(typograf.execute(text).replace(/\u00A0/g, '_'));
}
JS
got=$(node try.js)
echo "$got"
want='Dijo «no».
¿"Quién»?
¡"Fuego»!
—"Hola» —dijo.
El_5%.
http://example.com/?door=«x»
`say «x"`'
[ "$got" = "$want" ] || { echo "changed: quotes are turned otherwise" >&2; exit 1; }
