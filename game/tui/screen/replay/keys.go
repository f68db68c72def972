package replay

import (
	"charm.land/bubbles/v2/key"

	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
)

// Keys are the keys of the replay screen.
type Keys struct {
	Pause, Forward, Back         key.Binding
	NextScene, PrevScene, Scenes key.Binding
	First, Last                  key.Binding
	Faster, Slower               key.Binding
	TakeOver                     key.Binding

	Take, Digit                key.Binding // at the end
	Up, Down, ReadOn, ReadBack key.Binding
	Dossier, Log, Help, Close  key.Binding
}

// NewKeys returns the keys of the replay screen.
func NewKeys(p *phrases.Phrases) Keys {
	k, r := &p.Keys, &p.Replay.Keys
	return Keys{
		Pause:     screen.Bind("space", r.Pause, "space"),
		Forward:   screen.Bind("→", r.Forward, "right", "r"),
		Back:      screen.Bind("←", r.Back, "left", "u", "backspace"),
		NextScene: screen.Bind("n", r.NextScene, "n"),
		PrevScene: screen.Bind("p", r.PrevScene, "p"),
		Scenes:    screen.Bind("m", r.Scenes, "m"),
		First:     screen.Bind("g", r.First, "g", "home"),
		Last:      screen.Bind("G", r.Last, "G", "end"),
		Faster:    screen.Bind("+", r.Faster, "+", "="),
		Slower:    screen.Bind("-", r.Slower, "-"),
		TakeOver:  screen.Bind("t", r.TakeOver, "t"),
		Take:      screen.Bind("enter", k.Take, "enter"),
		Digit:     screen.Bind("1-9", k.Digit, "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		Up:        screen.Bind("↑/k", k.Up, "up", "k"),
		Down:      screen.Bind("↓/j", k.Down, "down", "j"),
		ReadOn:    screen.Bind("pgdn", k.ReadOn, "pgdown", "ctrl+f"),
		ReadBack:  screen.Bind("pgup/b", k.ReadBack, "pgup", "b", "ctrl+b"),
		Dossier:   screen.Bind("i", k.Dossier, "i", "tab"),
		Log:       screen.Bind("l", k.Log, "l"),
		Help:      screen.Bind("?", k.Help, "?"),
		Close:     screen.Bind("q", k.Quit, "q", "esc"),
	}
}

// ShortHelp lists the keys of the help line, the likeliest first.
func (k Keys) ShortHelp() []key.Binding {
	return []key.Binding{k.Pause, k.Take, k.Back, k.Forward, k.TakeOver, k.Scenes, k.Slower, k.Faster, k.Help, k.Close}
}

// FullHelp lists all keys, in columns.
func (k Keys) FullHelp() [][]key.Binding {
	return [][]key.Binding{
		{k.Pause, k.Forward, k.Back, k.NextScene, k.PrevScene, k.Scenes, k.First, k.Last, k.Faster, k.Slower, k.TakeOver},
		{k.Take, k.Digit, k.Up, k.Down, k.ReadOn, k.ReadBack, k.Dossier, k.Log, k.Help, k.Close},
	}
}
