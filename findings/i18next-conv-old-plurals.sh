#!/usr/bin/env bash
# Guess:  the converter of the i18next project makes of a .po file the JSON that i18next reads: two doors are
#         "puertas", and a sentence that is not translated yet is shown in English.
# Truth:  plurals get keys of the form that i18next left behind with version 21 ("door_plural" for
#         "door_other"), unless --compatibilityJSON v4 is given: the singular is shown for every number. A
#         sentence without a translation becomes "", and nothing is shown; one marked fuzzy is used as it is.
# Why:    "2 puerta" is no error anywhere, and a half-translated story has holes in place of English
#         sentences. Give --compatibilityJSON v4 and --skipUntranslated, which leaves fuzzy ones out as well.
# Seen:   i18next-conv 17.0.0, i18next 26.7.2 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . i18next-conv@17.0.0 i18next@26.7.2 >/dev/null

cat > es.po <<'PO'
msgid ""
msgstr ""
"Language: es\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "a door"
msgid_plural "doors"
msgstr[0] "una puerta"
msgstr[1] "puertas"

msgid "Go on"
msgstr ""

#, fuzzy
msgid "The door is shut."
msgstr "La puerta está abierta."
PO
cat > try.js <<'JS'
const i18next = require('i18next');
const translation = JSON.parse(require('fs').readFileSync('es.json', 'utf8'));
i18next.init({ lng: 'es', resources: { es: { translation } }, keySeparator: false, nsSeparator: false }).then(() => {
  const t = i18next.t;
  console.log([t('a door', { count: 1 }), t('a door', { count: 2 }), t('Go on'), t('The door is shut.')].join(' | '));
});
JS
convert() { npx --no-install i18next-conv -l es -s es.po -t es.json --quiet "$@" >/dev/null; node try.js; }
got=$(
	echo "as it is: $(convert)"
	echo "v4, skipUntranslated: $(convert --compatibilityJSON v4 --skipUntranslated)"
)
echo "$got"
want='as it is: una puerta | una puerta |  | La puerta está abierta.
v4, skipUntranslated: una puerta | puertas | Go on | The door is shut.'
[ "$got" = "$want" ] || { echo "changed: the converted file is read otherwise" >&2; exit 1; }
