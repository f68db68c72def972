package front

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/settings"
	"cobalt/game/tui/widget"
)

// SettingsKeys are the keys of the settings.
type SettingsKeys struct {
	Up, Down         key.Binding
	Change, Backward key.Binding
	Close            key.Binding

	move key.Binding // Up and Down as one, for the help line
}

// NewSettingsKeys returns the keys of the settings.
func NewSettingsKeys(p *phrases.Phrases) SettingsKeys {
	k := screen.NewMenuKeys(p)
	return SettingsKeys{
		Up: k.Up, Down: k.Down, move: screen.MoveKey(p.Keys.Move),
		Change:   screen.Bind("→/enter", p.Keys.Change, "right", "enter", "space"),
		Backward: screen.Bind("←", p.Keys.ChangeBack, "left"),
		Close:    screen.Bind("esc", p.Keys.Close, "esc", "q"),
	}
}

// ShortHelp lists the keys of the help line.
func (k SettingsKeys) ShortHelp() []key.Binding {
	return []key.Binding{k.Change, k.move, k.Backward, k.Close}
}

// FullHelp lists all keys, in columns.
func (k SettingsKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Up, k.Down, k.Change, k.Backward}, {k.Close}}
}

// A Settings lists the settings and their values.
type Settings struct {
	keys   SettingsKeys
	Fields []settings.Field
	Cursor int

	pointed int // the number of the setting under the mouse, from 1; 0: none is
}

func newSettings(c *screen.Context) screen.Screen {
	s := &Settings{keys: NewSettingsKeys(c.Phrases)}
	for _, f := range settings.Fields() {
		if f.Name == "language" {
			f.Values = languages(c)
		}
		if f.Name == "difficulty" && !c.Story.HasSuspicion() {
			continue // it would make no difference
		}
		if len(f.Values) > 1 { // with one value there is nothing to decide
			s.Fields = append(s.Fields, f)
		}
	}
	return s
}

// Rekey names the keys in the language that was chosen.
func (s *Settings) Rekey(c *screen.Context) { s.keys = NewSettingsKeys(c.Phrases) }

// languages lists those that the story can be read in, behind the system's and the
// original. If it can be read in no other, there is nothing to decide.
func languages(c *screen.Context) []string {
	tags := []string{settings.Find("language").Of(new(settings.Settings)), settings.OriginalLanguage}
	for _, w := range c.Story.Text[1:] {
		tags = append(tags, w.Tag)
	}
	if len(c.Story.Text) == 1 {
		return tags[:1]
	}
	return tags
}

func (s *Settings) Arrange(*screen.Context) {}

func (s *Settings) Update(c *screen.Context, msg tea.Msg) screen.Action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return screen.Action{}
	}
	switch {
	case key.Matches(press, s.keys.Close):
		return screen.Action{Pop: true}
	case key.Matches(press, s.keys.Up):
		s.Cursor = max(0, s.Cursor-1)
	case key.Matches(press, s.keys.Down):
		s.Cursor = min(len(s.Fields)-1, s.Cursor+1)
	case key.Matches(press, s.keys.Change):
		return s.change(c, 1)
	case key.Matches(press, s.keys.Backward):
		return s.change(c, -1)
	}
	return screen.Action{}
}

// change goes to the setting's next value, or the one before, round and round.
func (s *Settings) change(c *screen.Context, by int) screen.Action {
	f := &s.Fields[s.Cursor]
	if by, fixed := c.Decisions.Fixed[f.Name]; fixed {
		c.Notice = phrases.Fill(c.Phrases.Settings.Fixed, "by", by)
		return screen.Action{}
	}
	at := 0
	for i, value := range f.Values {
		if value == f.Of(&c.Settings) {
			at = i
		}
	}
	n := len(f.Values)
	return screen.Action{Cmd: c.Decide(f, f.Values[((at+by)%n+n)%n])}
}

// settingsFoot is the rows below the settings: a blank, the description of the one
// under the cursor, a rule and the keys.
const settingsFoot = 5

