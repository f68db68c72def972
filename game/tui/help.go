package tui

import (
	"slices"
	"strings"

	"cobalt/game/narration/prose"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"
)

// helpLine shows the keys that work now, as many as fit, or what the program has
// to say. What closes a screen stands at the end, and is there before all else.
func helpLine(t *Context, keys help.KeyMap) string {
	notice := t.notice
	if notice == "" {
		notice = t.unsaved
	}
	if notice != "" {
		return t.styles.Notice.Render(clip("! "+notice, t.page.width))
	}
	var parts []string
	for _, b := range fitting(keys.ShortHelp(), t.page.width) {
		parts = append(parts, t.styles.HelpKey.Render(b.Help().Key)+" "+t.styles.HelpText.Render(b.Help().Desc))
	}
	return strings.Join(parts, "  ")
}

// fitting returns those of some bindings that work and fit in a line, in their
// order: first the two that get a stuck player on, then the others from the
// first on.
func fitting(bindings []key.Binding, width int) []key.Binding {
	fits := make([]bool, len(bindings))
	for _, urgent := range []bool{true, false} {
		for i, b := range bindings {
			w := prose.Width(b.Help().Key) + 1 + prose.Width(b.Help().Desc) + 2
			if b.Enabled() && isUrgent(b) == urgent && w-2 <= width {
				fits[i] = true
				width -= w
			}
		}
	}
	var those []key.Binding
	for i, b := range bindings {
		if fits[i] {
			those = append(those, b)
		}
	}
	return those
}

// isUrgent reports whether a binding is one that somebody needs who does not
// know what to do: it leaves, or shows the keys.
func isUrgent(b key.Binding) bool { return slices.Contains([]string{"?", "esc", "q"}, b.Help().Key) }

// helpKey shows the keys of any screen that does not take text.
const helpKey = "?"

// wantsHelp reports whether a key press is to show the keys of the screen on
// top, which knows nothing of it.
func (m *Model) wantsHelp(pressed string) bool {
	if _, types := m.top().(paster); types || pressed != helpKey {
		return false
	}
	for _, group := range m.top().keyMap(m.ctx).FullHelp() {
		for _, b := range group {
			if slices.Contains(b.Keys(), helpKey) {
				return false
			}
		}
	}
	return true
}

// newHelp shows the keys of a screen, and those that always work.
func newHelp(t *Context, keys help.KeyMap) screen {
	return newKeyList(t, func(l *list) {
		l.keys(append([]keyGroup{{l.phrases.Screens.HelpHere, slices.Concat(keys.FullHelp()...)}}, alwaysKeys(l.phrases)))
	})
}

// newPlayHelp shows the keys of the play screen, and the signs on it.
func newPlayHelp(t *Context, keys playKeys) screen {
	keys = keys.useful(t)
	return newKeyList(t, func(l *list) {
		p, always := &l.phrases.Screens, alwaysKeys(l.phrases)
		groups := keys.FullHelp()
		l.keys([]keyGroup{
			{p.HelpChoose, groups[0]},
			{p.HelpRun, slices.Concat(groups[3], always.keys)},
			{p.HelpLookUp, groups[2]},
			{p.HelpRead, groups[1]},
		})
		l.signs()
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

// signs says what the signs before choices, and behind figures, mean.
func (l *list) signs() {
	p := &l.phrases.Past
	l.head(p.Signs)
	for _, sign := range [][2]string{
		{signCursor, p.SignCursor}, {signLocked, p.SignLocked}, {signTaken, p.SignTaken}, {"+ - ▲ ▼", p.SignRecent},
	} {
		l.keyRow(sign[0], sign[1])
	}
}
