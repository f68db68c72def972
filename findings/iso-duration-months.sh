#!/usr/bin/env bash
# Guess:  a time.Duration is a number of seconds, and written in hours and days, which every reader takes
#         for the same time: 31 days are P31D.
# Truth:  Format makes months of 730 hours and years of 365 days of it: 31 days are P1MT14H, 90 days
#         P2M4W1DT4H. Read back by the same package they are exact; a reader with a calendar adds real
#         months, and from 1 November it ends ten hours early, or four hours late.
# Why:    up to four weeks all is well, so a test with hours and days passes, and a deadline that goes to
#         a page as text moves when it is a month away. Write hours: "PT744H".
# Seen:   github.com/sosodev/duration v1.4.0, luxon 3.7.2 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . luxon@3.7.2 >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/sosodev/duration@v1.4.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"time"

	"github.com/sosodev/duration"
)

func main() {
	for _, days := range []int{30, 31, 90, 400} {
		written := duration.Format(time.Duration(days) * 24 * time.Hour)
		read, err := duration.Parse(written)
		if err != nil {
			panic(err)
		}
		fmt.Println(days, written, read.ToTimeDuration().Hours()/24)
	}
}
GO
cat > main.js <<'JS'
const { DateTime, Duration } = require('luxon');
for (const line of require('fs').readFileSync(0, 'utf8').trim().split('\n')) {
  const [days, written, read] = line.split(' ');
  const start = DateTime.fromISO('2026-11-01T00:00:00Z', { zone: 'utc' });
  const end = start.plus(Duration.fromISO(written));
  console.log(`${days} days: ${written}, in Go ${read}, with a calendar ${end.diff(start, 'hours').hours / 24}`);
}
JS
got=$(go run . | node main.js)
echo "$got"
want='30 days: P4W2D, in Go 30, with a calendar 30
31 days: P1MT14H, in Go 31, with a calendar 30.583333333333332
90 days: P2M4W1DT4H, in Go 90, with a calendar 90.16666666666667
400 days: P1Y1M4DT14H, in Go 400, with a calendar 399.5833333333333'
[ "$got" = "$want" ] || { echo "changed: durations are written otherwise" >&2; exit 1; }
