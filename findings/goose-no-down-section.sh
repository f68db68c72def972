#!/usr/bin/env bash
# Guess:  a migration that has no Down section cannot be taken back: Down is an error, and the
#         version stays.
# Truth:  goose takes it for an empty one: Down succeeds, the version sinks, and nothing was undone.
#         The next Up fails, because the table is there already, and no Up succeeds any more.
# Why:    to roll one release back and forward again is the drill of every host; after it the program
#         does not start. Write "-- +goose Down" with a statement that fails, or test each way.
# Seen:   github.com/pressly/goose/v3 v3.30.0, modernc.org/sqlite v1.62.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/pressly/goose/v3@v3.30.0 modernc.org/sqlite@v1.62.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"context"
	"database/sql"
	"fmt"
	"testing/fstest"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite"
)

func main() {
	db, err := sql.Open("sqlite", "file:runs.db")
	if err != nil {
		panic(err)
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, fstest.MapFS{
		"1_run.sql": {Data: []byte("-- +goose Up\nCREATE TABLE run (name TEXT);\n")},
	})
	if err != nil {
		panic(err)
	}
	ctx := context.Background()
	if _, err := p.Up(ctx); err != nil {
		panic(err)
	}
	done, err := p.Down(ctx)
	version, _ := p.GetDBVersion(ctx)
	fmt.Println("Down:", err, "empty:", done.Empty, "version:", version)
	var tables int
	db.QueryRow("SELECT count(*) FROM sqlite_master WHERE name = 'run'").Scan(&tables)
	fmt.Println("tables left:", tables)
	_, err = p.Up(ctx)
	fmt.Println("Up again fails:", err != nil)
}
GO
got=$(go run .)
echo "$got"
want='Down: <nil> empty: true version: 0
tables left: 1
Up again fails: true'
[ "$got" = "$want" ] || { echo "changed: a migration without Down is taken back otherwise" >&2; exit 1; }
