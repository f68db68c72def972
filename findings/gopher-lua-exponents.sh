#!/usr/bin/env bash
# Guess:  tonumber reads what tostring writes, as in Lua 5.1, and "1e2" as the literal 1e2.
# Truth:  a text with an exponent and no point is nil: "1e2", and what tostring makes of 1e100 or 0.00001.
#         With a point ("2.5e3") it is read, and so it is in arithmetic: "1e2" + 0 is 100.
# Why:    a save that is written and read by Lua works until one number is a power of ten, small or
#         large, and then the value is missing. Add 0 instead.
# Seen:   github.com/yuin/gopher-lua v1.1.2, beside Lua 5.1.5 (Debian 12).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v lua5.1 >/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends lua5.1; } >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/yuin/gopher-lua@v1.1.2 2>/dev/null

cat > try.lua <<'LUA'
print(tonumber("1e2"), "1e2" + 0, tonumber("2.5e3"), tonumber(tostring(1e100)), tonumber(tostring(0.00001)))
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
got=$(go run . && lua5.1 try.lua)
echo "$got"
want=$'nil\t100\t2500\tnil\tnil\n100\t100\t2500\t1e+100\t1e-05'
[ "$got" = "$want" ] || { echo "changed: tonumber reads other texts" >&2; exit 1; }
