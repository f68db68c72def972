#!/usr/bin/env bash
# Guess:  a Go program under wazero sees the clock of the machine, and time.Sleep(10s) takes ten
#         seconds.
# Truth:  by default it begins at 2022-01-01 in each run, and each look at the clock moves it by a
#         millisecond. A sleep returns at once: to the program ten seconds have passed on the
#         monotonic clock and a few milliseconds on the wall. The "random" bytes and the order of a
#         map are the same in each run.
# Why:    good for replaying a run, fatal for dates in saves, for seeds, and for a countdown in real
#         time. WithSysWalltime, WithSysNanotime, WithSysNanosleep and WithRandSource change it.
# Seen:   github.com/tetratelabs/wazero v1.12.0, Go 1.26 (GOOS=wasip1).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/tetratelabs/wazero@v1.12.0 2>/dev/null

mkdir guest
cat > guest/main.go <<'GO'
package main

import (
	"crypto/rand"
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	time.Sleep(10 * time.Second)
	end := time.Now()
	fmt.Println("starts at", start.UTC().Format(time.DateOnly))
	fmt.Println("monotonic clock moved 10 s:", end.Sub(start) >= 10*time.Second)
	fmt.Println("wall clock moved 1 s:", end.Round(0).Sub(start.Round(0)) >= time.Second)
	random := make([]byte, 4)
	rand.Read(random)
	fmt.Printf("random %x\n", random)
}
GO
cat > main.go <<'GO'
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

func main() {
	ctx := context.Background()
	code, _ := os.ReadFile("guest.wasm")
	runtime := wazero.NewRuntime(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, runtime)
	compiled, err := runtime.CompileModule(ctx, code)
	if err != nil {
		panic(err)
	}
	start := time.Now()
	_, err = runtime.InstantiateModule(ctx, compiled, wazero.NewModuleConfig().WithStdout(os.Stdout))
	fmt.Println("error:", err, "\nreally took 5 s:", time.Since(start) > 5*time.Second)
}
GO
GOOS=wasip1 GOARCH=wasm go build -o guest.wasm ./guest
first=$(go run .)
second=$(go run .)
echo "$first"
[ "$first" = "$second" ] || { echo "changed: two runs differ" >&2; exit 1; }
[ "$(grep -v '^random' <<<"$first")" = 'starts at 2022-01-01
monotonic clock moved 10 s: true
wall clock moved 1 s: false
error: <nil> 
really took 5 s: false' ] || { echo "changed: wazero's default clocks behave otherwise" >&2; exit 1; }
