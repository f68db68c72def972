#!/usr/bin/env bash
# Guess:  IdleTimeout of an SSH server closes the connection of a client who types nothing for so long.
# Truth:  charm.land/ssh moves its deadline at every byte of the connection, either way. A client with
#         ServerAliveInterval (it asks keepalive@openssh.com) never idles, nor does one to whom the
#         program writes: a clock or a cursor's blink is enough.
# Why:    a full-screen program with anything that ticks keeps each abandoned session for ever, and a
#         limit on players fills up. Count from the last key pressed, in the program.
# Seen:   charm.land/ssh v0.4.3 (wish.WithIdleTimeout sets the same field).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/ssh@v0.4.3 golang.org/x/crypto@v0.58.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"fmt"
	"net"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

const idle, long, often = 2 * time.Second, 6 * time.Second, 200 * time.Millisecond

var closed = make(chan bool)

// handle waits for the end of the connection, and writes meanwhile if it is asked to tick.
func handle(s ssh.Session) {
	tick := time.NewTicker(often)
	defer tick.Stop()
	late := time.After(long)
	for {
		select {
		case <-s.Context().Done():
			closed <- true
			return
		case <-late:
			closed <- false
			return
		case <-tick.C:
			if s.Command()[0] == "tick" {
				fmt.Fprint(s, ".")
			}
		}
	}
}

// try says whether the server closed a client that sends no input.
func try(address, command string, alive bool) bool {
	client, err := gossh.Dial("tcp", address, &gossh.ClientConfig{User: "ana", HostKeyCallback: gossh.InsecureIgnoreHostKey()})
	if err != nil {
		panic(err)
	}
	defer client.Close()
	session, err := client.NewSession()
	if err != nil {
		panic(err)
	}
	if err := session.Start(command); err != nil {
		panic(err)
	}
	tick := time.NewTicker(often)
	defer tick.Stop()
	for {
		select {
		case was := <-closed:
			return was
		case <-tick.C:
			if alive {
				client.SendRequest("keepalive@openssh.com", true, nil)
			}
		}
	}
}

func main() {
	_, key, _ := ed25519.GenerateKey(rand.Reader)
	signer, _ := gossh.NewSignerFromKey(key)
	server := &ssh.Server{Handler: handle, IdleTimeout: idle}
	server.AddHostKey(signer)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go server.Serve(listener)
	address := listener.Addr().String()
	fmt.Println("silence: closed", try(address, "wait", false))
	fmt.Println("keepalives: closed", try(address, "wait", true))
	fmt.Println("the program writes: closed", try(address, "tick", false))
}
GO
got=$(go run .)
echo "$got"
want='silence: closed true
keepalives: closed false
the program writes: closed false'
[ "$got" = "$want" ] || { echo "changed: idle connections are closed otherwise" >&2; exit 1; }
