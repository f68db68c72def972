package screen

import "cobalt/game"

// NewDossier shows what is carried and known, and the story's own meters.
func NewDossier(t *Context) Screen {
	return &Pager{Keys: NewPagerKeys(t.Phrases, "i", "tab"), Title: t.Phrases.Screens.Dossier, Compose: dossier}
}

func dossier(t *Context, width int) []string {
	p, now := &t.Phrases.Screens, &t.Run.Now().State
	l := List{Context: t, Width: min(width, t.Page.Measure)}
	l.section(p.Carried, t.Carried(now), p.NothingCarried)
	l.section(p.Known, t.Known(now), p.NothingKnown)
	if len(t.Story.Meters) > 0 {
		l.Head(p.Standing)
		for i := range t.Story.Meters {
			l.meter(game.FirstDeclared+game.Meter(i), now)
		}
	}
	return l.Lines
}
