package screen

import "slices"

// NewDossier shows the things carried, the people met, the facts known, and the story's
// own meters.
func NewDossier(c *Context) Screen {
	return &Pager{Keys: NewPagerKeys(c.Phrases, "i", "tab"), Title: c.Phrases.Screens.Dossier, Compose: dossier}
}

func dossier(c *Context, width int) []string {
	p, now := &c.Phrases.Screens, &c.Run.Now().State
	l := List{Context: c, Width: min(width, c.Page.Measure)}
	if len(c.Story.Items) > 0 {
		l.section(p.Carried, c.Carried(now), p.NothingCarried)
	}
	l.people()
	if c.NamesFacts() {
		l.section(p.Known, c.Known(now), p.NothingKnown)
	}
	meters := slices.DeleteFunc(c.DossierMeters(), c.Trusted) // those stand on the cards
	if len(meters) > 0 {
		l.Head(p.Standing)
		for _, m := range meters {
			l.meter(m, now)
		}
	}
	return l.Lines
}
