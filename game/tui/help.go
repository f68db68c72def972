package tui

import (
	"slices"
	"strings"

	"cobalt/game/narration/prose"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"
)

// helpKey shows the keys of any screen that does not take text.
const helpKey = "?"

// newHelp shows the keys of a screen, and those that always work.
func newHelp(t *Context, keys help.KeyMap) screen {
	return newKeyList(t, func(l *list) {
		l.keys(append([]keyGroup{{l.phrases.Screens.HelpHere, slices.Concat(keys.FullHelp()...)}}, alwaysKeys(l.phrases)))
	})
}

func newKeyList(t *Context, fill func(*list)) screen {
	compose := func(t *Context, width int) []string {
		l := list{Context: t, width: min(width, t.page.measure)}
		fill(&l)
		return l.lines
	}
	return &pager{keys: newPagerKeys(t.phrases, helpKey), title: t.phrases.Screens.Help, compose: compose}
}

// A keyGroup is what some keys do, under a title.
type keyGroup struct {
	title string
	keys  []key.Binding
}

func alwaysKeys(p *Phrases) keyGroup {
	return keyGroup{p.Screens.HelpAlways, slices.Concat(newRootKeys(p).FullHelp()...)}
}

// rows lists what the keys do, one row for each, and one for two that are at
// home together: up and down, and those that do the same.
func (g keyGroup) rows() []key.Help {
	var rows []key.Help
	for _, b := range g.keys {
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

// keys lists what keys do, in two columns where there is room: a group goes to
// the one that is shorter.
func (l *list) keys(groups []keyGroup) {
	columns, width := 2, l.width/2
	if width < keysWidth {
		columns, width = 1, l.width
	}
	stacks := make([]list, columns)
	for i := range stacks {
		stacks[i] = list{Context: l.Context, width: width}
	}
	for _, g := range groups {
		shortest := &stacks[0]
		for i := range stacks {
			if len(stacks[i].lines) < len(shortest.lines) {
				shortest = &stacks[i]
			}
		}
		shortest.group(g)
	}
	l.beside(stacks)
}

// group lists what the keys of a group do.
func (l *list) group(g keyGroup) {
	l.head(g.title)
	for _, row := range g.rows() {
		l.keyRow(row.Key, row.Desc)
	}
}

// keyRow says what a key does, or a sign means.
func (l *list) keyRow(name, does string) {
	pad := strings.Repeat(" ", max(1, keyNameWidth-prose.Width(name)))
	room := max(1, l.width-3-max(keyNameWidth, prose.Width(name)))
	l.lines = append(l.lines, "  "+l.styles.HelpKey.Render(name)+pad+l.styles.Text.Render(clip(does, room)))
}

// beside sets stacks of lines side by side.
func (l *list) beside(stacks []list) {
	rows := 0
	for i := range stacks {
		rows = max(rows, len(stacks[i].lines))
	}
	for row := range rows {
		line := ""
		for i := range stacks {
			if row < len(stacks[i].lines) {
				line += strings.Repeat(" ", i*stacks[i].width-lipgloss.Width(line)) + stacks[i].lines[row]
			}
		}
		l.lines = append(l.lines, line)
	}
}
