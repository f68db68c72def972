#!/usr/bin/env bash
# Guess:  a Go program built for WASI (GOOS=wasip1) that was given TZ, and has time/tzdata in it, shows local
#         times in that zone, as the same program does built for the machine.
# Truth:  time.Local is UTC whatever TZ says, under each host. LoadLocation of the same name works.
# Why:    "the mission of today" begins at midnight in Greenwich for the players in a page or a sandbox, and
#         times in the list of saves are hours off, named "Local" and without an error. Set time.Local to
#         what LoadLocation gives for TZ first.
# Seen:   Go 1.26.8, under wazero v1.12.0 and Node.js 20.20.2 (node:wasi).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/tetratelabs/wazero@v1.12.0 2>/dev/null

mkdir guest host
cat > guest/main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"time"
	_ "time/tzdata"
)

func main() {
	noon := time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC)
	zone, err := time.LoadLocation(os.Getenv("TZ"))
	fmt.Printf("TZ=%s: %s is %s; loaded by name %s, error %v\n", os.Getenv("TZ"), noon.Local().Location(),
		noon.Local().Format("15:04 MST"), noon.In(zone).Format("15:04 MST"), err)
}
GO
cat > host/main.go <<'GO'
package main

import (
	"context"
	"os"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

func main() {
	ctx := context.Background()
	code, _ := os.ReadFile("guest.wasm")
	runtime := wazero.NewRuntime(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, runtime)
	config := wazero.NewModuleConfig().WithStdout(os.Stdout).WithEnv("TZ", "Asia/Tokyo")
	if _, err := runtime.InstantiateWithConfig(ctx, code, config); err != nil {
		panic(err)
	}
}
GO
cat > host.mjs <<'JS'
import { WASI } from 'node:wasi';
import { readFileSync } from 'node:fs';

const wasi = new WASI({ version: 'preview1', env: { TZ: 'Asia/Tokyo' } });
const { instance } = await WebAssembly.instantiate(readFileSync('guest.wasm'), wasi.getImportObject());
wasi.start(instance);
JS
GOOS=wasip1 GOARCH=wasm go build -o guest.wasm ./guest
got="the machine: $(TZ=Asia/Tokyo go run ./guest)
wazero: $(go run ./host)
Node.js: $(node --no-warnings host.mjs)"
echo "$got"
want='the machine: TZ=Asia/Tokyo: Asia/Tokyo is 21:00 JST; loaded by name 21:00 JST, error <nil>
wazero: TZ=Asia/Tokyo: Local is 12:00 UTC; loaded by name 21:00 JST, error <nil>
Node.js: TZ=Asia/Tokyo: Local is 12:00 UTC; loaded by name 21:00 JST, error <nil>'
[ "$got" = "$want" ] || { echo "changed: the zone is found otherwise" >&2; exit 1; }
