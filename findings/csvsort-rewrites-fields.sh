#!/usr/bin/env bash
# Guess:  csvsort puts the rows of a table in order, and leaves its fields as they are written.
# Truth:  each column's type is guessed, and all fields are written anew: 10:30 is 0:10:30, ten minutes and a half,
#         "None" and "n/a" are empty, yes is True, 007 is 7, 5% is 5. Of a column of people called April,
#         May and June, all are dates in the year 1. csvjson and csvlook read alike; csvcut does not.
# Why:    a table of a story's clock, names or translations is changed where somebody wanted it sorted; a
#         column of names turns into dates when its last other name goes. Give -I --blanks always: with -I
#         alone "None" is still empty.
# Seen:   csvkit 1.0.7, agate 1.6.3 (Debian 12).
set -euo pipefail
if ! command -v csvsort >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends csvkit; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > clock.csv <<'CSV'
id,train,left,note,chance
010,10:30,yes,None,50%
007,9:05,no,late,5%
CSV
printf 'name,role\nMay,guard\nJune,driver\nApril,guard\n' > people.csv
printf 'name,role\nMay,guard\nIgor,driver\nApril,guard\n' > others.csv
got="$(csvsort -c id clock.csv)
-I: $(csvsort -I -c id clock.csv | tail -n 1)
-I --blanks: $(csvsort -I --blanks -c id clock.csv | tail -n 1)
people: $(csvsort people.csv | paste -sd' ')
others: $(csvsort others.csv | paste -sd' ')
csvjson: $(csvjson clock.csv | grep -o '"train": "[^"]*"' | paste -sd' ')
csvcut: $(csvcut -c train clock.csv | paste -sd' ')"
echo "$got"
want='id,train,left,note,chance
7,0:09:05,False,late,5
10,0:10:30,True,,50
-I: 010,10:30,yes,,50%
-I --blanks: 010,10:30,yes,None,50%
people: name,role 0001-04-01,guard 0001-05-01,guard 0001-06-01,driver
others: name,role April,guard Igor,driver May,guard
csvjson: "train": "0:10:30" "train": "0:09:05"
csvcut: train 10:30 9:05'
[ "$got" = "$want" ] || { echo "changed: fields are written otherwise" >&2; exit 1; }
