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

// A recent is a list of changes by the last choice to the values in the panel and the
// status line. It is shown there until the next choice.
type recent struct {
	suspicion, trace, clock int                // by how much each went up
	meters                  map[game.Meter]int // likewise, the story's own
	gained                  map[game.Var]bool
	lost                    []string // the names of things not carried any more
}

// recentOf returns the changes by the last step of the run; none at its beginning.
func recentOf(s *session.Session) recent {
	before, now := s.Run.Before(), s.Run.Now()
	if before == nil {
		return recent{}
	}
	was, is := &before.State, &now.State
	r := recent{suspicion: is.Suspicion() - lived(before, now), trace: is.Trace() - was.Trace(), gained: map[game.Var]bool{}, meters: map[game.Meter]int{}}
	for _, m := range s.DossierMeters() {
		r.meters[m] = int(is.Meters[m]) - int(was.Meters[m])
	}
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
func newThings(s *session.Session, r recent) []string {
	var names []string
	for i := range s.Story.Items {
		if r.gained[s.Story.ItemVar(game.ItemID(i))] {
			names = append(names, s.Words.Items[i].Name)
		}
	}
	return names
}

// justCarried names the things that were just gained or lost, if that fits in the
// status line; else it is empty.
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
