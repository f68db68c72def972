#!/usr/bin/env bash
# Guess:  a time.Time written to a column declared DATETIME comes back as the same time, is sorted by
#         time, and is read by SQLite's own date functions.
# Truth:  modernc.org/sqlite stores the text of Time.String. For a time with a bare offset, as
#         time.Parse makes from "...+01:00", that is "... +0100 +0100", which the driver itself
#         cannot scan back. datetime() of it is NULL, and ORDER BY sorts the local hours.
# Why:    records read from JSON are such times. All goes well while everything is UTC; the first
#         row from elsewhere breaks the list that holds it. Write t.UTC(), or set _time_format.
# Seen:   modernc.org/sqlite v1.62.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get modernc.org/sqlite@v1.62.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"database/sql"
	"fmt"
	"time"

	_ "modernc.org/sqlite"
)

func main() {
	db, err := sql.Open("sqlite", "file:runs.db")
	if err != nil {
		panic(err)
	}
	defer db.Close()
	db.Exec("CREATE TABLE run (name TEXT, at DATETIME)")
	add := func(name, at string) {
		t, err := time.Parse(time.RFC3339, at)
		if err != nil {
			panic(err)
		}
		if _, err := db.Exec("INSERT INTO run VALUES (?, ?)", name, t); err != nil {
			panic(err)
		}
	}
	add("first", "2026-03-01T10:00:00+02:00") // 08:00 UTC
	add("second", "2026-03-01T09:00:00Z")
	for _, name := range []string{"first", "second"} {
		var at time.Time
		var read sql.NullString
		scan := db.QueryRow("SELECT at FROM run WHERE name = ?", name).Scan(&at)
		db.QueryRow("SELECT datetime(at) FROM run WHERE name = ?", name).Scan(&read)
		fmt.Println(name, "scanned:", scan == nil, "datetime() reads it:", read.Valid)
	}
	var earliest string
	db.QueryRow("SELECT name FROM run ORDER BY at LIMIT 1").Scan(&earliest)
	fmt.Println("earliest:", earliest)
}
GO
got=$(go run .)
echo "$got"
want='first scanned: false datetime() reads it: false
second scanned: true datetime() reads it: false
earliest: second'
[ "$got" = "$want" ] || { echo "changed: the driver keeps times otherwise" >&2; exit 1; }
