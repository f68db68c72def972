#!/usr/bin/env bash
# Guess:  charm's log, used as a handler of log/slog, writes groups as slog's own handlers do: nested objects in
#         JSON, dotted keys (player.name=ann) in logfmt; and a level between two has a name, such as INFO+2.
# Truth:  WithGroup becomes the field "prefix", and its attributes stand at the top, where those of two groups
#         cannot be told apart. In logfmt a group is one value in Go's notation, player="[name=ann room=7]". A
#         level between two is not written at all. Only slog.Group in JSON is nested as it should be.
# Why:    a program that changes its handler for nicer lines keeps its JSON valid, and each query or alarm that
#         asks for player.name, or for a level, finds nothing. Write JSON by slog's own handler.
# Seen:   charm.land/log/v2 v2.0.1 (September 2026), beside log/slog of Go 1.26.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/log/v2@v2.0.1 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"

	"charm.land/log/v2"
)

func show(name string, handler slog.Handler) {
	fmt.Printf("%s:\n", name)
	logger := slog.New(handler)
	logger.Info("enter", slog.Group("player", "name", "ann", "room", 7))
	logger.WithGroup("player").Info("enter", "name", "ann")
	logger.Log(context.Background(), slog.Level(2), "notice")
}

func main() {
	options := &slog.HandlerOptions{ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		if len(groups) == 0 && a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}}
	show("slog, JSON", slog.NewJSONHandler(os.Stdout, options))
	show("charm, JSON", log.NewWithOptions(os.Stdout, log.Options{Formatter: log.JSONFormatter}))
	show("slog, text", slog.NewTextHandler(os.Stdout, options))
	show("charm, logfmt", log.NewWithOptions(os.Stdout, log.Options{Formatter: log.LogfmtFormatter}))
}
GO
got=$(go run .)
echo "$got"
want='slog, JSON:
{"level":"INFO","msg":"enter","player":{"name":"ann","room":7}}
{"level":"INFO","msg":"enter","player":{"name":"ann"}}
{"level":"INFO+2","msg":"notice"}
charm, JSON:
{"level":"info","msg":"enter","player":{"name":"ann","room":7}}
{"level":"info","prefix":"player","msg":"enter","name":"ann"}
{"msg":"notice"}
slog, text:
level=INFO msg=enter player.name=ann player.room=7
level=INFO msg=enter player.name=ann
level=INFO+2 msg=notice
charm, logfmt:
level=info msg=enter player="[name=ann room=7]"
level=info prefix=player msg=enter name=ann
msg=notice'
[ "$got" = "$want" ] || { echo "changed: groups and levels are written otherwise" >&2; exit 1; }
