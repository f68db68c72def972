#!/usr/bin/env bash
# Guess:  a file opened over SFTP with os.O_APPEND gets new text at its end, as the same call of package os
#         and the protocol's flag (SSH_FXF_APPEND) have it.
# Truth:  between pkg/sftp's client and pkg/sftp's server the new text is written over the beginning:
#         "one", "two" and an appended "NEW" are "NEW", "two". No error, and the count is right. With
#         OpenSSH's server the same client appends.
# Why:    a journal of runs that is kept over SFTP loses its oldest lines one by one, and only where the host
#         is a Go program, as in its tests. Seek to the end before the first write.
# Seen:   github.com/pkg/sftp v1.13.12 (client and server), OpenSSH 9.2p1 (Debian 12).
set -euo pipefail
if [ ! -x /usr/lib/openssh/sftp-server ]; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends openssh-sftp-server; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/pkg/sftp@v1.13.12 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/pkg/sftp"
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func try(name string, client *sftp.Client, seek bool) {
	dir, err := os.MkdirTemp(".", "home")
	check(err)
	path, err := filepath.Abs(filepath.Join(dir, "journal"))
	check(err)
	check(os.WriteFile(path, []byte("one\ntwo\n"), 0o600))
	file, err := client.OpenFile(path, os.O_WRONLY|os.O_APPEND)
	check(err)
	if seek {
		_, err = file.Seek(0, io.SeekEnd)
		check(err)
	}
	n, err := file.Write([]byte("NEW\n"))
	check(file.Close())
	text, _ := os.ReadFile(path)
	fmt.Printf("%s: wrote %d, error %v, file %q\n", name, n, err, text)
}

func main() {
	here, there := net.Pipe()
	server, err := sftp.NewServer(there)
	check(err)
	go server.Serve()
	client, err := sftp.NewClientPipe(here, here)
	check(err)
	try("pkg/sftp", client, false)
	try("pkg/sftp, at the end", client, true)

	command := exec.Command("/usr/lib/openssh/sftp-server")
	in, _ := command.StdinPipe()
	out, _ := command.StdoutPipe()
	check(command.Start())
	client, err = sftp.NewClientPipe(out, in)
	check(err)
	try("OpenSSH", client, false)
	client.Close()
}
GO
got=$(go run .)
echo "$got"
want='pkg/sftp: wrote 4, error <nil>, file "NEW\ntwo\n"
pkg/sftp, at the end: wrote 4, error <nil>, file "one\ntwo\nNEW\n"
OpenSSH: wrote 4, error <nil>, file "one\ntwo\nNEW\n"'
[ "$got" = "$want" ] || { echo "changed: appending over SFTP behaves otherwise" >&2; exit 1; }
