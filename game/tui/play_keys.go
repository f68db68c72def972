package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"

	"cobalt/game"
)

// playKeys are the keys of the play screen.
type playKeys struct {
	Up, Down, Take, Digit         key.Binding
	ReadOn, ReadBack, Top, Bottom key.Binding
	Back, Forward, Rewind         key.Binding
	Skip, AsBefore                key.Binding
	Dossier, Log, Map, Endings    key.Binding
	Help, Title, Quit             key.Binding
	Point, Missions               key.Binding

	move  key.Binding // Up and Down as one, for the help line
	skips bool        // whether skipping is worth a mention there
	reads bool        // whether Take reads on, unless the cursor is moved
}

func newPlayKeys(p *Phrases) playKeys {
	k := &p.Keys
	return playKeys{
		Up:       bind("↑/k", k.Up, "up", "k"),
		Down:     bind("↓/j", k.Down, "down", "j"),
		Take:     bind("enter", k.Take, "enter"),
		Digit:    bind("1-9", k.Digit, "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		ReadOn:   bind("space", k.ReadOn, "space", "pgdown", "ctrl+f"),
		ReadBack: bind("b", k.ReadBack, "b", "pgup", "ctrl+b"),
		Top:      bind("g", k.Top, "g", "home"),
		Bottom:   bind("G", k.Bottom, "G", "end"),
		Back:     bind("u", k.Back, "u", "backspace"),
		Forward:  bind("r", k.Forward, "r"),
		Rewind:   bind("w", k.Rewind, "w"),
		Skip:     bind("s", k.Skip, "s"),
		AsBefore: bind("S", k.AsBefore, "S"),
		Dossier:  bind("i", k.Dossier, "i", "tab"),
		Log:      bind("l", k.Log, "l"),
		Map:      bind("m", p.Map.Keys.Open, "m"),
		Endings:  bind("e", k.Endings, "e"),
		Point:    bind("n", p.Missions.Keys.Save, "n"),
		Missions: bind("o", p.Missions.Keys.Missions, "o"),
		Help:     bind("?", k.Help, "?"),
		Title:    bind("esc", k.Title, "esc"),
		Quit:     bind("q", k.Quit, "q"),

		move: bind("↑↓", k.Move, "up", "down"),
	}
}

// ShortHelp lists the keys of the help line, the likeliest first.
func (k playKeys) ShortHelp() []key.Binding {
	if k.reads {
		return []key.Binding{k.ReadOn, k.Digit, k.move, k.Back, k.Dossier, k.Log, k.Map, k.Help, k.Quit}
	}
	if k.skips {
		return []key.Binding{k.ReadOn, k.Take, k.Skip, k.AsBefore, k.move, k.Back, k.Dossier, k.Log, k.Map, k.Help, k.Quit}
	}
	return []key.Binding{k.ReadOn, k.Take, k.move, k.Back, k.Dossier, k.Log, k.Map, k.Help, k.Quit}
}

// FullHelp lists all keys by what they are for: choosing, reading, looking
// things up, and the run itself.
func (k playKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{
		{k.Up, k.Down, k.Take, k.Digit, k.Back, k.Forward, k.Rewind, k.Skip, k.AsBefore},
		{k.ReadOn, k.ReadBack, k.Top, k.Bottom},
		{k.Dossier, k.Log, k.Map, k.Endings},
		{k.Point, k.Missions, k.Title, k.Help, k.Quit},
	}
}

// useful leaves out the keys that are of no use in this run: where nothing can be
// taken back, and in a race, where nothing is skipped and nobody stops.
func (k playKeys) useful(t *Context) playKeys {
	var useless []*key.Binding
	if t.racing() || t.run.Difficulty == game.Ghost {
		useless = append(useless, &k.Back, &k.Forward, &k.Rewind)
	}
	if t.racing() {
		useless = append(useless, &k.Skip, &k.AsBefore, &k.Title)
	}
	for _, b := range useless {
		b.Unbind()
	}
	return k
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
		listSigns(l)
	})
}

// signs says what the signs before choices, and behind figures, mean.
func listSigns(l *list) {
	p := &l.phrases.Past
	l.head(p.Signs)
	for _, sign := range [][2]string{
		{signCursor, p.SignCursor}, {signLocked, p.SignLocked}, {signTaken, p.SignTaken}, {"+ - ▲ ▼", p.SignRecent},
	} {
		l.keyRow(sign[0], sign[1])
	}
}
