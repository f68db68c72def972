#!/usr/bin/env bash
# Guess:  a session that ends without an exit status (the program was killed, the host closed the
#         channel) ends each SSH client with a status above 0, as OpenSSH's 255.
# Truth:  dropbear's client ends with 0: a run that was cut off looks like one that went well. A
#         status that is sent it passes on.
# Why:    "ssh host play && next" goes on after a crash on every small system (routers, initramfs).
#         A host must send a status on every way out, its own shutdown and timeouts included.
# Seen:   dropbear-bin 2022.83, openssh-client 9.2p1 (Debian 12), charm.land/ssh v0.4.3.
set -euo pipefail
dir=$(mktemp -d); trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$dir"' EXIT; cd "$dir"
{ command -v dbclient && command -v ssh; } >/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends dropbear-bin openssh-client; } >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/ssh@v0.4.3 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"crypto/ed25519"
	"crypto/rand"
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
	os.WriteFile("port.new", []byte(listener.Addr().String()[strings.LastIndex(listener.Addr().String(), ":")+1:]), 0o600)
	os.Rename("port.new", "port")
	server := &ssh.Server{Handler: func(s ssh.Session) {
		if s.RawCommand() == "status" {
			s.Exit(3)
			return
		}
		s.Close() // the channel ends, and no status was sent
	}}
	server.AddHostKey(signer)
	server.Serve(listener)
}
GO
go build -o serve .
./serve & server=$!
for _ in $(seq 600); do [ -s port ] && break; sleep 0.1; done
port=$(cat port)
export HOME=$dir
run() { local status=0; "$@" </dev/null >/dev/null 2>&1 || status=$?; echo "$status"; }
for command in status close; do
  small=$(run dbclient -y -y -p "$port" a@127.0.0.1 "$command")
  open=$(run ssh -F none -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -p "$port" a@127.0.0.1 "$command")
  echo "$command: dropbear $small, OpenSSH $open"
done | tee seen
grep -q '^status: dropbear 3, OpenSSH 3$' seen || { echo "changed: a status that is sent is not passed on" >&2; exit 1; }
grep -q '^close: dropbear 0, OpenSSH 255$' seen || { echo "changed: a client ends otherwise without a status" >&2; exit 1; }
