package client

import (
	"bytes"
	"cmp"
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
	"golang.org/x/crypto/ssh/knownhosts"

	"cobalt/game/diag"
	"cobalt/game/host/board"
)

// defaultPort is the one at which `cobalt serve` listens.
const defaultPort = "2222"

// An address is that of a host.
type address struct{ user, host, port string }

// addressOf reads HOST, HOST:PORT or USER@HOST:PORT.
func (c *Client) addressOf(text string) (a address, err error) {
	a.host, a.user = strings.TrimPrefix(text, "ssh://"), cmp.Or(c.Getenv("USER"), "cobalt")
	if user, host, found := strings.Cut(a.host, "@"); found {
		a.user, a.host = user, host
	}
	if host, port, err := net.SplitHostPort(a.host); err == nil {
		a.host, a.port = host, port
	}
	a.host, a.port = strings.Trim(a.host, "[]"), cmp.Or(a.port, defaultPort)
	if a.host == "" || strings.ContainsAny(a.host, " /\t\n") || strings.HasPrefix(a.host, "-") {
		return a, fmt.Errorf("%q is no host; it is written as HOST, HOST:PORT or https://HOST", text)
	}
	return a, nil
}

// String returns the address as net.Dial takes it.
func (a address) String() string { return net.JoinHostPort(a.host, a.port) }

// command is how ssh is called for this address.
func (a address) command() string { return "ssh -p " + a.port + " " + a.host }

// overSSH asks for a table by a command of the host.
func (c *Client) overSSH(ctx context.Context, host string, q Query) (*board.Table, error) {
	a, err := c.addressOf(host)
	if err != nil {
		return nil, err
	}
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", a.String())
	if err != nil {
		return nil, fmt.Errorf("%s cannot be reached: %w; is `cobalt serve` open there, and at this port?", a, err)
	}
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })() // what waits for it fails
	defer func() { _ = conn.Close() }()
	config, free, err := c.config(ctx, a)
	if err != nil {
		return nil, err
	}
	defer free()
	secure, channels, requests, err := ssh.NewClientConn(conn, a.String(), config)
	if err != nil {
		return nil, a.explain(err)
	}
	client := ssh.NewClient(secure, channels, requests)
	defer func() { _ = client.Close() }()
	return ask(client, a, q)
}

// ask gives the command.
func ask(client *ssh.Client, a address, q Query) (*board.Table, error) {
	s, err := client.NewSession()
	if err != nil {
		return nil, fmt.Errorf("%s opens no session: %w", a, err)
	}
	defer func() { _ = s.Close() }()
	words := []string{"records"}
	if q.Today {
		words = append(words, "today")
	}
	for _, arg := range []string{q.Story, q.Category} {
		if arg != "" {
			words = append(words, arg)
		}
	}
	out, complaint := &limited{most: board.MaxSize + 1}, &limited{most: 1000}
	s.Stdout, s.Stderr = out, complaint
	if err := s.Run(strings.Join(append(words, "--json"), " ")); err != nil {
		if text := oneLine(complaint.String()); text != "" {
			return nil, fmt.Errorf("%s: %s", a, diag.Printable(text))
		}
		return nil, fmt.Errorf("%s has no table: %w; is it a host of cobalt?", a, err)
	}
	t, err := board.Read(&out.Buffer)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", a, err)
	}
	return t, nil
}

// A limited buffer takes so many bytes and no more, without a word.
type limited struct {
	bytes.Buffer
	most int
}

// Write implements [io.Writer].
func (l *limited) Write(p []byte) (int, error) {
	_, err := l.Buffer.Write(p[:min(len(p), l.most-l.Len())])
	return len(p), err
}

// oneLine returns the first line of a text.
func oneLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return line
}

