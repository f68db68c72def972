package tui

import "cobalt/game"

// newDossier shows what is carried and known, and the story's own meters.
func newDossier(t *Context) screen {
	return &pager{keys: newPagerKeys(t.phrases, "i", "tab"), title: t.phrases.Screens.Dossier, compose: dossier}
}

func dossier(t *Context, width int) []string {
	p, now := &t.phrases.Screens, &t.run.Now().State
	l := list{Context: t, width: min(width, t.page.measure)}
	l.section(p.Carried, t.carried(now), p.NothingCarried)
	l.section(p.Known, t.known(now), p.NothingKnown)
	if len(t.story.Meters) > 0 {
		l.head(p.Standing)
		for i := range t.story.Meters {
			l.meter(game.FirstDeclared+game.Meter(i), now)
		}
	}
	return l.lines
}
