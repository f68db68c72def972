#!/usr/bin/env bash
# Guess:  PuTTY's client for Unix, plink, tells the host $TERM and the language, as ssh of Debian does.
# Truth:  it says "xterm" in whatever terminal it runs, and no variable of the environment, neither
#         LANG nor COLORTERM. The size of the window is right.
# Why:    a host that goes by TERM gives sixteen colors to a terminal with millions, and English to a
#         Spanish player. Let colors and language be chosen in the game, or as words of the command.
# Seen:   putty-tools 0.78 (Debian 12), charm.land/ssh v0.4.3.
set -euo pipefail
dir=$(mktemp -d); trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$dir"' EXIT; cd "$dir"
{ command -v plink && command -v script; } >/dev/null ||
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends putty-tools bsdutils; } >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/ssh@v0.4.3 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"fmt"
	"net"
	"os"
	"strings"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

func main() {
	_, key, _ := ed25519.GenerateKey(rand.Reader)
	signer, _ := gossh.NewSignerFromKey(key)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	address := listener.Addr().String()
	words := gossh.FingerprintSHA256(signer.PublicKey()) + " " + address[strings.LastIndex(address, ":")+1:] + "\n"
	os.WriteFile("door.new", []byte(words), 0o600)
	os.Rename("door.new", "door")
	server := &ssh.Server{Handler: func(s ssh.Session) {
		pty, _, _ := s.Pty()
		fmt.Fprintf(os.Stderr, "TERM %s, %dx%d, environment %q\n", pty.Term, pty.Window.Width, pty.Window.Height, s.Environ())
		s.Exit(0)
	}}
	server.AddHostKey(signer)
	server.Serve(listener)
}
GO
go build -o serve .
./serve 2>told & server=$!
for _ in $(seq 600); do [ -s door ] && break; sleep 0.1; done
read -r fingerprint port <door
export HOME=$dir LANG=es_ES.UTF-8 COLORTERM=truecolor
for terminal in xterm-256color tmux-256color; do
	TERM=$terminal script -qec "stty cols 100 rows 30; plink -ssh -batch -hostkey $fingerprint -P $port ana@127.0.0.1" /dev/null </dev/null >/dev/null
done
got=$(cat told)
echo "$got"
want='TERM xterm, 100x30, environment []
TERM xterm, 100x30, environment []'
[ "$got" = "$want" ] || { echo "changed: plink tells the host something else" >&2; exit 1; }
