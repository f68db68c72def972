#!/usr/bin/env bash
# Guess:  a Go program for WASI that keeps its files by os.OpenRoot, Go's way to stay inside a folder, works
#         wherever its os.ReadFile and os.WriteFile work.
# Truth:  under Node.js's own WASI Root.WriteFile is refused with "Capabilities insufficient", which is not
#         os.IsPermission, in the same folder in which os.WriteFile writes and the Root reads. Chtimes keeps
#         whole seconds only. Under wazero all of it works.
# Why:    a save that is written through a Root, as one should, cannot be written there, and a test with
#         os.WriteFile tells nothing. Try the host with the calls that are used.
# Seen:   Node.js 20.20.2 (node:wasi), wazero v1.12.0, Go 1.26.8.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/tetratelabs/wazero@v1.12.0 2>/dev/null

mkdir guest host saves
cat > guest/main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"time"
)

func main() {
	fmt.Println("  os.WriteFile:", os.WriteFile("/saves/one", []byte("1"), 0o600))
	when := time.Date(2026, 1, 2, 3, 4, 5, 678_000_000, time.UTC)
	os.Chtimes("/saves/one", when, when)
	info, _ := os.Stat("/saves/one")
	fmt.Println("  os.Chtimes:", info.ModTime().UTC().Format("05.000"))
	root, err := os.OpenRoot("/saves")
	fmt.Println("  os.OpenRoot:", err)
	text, err := root.ReadFile("one")
	fmt.Printf("  Root.ReadFile: %q %v\n", text, err)
	err = root.WriteFile("two", []byte("2"), 0o600)
	fmt.Printf("  Root.WriteFile: %v, os.IsPermission %v\n", err, os.IsPermission(err))
	info, err = root.Stat("one")
	fmt.Println("  Root.Stat:", info != nil, err)
	fmt.Println("  Root.Mkdir:", root.Mkdir("more", 0o700))
	fmt.Println("  Root.Remove:", root.Remove("more"))
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
	config := wazero.NewModuleConfig().WithStdout(os.Stdout).
		WithFSConfig(wazero.NewFSConfig().WithDirMount("saves", "/saves"))
	if _, err := runtime.InstantiateWithConfig(ctx, code, config); err != nil {
		panic(err)
	}
}
GO
cat > host.mjs <<'JS'
import { WASI } from 'node:wasi';
import { readFileSync } from 'node:fs';

const wasi = new WASI({ version: 'preview1', preopens: { '/saves': 'saves' } });
const { instance } = await WebAssembly.instantiate(readFileSync('guest.wasm'), wasi.getImportObject());
wasi.start(instance);
JS
GOOS=wasip1 GOARCH=wasm go build -o guest.wasm ./guest
got="wazero:
$(go run ./host)
Node.js:
$(node --no-warnings host.mjs)"
echo "$got"
want='wazero:
  os.WriteFile: <nil>
  os.Chtimes: 05.678
  os.OpenRoot: <nil>
  Root.ReadFile: "1" <nil>
  Root.WriteFile: <nil>, os.IsPermission false
  Root.Stat: true <nil>
  Root.Mkdir: <nil>
  Root.Remove: <nil>
Node.js:
  os.WriteFile: <nil>
  os.Chtimes: 05.000
  os.OpenRoot: <nil>
  Root.ReadFile: "1" <nil>
  Root.WriteFile: openat two: Capabilities insufficient, os.IsPermission false
  Root.Stat: true <nil>
  Root.Mkdir: <nil>
  Root.Remove: <nil>'
[ "$got" = "$want" ] || { echo "changed: files in a Root behave otherwise" >&2; exit 1; }
