#!/usr/bin/env bash
# Guess:  po2xliff and xliff2po are a round trip: contexts stay, and what is obsolete stays so or goes.
# Truth:  obsolete entries come back as entries in use, and no context reaches the XLIFF file: of two
#         sentences told apart only by msgctxt, the first comes back, with an empty context, and the
#         second is dropped with its translation. A warning, exit status 0.
# Why:    a catalog that went to a translator as XLIFF has lost translations and has old sentences in
#         it again. Take out what is obsolete before, and give each sentence an id of its own.
# Seen:   translate-toolkit 3.8.4, gettext 0.21 (Debian 12).
set -euo pipefail
if ! command -v po2xliff >/dev/null || ! command -v msgfmt >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends translate-toolkit gettext; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > story.po <<'PO'
msgid ""
msgstr ""
"Language: es\n"
"Content-Type: text/plain; charset=UTF-8\n"

msgctxt "door"
msgid "It opens."
msgstr "Se abre."

msgctxt "letter"
msgid "It opens."
msgstr "Empieza así."

#~ msgid "gone"
#~ msgstr "ido"
PO
msgfmt -o /dev/null story.po
po2xliff --progress=none story.po story.xlf >/dev/null
xliff2po --progress=none story.xlf back.po 2>/dev/null
got=$(sed -n '/^msgctxt/,$p' back.po)
echo "$got"
want='msgctxt ""
msgid "It opens."
msgstr "Se abre."

msgid "gone"
msgstr "ido"'
[ "$got" = "$want" ] || { echo "changed: the round trip keeps something else" >&2; exit 1; }
