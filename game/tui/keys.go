package tui

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"

	"cobalt/game"
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

// pagerKeys are the keys of a screen that is read and left.
type pagerKeys struct {
	Up, Down, PageUp, PageDown, Top, Bottom key.Binding
	Close                                   key.Binding

	move key.Binding // Up and Down as one, for the help line
}

// newPagerKeys returns the keys of such a screen; what opened it closes it, too.
func newPagerKeys(p *Phrases, opener ...string) pagerKeys {
	k := &p.Keys
	return pagerKeys{
		Up:       bind("↑/k", k.Up, "up", "k"),
		Down:     bind("↓/j", k.Down, "down", "j"),
		PageUp:   bind("b", k.ReadBack, "b", "pgup", "ctrl+b"),
		PageDown: bind("space", k.ReadOn, "space", "pgdown", "ctrl+f"),
		Top:      bind("g", k.Top, "g", "home"),
		Bottom:   bind("G", k.Bottom, "G", "end"),
		Close:    bind("esc", k.Close, append([]string{"esc", "q", "enter"}, opener...)...),

		move: bind("↑↓", k.Scroll, "up", "down"),
	}
}

// ShortHelp lists the keys of the help line.
func (k pagerKeys) ShortHelp() []key.Binding {
	return []key.Binding{k.move, k.PageDown, k.PageUp, k.Close}
}

// FullHelp lists all keys, in columns.
func (k pagerKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Up, k.Down, k.PageDown, k.PageUp}, {k.Top, k.Bottom, k.Close}}
}

// rewindKeys are the keys of the list of choices: those of a pager, whose lines
// can be taken.
type rewindKeys struct {
	Up, Down, PageUp, PageDown, Top, Bottom key.Binding
	Take, Digit, Close                      key.Binding

	move key.Binding // Up and Down as one, for the help line
}

func newRewindKeys(p *Phrases) rewindKeys {
	k := newPagerKeys(p)
	k.move.SetHelp(k.move.Help().Key, p.Keys.Move)
	return rewindKeys{
		Up: k.Up, Down: k.Down, PageUp: k.PageUp, PageDown: k.PageDown, Top: k.Top, Bottom: k.Bottom,
		Take: bind("enter", p.Keys.GoThere, "enter"), Digit: bind("1-9", p.Keys.GoThere, newPlayKeys(p).Digit.Keys()...),
		Close: bind("esc", p.Keys.Close, "esc", "q", "w"),
		move:  k.move,
	}
}

// ShortHelp lists the keys of the help line.
func (k rewindKeys) ShortHelp() []key.Binding { return []key.Binding{k.Take, k.move, k.Close} }

// FullHelp lists all keys, in columns.
func (k rewindKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Up, k.Down, k.PageDown, k.PageUp}, {k.Top, k.Bottom, k.Take, k.Digit, k.Close}}
}

var _, _, _, _ help.KeyMap = rootKeys{}, playKeys{}, pagerKeys{}, rewindKeys{}
