#!/usr/bin/env bash
# Guess:  the SARIF multitool's merge keeps what each run says of its own columns, or keeps the runs apart; and
#         validate ends above 0 for a file in which it finds errors.
# Truth:  the runs of one tool become one, which has the columnKind of one of them, now of the first file, now
#         of the second: columns that were UTF-16 units are code points, or the other way round. Validate
#         prints its errors and ends with 0.
# Why:    of two reports, one by an older release that counted otherwise, half are marked beside their words
#         in each line with a sign above U+FFFF. A CI step with validate is green for a file that its own
#         output calls wrong: look for "error SARIF" in it.
# Seen:   @microsoft/sarif-multitool-linux 5.7.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @microsoft/sarif-multitool-linux@5.7.0 >/dev/null
tool=node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
chmod +x "$tool"
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

report() { # kind of columns, message
	cat <<JSON
{"version": "2.1.0", "\$schema": "https://json.schemastore.org/sarif-2.1.0.json", "runs": [{
  "columnKind": "$1",
  "tool": {"driver": {"name": "story", "rules": [{"id": "S1", "shortDescription": {"text": "A dead end."}}]}},
  "results": [{"ruleId": "S1", "ruleIndex": 0, "message": $2, "locations": [{"physicalLocation":
    {"artifactLocation": {"uri": "hall.md"}, "region": {"startLine": 3, "startColumn": 9}}}]}]}]}
JSON
}
report utf16CodeUnits '{"text": "one"}' >units.sarif
report unicodeCodePoints '{"text": "two"}' >points.sarif
report unicodeCodePoints '{"id": "nowhere"}' >wrong.sarif
"$tool" merge units.sarif points.sarif --output-file merged.sarif >/dev/null
merged=$(node -p "const { runs } = JSON.parse(require('node:fs').readFileSync('merged.sarif', 'utf8').replace(/^\uFEFF/, ''));
runs.map((run) => run.columnKind + ' for ' + run.results.map((result) => result.message.text).sort().join(' and ')).join('; ')")
echo "merged: $merged"
status=0
"$tool" validate wrong.sarif >out 2>&1 || status=$?
validated="$({ grep -o 'error SARIF[0-9]*' out || true; } | sort -u), status $status"
echo "validate: $validated"
{ [ "$merged" = "utf16CodeUnits for one and two" ] || [ "$merged" = "unicodeCodePoints for one and two" ]; } &&
  [ "$validated" = "error SARIF1012, status 0" ] ||
  { echo "changed: the multitool merges or ends otherwise" >&2; exit 1; }
