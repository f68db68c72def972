package plain

import (
	"bufio"
	"io"

	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
)

// Tell writes what a step of a run showed, to somebody who does not play it: the choice,
// and the passage behind it. Before is the step before it; nil at the beginning. Columns is
// as [session.Options.Columns].
func Tell(n *phrases.Narrator, before, now *playthrough.Step, out io.Writer, columns func() int) error {
	p := reporter{&session.Session{Narrator: n}, bufio.NewWriter(out), columns}
	if now.Choice != game.NoChoice {
		p.line("")
		p.line("> " + n.Words.Choices[now.Choice])
	}
	p.passage(before, now)
	return p.out.Flush()
}
