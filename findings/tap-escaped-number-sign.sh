#!/usr/bin/env bash
# Guess:  a number sign in a test's name is written "\#", as TAP 14 has it, and every reader shows "#"; an
#         escaped "\#todo" is a name, so that the failed test fails.
# Truth:  of five readers two do so. tappy cuts each name at its first "#", escaped or not, and takes
#         "\#todo" for the directive: the failure is forgiven. tap-xunit and Perl's TAP::Parser keep the
#         backslash in the name.
# Why:    "door \#5" is another test in each report, and one whose name happens to hold "#todo" can never
#         fail. Write "no. 5", or leave the sign out.
# Seen:   tappy 3.1, Perl's TAP::Parser 3.44 (Debian 12); tap-xunit 2.4.1, tap-parser 18.3.4, tap-junit 5.0.4
#         (npm).
set -euo pipefail
if ! /usr/bin/python3 -c 'import tap' 2>/dev/null || ! perl -MTAP::Parser -e 1 2>/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-tap perl; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . \
  tap-xunit@2.4.1 tap-parser@18.3.4 tap-junit@5.0.4 >/dev/null

printf '%s\n' 'TAP version 14' '1..2' 'ok 1 - the door \#5 opens' 'not ok 2 - read the list \#todo today' > run.tap
names() { grep -o 'testcase name="[^"]*"' | cut -d'"' -f2 | paste -sd'|'; }
got=$(
	echo "tap-parser: $(node --input-type=module -e '
import { Parser } from "tap-parser";
import { readFileSync } from "node:fs";
const names = [], parser = new Parser();
parser.on("assert", (test) => names.push(test.name + (test.todo ? " (forgiven)" : "")));
parser.end(readFileSync("run.tap", "utf8"));
console.log(names.join("|"));')"
	echo "tap-junit: $(node node_modules/tap-junit/bin/tap-junit < run.tap | names)"
	echo "tap-xunit: $({ node node_modules/tap-xunit/bin/tap-xunit < run.tap || true; } | names)"
	echo "Perl: $(perl -MTAP::Parser -e '
my $parser = TAP::Parser->new({ source => "run.tap" });
my @names;
while (my $result = $parser->next) { push @names, $result->description . ($result->has_todo ? " (forgiven)" : "") if $result->is_test }
print join("|", @names)')"
	echo "tappy: $(/usr/bin/python3 -c '
from tap.parser import Parser
tests = [line for line in Parser().parse_file("run.tap") if line.category == "test"]
print("|".join(t.description.strip() + (" (forgiven)" if t.todo else "") for t in tests))' 2>/dev/null | tail -n 1)"
)
echo "$got"
want='tap-parser: the door #5 opens|read the list #todo today
tap-junit: the door #5 opens|read the list #todo today
tap-xunit: #1 the door \#5 opens|#2 read the list \#todo today
Perl: - the door \#5 opens|- read the list \#todo today
tappy: - the door \|- read the list \ (forgiven)'
[ "$got" = "$want" ] || { echo "changed: the names are read otherwise" >&2; exit 1; }
