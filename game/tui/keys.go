package tui

import (
	"charm.land/bubbles/v2/key"
)

// bind makes a binding: what the help shows for the keys, what they do, and
// the keys themselves.
func bind(shown, does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, does))
}

// rootKeys work on every screen.
type rootKeys struct {
	Quit, Redraw, Suspend key.Binding
	Leave                 key.Binding // where the window is too small for a screen's own keys
}

func newRootKeys(p *Phrases) rootKeys {
	return rootKeys{
		Quit:    bind("ctrl+c", p.Keys.Quit, "ctrl+c"),
		Redraw:  bind("ctrl+l", p.Keys.Redraw, "ctrl+l"),
		Suspend: bind("ctrl+z", p.Keys.Suspend, "ctrl+z"),
		Leave:   bind("q", p.Keys.Quit, "q", "esc"),
	}
}

// ShortHelp is empty: the screens' own keys matter more.
func (k rootKeys) ShortHelp() []key.Binding { return nil }

// FullHelp lists the keys that always work.
func (k rootKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Quit, k.Redraw, k.Suspend}}
}
