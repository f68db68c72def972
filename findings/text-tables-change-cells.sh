#!/usr/bin/env bash
# Guess:  a library that draws tables of text shows strings as they are: a code "007", a version "1.10".
# Truth:  texttable takes a string that looks like a number for one: 007 is 7, 1.10 is 1.100, 1_000 is 1000, a long
#         id 1.235e+19. tabulate makes 1.10 to 1.1, and its Markdown formats neither escape "|" nor keep line
#         breaks in their cell, so that the table has other columns, or ends. prettytable changes nothing.
# Why:    ids and versions in a report are other ones. With texttable call set_cols_dtype(["t", …]); with tabulate give
#         disable_numparse, and escape "|" and breaks before.
# Seen:   python3-texttable 1.6.7, python3-tabulate 0.8.9, python3-prettytable 3.6.0 (Debian 12).
set -euo pipefail
if ! /usr/bin/python3 -c 'import texttable, tabulate, prettytable' 2>/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-texttable python3-tabulate python3-prettytable; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > try.py <<'PY'
from prettytable import PrettyTable
from tabulate import tabulate
from texttable import Texttable

words = ["007", "1.10", "1.23456", "1_000", "12345678901234567890"]
pretty = PrettyTable(header=False)
pretty.add_row(words)
text = Texttable(max_width=0)
text.add_row(words)
for name, drawn in (("texttable", text.draw()), ("tabulate", tabulate([words])), ("prettytable", pretty.get_string())):
    print(name + ":", *[word for word in drawn.splitlines()[1].split() if word != "|"])
print(tabulate([["north|south", "door\nhall"]], headers=["where", "what"], tablefmt="github"))
PY
got=$(/usr/bin/python3 try.py)
echo "$got"
want='texttable: 7 1.100 1.235 1000 1.235e+19
tabulate: 007 1.1 1.23456 1_000 12345678901234567890
prettytable: 007 1.10 1.23456 1_000 12345678901234567890
| where       | what   |
|-------------|--------|
| north|south | door
hall        |'
[ "$got" = "$want" ] || { echo "changed: cells are shown otherwise" >&2; exit 1; }
