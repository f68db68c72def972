#!/usr/bin/env bash
# Guess:  Babel, on which most Python programs with translations stand, reads a .po file and writes the same
#         entries again, as msgcat does.
# Truth:  headers of one's own (X-...) are gone. "#| msgid", what the sentence was, has become a translator's
#         comment, which msgmerge never takes away again. A place in a file with a blank in its name is three
#         places, sorted. A sentence with a percent sign ("50% done") is flagged python-format.
# Why:    msgfmt --check passes the file before and refuses it after: "50% hecho" is no format of the same
#         kind as "50% done". Links from a sentence to its scene lead nowhere.
# Seen:   Babel 2.10.3, gettext 0.21 (Debian 12).
set -euo pipefail
if ! /usr/bin/python3 -c 'import babel' 2>/dev/null || ! command -v msgfmt >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-babel gettext; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > es.po <<'PO'
msgid ""
msgstr ""
"Project-Id-Version: story 1\n"
"PO-Revision-Date: 2026-11-30 12:00+0000\n"
"Last-Translator: Ana <ana@example.org>\n"
"Language-Team: Spanish <es@example.org>\n"
"Language: es\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"X-Source-Language: en\n"

#: the door/story.md:12 map.md:3
#, fuzzy
#| msgid "The door was shut."
msgid "The door is shut."
msgstr "La puerta estaba cerrada."

msgid "50% done"
msgstr "50% hecho"
PO
/usr/bin/python3 -c '
from babel.messages.pofile import read_po, write_po
with open("es.po", "rb") as file: catalog = read_po(file)
with open("out.po", "wb") as file: write_po(file, catalog)'
check() { if msgfmt --check -o /dev/null "$1" 2>/dev/null; then echo passed; else echo refused; fi; }
got=$(
	grep -c '^"X-' out.po || true
	sed -n '/^# |/,$p' out.po
	echo "msgfmt: $(check es.po), then $(check out.po)"
)
echo "$got"
want='0
# | msgid "The door was shut."
#: door/story.md:12 map.md:3 the
#, fuzzy
msgid "The door is shut."
msgstr "La puerta estaba cerrada."

#, python-format
msgid "50% done"
msgstr "50% hecho"

msgfmt: passed, then refused'
[ "$got" = "$want" ] || { echo "changed: Babel writes the file otherwise" >&2; exit 1; }
