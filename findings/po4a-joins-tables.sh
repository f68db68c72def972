#!/usr/bin/env bash
# Guess:  po4a's Markdown mode, fed a .po file without translations, gives the document back, apart
#         from where lines are wrapped.
# Truth:  a table becomes one line of running text, unless a cell is padded with several blanks; a
#         definition list does too, and a line that ends in a backslash, a hard break, is joined with
#         the next. Two blanks as a hard break survive.
# Why:    whoever translates a story or its manual with po4a publishes pages with broken tables and
#         backslashes in the prose, in every language, and no step fails.
# Seen:   po4a 0.69 (Debian 12).
set -euo pipefail
command -v po4a-translate >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends po4a; } >/dev/null
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > page.md <<'MD'
The gate opens.  
You run.

The wire hums,\
and stops.

| door | minutes |
|------|---------|
| gate | 3 |

| door | minutes |
|------|---------|
| gate | 3       |

Gate
: the way in
MD
po4a-updatepo -f text -o markdown -M UTF-8 -m page.md -p page.po >/dev/null 2>&1
po4a-translate -f text -o markdown -k 0 -M UTF-8 -m page.md -p page.po -l out.md >/dev/null 2>&1
got=$(cat out.md)
echo "$got"
want='The gate opens.  
You run.

The wire hums,\ and stops.

| door | minutes | |------|---------| | gate | 3 |

| door | minutes |
|------|---------|
| gate | 3       |

Gate : the way in'
[ "$got" = "$want" ] || { echo "changed: po4a writes this page otherwise" >&2; exit 1; }
