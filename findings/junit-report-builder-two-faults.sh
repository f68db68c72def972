#!/usr/bin/env bash
# Guess:  junit-report-builder writes a test that ended in an error with its stack trace inside the <error>.
# Truth:  stacktrace() adds a <failure> of its own, without a message, beside the <error>: one test counts as a
#         failure and as an error. A passed test that is given a trace fails. With failure() it is right.
# Why:    a page that adds failures and errors shows more faults than tests. Give the trace to error() as its
#         third argument, and leave stacktrace() out.
# Seen:   junit-report-builder 5.1.2 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . junit-report-builder@5.1.2 >/dev/null

cat > try.js <<'JS'
const imported = require('junit-report-builder');

const builder = (imported.default ?? imported).newBuilder();
const suite = builder.testSuite().name('story');
suite.testCase().name('error').error('no disk').stacktrace('hall.md:3');
suite.testCase().name('passed').stacktrace('hall.md:4');
suite.testCase().name('failure').failure('want 3').stacktrace('hall.md:5');
suite.testCase().name('third argument').error('no disk', 'E', 'hall.md:6');
console.log(builder.build().split('\n').slice(2, -2).join('\n'));
JS
got=$(node try.js)
echo "$got"
want='  <testsuite name="story" tests="4" failures="3" errors="2" skipped="0">
    <testcase name="error">
      <failure><![CDATA[hall.md:3]]></failure>
      <error message="no disk"/>
    </testcase>
    <testcase name="passed">
      <failure><![CDATA[hall.md:4]]></failure>
    </testcase>
    <testcase name="failure">
      <failure message="want 3"><![CDATA[hall.md:5]]></failure>
    </testcase>
    <testcase name="third argument">
      <error message="no disk" type="E"><![CDATA[hall.md:6]]></error>
    </testcase>'
[ "$got" = "$want" ] || { echo "changed: traces are written otherwise" >&2; exit 1; }
