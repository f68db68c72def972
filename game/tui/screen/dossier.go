package screen

import (
	"slices"

	"cobalt/game"
	"cobalt/game/tui/widget"
)

// NewDossier shows the things carried, the people met, the facts known, and the story's
// own meters.
func NewDossier(c *Context) Screen {
	return &Pager{Keys: NewPagerKeys(c.Phrases, "i", "tab"), Title: c.Phrases.Screens.Dossier, Compose: dossier, twin: true}
}

// dossier sets the lists below each other. Where there is room for two columns, the people
// have their own.
func dossier(c *Context, width int) []string {
	now := &c.Run.Now().State
	l := List{Context: c, Width: min(width, c.Page.Measure)}
	if c.Page.Column == 0 {
		l.carried(now)
		l.people()
		l.known(now)
		return l.Lines
	}
	l.Width = c.Page.Column
	beside := List{Context: c, Width: l.Width}
	beside.people()
	l.carried(now)
	if len(beside.Lines) == 0 {
		beside.known(now)
	} else {
		l.known(now)
	}
	return widget.Columns(l.Lines, beside.Lines, l.Width+widget.Gutter)
}

func (l *List) carried(now *game.State) {
	if len(l.Story.Items) > 0 {
		l.section(l.Phrases.Screens.Carried, l.Carried(now), l.Phrases.Screens.NothingCarried)
	}
}

// known lists the facts, and the meters that stand on nobody's card.
func (l *List) known(now *game.State) {
	p := &l.Phrases.Screens
	if l.NamesFacts() {
		l.section(p.Known, l.Known(now), p.NothingKnown)
	}
	meters := slices.DeleteFunc(l.DossierMeters(), l.Trusted)
	if len(meters) > 0 {
		l.Head(p.Standing)
		for _, m := range meters {
			l.meter(m, now)
		}
	}
}
