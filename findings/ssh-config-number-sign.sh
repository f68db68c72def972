#!/usr/bin/env bash
# Guess:  the Go parser of ~/.ssh/config gives the values that ssh takes: `ssh -G` prints them.
# Truth:  a command ends at the first "#", be it in quotes: of `LocalCommand echo "room # 5"` it gives
#         `echo "room`, where ssh passes all to the shell, comments too. %h in HostName stays %h, and a
#         quoted value keeps its quotes in SetEnv.
# Why:    a program that lists a user's hosts shows a command that is cut off. Ask ssh -G where it is
#         installed.
# Seen:   github.com/kevinburke/ssh_config v1.6.0, OpenSSH 9.2 (Debian 12).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v ssh >/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends openssh-client; } >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/kevinburke/ssh_config@v1.6.0 2>/dev/null

cat > config <<'CONFIG'
Host attic
  User ana
  HostName %h.example.org
  LocalCommand echo "room # 5"
  SetEnv ROOM="the attic"
CONFIG
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/kevinburke/ssh_config"
)

func main() {
	config, err := ssh_config.Decode(os.Stdin)
	if err != nil {
		panic(err)
	}
	for _, key := range []string{"User", "HostName", "LocalCommand", "SetEnv"} {
		value, err := config.Get("attic", key)
		if err != nil {
			panic(err)
		}
		fmt.Println(value)
	}
}
GO
for key in user hostname localcommand setenv; do ssh -G -F config attic 2>/dev/null | sed -n "s/^$key //p"; done > theirs
got=$(go run . < config | paste -d'|' - theirs)
echo "$got"
want='ana|ana
%h.example.org|attic.example.org
echo "room|echo "room # 5"
ROOM="the attic"|ROOM=the attic'
[ "$got" = "$want" ] || { echo "changed: values are read otherwise" >&2; exit 1; }
