package tui

import "charm.land/bubbles/v2/key"

// pagerKeys are the keys of a screen that is read and left.
type pagerKeys struct {
	Up, Down, PageUp, PageDown, Top, Bottom key.Binding
	Close                                   key.Binding

	move key.Binding // Up and Down as one, for the help line
}

// newPagerKeys returns the keys of such a screen; what opened it closes it, too.
func newPagerKeys(p *Phrases, opener ...string) pagerKeys {
	k := &p.Keys
	return pagerKeys{
		Up:       bind("↑/k", k.Up, "up", "k"),
		Down:     bind("↓/j", k.Down, "down", "j"),
		PageUp:   bind("b", k.ReadBack, "b", "pgup", "ctrl+b"),
		PageDown: bind("space", k.ReadOn, "space", "pgdown", "ctrl+f"),
		Top:      bind("g", k.Top, "g", "home"),
		Bottom:   bind("G", k.Bottom, "G", "end"),
		Close:    bind("esc", k.Close, append([]string{"esc", "q", "enter"}, opener...)...),

		move: bind("↑↓", k.Scroll, "up", "down"),
	}
}

// ShortHelp lists the keys of the help line.
func (k pagerKeys) ShortHelp() []key.Binding {
	return []key.Binding{k.move, k.PageDown, k.PageUp, k.Close}
}

// FullHelp lists all keys, in columns.
func (k pagerKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Up, k.Down, k.PageDown, k.PageUp}, {k.Top, k.Bottom, k.Close}}
}
