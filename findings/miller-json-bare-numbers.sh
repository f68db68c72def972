#!/usr/bin/env bash
# Guess:  mlr --icsv --ojson writes JSON that a parser reads: what JSON has no number for is converted or quoted.
# Truth:  a field that looks like a number to Miller is written as it stands, without quotes: 0x1F, 0b11, 0o17,
#         .5 and 5. are in the output, which is no JSON. The status is 0. 007 and +5, which look no
#         stranger, are quoted strings.
# Why:    a table of scores becomes a file that the next program refuses, as soon as one field is an address or
#         a half without its zero. Ask for strings, --jvquoteall, or put fmtnum() into such columns.
# Seen:   Miller 6.6.0 (Debian 12).
set -euo pipefail
if ! command -v mlr >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends miller; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

reads() { node -e 'try { JSON.parse(require("node:fs").readFileSync(0)); console.log("JSON"); } catch { console.log("no JSON"); }'; }
got=$(for value in 7 1.50 007 +5 1_000 NaN 0x1F 0b11 0o17 .5 -.5 5.; do
	printf 'score\n%s\n' "$value" > table.csv
	status=0
	mlr --icsv --ojson cat table.csv > table.json || status=$?
	echo "$(sed -n 's/^ *"score": //p' table.json), status $status: $(reads < table.json), quoted: $(mlr --icsv --ojson --jvquoteall cat table.csv | reads)"
done)
echo "$got"
want='7, status 0: JSON, quoted: JSON
1.50, status 0: JSON, quoted: JSON
"007", status 0: JSON, quoted: JSON
"+5", status 0: JSON, quoted: JSON
"1_000", status 0: JSON, quoted: JSON
"NaN", status 0: JSON, quoted: JSON
0x1F, status 0: no JSON, quoted: JSON
0b11, status 0: no JSON, quoted: JSON
0o17, status 0: no JSON, quoted: JSON
.5, status 0: no JSON, quoted: JSON
-.5, status 0: no JSON, quoted: JSON
5., status 0: no JSON, quoted: JSON'
[ "$got" = "$want" ] || { echo "changed: numbers are written otherwise" >&2; exit 1; }
