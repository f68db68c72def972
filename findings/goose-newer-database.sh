#!/usr/bin/env bash
# Guess:  a program that meets a database migrated beyond all it knows is told so by an error.
# Truth:  goose's Provider.Up does nothing and returns no error, HasPending is false; only Down fails
#         ("version not found"). The number itself is told by GetDBVersion alone.
# Why:    roll a host back to the release before, and it starts without a word on tables of the newer
#         form, and writes to them. Compare GetDBVersion with the last of ListSources at start.
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

// provider knows the first count migrations.
func provider(db *sql.DB, count int) *goose.Provider {
	files := fstest.MapFS{}
	for i := 1; i <= count; i++ {
		text := fmt.Sprintf("-- +goose Up\nCREATE TABLE t%d (n INT);\n-- +goose Down\nDROP TABLE t%d;\n", i, i)
		files[fmt.Sprintf("%d_t.sql", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, files)
	if err != nil {
		panic(err)
	}
	return p
}

func main() {
	db, err := sql.Open("sqlite", "file:runs.db")
	if err != nil {
		panic(err)
	}
	ctx := context.Background()
	if _, err := provider(db, 3).Up(ctx); err != nil {
		panic(err)
	}
	older := provider(db, 2)
	done, err := older.Up(ctx)
	fmt.Println("Up:", len(done), err)
	pending, err := older.HasPending(ctx)
	fmt.Println("pending:", pending, err)
	version, err := older.GetDBVersion(ctx)
	fmt.Println("version:", version, err)
	_, err = older.Down(ctx)
	fmt.Println("Down fails:", err != nil)
}
GO
got=$(go run .)
echo "$got"
want='Up: 0 <nil>
pending: false <nil>
version: 3 <nil>
Down fails: true'
[ "$got" = "$want" ] || { echo "changed: a newer database is met otherwise" >&2; exit 1; }
