#!/usr/bin/env bash
# Guess:  a Go program for WASI (GOOS=wasip1) whose host gives it no folder finds no file: os.IsNotExist, or
#         os.IsPermission, is true of the error, and what is optional is left out.
# Truth:  each call says "Bad file number", which is neither, of a file, of a folder and of os.Stat; Getwd is ""
#         without an error. With a folder that is empty it is "No such file or directory".
# Why:    a program that reads settings "if there are any" ends with an error instead, and only on hosts that
#         give it nothing, which is the default of wazero and of `jco run`. Take EBADF for not there as well.
# Seen:   Go 1.26.8, wazero v1.12.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/tetratelabs/wazero@v1.12.0 2>/dev/null

mkdir guest host empty
cat > guest/main.go <<'GO'
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

func main() {
	folder, err := os.Getwd()
	fmt.Printf("  folder %q, error %v\n", folder, err)
	_, file := os.ReadFile("settings.yaml")
	_, list := os.ReadDir("/")
	_, stat := os.Stat("/settings.yaml")
	for _, err := range []error{file, list, stat} {
		fmt.Printf("  %v: not there %v, forbidden %v, EBADF %v\n", err, errors.Is(err, fs.ErrNotExist),
			errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EBADF))
	}
}
GO
cat > host/main.go <<'GO'
package main

import (
	"context"
	"fmt"
	"os"

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
	config := wazero.NewModuleConfig().WithStdout(os.Stdout)
	fmt.Println("no folder")
	runtime.InstantiateModule(ctx, compiled, config)
	fmt.Println("an empty folder")
	runtime.InstantiateModule(ctx, compiled, config.WithFSConfig(wazero.NewFSConfig().WithDirMount("empty", "/")))
}
GO
GOOS=wasip1 GOARCH=wasm go build -o guest.wasm ./guest
got=$(go run ./host)
echo "$got"
want='no folder
  folder "", error <nil>
  open settings.yaml: Bad file number: not there false, forbidden false, EBADF true
  open /: Bad file number: not there false, forbidden false, EBADF true
  stat /settings.yaml: Bad file number: not there false, forbidden false, EBADF true
an empty folder
  folder "/", error <nil>
  open settings.yaml: No such file or directory: not there true, forbidden false, EBADF false
  <nil>: not there false, forbidden false, EBADF false
  stat /settings.yaml: No such file or directory: not there true, forbidden false, EBADF false'
[ "$got" = "$want" ] || { echo "changed: a file that cannot be reached is told otherwise" >&2; exit 1; }
