#!/usr/bin/env bash
# Guess:  what Shopify's Lua has, it has as Lua; what it lacks (gsub, match, os.date) is nil and an error.
# Truth:  os.time of a date in 2026 is in the year 126. string.find is there, and takes each pattern for
#         plain text: it finds nothing. error with a table gives a text instead of the table.
# Why:    these three are silent: a timer that ended 1,900 years ago, a word that is never found, and a
#         handler that looks for error.code in a string. Compute times in Go, and look for plain text.
# Seen:   github.com/Shopify/go-lua of 2025-07-18, beside Lua 5.1.5 (Debian 12).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v lua5.1 >/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends lua5.1; } >/dev/null
export GOFLAGS=-mod=mod TZ=UTC
go mod init try 2>/dev/null
go get github.com/Shopify/go-lua@v0.0.0-20250718183320-1e37f32ad7d0 2>/dev/null

cat > try.lua <<'LUA'
local _, value = pcall(error, { code = 7 })
print(os.time({ year = 2026, month = 1, day = 1, hour = 0 }), string.find("room 12", "room", 1, true),
  string.find("room 12", "%d+"), type(value))
LUA
cat > main.go <<'GO'
package main

import "github.com/Shopify/go-lua"

func main() {
	state := lua.NewState()
	lua.OpenLibraries(state)
	if err := lua.DoFile(state, "try.lua"); err != nil {
		panic(err)
	}
}
GO
got=$({ echo "go-lua: $(go run .)"; echo "Lua: $(lua5.1 try.lua)"; } | tr '\t' ' ')
echo "$got"
want='go-lua: -58193683200 1 nil string
Lua: 1767225600 1 6 table'
[ "$got" = "$want" ] || { echo "changed: go-lua gives something else" >&2; exit 1; }
