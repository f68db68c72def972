package screen

import (
	"slices"
	"strings"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/widget"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"
)

// HelpKey shows the keys of any screen that does not take text.
const HelpKey = "?"

// NewHelp shows the keys of a screen, and those that always work.
func NewHelp(c *Context, keys help.KeyMap) Screen {
	return NewKeyList(c, func(l *List) {
		l.Keys(append([]KeyGroup{{l.Phrases.Screens.HelpHere, slices.Concat(keys.FullHelp()...)}}, AlwaysKeys(l.Context)))
	})
}

// NewKeyList shows keys; fill writes them.
func NewKeyList(c *Context, fill func(*List)) Screen {
	compose := func(c *Context, width int) []string {
		l := List{Context: c, Width: min(width, c.Page.Measure)}
		fill(&l)
		return l.Lines
	}
	return &Pager{Keys: NewPagerKeys(c.Phrases, HelpKey), Title: c.Phrases.Screens.Help, Compose: compose}
}

// A KeyGroup is a list of keys under a title.
type KeyGroup struct {
	Title string
	Keys  []key.Binding
}

// AlwaysKeys are the keys that work on every screen.
func AlwaysKeys(c *Context) KeyGroup {
	return KeyGroup{c.Phrases.Screens.HelpAlways, slices.Concat(NewRootKeys(c.Phrases, c.Elsewhere).FullHelp()...)}
}

// rows lists the keys, one row for each. Two keys that belong together share a row:
// up and down, and keys with the same effect.
func (g KeyGroup) rows() []key.Help {
	var rows []key.Help
	for _, b := range g.Keys {
		h, last := b.Help(), len(rows)-1
		twin := last >= 0 && twins[rows[last].Key] == h.Key
		switch same := slices.IndexFunc(rows, func(r key.Help) bool { return r.Desc == h.Desc }); {
		case h.Key == "":
		case same >= 0:
			rows[same].Key += " " + h.Key
		case twin:
			rows[last] = key.Help{Key: rows[last].Key + " " + h.Key, Desc: rows[last].Desc + ", " + h.Desc}
		default:
			rows = append(rows, h)
		}
	}
	return rows
}

// twins are keys that are told of in one row.
var twins = map[string]string{"↑/k": "↓/j", "g": "G"}

// The width of a column of keys at least, and that of the keys themselves.
const (
	keysWidth    = 29
	keyNameWidth = 9
)

// Keys lists groups of keys, in two columns if there is room. Each group goes to the
// shorter column.
func (l *List) Keys(groups []KeyGroup) {
	columns, width := 2, l.Width/2
	if width < keysWidth {
		columns, width = 1, l.Width
	}
	stacks := make([]List, columns)
	for i := range stacks {
		stacks[i] = List{Context: l.Context, Width: width}
	}
	for _, g := range groups {
		shortest := &stacks[0]
		for i := range stacks {
			if len(stacks[i].Lines) < len(shortest.Lines) {
				shortest = &stacks[i]
			}
		}
		shortest.group(g)
	}
	l.beside(stacks)
}

// group lists the keys of a group.
func (l *List) group(g KeyGroup) {
	l.Head(g.Title)
	for _, row := range g.rows() {
		l.KeyRow(row.Key, row.Desc)
	}
}

// KeyRow explains a key or a sign.
func (l *List) KeyRow(name, does string) {
	name = l.Phrases.KeyName(name)
	pad := strings.Repeat(" ", max(1, keyNameWidth-prose.Width(name)))
	room := max(1, l.Width-3-max(keyNameWidth, prose.Width(name)))
	l.Lines = append(l.Lines, "  "+l.Styles.HelpKey.Render(name)+pad+l.Styles.Text.Render(widget.Clip(does, room)))
}

// beside sets stacks of lines side by side.
func (l *List) beside(stacks []List) {
	rows := 0
	for i := range stacks {
		rows = max(rows, len(stacks[i].Lines))
	}
	for row := range rows {
		line := ""
		for i := range stacks {
			if row < len(stacks[i].Lines) {
				line += strings.Repeat(" ", i*stacks[i].Width-lipgloss.Width(line)) + stacks[i].Lines[row]
			}
		}
		l.Lines = append(l.Lines, line)
	}
}
