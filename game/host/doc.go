// Package host serves the game to many players over SSH, with nothing installed on their
// side.
//
//	host, err := host.New(host.Options{Store: store, Stories: stories, Keys: keys, …})
//	err = host.Serve(ctx, listener) // until ctx ends, and all players have left
//
// # What it promises
//
// Each session is a program of [tui] or of its plain mode, with its own size, colors,
// language and settings. Nothing that varies is shared. A player is known by a public
// key, which is all that is asked for; who has none plays as a guest, keeps nothing, and
// is told so. Runs are kept at every choice, in a [records.Store].
//
// Every story has a mission of the day, the same for all players, which is proven once and
// kept. A run counts in a table once it was run again. Over HTTP ([Host.ServeWeb]) tables
// are read, and the runs of players who let others read them.
//
// Whatever ends a session, the program is ended first, so that the client's terminal is
// as it was before, and then words say why. A session that breaks ends alone.
//
// # What it refuses
//
// Everything but the game: there is no shell, no subsystem, no port or agent is
// forwarded, no file of the machine is read or written for a player. Connections,
// sessions, channels, sizes and keys a second are limited ([Limits]). Nothing that a
// player typed is logged, or reaches another's terminal uncleaned.
package host
