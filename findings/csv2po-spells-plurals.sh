#!/usr/bin/env bash
# Guess:  a .po file that goes to a translator as CSV, by po2csv, and comes back by csv2po with the .po file as
#         the template, is the .po file with the new translations.
# Truth:  in an entry with plural forms each form comes back one letter a line, without quotes: msgfmt, msgcat
#         and msgmerge cannot read the file. csv2po exits 0. In "C:\new" the backslash comes back as two.
#         Contexts, accents and plain sentences are right, so that a try with these shows nothing.
# Why:    one "%d doors" in a thousand sentences and the whole file is lost, after the translator's work. Use
#         po2xliff for files with plurals, and try the way back before the way out.
# Seen:   translate-toolkit 3.8.4, gettext 0.21 (Debian 12).
set -euo pipefail
if ! command -v csv2po >/dev/null || ! command -v msgfmt >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends translate-toolkit gettext; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > es.po <<'PO'
msgid ""
msgstr ""
"Language: es\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

#: a
msgctxt "menu"
msgid "Open"
msgstr "Abrir"

#: b
msgid "C:\\new"
msgstr "C:\\new"

#: c
msgid "a door"
msgid_plural "doors"
msgstr[0] "una"
msgstr[1] "dos"
PO
po2csv --progress=none es.po es.csv
csv2po --progress=none -t es.po es.csv back.po
got=$(
	sed -n '/^#: a/,$p' back.po
	for file in es.po back.po; do
		if msgfmt -o /dev/null $file 2>/dev/null; then echo "$file: read"; else echo "$file: refused"; fi
	done
)
echo "$got"
want='#: a
msgctxt "menu"
msgid "Open"
msgstr "Abrir"

#: b
msgid "C:\\new"
msgstr ""
"C:\\\\n"
"ew"

#: c
msgid "a door"
msgid_plural "doors"
msgstr[0] u
n
a
msgstr[1] d
o
s
es.po: read
back.po: refused'
[ "$got" = "$want" ] || { echo "changed: the file comes back otherwise" >&2; exit 1; }
