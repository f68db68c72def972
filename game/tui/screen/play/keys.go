package play

import (
	"slices"

	"charm.land/bubbles/v2/key"

	"cobalt/game"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/widget"
)

// Keys are the keys of the play screen.
type Keys struct {
	Up, Down, Take, Digit         key.Binding
	ReadOn, ReadBack, Top, Bottom key.Binding
	Back, Forward, Rewind         key.Binding
	Skip, AsBefore                key.Binding
	Dossier, Log, Map, Endings    key.Binding
	Help, Title, Quit             key.Binding
	Point, Missions, Copy         key.Binding

	move  key.Binding // Up and Down as one, for the help line
	skips bool        // whether skipping is worth a mention there
	reads bool        // whether Take reads on, unless the cursor is moved
	stays bool        // whether Take goes on in an ending
	on    key.Binding // Take, where it goes on
}

// NewKeys returns the keys of the play screen.
func NewKeys(p *phrases.Phrases) Keys {
	k, m := &p.Keys, screen.NewMenuKeys(p)
	return Keys{
		Up: m.Up, Down: m.Down, Take: m.Take, Digit: m.Digit, Help: m.Help, Quit: m.Quit, move: screen.MoveKey(k.Move),

		on:       screen.Bind("enter", k.GoOn, "enter"),
		ReadOn:   screen.Bind("space", k.ReadOn, "space", "pgdown", "ctrl+f"),
		ReadBack: screen.Bind("b", k.ReadBack, "b", "pgup", "ctrl+b"),
		Top:      screen.Bind("g", k.Top, "g", "home"),
		Bottom:   screen.Bind("G", k.Bottom, "G", "end"),
		Back:     screen.Bind("u", k.Back, "u", "backspace"),
		Forward:  screen.Bind("r", k.Forward, "r"),
		Rewind:   screen.Bind("w", k.Rewind, "w"),
		Skip:     screen.Bind("s", k.Skip, "s"),
		AsBefore: screen.Bind("S", k.AsBefore, "S"),
		Dossier:  screen.Bind("i", k.Dossier, "i", "tab"),
		Log:      screen.Bind("l", k.Log, "l"),
		Map:      screen.Bind("m", p.Map.Keys.Open, "m"),
		Endings:  screen.Bind("e", k.Endings, "e"),
		Point:    screen.Bind("v", p.Missions.Keys.Save, "v"),
		Copy:     screen.Bind("y", k.Copy, "y"),
		Missions: screen.Bind("o", p.Missions.Keys.Missions, "o"),
		Title:    screen.Bind("esc", k.Title, "esc"),
	}
}

// ShortHelp lists the keys of the help line, the likeliest first. A key that comes and
// goes stands behind the others, so that these stay where they are.
func (k Keys) ShortHelp() []key.Binding {
	if k.stays {
		return []key.Binding{k.on, k.Back, k.Copy, k.Log, k.Map, k.Endings, k.ReadBack, k.Help, k.Quit}
	}
	if k.reads {
		return []key.Binding{k.ReadOn, k.move, k.Back, k.Dossier, k.Log, k.Map, k.Digit, k.Help, k.Quit}
	}
	keys := append(make([]key.Binding, 0, 11), k.Take, k.move, k.Back, k.Dossier, k.Log, k.Map, k.ReadOn)
	if k.skips {
		keys = append(keys, k.Skip, k.AsBefore)
	}
	return append(keys, k.Help, k.Quit)
}

// FullHelp lists all keys by their purpose: choosing, reading, looking things up, and
// the run itself.
func (k Keys) FullHelp() [][]key.Binding {
	return [][]key.Binding{
		{k.Up, k.Down, k.Take, k.Digit, k.Back, k.Forward, k.Rewind, k.Skip, k.AsBefore},
		{k.ReadOn, k.ReadBack, k.Top, k.Bottom},
		{k.Dossier, k.Log, k.Map, k.Endings, k.Copy},
		{k.Point, k.Missions, k.Title, k.Help, k.Quit},
	}
}

// useful leaves out the keys that are of no use in this run: those that take back, if
// choices are final, and in a race those that skip and pause.
func (k Keys) useful(c *screen.Context) Keys {
	if c.Racing() || c.Run.Difficulty == game.Ghost {
		unbind(&k.Back, &k.Forward, &k.Rewind)
	}
	if c.Racing() {
		unbind(&k.Skip, &k.AsBefore, &k.Title)
	}
	if _, ended := c.Run.Now().State.Ended(); ended {
		unbind(&k.Skip, &k.AsBefore)
	} else {
		unbind(&k.Copy)
	}
	return k
}

// unbind takes the keys from bindings.
func unbind(useless ...*key.Binding) {
	for _, b := range useless {
		b.Unbind()
	}
}

// newPlayHelp shows the keys of the play screen, and the signs on it.
func newPlayHelp(c *screen.Context, keys Keys) screen.Screen {
	keys = keys.useful(c)
	return screen.NewKeyList(c, func(l *screen.List) {
		p, always := &l.Phrases.Screens, screen.AlwaysKeys(l.Context)
		groups := keys.FullHelp()
		l.Keys([]screen.KeyGroup{
			{Title: p.HelpChoose, Keys: groups[0]},
			{Title: p.HelpRun, Keys: slices.Concat(groups[3], always.Keys)},
			{Title: p.HelpLookUp, Keys: groups[2]},
			{Title: p.HelpRead, Keys: groups[1]},
		})
		listSigns(l)
	})
}

// listSigns explains the signs before choices and behind figures.
func listSigns(l *screen.List) {
	p := &l.Phrases.Past
	l.Head(p.Signs)
	for _, sign := range [][2]string{
		{widget.SignCursor, p.SignCursor}, {widget.SignLocked, p.SignLocked}, {widget.SignTaken, p.SignTaken}, {"+ - ▲ ▼", p.SignRecent},
	} {
		l.KeyRow(sign[0], sign[1])
	}
}
