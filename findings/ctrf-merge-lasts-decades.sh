#!/usr/bin/env bash
# Guess:  merge() of ctrf, the format's own library, adds the durations of the reports, and takes a start of 0,
#         which its builder writes where no time was given, for "not known".
# Truth:  a merged duration is the latest stop less the earliest start: of a report with times and one of the
#         builder without them it is 56 years, of today's and yesterday's a day. deduplicateTests does
#         nothing for tests without an id, which the builder does not give either.
# Why:    a dashboard of merged shards says that the suite took decades; a check "slower than an hour" is red for
#         ever. Set start and stop of each report, and sum durations of tests yourself.
# Seen:   ctrf 0.3.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . ctrf@0.3.0 >/dev/null

cat > try.mjs <<'JS'
import { isValid, merge, ReportBuilder, TestBuilder } from 'ctrf';

const report = (start) => {
  const test = new TestBuilder().name('opens').status('passed').duration(10).build();
  const built = new ReportBuilder().tool({ name: 'go' }).addTest(test).build();
  if (start) Object.assign(built.results.summary, { start, stop: start + 10 });
  return built;
};
const now = Date.UTC(2026, 0, 1), day = 24 * 60 * 60 * 1000;
const show = (name, merged) => {
  const { tests, duration } = merged.results.summary;
  console.log(`${name}: valid ${isValid(merged)}, tests ${tests}, duration ${duration} ms`);
};
show('one without times', merge([report(now), report()], { deduplicateTests: true }));
show('a day apart', merge([report(now), report(now - day)]));
console.log('built alone:', report().results.summary.start, report().results.summary.duration);
JS
got=$(node try.mjs)
echo "$got"
want='one without times: valid true, tests 2, duration 1767225600010 ms
a day apart: valid true, tests 2, duration 86400010 ms
built alone: 0 10'
[ "$got" = "$want" ] || { echo "changed: reports are merged otherwise" >&2; exit 1; }
