#!/usr/bin/env bash
# Guess:  `spin -run` ends above 0 if an assertion is violated, and says so if it could not look at
#         every state.
# Truth:  it ends with 0 both times. Of an assertion that fails behind 20,000 steps it reports "errors: 0",
#         because it looks 10,000 steps deep; "max search depth too small" is one line among forty. With
#         -m50000 the same model has "errors: 1", and the status is 0 again.
# Why:    `spin -run story.pml && publish` publishes all the same, and a long story is "proven" up to its
#         middle. Look for "errors: 0" and for the absence of that line, or for a .trail file.
# Seen:   spin 6.5.2 (Debian 12).
set -euo pipefail
if ! command -v spin >/dev/null || ! command -v cc >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends spin gcc libc6-dev; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > short.pml <<'PML'
active proctype play() { int trust = 1; assert(trust == 2) }
PML
cat > long.pml <<'PML'
int step;
active proctype play() {
	do
	:: step < 20000 -> step++
	:: step == 20000 -> break
	od;
	assert(step != 20000)
}
PML
run() {
	local status=0
	spin -run "$@" >out 2>&1 || status=$?
	echo "$*: $(grep -o 'errors: [0-9]*' out), status $status$(grep -q 'depth too small' out && echo ', depth too small')"
}
got=$(run short.pml; run long.pml; run -m50000 long.pml)
echo "$got"
want='short.pml: errors: 1, status 0
long.pml: errors: 0, status 0, depth too small
-m50000 long.pml: errors: 1, status 0'
[ "$got" = "$want" ] || { echo "changed: spin tells violations otherwise" >&2; exit 1; }
