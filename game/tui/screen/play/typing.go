package play

import (
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/settings"
)

// How fast voices are typed, in columns a second.
const (
	slowTyping = 40
	fastTyping = 240
)

// A typing is the voices of a passage coming in, for a player who wants it so. All that
// is told between them, or was out of view, is there at once.
type typing struct {
	speed int           // in columns a second; 0: nothing is typed
	spent time.Duration // since it began
	fold  int           // the first line that was out of view
	total int           // how many columns are typed
}

// typingOf begins to type the voices in view.
func (s *Screen) typingOf(c *screen.Context) typing {
	t := typing{fold: s.Offset + s.Layout(c).Passage}
	switch c.Settings.Text {
	case settings.Slow:
		t.speed = slowTyping
	case settings.Fast:
		t.speed = fastTyping
	case settings.Instant:
		return typing{}
	}
	for i := range min(t.fold, len(s.Lines)) {
		if s.said[i] {
			t.total += prose.StyledWidth(s.Lines[i])
		}
	}
	return t
}

// columns is how much is typed.
func (t *typing) columns() int { return int(t.spent * time.Duration(t.speed) / time.Second) }

func (t *typing) on() bool { return t.columns() < t.total }

func (t *typing) move(by time.Duration) { t.spent += by }

// typeIn cuts the lines in view, which begin with line number from, to the part that is
// typed.
func (s *Screen) typeIn(view []string, from int) {
	t := &s.motion.typing
	if !t.on() {
		return
	}
	left := t.columns()
	for i := range min(from, t.fold) {
		if s.said[i] {
			left -= prose.StyledWidth(s.Lines[i])
		}
	}
	for i, line := range view {
		if at := from + i; at >= t.fold || !s.said[at] {
			continue
		}
		width := prose.StyledWidth(line)
		switch {
		case left <= 0:
			view[i] = ""
		case left < width:
			view[i] = strings.TrimRight(ansi.Truncate(line, left, ""), " ")
		}
		left -= width
	}
}
