package tui

import "charm.land/bubbles/v2/key"

// missionsKeys are the keys of the missions screen.
type missionsKeys struct {
	Up, Down, PageUp, PageDown, Top, Bottom key.Binding
	Open, Digit, Watch, Rename, Delete      key.Binding
	Help, Close                             key.Binding

	move key.Binding // Up and Down as one, for the help line
}

func newMissionsKeys(p *Phrases) missionsKeys {
	k, m, all := newPagerKeys(p), &p.Missions.Keys, newPlayKeys(p)
	k.move.SetHelp(k.move.Help().Key, p.Keys.Move)
	return missionsKeys{
		Up: k.Up, Down: k.Down, PageUp: k.PageUp, PageDown: k.PageDown, Top: k.Top, Bottom: k.Bottom,
		Open: bind("enter", m.Open, "enter"), Digit: bind("1-9", m.Open, all.Digit.Keys()...),
		Watch: bind("w", m.Watch, "w"), Rename: bind("r", m.Rename, "r"), Delete: bind("d", m.Delete, "d", "delete"),
		Help: all.Help, Close: bind("esc", p.Keys.Close, "esc", "q", "o"),
		move: k.move,
	}
}

// ShortHelp lists the keys of the help line.
func (k missionsKeys) ShortHelp() []key.Binding {
	return []key.Binding{k.Open, k.move, k.Watch, k.Rename, k.Delete, k.Help, k.Close}
}

// FullHelp lists all keys, in columns.
func (k missionsKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Up, k.Down, k.PageDown, k.PageUp, k.Top, k.Bottom}, {k.Open, k.Digit, k.Watch, k.Rename, k.Delete, k.Help, k.Close}}
}
