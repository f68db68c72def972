package play

import (
	"slices"
	"strconv"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/session"
	"cobalt/game/tui/widget"
)

// A recent is the changes by the last choice to the values in the panel and the status
// line. They are shown there until the next choice.
type recent struct {
	suspicion, trace, clock int         // by how much each went up
	was, is                 *game.State // before the choice and after it; nil: there was none
}

// recentOf returns the changes by the last step of the run; none at its beginning.
func recentOf(s *session.Session) recent {
	before, now := s.Run.Before(), s.Run.Now()
	if before == nil {
		return recent{}
	}
	was, is := &before.State, &now.State
	r := recent{suspicion: is.Suspicion() - lived(before, now), trace: is.Trace() - was.Trace(), was: was, is: is}
	if s.Story.NodeScene(was.Node) == s.Story.NodeScene(is.Node) && was.Running && is.Running {
		r.clock = int(is.Meters[game.Clock]) - int(was.Meters[game.Clock])
	}
	return r
}

// meter is by how much a meter went up.
func (r *recent) meter(m game.Meter) int {
	if r.was == nil {
		return 0
	}
	return int(r.is.Meters[m]) - int(r.was.Meters[m])
}

// gained reports whether a thing is carried, or a fact known, that was not.
func (r *recent) gained(v game.Var) bool { return r.was != nil && r.is.Has(v) && !r.was.Has(v) }

// lost lists the names of the things that are not carried any more.
func (r *recent) lost(s *session.Session) (names []string) {
	for i := range s.Story.Items {
		if v := s.Story.ItemVar(game.ItemID(i)); r.was != nil && r.was.Has(v) && !r.is.Has(v) {
			names = append(names, s.Words.Items[i].Name)
		}
	}
	return names
}

// shift tells a change of a number by its direction and amount; it is empty if there
// was none.
func shift(by int) string {
	switch {
	case by > 0:
		return "▲" + strconv.Itoa(by)
	case by < 0:
		return "▼" + strconv.Itoa(-by)
	default:
		return ""
	}
}

// withShift draws a text and, behind it, how much its number went up.
func withShift(c *screen.Context, text string, by int) (drawn string, width int) {
	moved := shift(by)
	if moved == "" {
		return text, 0
	}
	style := c.Styles.Change
	if by > 0 {
		style = c.Styles.Worse
	}
	return text + " " + style.Render(moved), 1 + prose.Width(moved)
}

// newThings lists the things that were just gained, in the story's order.
func newThings(s *session.Session, r *recent) []string {
	var names []string
	for i := range s.Story.Items {
		if r.gained(s.Story.ItemVar(game.ItemID(i))) {
			names = append(names, s.Words.Items[i].Name)
		}
	}
	return names
}

// justCarried names the things that were just gained or lost, if that fits in the
// status line; else it is empty.
func justCarried(c *screen.Context, r *recent, width int) string {
	words := ""
	for _, name := range newThings(c.Session, r) {
		words = widget.Spaced(words, "+ "+name)
	}
	for _, name := range slices.Compact(r.lost(c.Session)) {
		words = widget.Spaced(words, "- "+name)
	}
	if prose.Width(words) > width {
		return ""
	}
	return words
}
