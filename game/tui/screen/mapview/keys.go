package mapview

import (
	"charm.land/bubbles/v2/key"

	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
)

// Keys are the keys of the map.
type Keys struct {
	Up, Down, Left, Right, PageUp, PageDown, Top, Bottom key.Binding
	Next, Before, Whole, Here, Help, Close               key.Binding

	pan, scenes key.Binding // several as one, for the help line
	all, one    string      // the two effects of Whole
}

// NewKeys returns the keys of the map.
func NewKeys(p *phrases.Phrases) Keys {
	k, m := &p.Keys, &p.Map.Keys
	return Keys{
		Up:       screen.Bind("↑/k", k.Up, "up", "k"),
		Down:     screen.Bind("↓/j", k.Down, "down", "j"),
		Left:     screen.Bind("←", m.Left, "left"),
		Right:    screen.Bind("→", m.Right, "right"),
		PageUp:   screen.Bind("b", k.ReadBack, "b", "pgup", "ctrl+b"),
		PageDown: screen.Bind("space", k.ReadOn, "space", "pgdown", "ctrl+f"),
		Top:      screen.Bind("g", k.Top, "g", "home"),
		Bottom:   screen.Bind("G", k.Bottom, "G", "end"),
		Next:     screen.Bind("n", m.Next, "n", "tab"),
		Before:   screen.Bind("p", m.Before, "p"),
		Whole:    screen.Bind("enter", m.Whole, "enter"),
		Here:     screen.Bind("c", m.Here, "c"),
		Help:     screen.Bind("?", k.Help, "?"),
		Close:    screen.Bind("esc", k.Close, "esc", "q", "m"),

		pan:    screen.Bind("↑↓", k.Scroll, "up", "down"),
		scenes: screen.Bind("n/p", m.Scenes, "n", "p"),

		all: m.Whole, one: m.One,
	}
}

// Arrange lets the help show only the keys that do something now.
func (k *Keys) Arrange(whole, several, tall, wide bool) {
	for _, b := range []*key.Binding{&k.Up, &k.Down, &k.PageUp, &k.PageDown, &k.Top, &k.Bottom, &k.pan} {
		b.SetEnabled(tall)
	}
	for _, b := range []*key.Binding{&k.Left, &k.Right} {
		b.SetEnabled(wide)
	}
	for _, b := range []*key.Binding{&k.Next, &k.Before, &k.scenes} {
		b.SetEnabled(several)
	}
	k.Whole.SetEnabled(several || whole)
	shown := map[bool]string{false: "↑↓", true: "←↑↓→"}[wide]
	k.pan.SetHelp(shown, k.pan.Help().Desc)
	k.Whole.SetHelp(k.Whole.Help().Key, map[bool]string{false: k.all, true: k.one}[whole])
}

// ShortHelp lists the keys of the help line, the likeliest first.
func (k Keys) ShortHelp() []key.Binding {
	return []key.Binding{k.pan, k.scenes, k.Whole, k.Here, k.Help, k.Close}
}

// FullHelp lists all keys, in columns.
func (k Keys) FullHelp() [][]key.Binding {
	return [][]key.Binding{
		{k.Up, k.Down, k.Left, k.Right, k.PageDown, k.PageUp, k.Top, k.Bottom},
		{k.Next, k.Before, k.Whole, k.Here, k.Help, k.Close},
	}
}
