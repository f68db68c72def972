package missionlist

import (
	"charm.land/bubbles/v2/key"

	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
)

// Keys are the keys of the missions screen.
type Keys struct {
	Up, Down, PageUp, PageDown, Top, Bottom key.Binding
	Open, Digit, Watch, Rename, Delete      key.Binding
	Help, Close                             key.Binding
	Find, Next, Previous                    key.Binding

	move key.Binding // Up and Down as one, for the help line
}

// NewKeys returns the keys of the missions screen.
func NewKeys(p *phrases.Phrases) Keys {
	k, m, all := screen.NewPagerKeys(p), &p.Missions.Keys, screen.NewMenuKeys(p)
	return Keys{
		Up: k.Up, Down: k.Down, PageUp: k.PageUp, PageDown: k.PageDown, Top: k.Top, Bottom: k.Bottom,
		Open: screen.Bind("enter", m.Open, "enter"), Digit: screen.Bind("1-9", m.Open, all.Digit.Keys()...),
		Watch: screen.Bind("W", m.Watch, "W"), Rename: screen.Bind("R", m.Rename, "R"), Delete: screen.Bind("d", m.Delete, "d", "delete"),
		Help: all.Help, Close: screen.Bind("esc", p.Keys.Close, "esc", "q", "o"),
		Find: k.Find, Next: k.Next, Previous: k.Previous,

		move: screen.MoveKey(p.Keys.Move),
	}
}

// ShortHelp lists the keys of the help line.
func (k Keys) ShortHelp() []key.Binding {
	return []key.Binding{k.Open, k.move, k.Watch, k.Rename, k.Delete, k.Find, k.Help, k.Close}
}

// FullHelp lists all keys, in columns.
func (k Keys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Up, k.Down, k.PageDown, k.PageUp, k.Top, k.Bottom}, {k.Open, k.Digit, k.Watch, k.Rename, k.Delete, k.Find, k.Next, k.Previous, k.Help, k.Close}}
}
