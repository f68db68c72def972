#!/usr/bin/env bash
# Guess:  a Go program built for WASI (GOOS=wasip1) that reads its standard input waits for it, wherever it
#         runs; a pipe in which there is nothing yet is no error.
# Truth:  under Node.js's own WASI it fails at once with "read /dev/stdin: Try again" if nothing has been
#         written yet, and reads what had been written before. The same file waits under wazero.
# Why:    a program that asks and waits works with `echo 1 |` and in every test with a file, and not with a
#         player. Give it its input as a file.
# Seen:   Node.js 20.20.2 (node:wasi), wazero v1.12.0, Go 1.26.8.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/tetratelabs/wazero@v1.12.0 2>/dev/null

mkdir guest host
cat > guest/main.go <<'GO'
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "ready")
	line, err := bufio.NewReader(os.Stdin).ReadString('\n')
	fmt.Printf("read %q, error %v\n", line, err)
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
	config := wazero.NewModuleConfig().WithStdin(os.Stdin).WithStdout(os.Stdout).WithStderr(os.Stderr)
	if _, err := runtime.InstantiateWithConfig(ctx, code, config); err != nil {
		panic(err)
	}
}
GO
cat > host.mjs <<'JS'
import { WASI } from 'node:wasi';
import { readFileSync } from 'node:fs';

const wasi = new WASI({ version: 'preview1' });
const { instance } = await WebAssembly.instantiate(readFileSync('guest.wasm'), wasi.getImportObject());
wasi.start(instance);
JS
GOOS=wasip1 GOARCH=wasm go build -o guest.wasm ./guest
go build -o run ./host

# typed starts a host, and writes a line to it when the program has said that it is ready and begun to read.
typed() {
	mkfifo in said
	"$@" <in 2>said &
	exec 3>in
	read -r _ <said
	for _ in $(seq 50); do kill -0 $! 2>/dev/null || break; sleep 0.1; done
	if kill -0 $! 2>/dev/null; then echo open >&3; fi
	exec 3>&-
	wait $!
	rm in said
}
got=$(
	echo "written before, Node.js: $(echo open | node --no-warnings host.mjs 2>/dev/null)"
	echo "written later, Node.js: $(typed node --no-warnings host.mjs)"
	echo "written later, wazero: $(typed ./run)"
)
echo "$got"
want='written before, Node.js: read "open\n", error <nil>
written later, Node.js: read "", error read /dev/stdin: Try again
written later, wazero: read "open\n", error <nil>'
[ "$got" = "$want" ] || { echo "changed: standard input is read otherwise" >&2; exit 1; }
