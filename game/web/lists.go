package web

import (
	"slices"
	"strconv"

	"cobalt/game"
)

// dossier tells everything that is carried and known, and the story's own meters.
func (g *Game) dossier([]string) (func(w *writer), error) {
	if !g.run.Begun() {
		return nil, errNoRun
	}
	now := &g.run.Now().State
	return func(w *writer) {
		w.flagged("hasItems", len(g.story.Items) > 0)
		for _, f := range g.story.Facts {
			if f.Named {
				w.flagged("hasFacts", true)
				break
			}
		}
		writeNamed(w, "carried", g.carried(now))
		writeNamed(w, "known", g.known(now))
		g.writeMeters(w, now, game.ShowPanel, game.ShowDossier)
		g.writePeople(w, now)
	}, nil
}

func writeNamed(w *writer, key string, list []game.Named) {
	w.key(key)
	w.open('[')
	for _, n := range list {
		w.open('{')
		w.textAt("name", n.Name)
		w.given("about", n.About)
		w.shut('}')
	}
	w.shut(']')
}

// writePeople writes the cards of the people who were met.
func (g *Game) writePeople(w *writer, now *game.State) {
	w.key("people")
	w.open('[')
	for i := range g.story.People {
		p := &g.story.People[i]
		if !p.Met.Holds(now) {
			continue
		}
		w.open('{')
		w.textAt("name", g.words.People[i].Name)
		w.given("about", g.words.People[i].About)
		g.writePicture(w, p.Art)
		if p.HasTrust {
			w.textAt("trust", g.phrases.fill("status.meter", "name", g.narrator.MeterName(p.Trust), "value", g.meterValue(p.Trust, now)))
		}
		w.shut('}')
	}
	w.shut(']')
}

// log tells the run so far, passage by passage.
func (g *Game) log([]string) (func(w *writer), error) {
	if !g.run.Begun() {
		return nil, errNoRun
	}
	steps, now := g.run.All()
	return func(w *writer) {
		w.numberAt("now", now)
		w.flagged("final", g.run.Difficulty == game.Ghost)
		w.key("steps")
		w.open('[')
		for i, step := range steps {
			w.open('{')
			scene := g.story.Nodes[step.State.Node].Scene
			if i == 0 || g.story.Nodes[steps[i-1].State.Node].Scene != scene {
				w.textAt("scene", g.words.Scenes[scene].Title)
			}
			if step.Choice != game.NoChoice {
				w.textAt("label", g.words.Choices[step.Choice])
			}
			if i == 0 {
				g.writeParts(w, g.passage(nil, step))
			} else {
				g.writeParts(w, g.passage(steps[i-1], step))
			}
			w.shut('}')
		}
		w.shut(']')
	}, nil
}

// endings tells the endings that were found, and hints for the others.
func (g *Game) endings([]string) (func(w *writer), error) {
	return func(w *writer) {
		found := 0
		w.key("list")
		w.open('[')
		for i := range g.story.Endings {
			id, words := game.EndingID(i), &g.words.Endings[i]
			w.open('{')
			if g.all[foundEnding(g.story, id)] {
				found++
				w.textAt("id", g.story.Endings[i].ID)
				w.textAt("name", words.Name)
			} else if words.Hint != "" {
				w.textAt("hint", words.Hint)
			}
			w.shut('}')
		}
		w.shut(']')
		w.textAt("title", g.phrases.fill("endings.title", "n", strconv.Itoa(found), "of", strconv.Itoa(len(g.story.Endings))))
	}, nil
}

// state tells the state of the run by the names of `cobalt run --format json`.
func (g *Game) state([]string) (func(w *writer), error) {
	if !g.run.Begun() {
		return nil, errNoRun
	}
	now := &g.run.Now().State
	return func(w *writer) {
		if e, ended := now.Ended(); ended {
			w.textAt("ending", g.story.Endings[e].ID)
		}
		w.textAt("at", g.story.NodeRef(now.Node))
		w.numberAt("choices", int(now.Choices))
		w.numberAt("minutes", int(now.Minutes))
		w.numberAt("suspicion", now.Suspicion())
		w.numberAt("trace", now.Trace())
		if minutes, runs := now.Clock(); runs {
			w.numberAt("clock", minutes)
		}
		w.key("meters")
		w.open('{')
		for i := range g.story.Meters {
			w.numberAt(g.story.Meters[i].ID, int(now.Meters[int(game.FirstDeclared)+i]))
		}
		w.shut('}')
		g.writeBits(w, now)
	}, nil
}

// writeBits writes the ids of the things carried and the facts known.
func (g *Game) writeBits(w *writer, now *game.State) {
	scene := g.story.Nodes[now.Node].Scene
	var items, facts []string
	for v := range game.Var(g.story.NumBits()) {
		if !now.Has(v) {
			continue
		}
		first, end := g.story.SceneFactVars()
		switch name := g.story.VarName(v, scene); {
		case int(v) < len(g.story.Items):
			items = append(items, name)
		case v >= first && v < end, int(v-g.story.FactVar(0)) < len(g.story.Facts) && v >= g.story.FactVar(0):
			facts = append(facts, name)
		}
	}
	slices.Sort(items)
	slices.Sort(facts)
	w.textsAt("items", items)
	w.textsAt("facts", facts)
}
