package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/settings"
)

// settingsKeys are the keys of the settings.
type settingsKeys struct {
	Up, Down         key.Binding
	Change, Backward key.Binding
	Close            key.Binding

	move key.Binding // Up and Down as one, for the help line
}

func newSettingsKeys(p *Phrases) settingsKeys {
	k := newPlayKeys(p)
	return settingsKeys{
		Up: k.Up, Down: k.Down, move: k.move,
		Change:   bind("→/enter", p.Keys.Change, "right", "enter", "space"),
		Backward: bind("←", p.Keys.ChangeBack, "left"),
		Close:    bind("esc", p.Keys.Close, "esc", "q"),
	}
}

// ShortHelp lists the keys of the help line.
func (k settingsKeys) ShortHelp() []key.Binding {
	return []key.Binding{k.Change, k.Backward, k.move, k.Close}
}

// FullHelp lists all keys, in columns.
func (k settingsKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Up, k.Down, k.Change, k.Backward}, {k.Close}}
}

// A settingsScreen lists what can be decided, and how it is.
type settingsScreen struct {
	keys   settingsKeys
	fields []settings.Field
	cursor int
}

func newSettings(t *Context) screen {
	s := &settingsScreen{keys: newSettingsKeys(t.phrases)}
	for _, f := range settings.Fields() {
		if f.Name == "language" {
			f.Values = languages(t)
		}
		if len(f.Values) > 1 { // one that can only be what it is decides nothing
			s.fields = append(s.fields, f)
		}
	}
	return s
}

// languages lists those that the story can be read in, the original first.
func languages(t *Context) []string {
	f := settings.Find("language")
	tags := []string{f.Of(new(Settings))}
	for _, w := range t.story.Text[1:] {
		tags = append(tags, w.Tag)
	}
	return tags
}

func (s *settingsScreen) arrange(*Context) {}

func (s *settingsScreen) update(t *Context, msg tea.Msg) action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return action{}
	}
	switch {
	case key.Matches(press, s.keys.Close):
		return action{pop: true}
	case key.Matches(press, s.keys.Up):
		s.cursor = max(0, s.cursor-1)
	case key.Matches(press, s.keys.Down):
		s.cursor = min(len(s.fields)-1, s.cursor+1)
	case key.Matches(press, s.keys.Change):
		return s.change(t, 1)
	case key.Matches(press, s.keys.Backward):
		return s.change(t, -1)
	}
	return action{}
}

// change goes to the setting's next value, or the one before, round and round.
func (s *settingsScreen) change(t *Context, by int) action {
	f := &s.fields[s.cursor]
	if by, fixed := t.decisions.Fixed[f.Name]; fixed {
		t.notice = fill(t.phrases.Settings.Fixed, "by", by)
		return action{}
	}
	at := 0
	for i, value := range f.Values {
		if value == f.Of(&t.settings) {
			at = i
		}
	}
	n := len(f.Values)
	return action{cmd: t.decide(f, f.Values[((at+by)%n+n)%n])}
}

// settingsFoot is the rows below the settings: a blank, what the one under the
// cursor is, a rule and the keys.
const settingsFoot = 5

func (s *settingsScreen) view(t *Context) []string {
	width := t.page.width
	lines := append(make([]string, 0, t.page.height),
		t.styles.Title.Render(clip(t.phrases.Settings.Title, width)), ruleWith(&t.styles, "", width))
	above, first, rows := s.place(t)
	lines = append(lines, make([]string, above-len(lines))...)
	for i := first; i < first+rows; i++ {
		lines = append(lines, s.line(t, i, width))
	}
	lines = append(lines, "")
	for i, line := range prose.WrapText(t.phrases.Settings.of(s.fields[s.cursor].Name).About, min(width, t.page.measure)-2) {
		if i < 2 {
			lines = append(lines, "  "+t.styles.About.Render(line))
		}
	}
	lines = append(lines, make([]string, max(0, t.page.height-2-len(lines)))...)
	return append(lines[:max(0, t.page.height-2)], ruleWith(&t.styles, "", width), helpLine(t, s.keys))
}

// place says where the settings are: below how many lines, which is the first in
// view, and how many are.
func (s *settingsScreen) place(t *Context) (above, first, rows int) {
	above = 2
	room := max(1, t.page.height-settingsFoot-above)
	if room > len(s.fields) {
		above, room = above+1, room-1
	}
	rows = min(room, len(s.fields))
	return above, max(0, min(s.cursor-rows/2, len(s.fields)-rows)), rows
}

// settingName is the room for a setting's name.
const settingName = 18

// line draws a setting: its name, all that it can be with what it is marked, and
// what has fixed it, if anything.
func (s *settingsScreen) line(t *Context, i, width int) string {
	f := &s.fields[i]
	cursor, style := "  ", t.styles.Choice
	if i == s.cursor {
		cursor, style = t.styles.Cursor.Render("▸")+" ", t.styles.Chosen
	}
	name := clip(t.phrases.Settings.of(f.Name).Name, settingName-2)
	line := cursor + style.Render(name) + strings.Repeat(" ", settingName-prose.Width(name))
	if by, fixed := t.decisions.Fixed[f.Name]; fixed {
		value := f.Of(&t.settings)
		note := clip(fill(t.phrases.Settings.Fixed, "by", by), width-settingName-6-prose.Width(value))
		return line + t.styles.Locked.Render("× "+value) + "  " + t.styles.Reason.Render(note)
	}
	return line + s.values(t, f, width-settingName-2)
}

// values lists what a setting can be; where there is no room, only what it is.
func (s *settingsScreen) values(t *Context, f *settings.Field, width int) string {
	now := f.Of(&t.settings)
	line, used := "", 0
	for _, value := range f.Values {
		mark, style := "  ", t.styles.Aside
		if value == now {
			mark, style = "• ", t.styles.Item
		}
		line += style.Render(mark+value) + "  "
		used += prose.Width(value) + 4
	}
	if used > width || !slices.Contains(f.Values, now) {
		return t.styles.Item.Render("• " + clip(now, width-2))
	}
	return line
}

func (s *settingsScreen) keyMap(*Context) help.KeyMap { return s.keys }

// click puts the cursor on the setting that was clicked, and changes it if it
// stood there already.
func (s *settingsScreen) click(t *Context, line int) action {
	above, first, rows := s.place(t)
	i := first + line - above
	switch {
	case line < above || line >= above+rows || i >= len(s.fields):
		return action{}
	case i == s.cursor:
		return s.change(t, 1)
	}
	s.cursor = i
	return action{}
}