// config returns how a host is spoken to, and a function that lets the agent go.
func (c *Client) config(ctx context.Context, a address) (config *ssh.ClientConfig, free func(), err error) {
	known, err := c.known()
	if err != nil {
		return nil, nil, err
	}
	keys, free := c.keys(ctx)
	config = &ssh.ClientConfig{
		User: a.user, ClientVersion: "SSH-2.0-cobalt", HostKeyCallback: known, HostKeyAlgorithms: algorithms(known, a),
		Auth: []ssh.AuthMethod{
			ssh.PublicKeysCallback(keys),
			ssh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil }), // as a guest
		},
	}
	return config, free, nil
}

// known returns the check of hosts' keys by the files of known hosts. Without any, no
// host is known.
func (c *Client) known() (ssh.HostKeyCallback, error) {
	var files []string
	for _, file := range []string{filepath.Join(c.Home, ".ssh", "known_hosts"), filepath.Join(c.Home, ".ssh", "known_hosts2"), "/etc/ssh/ssh_known_hosts"} {
		if _, err := os.Stat(file); err == nil {
			files = append(files, file)
		}
	}
	check, err := knownhosts.New(files...)
	if err != nil {
		return nil, fmt.Errorf("the hosts that are known cannot be read: %w", err)
	}
	return check, nil
}

// algorithms returns the kinds of keys that are known of a host, so that it shows one of
// them; nil if none is.
func algorithms(known ssh.HostKeyCallback, a address) (kinds []string) {
	other, err := ssh.NewPublicKey(ed25519.PublicKey(make([]byte, ed25519.PublicKeySize)))
	if err != nil {
		return nil
	}
	var unlike *knownhosts.KeyError
	if errors.As(known(a.String(), &net.TCPAddr{}, other), &unlike) {
		for _, k := range unlike.Want {
			kind := k.Key.Type()
			if kind == ssh.KeyAlgoRSA {
				kinds = append(kinds, ssh.KeyAlgoRSASHA512, ssh.KeyAlgoRSASHA256)
				continue
			}
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// explain says why no connection came about, and what to do.
func (a address) explain(err error) error {
	var unlike *knownhosts.KeyError
	var revoked *knownhosts.RevokedError
	switch {
	case errors.As(err, &revoked):
		return fmt.Errorf("the key of %s was revoked: %s line %d", a, diag.Name(revoked.Revoked.Filename), revoked.Revoked.Line)
	case errors.As(err, &unlike) && len(unlike.Want) == 0:
		return fmt.Errorf("%s is not known yet: `%s` shows its key, asks whether it is the right one, and notes it", a, a.command())
	case errors.As(err, &unlike):
		w := unlike.Want[0]
		return fmt.Errorf("%s has another key than %s line %d says; somebody may stand between. If the host was made anew, `ssh-keygen -R %s` forgets the old key",
			a, diag.Name(w.Filename), w.Line, knownhosts.Normalize(a.String()))
	default:
		return fmt.Errorf("%s cannot be asked: %w; is it a host of cobalt?", a, err)
	}
}

// keys returns the player's keys: those of the agent, then those in .ssh that have no
// passphrase. They are looked for once the host asks. An agent has as long as the host to
// answer, because it may ask a person.
func (c *Client) keys(ctx context.Context) (find func() ([]ssh.Signer, error), free func()) {
	var conn net.Conn
	find = func() (all []ssh.Signer, err error) {
		if at := c.Getenv("SSH_AUTH_SOCK"); at != "" && conn == nil {
			if conn, err = new(net.Dialer).DialContext(ctx, "unix", at); err == nil {
				context.AfterFunc(ctx, func() { _ = conn.Close() }) // what waits for it fails
				all, _ = agent.NewClient(conn).Signers()            // a locked agent has none
			}
		}
		for _, name := range []string{"id_ed25519", "id_ecdsa", "id_rsa"} {
			data, err := os.ReadFile(filepath.Join(c.Home, ".ssh", name))
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if key, err := ssh.ParsePrivateKey(data); err == nil {
				all = append(all, key)
			}
		}
		return all, nil
	}
	return find, func() {
		if conn != nil {
			_ = conn.Close() // nothing was written that could be lost
		}
	}
}
