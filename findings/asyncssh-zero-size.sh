#!/usr/bin/env bash
# Guess:  an SSH client library that is asked for a terminal of a type, and no more, asks the server
#         for one of 80 by 24, as paramiko and ssh2 do.
# Truth:  asyncssh asks for one of 0 by 0; with request_pty alone the type is empty as well.
# Why:    a full-screen program behind charm.land/ssh that waits for a size, or divides by it, draws
#         nothing for such a client (bots, monitors, tests). Take 0 for 80x24, and an empty type for dumb.
# Seen:   asyncssh 2.10.1 and paramiko 2.12.0 (Debian 12), charm.land/ssh v0.4.3.
set -euo pipefail
dir=$(mktemp -d); trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$dir"' EXIT; cd "$dir"
/usr/bin/python3 -W ignore -c 'import asyncssh, paramiko' 2>/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-asyncssh python3-paramiko; } >/dev/null
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
	os.WriteFile("port.new", []byte(listener.Addr().String()[strings.LastIndex(listener.Addr().String(), ":")+1:]), 0o600)
	os.Rename("port.new", "port")
	server := &ssh.Server{Handler: func(s ssh.Session) {
		pty, _, asked := s.Pty()
		fmt.Fprintf(s, "terminal=%v type=%q %dx%d", asked, pty.Term, pty.Window.Width, pty.Window.Height)
	}}
	server.AddHostKey(signer)
	server.Serve(listener)
}
GO
cat > try.py <<'PY'
import asyncio, asyncssh, paramiko, sys
port = int(sys.argv[1])
async def main():
    async with asyncssh.connect('127.0.0.1', port, username='a', known_hosts=None, client_keys=None, config=None) as client:
        for options in ({'term_type': 'xterm'}, {'request_pty': 'force'}, {'term_type': 'xterm', 'term_size': (80, 24)}):
            print('asyncssh', options, (await client.run('x', **options)).stdout)
asyncio.run(main())
transport = paramiko.Transport(('127.0.0.1', port))
transport.connect()
transport.auth_none('a')
channel = transport.open_session()
channel.get_pty('xterm')
channel.exec_command('x')
print('paramiko get_pty', channel.makefile().read().decode())
transport.close()
PY
go build -o serve .
./serve & server=$!
for _ in $(seq 600); do [ -s port ] && break; sleep 0.1; done
got=$(/usr/bin/python3 -W ignore try.py "$(cat port)")
echo "$got"
want="asyncssh {'term_type': 'xterm'} terminal=true type=\"xterm\" 0x0
asyncssh {'request_pty': 'force'} terminal=true type=\"\" 0x0
asyncssh {'term_type': 'xterm', 'term_size': (80, 24)} terminal=true type=\"xterm\" 80x24
paramiko get_pty terminal=true type=\"xterm\" 80x24"
[ "$got" = "$want" ] || { echo "changed: a client asks for another terminal" >&2; exit 1; }
