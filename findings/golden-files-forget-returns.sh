#!/usr/bin/env bash
# Guess:  a test against a stored output passes for this output, and fails for other bytes.
# Truth:  go-snaps reads its file without carriage returns: an output with CRLF never matches what was
#         stored of it, and the same lines with LF do. gotest.tools' golden passes for both. goldie tells
#         them apart, and all three see a blank at the end of a line.
# Why:    a program that has put the terminal in raw mode needs CRLF; without it each line begins where
#         the last one ended. One tool wants just that, the other does not see it. Store strconv.Quote of
#         the output.
# Seen:   github.com/gkampitakis/go-snaps v0.5.25, gotest.tools/v3 v3.5.2, github.com/sebdah/goldie/v2
#         v2.8.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/gkampitakis/go-snaps@v0.5.25 gotest.tools/v3@v3.5.2 github.com/sebdah/goldie/v2@v2.8.0 2>/dev/null

mkdir snaps gotest goldie
cat > snaps/try_test.go <<'GO'
package try

import (
	"os"
	"testing"

	"github.com/gkampitakis/go-snaps/snaps"
)

func Test(t *testing.T) { snaps.MatchSnapshot(t, os.Getenv("OUTPUT")) }
GO
cat > gotest/try_test.go <<'GO'
package try

import (
	"os"
	"testing"

	"gotest.tools/v3/golden"
)

func Test(t *testing.T) { golden.Assert(t, os.Getenv("OUTPUT"), "stored") }
GO
cat > goldie/try_test.go <<'GO'
package try

import (
	"os"
	"testing"

	"github.com/sebdah/goldie/v2"
)

func Test(t *testing.T) { goldie.New(t).Assert(t, "stored", []byte(os.Getenv("OUTPUT"))) }
GO
with() { if (cd "$1" && CI=true OUTPUT=$2 go test . -count=1 >/dev/null 2>&1); then printf ' passes'; else printf ' fails'; fi; }
lf=$'hall\nattic\n' crlf=$'hall\r\nattic\r\n'
(cd snaps && env -u CI UPDATE_SNAPS=true OUTPUT="$crlf" go test . >/dev/null)
mkdir gotest/testdata goldie/testdata
for p in gotest goldie; do (cd $p && OUTPUT=$crlf go test . -update >/dev/null); done
got=$(for p in snaps gotest goldie; do
  printf '%s:' $p; with $p "$crlf"; with $p "$lf"; with $p $'hall\r\nattic \r\n'; echo
done)
echo "$got"
want='snaps: fails passes fails
gotest: passes passes fails
goldie: passes fails fails'
[ "$got" = "$want" ] || { echo "changed: returns are compared otherwise" >&2; exit 1; }
