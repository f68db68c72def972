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

// A recent is what the last choice changed of what the panel and the status
// line show. It is shown there until the next one.
type recent struct {
	suspicion, trace, clock int // by how much each went up
	gained                  map[game.Var]bool
	lost                    []string // the names of things not carried any more
}

// recent returns what the step where the run stands has changed; nothing at the
// run's beginning.
func recentOf(s *session.Session) recent {
	before, now := s.Run.Before(), s.Run.Now()
	if before == nil {
		return recent{}
	}
	was, is := &before.State, &now.State
	r := recent{suspicion: is.Suspicion() - was.Suspicion(), trace: is.Trace() - was.Trace(), gained: map[game.Var]bool{}}
	if s.Story.NodeScene(was.Node) == s.Story.NodeScene(is.Node) && was.Running && is.Running {
		r.clock = int(is.Meters[game.Clock]) - int(was.Meters[game.Clock])
	}
	for i := range s.Story.Items {
		v := s.Story.ItemVar(game.ItemID(i))
		switch {
		case is.Has(v) && !was.Has(v):
			r.gained[v] = true
		case was.Has(v) && !is.Has(v):
			r.lost = append(r.lost, s.Words.Items[i].Name)
		}
	}
	for i := range s.Story.Facts {
		v := s.Story.FactVar(game.FactID(i))
		r.gained[v] = is.Has(v) && !was.Has(v)
	}
	return r
}

// shift tells a change of a number by its direction and how much it is; it is
// empty where there was none.
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

// withShift draws a text and, behind it, by how much what it tells went up.
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

// newThings lists what was just gained, in the story's order.
func newThings(s *session.Session, r recent) []string {
	var names []string
	for i := range s.Story.Items {
		if r.gained[s.Story.ItemVar(game.ItemID(i))] {
			names = append(names, s.Words.Items[i].Name)
		}
	}
	return names
}

// justCarried is what the status line says of what was just gained or lost, if
// that fits; else it is empty.
func justCarried(c *screen.Context, r recent, width int) string {
	words := ""
	for _, name := range newThings(c.Session, r) {
		words = widget.Spaced(words, "+ "+name)
	}
	for _, name := range slices.Compact(r.lost) {
		words = widget.Spaced(words, "- "+name)
	}
	if prose.Width(words) > width {
		return ""
	}
	return words
}
