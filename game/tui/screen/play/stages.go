package play

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/curtain"
	"cobalt/game/tui/widget"
)

// A Stage is how far somebody has followed the ending of a run.
type Stage uint8

// The stages of an ending.
const (
	Words   Stage = iota // its passage alone
	Curtain              // its page
	Menu                 // its entries
)

// staged reports whether the run has ended, and its ending is followed in stages. A
// race is not, because its clock runs on, nor is a run that is watched.
func (s *Screen) staged(c *screen.Context) (ending game.EndingID, staged bool) {
	ending, ended := s.Shown.State.Ended()
	return ending, ended && !s.Whole && !c.Racing()
}

// lay sets the lines of an ending that is followed in stages.
func (s *Screen) lay(c *screen.Context, set *widget.Typesetter, ending game.EndingID) {
	s.Chooser.Entries = nil
	switch s.Stage {
	case Words:
		parts := c.Passage(c.Run.Before(), s.Shown)
		if picture, ok := curtain.Picture(c); ok { // it hangs on the next page
			parts = slices.DeleteFunc(parts, func(p narration.Part) bool { return p.Text == picture })
		}
		s.show(set, parts)
	case Curtain:
		s.Lines = nil
	case Menu:
		s.Lines = append(endingCard(set, c, ending)[1:], raceCard(set, c)...)
		s.Chooser.Entries = EndingEntries(c)
	}
}

// enter goes on, or back, to a stage of the ending.
func (s *Screen) enter(c *screen.Context, stage Stage) {
	s.Stage, s.Offset = stage, 0
	if stage == Menu {
		s.Chooser = screen.NewChooser(nil)
	}
	s.Arrange(c)
}

// pressEnding handles a key at the words and the page of an ending: those that read or
// choose go on. It reports whether the key is one.
func (s *Screen) pressEnding(c *screen.Context, msg tea.KeyPressMsg) bool {
	if _, staged := s.staged(c); !staged || s.Stage == Menu {
		return false
	}
	on := key.Matches(msg, s.Keys.Take) || key.Matches(msg, s.Keys.Digit) || msg.String() == "space"
	switch {
	case s.Stage == Curtain && (key.Matches(msg, s.Keys.Up) || key.Matches(msg, s.Keys.ReadBack)):
		s.enter(c, Words)
		s.Scroll(c, len(s.Lines))
	case s.Stage == Curtain && (on || key.Matches(msg, s.Keys.Down) || key.Matches(msg, s.Keys.Bottom)):
		s.enter(c, Menu)
	case s.Stage == Curtain:
		return false
	case on && s.unread(c):
		s.Scroll(c, max(1, s.Layout(c).Passage-1))
	case on:
		s.enter(c, Curtain)
	case key.Matches(msg, s.Keys.Up):
		s.Scroll(c, -1)
	case key.Matches(msg, s.Keys.Down):
		s.Scroll(c, 1)
	default:
		return false
	}
	return true
}

// viewEnding draws an ending as far as it is followed: no meter, no panel.
func (s *Screen) viewEnding(c *screen.Context, ending game.EndingID) []string {
	keys := screen.HelpLine(c, s.KeyMap(c))
	if s.Stage == Curtain {
		lines := curtain.Page(c, ending, c.Page.Height-1)
		return append(append(lines, make([]string, c.Page.Height-1-len(lines))...), keys)
	}
	l := s.Layout(c)
	lines := s.passage(make([]string, 1+l.top, c.Page.Height), l.Passage)
	if s.Stage == Menu || s.Offset > 0 || len(s.Lines) > l.Passage {
		lines = append(lines, widget.RuleWith(c.Styles, s.note(c, l.Passage), c.Page.Text))
	}
	lines = append(lines, s.Chooser.View(c.Styles, c.Page.Text, l.choices)...)
	lines = slices.Insert(lines, 0, make([]string, s.lift(c, l))...)
	margin := strings.Repeat(" ", (c.Page.Width-c.Page.Text)/2)
	for i, line := range lines {
		if line != "" {
			lines[i] = margin + line
		}
	}
	lines = lines[:min(len(lines), c.Page.Height-1)]
	return append(append(lines, make([]string, c.Page.Height-1-len(lines))...), keys)
}

// lift is how many rows are left free above an ending that does not fill its page: what
// is shown of it stands above the middle.
func (s *Screen) lift(c *screen.Context, l Layout) int {
	rows := l.top + len(s.Lines)
	if s.Stage == Menu {
		rows = l.top + l.Passage + l.choices
	}
	return max(0, c.Page.Height-2-rows) / 3
}
