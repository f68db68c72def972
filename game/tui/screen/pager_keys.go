package screen

import (
	"charm.land/bubbles/v2/key"

	"cobalt/game/tui/phrases"
)

// PagerKeys are the keys of a screen that is read and left.
type PagerKeys struct {
	Up, Down, PageUp, PageDown, Top, Bottom key.Binding
	Close                                   key.Binding
	Find, Next, Previous                    key.Binding

	move key.Binding // Up and Down as one, for the help line
}

// NewPagerKeys returns the keys of such a screen. The keys that open it close it,
// too.
func NewPagerKeys(p *phrases.Phrases, opener ...string) PagerKeys {
	k, search := &p.Keys, newSearchKeys(p)
	return PagerKeys{
		Up:       Bind("↑/k", k.Up, "up", "k"),
		Down:     Bind("↓/j", k.Down, "down", "j"),
		PageUp:   Bind("b", k.ReadBack, "b", "pgup", "ctrl+b"),
		PageDown: Bind("space", k.ReadOn, "space", "pgdown", "ctrl+f"),
		Top:      Bind("g", k.Top, "g", "home"),
		Bottom:   Bind("G", k.Bottom, "G", "end"),
		Close:    Bind("esc", k.Close, append([]string{"esc", "q", "enter"}, opener...)...),

		Find: search.Find, Next: search.Next, Previous: search.Previous,

		move: MoveKey(k.Scroll),
	}
}

// ShortHelp lists the keys of the help line.
func (k PagerKeys) ShortHelp() []key.Binding {
	return []key.Binding{k.move, k.PageDown, k.PageUp, k.Find, k.Close}
}

// FullHelp lists all keys, in columns.
func (k PagerKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Up, k.Down, k.PageDown, k.PageUp}, {k.Top, k.Bottom, k.Find, k.Next, k.Previous, k.Close}}
}
