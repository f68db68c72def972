#!/usr/bin/env bash
# Guess:  test-results-parser judges a JUnit report by its tests: a run with a failed test is FAIL, with its words.
# Truth:  it judges by the counts in attributes: if a suite has no "failures", the run with a failed test is SKIP,
#         with NaN passed. A failure's text is lost if it has no message. Of Cucumber's JSON, a scenario whose
#         hook behind it failed is PASS.
# Why:    a message to a team says "skipped" of a run that failed, and says no reason. Write all counts, and a
#         message in each failure, before it reads the file.
# Seen:   test-results-parser 0.4.6 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . test-results-parser@0.4.6 >/dev/null

cat > counts.xml <<'XML'
<testsuites><testsuite name="story" tests="3" failures="1" errors="0">
  <testcase name="opens"><failure>want 3</failure></testcase><testcase name="shuts"/><testcase name="locks"/>
</testsuite></testsuites>
XML
sed 's/ failures="1" errors="0"//' counts.xml > none.xml
cat > try.js <<'JS'
const { writeFileSync } = require('node:fs');
const { parse } = require('test-results-parser');

const result = (status) => ({ status, duration: 1, ...(status === 'failed' && { error_message: 'no data base' }) });
writeFileSync('hook.json', JSON.stringify([{
  uri: 'doors.feature', id: 'doors', keyword: 'Feature', name: 'Doors', line: 1, tags: [], elements: [{
    type: 'scenario', keyword: 'Scenario', id: 'opens', name: 'opens', line: 2, tags: [],
    steps: [{ keyword: 'When ', name: 'it opens', line: 3, match: { location: 'steps:1' }, result: result('passed') }],
    after: [{ match: { location: 'hooks:1' }, result: result('failed') }],
  }],
}]));
for (const [type, file] of [['junit', 'counts.xml'], ['junit', 'none.xml'], ['cucumber', 'hook.json']]) {
  const { status, passed, failed, suites } = parse({ type, files: [file] });
  const tests = suites[0].cases.map(({ name, status: own, failure }) => `${name} ${own}${own === 'FAIL' ? ` "${failure}"` : ''}`);
  console.log(`${file}: ${status}, ${passed} passed, ${failed} failed: ${tests.join(', ')}`);
}
JS
got=$(node try.js)
echo "$got"
want='counts.xml: FAIL, 2 passed, 1 failed: opens FAIL "undefined", shuts PASS, locks PASS
none.xml: SKIP, NaN passed, NaN failed: opens FAIL "undefined", shuts PASS, locks PASS
hook.json: PASS, 1 passed, 0 failed: opens PASS'
[ "$got" = "$want" ] || { echo "changed: reports are judged otherwise" >&2; exit 1; }
