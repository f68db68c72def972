#!/usr/bin/env bash
# Guess:  wish's Bubble Tea middleware ends the program when the player's session is closed.
# Truth:  it waits for the session's Context, and that is the connection's: a session closed while its
#         connection stays leaves the program running, ticks and all, until the connection goes.
# Why:    with ControlMaster in their configuration, players open each session over one connection:
#         whoever closes a window goes on "playing" and holds the lock of the save, so that the next
#         `ssh` is refused. End the program when reading from the session ends.
# Seen:   charm.land/wish/v2 v2.0.5, charm.land/bubbletea/v2 v2.1.1, charm.land/ssh v0.4.3.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/wish/v2@v2.0.5 charm.land/ssh@v0.4.3 charm.land/bubbletea/v2@v2.1.1 golang.org/x/crypto@v0.58.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"fmt"
	"net"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	"charm.land/wish/v2/bubbletea"
	gossh "golang.org/x/crypto/ssh"
)

var ticks atomic.Int64

type tick struct{}

type model struct{}

func again() tea.Cmd { return tea.Tick(50*time.Millisecond, func(time.Time) tea.Msg { return tick{} }) }

func (m model) Init() tea.Cmd { return again() }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tick); ok {
		ticks.Add(1)
		return m, again()
	}
	return m, nil
}

func (m model) View() tea.View { return tea.NewView("A screen") }

func main() {
	_, key, _ := ed25519.GenerateKey(rand.Reader)
	signer, _ := gossh.NewSignerFromKey(key)
	ended := make(chan bool, 1)
	program := bubbletea.Middleware(func(ssh.Session) (tea.Model, []tea.ProgramOption) { return model{}, nil })
	server := &ssh.Server{Handler: program(func(ssh.Session) { ended <- true })}
	ssh.EmulatePty()(server)
	server.AddHostKey(signer)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go server.Serve(listener)
	client, err := gossh.Dial("tcp", listener.Addr().String(), &gossh.ClientConfig{User: "ana", HostKeyCallback: gossh.InsecureIgnoreHostKey()})
	if err != nil {
		panic(err)
	}
	session, err := client.NewSession()
	if err != nil {
		panic(err)
	}
	session.RequestPty("xterm-256color", 24, 80, nil)
	if err := session.Shell(); err != nil {
		panic(err)
	}
	for ticks.Load() == 0 {
		time.Sleep(20 * time.Millisecond)
	}
	session.Close()
	time.Sleep(time.Second)
	before := ticks.Load()
	select {
	case <-ended:
		fmt.Println("the program ended with its session")
	case <-time.After(3 * time.Second):
		fmt.Println("session closed: the program goes on, ticking:", ticks.Load() > before)
		client.Close()
		<-ended
		fmt.Println("connection closed: the program ended")
	}
}
GO
got=$(timeout 120 go run .)
echo "$got"
want='session closed: the program goes on, ticking: true
connection closed: the program ended'
[ "$got" = "$want" ] || { echo "changed: the program ends otherwise" >&2; exit 1; }
