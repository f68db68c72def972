#!/usr/bin/env bash
# Guess:  a report made from "go test -json" has the tests that its events name: each printed line stands there
#         with the test that printed it, so that no text can be taken for a test.
# Truth:  go-junit-report, with -parser gojson too, reads the printed lines alone. A test that prints
#         "--- FAIL: Ghost" adds a failed test of that name, one that prints "=== RUN" a test without a result.
#         What the true test says after it, its error included, is moved out of it, to the end of the suite.
# Why:    whoever tests a program that prints test results (a runner, a log reader, a transcript) gets a red
#         report of a green run. gotestsum goes by the events.
# Seen:   github.com/jstemmer/go-junit-report/v2 v2.1.0, gotest.tools/gotestsum v1.13.0, Go 1.26.8.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
mkdir bin
GOBIN=$PWD/bin go install github.com/jstemmer/go-junit-report/v2@v2.1.0 2>/dev/null
GOBIN=$PWD/bin go install gotest.tools/gotestsum@v1.13.0 2>/dev/null

cat > try_test.go <<'GO'
package try

import (
	"fmt"
	"testing"
)

func TestGreen(t *testing.T) {
	fmt.Println("=== RUN   Pending")
	fmt.Println("--- FAIL: Ghost (0.00s)")
}

func TestRed(t *testing.T) {
	fmt.Println("--- PASS: Other (0.00s)")
	t.Error("the door is shut")
}
GO
go test -json . > run.json || true
bin/go-junit-report -parser gojson -in run.json > report.xml
bin/gotestsum --raw-command --format none --junitfile sum.xml cat run.json >/dev/null 2>&1 || true
cat > look.py <<'PY'
import sys
from xml.etree import ElementTree
for name in sys.argv[1:]:
    cases = []
    for case in ElementTree.parse(name).iter("testcase"):
        state = [child.tag for child in case if child.tag in ("failure", "error")]
        told = "door" in "".join(case.itertext())
        cases.append(f'{case.get("name")} {state[0] if state else "passed"}{", with its error" if told else ""}')
    print(f"{name}: {'; '.join(cases)}")
PY
got=$(python3 look.py report.xml sum.xml)
echo "$got"
want='report.xml: TestGreen passed; Pending error; Ghost failure; TestRed failure; Other passed
sum.xml: TestRed failure, with its error; TestGreen passed'
[ "$got" = "$want" ] || { echo "changed: printed lines are read otherwise" >&2; exit 1; }
