package tui

import (
	"charm.land/bubbles/v2/key"
)

// mapKeys are the keys of the map.
type mapKeys struct {
	Up, Down, Left, Right, PageUp, PageDown, Top, Bottom key.Binding
	Next, Before, Whole, Here, Help, Close               key.Binding

	pan, scenes key.Binding // several as one, for the help line
	all, one    string      // what Whole does
}

func newMapKeys(p *Phrases) mapKeys {
	k, m := &p.Keys, &p.Map.Keys
	return mapKeys{
		Up:       bind("↑/k", k.Up, "up", "k"),
		Down:     bind("↓/j", k.Down, "down", "j"),
		Left:     bind("←/h", m.Left, "left", "h"),
		Right:    bind("→/l", m.Right, "right", "l"),
		PageUp:   bind("b", k.ReadBack, "b", "pgup", "ctrl+b"),
		PageDown: bind("space", k.ReadOn, "space", "pgdown", "ctrl+f"),
		Top:      bind("g", k.Top, "g", "home"),
		Bottom:   bind("G", k.Bottom, "G", "end"),
		Next:     bind("n", m.Next, "n", "tab"),
		Before:   bind("p", m.Before, "p"),
		Whole:    bind("enter", m.Whole, "enter", "o"),
		Here:     bind("c", m.Here, "c"),
		Help:     bind("?", k.Help, "?"),
		Close:    bind("esc", k.Close, "esc", "q", "m"),

		pan:    bind("↑↓", k.Scroll, "up", "down"),
		scenes: bind("n/p", m.Scenes, "n", "p"),

		all: m.Whole, one: m.One,
	}
}

// arrange lets the help show only the keys that do something now.
func (k *mapKeys) arrange(whole, several, tall, wide bool) {
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
func (k mapKeys) ShortHelp() []key.Binding {
	return []key.Binding{k.pan, k.scenes, k.Whole, k.Here, k.Help, k.Close}
}

// FullHelp lists all keys, in columns.
func (k mapKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{
		{k.Up, k.Down, k.Left, k.Right, k.PageDown, k.PageUp, k.Top, k.Bottom},
		{k.Next, k.Before, k.Whole, k.Here, k.Help, k.Close},
	}
}
