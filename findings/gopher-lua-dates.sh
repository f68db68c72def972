#!/usr/bin/env bash
# Guess:  os.date and math.huge are those of Lua 5.1: 1 January is day 1, %j and %U are known, and nothing
#         is greater than math.huge.
# Truth:  1 January is day 0; %j and %U stay in the text as they are, and "%a" is "mon" on a Thursday;
#         math.huge is the greatest finite number, so that 1/0 is greater.
# Why:    "once a day" by the day of the year is a day off from what a tool in Lua has written, each diary
#         page says "mon", and a cost of 1/0 ("no way") is not equal to math.huge, by which one asks for it.
# Seen:   github.com/yuin/gopher-lua v1.1.2, beside Lua 5.1.5 (Debian 12).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v lua5.1 >/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends lua5.1; } >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/yuin/gopher-lua@v1.1.2 2>/dev/null

cat > try.lua <<'LUA'
print(os.date("!*t", 0).yday, os.date("!%a, day %j, week %U", 0), 1/0 > math.huge)
LUA
cat > main.go <<'GO'
package main

import lua "github.com/yuin/gopher-lua"

func main() {
	state := lua.NewState()
	defer state.Close()
	if err := state.DoFile("try.lua"); err != nil {
		panic(err)
	}
}
GO
got=$(go run . && LC_ALL=C lua5.1 try.lua)
echo "$got"
want=$'0\tmon, day %j, week %U\ttrue\n1\tThu, day 001, week 00\tfalse'
[ "$got" = "$want" ] || { echo "changed: dates or math.huge are others" >&2; exit 1; }
