#!/usr/bin/env bash
# Guess:  Allure 3 reads JUnit XML as the other readers do: a test with a <failure> is failed, however the failure
#         is written, and names are decoded.
# Truth:  a failure that has text but no attribute, <failure>want 3</failure>, is "passed"; so is a test with two
#         failures. Tests of a suite within a suite are not there. Names keep "&lt;" and "&amp;". An error, as
#         the same text in <error>, is passed likewise.
# Why:    the report is green where the run was red; nothing is told. Give each failure a message, put several in
#         one, and lay suites side by side, before Allure reads the file.
# Seen:   @allurereport/reader 3.18.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . \
	@allurereport/reader@3.18.0 @allurereport/reader-api@3.18.0 >/dev/null

cat > report.xml <<'XML'
<testsuites>
  <testsuite name="story" tests="7" failures="4" errors="1">
    <testcase name="message"><failure message="want 3"/></testcase>
    <testcase name="empty"><failure/></testcase>
    <testcase name="text"><failure>want 3</failure></testcase>
    <testcase name="two"><failure message="want 3"/><failure message="want 4"/></testcase>
    <testcase name="text of an error"><error>no disk</error></testcase>
    <testcase name="&lt;door&gt; &amp; hall"/>
    <testsuite name="inner"><testcase name="nested"><failure message="want 3"/></testcase></testsuite>
  </testsuite>
</testsuites>
XML
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { junitXml } from '@allurereport/reader';
import { BufferResultFile } from '@allurereport/reader-api';

const visitor = {
  visitTestResult: async ({ name, status }) => console.log(`${name}: ${status}`),
};
console.log('read:', await junitXml.read(visitor, new BufferResultFile(readFileSync('report.xml'), 'report.xml')));
JS
got=$(node try.mjs)
echo "$got"
want='message: failed
empty: failed
text: passed
two: passed
text of an error: passed
&lt;door&gt; &amp; hall: passed
read: true'
[ "$got" = "$want" ] || { echo "changed: JUnit XML is read otherwise" >&2; exit 1; }
