#!/usr/bin/env bash
# Guess:  Session.Command() of a Go SSH server gives the words of the command, or an error, or none,
#         if the quotes in it do not match.
# Truth:  gliderlabs/ssh and charm.land/ssh swallow the error of the word splitter and keep what it had:
#         from  choose don't run  they make two words,  choose  and  dont run.
# Why:    a player's words arrive over "ssh host choose ..." without the apostrophe, and everything
#         behind it as one word. RawCommand() has the text whole; split that yourself.
# Seen:   github.com/gliderlabs/ssh v0.3.8, charm.land/ssh v0.4.3.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/ssh@v0.4.3 github.com/gliderlabs/ssh@v0.3.8 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"fmt"
	"io"
	"net"

	charm "charm.land/ssh"
	glider "github.com/gliderlabs/ssh"
	"golang.org/x/crypto/ssh"
)

func answer(serve func(net.Listener) error, command string) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	defer listener.Close()
	go serve(listener)
	client, err := ssh.Dial("tcp", listener.Addr().String(), &ssh.ClientConfig{User: "a", HostKeyCallback: ssh.InsecureIgnoreHostKey()})
	if err != nil {
		panic(err)
	}
	defer client.Close()
	session, err := client.NewSession()
	if err != nil {
		panic(err)
	}
	out, err := session.Output(command)
	return fmt.Sprintf("%s error=%v", out, err)
}

func main() {
	_, key, _ := ed25519.GenerateKey(rand.Reader)
	signer, _ := ssh.NewSignerFromKey(key)
	one := &charm.Server{Handler: func(s charm.Session) { io.WriteString(s, fmt.Sprintf("%q raw %q", s.Command(), s.RawCommand())) }}
	two := &glider.Server{Handler: func(s glider.Session) { io.WriteString(s, fmt.Sprintf("%q raw %q", s.Command(), s.RawCommand())) }}
	one.AddHostKey(signer)
	two.AddHostKey(signer)
	fmt.Println("charm     ", answer(one.Serve, "choose don't run"))
	fmt.Println("gliderlabs", answer(two.Serve, "choose don't run"))
}
GO
got=$(go run .)
echo "$got"
want='charm      ["choose" "dont run"] raw "choose don'\''t run" error=<nil>
gliderlabs ["choose" "dont run"] raw "choose don'\''t run" error=<nil>'
[ "$got" = "$want" ] || { echo "changed: the words are split otherwise" >&2; exit 1; }
