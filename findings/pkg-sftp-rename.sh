#!/usr/bin/env bash
# Guess:  Rename of pkg/sftp is refused if the new name is taken, as the protocol has it (version 3) and the
#         second call, PosixRename, is there for; and a path is made real with its links followed.
# Truth:  the client asks so, but pkg/sftp's server renames over the file that is there, without an error,
#         and RealPath of a link is the link. OpenSSH's server refuses the one and follows the other.
# Why:    a claim by renaming ("whoever gets the name has the save") is won by two players behind a Go host,
#         and by one behind OpenSSH. Claim by opening with os.O_EXCL, which both servers keep to; its
#         error is os.IsExist at neither.
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

func try(name string, client *sftp.Client) {
	made, err := os.MkdirTemp(".", "home")
	check(err)
	dir, err := filepath.Abs(made)
	check(err)
	check(os.WriteFile(dir+"/mine", []byte("mine"), 0o600))
	check(os.WriteFile(dir+"/claimed", []byte("hers"), 0o600))
	check(os.Symlink("claimed", dir+"/link"))
	err = client.Rename(dir+"/mine", dir+"/claimed")
	text, _ := os.ReadFile(dir + "/claimed")
	real, _ := client.RealPath(dir + "/link")
	fmt.Printf("%s: renamed %v, claimed has %q, the link is %q\n", name, err == nil, text, filepath.Base(real))
	_, err = client.OpenFile(dir+"/claimed", os.O_WRONLY|os.O_CREATE|os.O_EXCL)
	fmt.Printf("%s: opened exclusively %v, os.IsExist %v\n", name, err == nil, os.IsExist(err))
}

func main() {
	here, there := net.Pipe()
	server, err := sftp.NewServer(there)
	check(err)
	go server.Serve()
	client, err := sftp.NewClientPipe(here, here)
	check(err)
	try("pkg/sftp", client)

	command := exec.Command("/usr/lib/openssh/sftp-server")
	in, _ := command.StdinPipe()
	out, _ := command.StdoutPipe()
	check(command.Start())
	client, err = sftp.NewClientPipe(out, in)
	check(err)
	try("OpenSSH", client)
	client.Close()
}
GO
got=$(go run .)
echo "$got"
want='pkg/sftp: renamed true, claimed has "mine", the link is "link"
pkg/sftp: opened exclusively false, os.IsExist false
OpenSSH: renamed false, claimed has "hers", the link is "claimed"
OpenSSH: opened exclusively false, os.IsExist false'
[ "$got" = "$want" ] || { echo "changed: the servers rename otherwise" >&2; exit 1; }
