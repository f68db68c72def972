package host

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"cobalt/game/tui/phrases"
	"cobalt/save/records"
)

// Exit statuses of sessions.
const (
	statusOK     = 0
	statusFailed = 1 // what was asked for could not be done
	statusUsage  = 2 // there is no such command, or its arguments are wrong
)

// The reasons for which a session ends by itself.
var (
	errClosing = errors.New("this host is closing; it will be back")
	errCrowded = errors.New("you have too many sessions open here: close one first")
	errIdle    = errors.New("nobody was there")
	errWhole   = errors.New("the session was too long")
	errGone    = errors.New("the client is gone")
	errBarred  = errors.New("you cannot play on this host")
)

// A visit is one session of a player.
type visit struct {
	ssh.Session
	h       *Host
	person  *records.Person // nil: a guest
	environ environ
	log     *slog.Logger
	ctx     context.Context // ends when the session is to end; its cause says why
	end     context.CancelCauseFunc
	began   time.Time
	active  atomic.Int64 // when something last came, in nanoseconds since it began
	phrases *phrases.Phrases
	json    bool // what is asked for is to be written as JSON
	live    live

	isTerminal bool
	terminal   *terminal
}

// receive serves a session, whatever it asks for.
func (h *Host) receive(s ssh.Session) {
	v := &visit{Session: s, h: h, began: h.o.Clock(), terminal: s.Context().Value(terminalKey{}).(*terminal)}
	pty, _, isTerminal := s.Pty()
	v.isTerminal = isTerminal
	v.terminal.window.open(sizeOf(pty.Window))
	v.environ = environOf(s.Environ(), pty.Term)
	v.ctx, v.end = context.WithCancelCause(s.Context())
	defer v.end(nil)
	defer h.gate.begin(s.Context())()
	v.log = h.o.Log.With("session", s.Context().SessionID()[:8], "address", s.RemoteAddr().String())
	_ = s.Exit(v.serve()) // a client that is gone needs no status
}

// serve serves the session, and returns its status. What breaks, breaks alone.
func (v *visit) serve() (status int) {
	defer func() {
		if broken := recover(); broken != nil {
			v.h.counts.broken.Add(1)
			v.log.Error("a session broke", "panic", broken, "stack", string(debug.Stack()))
			v.complain(errors.New("this session broke, and that is not your doing; what was kept is kept"))
			status = statusFailed
		}
	}()
	if err := v.identify(); err != nil {
		v.complain(err)
		return statusFailed
	}
	if err := v.h.enter(v); err != nil {
		v.complain(err)
		return statusFailed
	}
	defer v.h.leave(v)
	v.h.counts.sessions.Add(1)
	v.log.Info("a session begins")
	status = v.run()
	v.log.Info("a session ends", "status", status, "seconds", int(v.h.o.Clock().Sub(v.began).Seconds()))
	return status
}

// identify finds out who the player is.
func (v *visit) identify() error {
	if key := v.PublicKey(); key != nil {
		person, err := v.h.o.Store.Meet(v.ctx, fingerprint(key))
		if err != nil {
			fault(v.ctx, v.log, "a player could not be looked up", "err", err)
			return &records.UnansweredError{Err: err}
		}
		v.person, v.log = person, v.log.With("person", person.ID)
		if person.Barred {
			return errBarred
		}
	}
	return nil
}

// fingerprint names a key. That of a certificate is the key which it certifies.
func fingerprint(key gossh.PublicKey) string {
	if cert, ok := key.(*gossh.Certificate); ok {
		key = cert.Key
	}
	return gossh.FingerprintSHA256(key)
}

// run runs the command that the session asks for; without one, the game is played.
func (v *visit) run() int {
	words := v.Command()
	if len(words) == 0 {
		words = []string{"play"}
	}
	if asked, ok := wantsHelp(words); ok {
		words = append([]string{"help"}, asked...)
	}
	for _, c := range v.h.commands {
		if args, ok := c.takes(words); ok {
			return v.obey(c, args)
		}
	}
	v.complain(usageError{unknown(words[0])})
	return statusUsage
}

// obey runs a command.
func (v *visit) obey(c *command, args []string) int {
	if c.json {
		args = slices.DeleteFunc(slices.Clone(args), func(arg string) bool {
			v.json = v.json || arg == "--json"
			return arg == "--json"
		})
	}
	switch {
	case len(args) < c.least || len(args) > c.most:
		v.complain(errors.New(v.h.usages(c)))
		return statusUsage
	case c.known && v.person == nil:
		v.complain(errors.New("this needs a key, by which the host knows you again; `ssh-keygen` makes one"))
		return statusFailed
	}
	err := c.run(v, args)
	var usage usageError
	switch {
	case err == nil:
		return statusOK
	case errors.As(err, &usage):
		v.complain(err)
		return statusUsage
	default:
		if err.Error() != "" {
			v.complain(err)
		}
		return statusFailed
	}
}

// complain tells the player of an error.
func (v *visit) complain(err error) { v.say(clean(err.Error())) }

// say tells the player something beside what was asked for. On a terminal it comes in the
// same stream as the screen, because a client may show two streams in any order.
func (v *visit) say(words string) {
	var w io.Writer = v.Session
	if !v.isTerminal {
		w = v.Stderr()
	}
	_, _ = io.WriteString(w, words+"\n") // who is gone hears nothing
}

// clean returns text of whatever source in which no control character is left but the
// newline.
func clean(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = phrases.Clean(lines[i])
	}
	return strings.Join(lines, "\n")
}

// touch notes that something came from the player. Times are told from one another by
// their distance, which stays right when somebody sets the machine's clock.
func (v *visit) touch() { v.active.Store(int64(v.h.o.Clock().Sub(v.began))) }

// look ends the session if it is over.
func (v *visit) look(now time.Time, l *Limits) {
	switch {
	case now.Sub(v.began)-time.Duration(v.active.Load()) > l.Idle:
		v.end(errIdle)
	case now.Sub(v.began) > l.Whole:
		v.end(errWhole)
	}
}

// hang closes the connection, if the player is not gone by themselves soon after the
// session was to end: a client that reads nothing would be waited for without end.
func (v *visit) hang() (stop func()) {
	over := make(chan struct{})
	cancel := context.AfterFunc(v.ctx, func() {
		select {
		case <-over:
		case <-v.h.o.After(lastWords):
			if conn, ok := v.Context().Value(ssh.ContextKeyConn).(*gossh.ServerConn); ok {
				_ = conn.Close() // it is gone in any case
			}
		}
	})
	return func() { cancel(); close(over) }
}

// lastWords is how long a client may take for the end of its session.
const lastWords = 5 * time.Second
