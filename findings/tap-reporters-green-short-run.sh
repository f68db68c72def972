#!/usr/bin/env bash
# Guess:  a reporter of TAP ends above 0 for a run that is not whole: fewer tests than its plan, "Bail out!", or no
#         output at all; and at 0 for a failure that is marked TODO.
# Truth:  of ten, only faucet does all of it. A run that stops after one of three tests is a success for tap-spec,
#         tap-dot, tap-arc, tap-difflet, tap-nyan and tap-junit, the last two of which succeed whatever is read.
#         A failed subtest is green in tap-spec, "Bail out!" in tap-min, no output at all in five.
# Why:    "go test … | tap-spec" in CI is green when the tests died at the second. Set pipefail, so that the
#         status of the tests counts, and check the plan with tap-parser.
# Seen:   tap-spec 5.0.0, tap-dot 2.0.0, tap-arc 1.3.2, tap-difflet 0.7.2, tap-nyan 1.1.0, tap-junit 5.0.4,
#         tap-min 3.0.0, tap-summary 4.0.0, faucet 0.0.4, tap-parser 18.3.4 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . tap-spec@5.0.0 tap-dot@2.0.0 tap-arc@1.3.2 tap-difflet@0.7.2 \
	tap-nyan@1.1.0 tap-junit@5.0.4 tap-min@3.0.0 tap-summary@4.0.0 faucet@0.0.4 tap-parser@18.3.4 >/dev/null

printf 'TAP version 13\nnot ok 1 - opens\n1..1\n' > failed.tap
printf 'TAP version 13\n1..3\nok 1 - opens\n' > short.tap
printf 'TAP version 13\n1..3\nok 1 - opens\nBail out! No disk.\n' > bail.tap
printf '' > nothing.tap
printf 'TAP version 14\n# Subtest: doors\n    not ok 1 - opens\n    1..1\nnot ok 1 - doors\n1..1\n' > subtest.tap
printf 'TAP version 13\nnot ok 1 - opens # TODO later\n1..1\n' > todo.tap
got=$(for reporter in tap-spec tap-dot tap-arc tap-difflet tap-nyan tap-junit tap-min tap-summary faucet tap-parser; do
	line=$reporter:
	for report in failed short bail nothing subtest todo; do
		if node_modules/.bin/$reporter < $report.tap >/dev/null 2>&1; then line+=" $report=green"; else line+=" $report=red"; fi
	done
	echo "$line"
done)
echo "$got"
want='tap-spec: failed=red short=green bail=green nothing=red subtest=green todo=red
tap-dot: failed=red short=green bail=green nothing=red subtest=red todo=red
tap-arc: failed=red short=green bail=red nothing=green subtest=red todo=green
tap-difflet: failed=red short=green bail=green nothing=green subtest=red todo=red
tap-nyan: failed=green short=green bail=green nothing=green subtest=green todo=green
tap-junit: failed=green short=green bail=green nothing=green subtest=green todo=green
tap-min: failed=red short=red bail=green nothing=red subtest=red todo=green
tap-summary: failed=red short=red bail=red nothing=red subtest=red todo=red
faucet: failed=red short=red bail=red nothing=red subtest=red todo=green
tap-parser: failed=red short=red bail=red nothing=green subtest=red todo=green'
[ "$got" = "$want" ] || { echo "changed: reporters end otherwise" >&2; exit 1; }
