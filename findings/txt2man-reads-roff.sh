#!/usr/bin/env bash
# Guess:  txt2man makes a manual page of plain text, and plain text it stays: what groff would take for a request or
#         an escape is protected, as help2man and ronn do it.
# Truth:  neither points at the beginning of a line nor backslashes are protected. A line that opens with
#         ".cobalt/settings" is gone, whole; "C:\new\folder" is printed as "C:0wlder".
# Why:    it depends on where the text was wrapped whether a line is there: a page that was right loses a sentence
#         when a word is added before it. Write \\e for each backslash and \\& before such points.
# Seen:   txt2man 1.7.1, help2man 1.49.3, groff 1.22.4 (Debian 12).
set -euo pipefail
if ! command -v txt2man >/dev/null || ! command -v help2man >/dev/null || ! command -v groff >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends txt2man help2man groff-base; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > page.txt <<'TXT'
DESCRIPTION
  It writes to C:\new\folder or to the file
  .cobalt/settings and says so.
TXT
cat > program <<'SH'
#!/bin/sh
[ "$1" = --version ] && { echo "program 1.0"; exit; }
cat <<'TXT'
Usage: program FILE

It writes to C:\new\folder or to the file
.cobalt/settings and says so.
TXT
SH
chmod +x program
shown() { groff -man -Tascii -P-cbou 2>/dev/null | grep -A 3 DESCRIPTION | grep '^ ' | tr -s ' ' | sed 's/^ //' || true; }
got="txt2man:  $(txt2man -t program < page.txt | shown)
help2man: $(help2man --no-info ./program | shown)"
echo "$got"
want='txt2man:  It writes to C:0wlder or to the file
help2man: It writes to C:\new\folder or to the file .cobalt/settings and says so.'
[ "$got" = "$want" ] || { echo "changed: text is protected otherwise" >&2; exit 1; }
