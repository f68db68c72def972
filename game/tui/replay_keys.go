package tui

import (
	"charm.land/bubbles/v2/key"
)

// replayKeys are the keys of the replay screen.
type replayKeys struct {
	Pause, Forward, Back         key.Binding
	NextScene, PrevScene, Scenes key.Binding
	First, Last                  key.Binding
	Faster, Slower               key.Binding
	TakeOver                     key.Binding

	Take, Digit                key.Binding // at the end
	Up, Down, ReadOn, ReadBack key.Binding
	Dossier, Log, Help, Close  key.Binding
}

func newReplayKeys(p *Phrases) replayKeys {
	k, r := &p.Keys, &p.Replay.Keys
	return replayKeys{
		Pause:     bind("space", r.Pause, "space"),
		Forward:   bind("→", r.Forward, "right", "r"),
		Back:      bind("←", r.Back, "left", "u", "backspace"),
		NextScene: bind("n", r.NextScene, "n"),
		PrevScene: bind("p", r.PrevScene, "p"),
		Scenes:    bind("s", r.Scenes, "s"),
		First:     bind("g", r.First, "g", "home"),
		Last:      bind("G", r.Last, "G", "end"),
		Faster:    bind("+", r.Faster, "+", "="),
		Slower:    bind("-", r.Slower, "-"),
		TakeOver:  bind("t", r.TakeOver, "t"),
		Take:      bind("enter", k.Take, "enter"),
		Digit:     bind("1-9", k.Digit, "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		Up:        bind("↑/k", k.Up, "up", "k"),
		Down:      bind("↓/j", k.Down, "down", "j"),
		ReadOn:    bind("pgdn", k.ReadOn, "pgdown", "ctrl+f"),
		ReadBack:  bind("pgup/b", k.ReadBack, "pgup", "b", "ctrl+b"),
		Dossier:   bind("i", k.Dossier, "i", "tab"),
		Log:       bind("l", k.Log, "l"),
		Help:      bind("?", k.Help, "?"),
		Close:     bind("q", k.Quit, "q", "esc"),
	}
}

// ShortHelp lists the keys of the help line, the likeliest first.
func (k replayKeys) ShortHelp() []key.Binding {
	return []key.Binding{k.Pause, k.Take, k.Back, k.Forward, k.TakeOver, k.Scenes, k.Slower, k.Faster, k.Help, k.Close}
}

// FullHelp lists all keys, in columns.
func (k replayKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{
		{k.Pause, k.Forward, k.Back, k.NextScene, k.PrevScene, k.Scenes, k.First, k.Last, k.Faster, k.Slower, k.TakeOver},
		{k.Take, k.Digit, k.Up, k.Down, k.ReadOn, k.ReadBack, k.Dossier, k.Log, k.Help, k.Close},
	}
}
