#!/usr/bin/env bash
# Guess:  the CTRF project's own converter keeps what both formats have a place for: which class a test is of,
#         why it was skipped, each failure, when the run was.
# Truth:  junit-to-ctrf drops the class (two tests of two classes are one name twice), the reason of a skip, all
#         failures but the first, and the start of the run (0). A time with a separator, "1,234.5",
#         is one second.
# Why:    tools that follow a test through runs by its name mix the two up, and call it flaky; a forgiven test
#         does not say why. Put the class into the name before the report is converted.
# Seen:   junit-to-ctrf 0.0.14 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . junit-to-ctrf@0.0.14 >/dev/null

cat > report.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="5" failures="2" skipped="1">
  <testsuite name="story" tests="5" failures="2" skipped="1" timestamp="2026-11-30T10:00:00">
    <testcase classname="hall" name="door" time="0.5"/>
    <testcase classname="cellar" name="door" time="0.5"><failure message="shut"/></testcase>
    <testcase classname="hall" name="lamp"><skipped message="no lamp yet"/></testcase>
    <testcase classname="hall" name="two" time="1"><failure message="first"/><failure message="second"/></testcase>
    <testcase classname="hall" name="long" time="1,234.5"/>
  </testsuite>
</testsuites>
XML
npx --no-install junit-to-ctrf report.xml -o ctrf.json >/dev/null
got=$(node -e '
const { results } = JSON.parse(require("fs").readFileSync("ctrf.json", "utf8"));
console.log("start:", results.summary.start);
for (const test of results.tests) console.log(test.name, test.status, test.duration, test.message ?? "-");
const text = JSON.stringify(results);
for (const word of ["cellar", "no lamp yet", "second"]) console.log(word + ":", text.includes(word) ? "kept" : "gone");')
echo "$got"
want='start: 0
story: door passed 500 -
story: door failed 500 shut
story: lamp skipped 0 -
story: two failed 1000 first
story: long passed 1000 -
cellar: gone
no lamp yet: gone
second: gone'
[ "$got" = "$want" ] || { echo "changed: the report is converted otherwise" >&2; exit 1; }
