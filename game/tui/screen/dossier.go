package screen

import "cobalt/game"

// NewDossier shows the things carried, the facts known, and the story's own meters.
func NewDossier(c *Context) Screen {
	return &Pager{Keys: NewPagerKeys(c.Phrases, "i", "tab"), Title: c.Phrases.Screens.Dossier, Compose: dossier}
}

func dossier(c *Context, width int) []string {
	p, now := &c.Phrases.Screens, &c.Run.Now().State
	l := List{Context: c, Width: min(width, c.Page.Measure)}
	l.section(p.Carried, c.Carried(now), p.NothingCarried)
	l.section(p.Known, c.Known(now), p.NothingKnown)
	if len(c.Story.Meters) > 0 {
		l.Head(p.Standing)
		for i := range c.Story.Meters {
			l.meter(game.FirstDeclared+game.Meter(i), now)
		}
	}
	return l.Lines
}
