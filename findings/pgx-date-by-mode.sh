#!/usr/bin/env bash
# Guess:  one query with one time.Time writes one value, whichever way pgx sends it; the modes differ
#         in speed and in what a connection pooler bears.
# Truth:  half past midnight on March 1 at +01:00 is the date 2026-03-01 and the timestamp 00:30 in
#         the default mode, but 2026-02-28 and 23:30 in the modes "exec" and "simple_protocol",
#         because these guess timestamptz, and PostgreSQL converts to the session's zone.
# Why:    the daily run of a player, or a host's log, changes its day when somebody puts PgBouncer
#         between and switches the mode, as is advised. Pass UTC, or text.
# Seen:   github.com/jackc/pgx/v5 v5.12.0, PostgreSQL 15 (Debian 12).
set -euo pipefail
dir=$(mktemp -d); bin=/usr/lib/postgresql/15/bin
as() { if [ "$(id -u)" = 0 ]; then runuser -u nobody -- "$@"; else "$@"; fi; } # the server refuses root
trap 'as "$bin/pg_ctl" -D "$dir/db/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$dir"' EXIT; cd "$dir"
[ -x "$bin/initdb" ] || { apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql-15; } >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/jackc/pgx/v5@v5.12.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/jackc/pgx/v5"
)

func main() {
	at := time.Date(2026, 3, 1, 0, 30, 0, 0, time.FixedZone("", 3600))
	for _, mode := range []string{"cache_statement", "exec", "simple_protocol"} {
		conn, err := pgx.Connect(context.Background(), os.Args[1]+" default_query_exec_mode="+mode)
		if err != nil {
			panic(err)
		}
		var date, timestamp string
		err = conn.QueryRow(context.Background(), "SELECT $1::date::text, $2::timestamp::text", at, at).Scan(&date, &timestamp)
		fmt.Println(mode, date, timestamp, err)
	}
}
GO
go build -o try .
chmod 755 "$dir"; mkdir db; [ "$(id -u)" != 0 ] || chown nobody db
as "$bin/initdb" -D db/data -A trust -N -U demo >/dev/null
as "$bin/pg_ctl" -D db/data -w -o "-c listen_addresses= -c timezone=UTC -k $dir/db" -l db/log start >/dev/null
got=$(./try "host=$dir/db user=demo dbname=postgres")
echo "$got"
want='cache_statement 2026-03-01 2026-03-01 00:30:00 <nil>
exec 2026-02-28 2026-02-28 23:30:00 <nil>
simple_protocol 2026-02-28 2026-02-28 23:30:00 <nil>'
[ "$got" = "$want" ] || { echo "changed: the modes of pgx write other dates" >&2; exit 1; }