func (s *Settings) View(c *screen.Context) []string {
	width := c.Page.Width
	lines := append(make([]string, 0, c.Page.Height),
		c.Styles.Title.Render(widget.Clip(c.Phrases.Settings.Title, width)), widget.RuleWith(c.Styles, "", width))
	above, first, rows := s.place(c)
	lines = append(lines, make([]string, above-len(lines))...)
	for i := first; i < first+rows; i++ {
		lines = append(lines, s.line(c, i, width))
	}
	lines = append(lines, "")
	about := phrases.Fill(c.Phrases.Settings.Of(s.Fields[s.Cursor].Name).About, "command", c.FullScreen())
	for i, line := range prose.WrapText(about, min(width, c.Page.Measure)-2) {
		if i < 2 {
			lines = append(lines, "  "+c.Styles.About.Render(line))
		}
	}
	lines = append(lines, make([]string, max(0, c.Page.Height-2-len(lines)))...)
	return append(lines[:max(0, c.Page.Height-2)], widget.RuleWith(c.Styles, "", width), screen.HelpLine(c, s.keys))
}

// place says below how many lines the settings stand, which is the first in view, and
// how many are.
func (s *Settings) place(c *screen.Context) (above, first, rows int) {
	above = 2
	room := max(1, c.Page.Height-settingsFoot-above)
	if room > len(s.Fields) {
		above, room = above+1, room-1
	}
	rows = min(room, len(s.Fields))
	return above, max(0, min(s.Cursor-rows/2, len(s.Fields)-rows)), rows
}

// settingName is the room for a setting's name.
const settingName = 18

// line draws a setting: its name, its possible values with the present one marked,
// and the flag or variable that fixed it, if any.
func (s *Settings) line(c *screen.Context, i, width int) string {
	f := &s.Fields[i]
	cursor, style := "  ", c.Styles.Choice
	if i == s.Cursor {
		cursor, style = c.Styles.Cursor.Render("▸")+" ", c.Styles.Chosen
	}
	if i+1 == s.pointed {
		style = style.Underlined()
	}
	name := widget.Clip(c.Phrases.Settings.Of(f.Name).Name, settingName-2)
	line := cursor + style.Render(name) + strings.Repeat(" ", settingName-prose.Width(name))
	if by, fixed := c.Decisions.Fixed[f.Name]; fixed {
		value := c.Phrases.Settings.Value(f.Of(&c.Settings))
		note := widget.Clip(phrases.Fill(c.Phrases.Settings.Fixed, "by", by), width-settingName-6-prose.Width(value))
		return line + c.Styles.Locked.Render("× "+value) + "  " + c.Styles.Reason.Render(note)
	}
	return line + s.values(c, f, width-settingName-2)
}

// values lists the possible values of a setting, or only the present one if there is
// no room.
func (s *Settings) values(c *screen.Context, f *settings.Field, width int) string {
	now := f.Of(&c.Settings)
	line, used := "", 0
	for _, value := range f.Values {
		mark, style := "  ", c.Styles.Aside
		if value == now {
			mark, style = "• ", c.Styles.Item
		}
		word := c.Phrases.Settings.Value(value)
		line += style.Render(mark+word) + "  "
		used += prose.Width(word) + 4
	}
	if used > width || !slices.Contains(f.Values, now) {
		return c.Styles.Item.Render("• " + widget.Clip(c.Phrases.Settings.Value(now), width-2))
	}
	return line
}

func (s *Settings) KeyMap(*screen.Context) help.KeyMap { return s.keys }

// Click puts the cursor on the setting that was clicked, and changes it if it
// stood there already.
func (s *Settings) Click(c *screen.Context, line int) screen.Action {
	switch i := s.hit(c, line); i {
	case -1:
		return screen.Action{}
	case s.Cursor:
		return s.change(c, 1)
	default:
		s.Cursor = i
		return screen.Action{}
	}
}

func (s *Settings) Point(c *screen.Context, line int) { s.pointed = s.hit(c, line) + 1 }

// hit returns the setting on a line of the page, or -1.
func (s *Settings) hit(c *screen.Context, line int) int {
	above, first, rows := s.place(c)
	if i := first + line - above; line >= above && line < above+rows && i < len(s.Fields) {
		return i
	}
	return -1
}
