#!/usr/bin/env bash
# Guess:  the lines "#| msgid ..." that msgmerge --previous writes (what the sentence was before) are
#         kept, or dropped, by the package "pofile".
# Truth:  for entries in use they are dropped. For obsolete ones, "#~| msgid ...", the old sentence is
#         glued to the end of the translation of the entry before: "ido" becomes "idoolder".
# Why:    an obsolete entry is what a renamed sentence is revived from: its translation comes back
#         with another sentence's words in it. msgattrib --no-obsolete first, or another reader
#         (gettext-parser 10.0.0 keeps both kinds).
# Seen:   pofile 1.1.4 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . pofile@1.1.4 >/dev/null

cat > try.js <<'JS'
const PO = require('pofile');
const text = `msgid ""
msgstr ""
"Language: es\\n"

#| msgid "The gate open"
msgid "The gate opens"
msgstr "La puerta se abre"

#~ msgid "gone"
#~ msgstr "ido"

#~| msgid "older"
#~ msgid "gone two"
#~ msgstr "ido dos"
`;
const po = PO.parse(text);
for (const item of po.items) console.log(JSON.stringify([item.msgid, item.msgstr.join('')]), item.obsolete ? 'obsolete' : 'in use');
console.log('previous sentences written:', (po.toString().match(/^#~?\|/gm) || []).length);
JS
got=$(node try.js)
echo "$got"
want='["The gate opens","La puerta se abre"] in use
["gone","idoolder"] obsolete
["gone two","ido dos"] obsolete
previous sentences written: 0'
[ "$got" = "$want" ] || { echo "changed: pofile reads previous sentences otherwise" >&2; exit 1; }
