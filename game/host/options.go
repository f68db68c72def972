package host

import (
	"io/fs"
	"log/slog"
	"time"

	"golang.org/x/crypto/ssh"

	"cobalt/game"
	"cobalt/game/tui/session"
	"cobalt/save/records"
)

// Options are everything that a host is given.
type Options struct {
	Store   *records.Store
	Stories []*Story     // the first is played if a player names none
	Keys    []ssh.Signer // of the host; at least one
	Clock   func() time.Time
	After   func(time.Duration) <-chan time.Time
	Log     *slog.Logger
	Limits  Limits
	// Greeting is the message of the day, which every player sees first; empty: none.
	Greeting string
}

// A Story is one that is played on a host.
type Story struct {
	*game.Story
	Art fs.FS // its pictures; nil: they are only described
	// Tongue finds the words in the languages that a player's environment asks for.
	Tongue func(getenv func(string) string) session.Tongue
	// Rarity is that of [session.Options]; nil: it is not known.
	Rarity func(d game.Difficulty, ending string) (share float64, known bool)
	// Page makes the page that plays the story in a browser; nil: there is none.
	Page func() ([]byte, error)
}

// Limits keep a host on its feet among strangers. A limit of zero is the one of
// [DefaultLimits].
type Limits struct {
	Connections int           // at a time
	PerAddress  int           // connections at a time of one address
	Strangers   int           // connections at a time in which no session has begun yet
	Sessions    int           // at a time of one key
	Channels    int           // sessions at a time of one connection
	Handshake   time.Duration // until a connection is known, and then until a session begins in it
	Idle        time.Duration // without a key
	Whole       time.Duration // of a session
	Drain       time.Duration // for players to leave when the host ends
	Keys        int           // bytes a second that a player types; more are dropped
}

// DefaultLimits are those of a host that is open to everybody.
var DefaultLimits = Limits{
	Connections: 4000, PerAddress: 64, Strangers: 512, Sessions: 4, Channels: 4,
	Handshake: 20 * time.Second, Idle: 30 * time.Minute, Whole: 12 * time.Hour, Drain: 30 * time.Second,
	Keys: 400,
}

// completed returns the limits, with the default for each that is zero.
func (l Limits) completed() Limits {
	d := &DefaultLimits
	for _, n := range []struct{ own, by *int }{
		{&l.Connections, &d.Connections},
		{&l.PerAddress, &d.PerAddress},
		{&l.Strangers, &d.Strangers},
		{&l.Sessions, &d.Sessions},
		{&l.Channels, &d.Channels},
		{&l.Keys, &d.Keys},
	} {
		if *n.own <= 0 {
			*n.own = *n.by
		}
	}
	for _, t := range []struct{ own, by *time.Duration }{
		{&l.Handshake, &d.Handshake}, {&l.Idle, &d.Idle}, {&l.Whole, &d.Whole}, {&l.Drain, &d.Drain},
	} {
		if *t.own <= 0 {
			*t.own = *t.by
		}
	}
	return l
}
