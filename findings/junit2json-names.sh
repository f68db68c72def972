#!/usr/bin/env bash
# Guess:  junit2json keeps the name of a test case, an attribute of text, as text.
# Truth:  what looks like a number becomes one: "007" is 7, "1.10" is 1.1, "0x10" is 0 and "1e3" is 1.
# Why:    runs named by number lose their zeros, two cases may fall into one, and name.startsWith
#         throws for the first case that is called 1984.
# Seen:   junit2json 4.0.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . junit2json@4.0.0 >/dev/null 2>&1

cat > try.mjs <<'JS'
import { parse } from 'junit2json';
for (const name of ['dock', '007', '1.10', '0x10', '1e3']) {
  const suite = await parse(`<testsuite name="s"><testcase name="${name}"/></testsuite>`);
  console.log(name, JSON.stringify(suite.testcase[0].name));
}
JS
got=$(node try.mjs)
echo "$got"
want='dock "dock"
007 7
1.10 1.1
0x10 0
1e3 1'
[ "$got" = "$want" ] || { echo "changed: junit2json reads names otherwise" >&2; exit 1; }
