package web

import (
	"strconv"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/playthrough"
)

// view tells the run as it stands: the passage, its choices, the numbers beside it,
// and its mission file.
func (g *Game) view(w *writer, now string) {
	step := g.run.Now()
	state := &step.State
	scene := &g.words.Scenes[g.story.Nodes[state.Node].Scene]
	w.numberAt("choices", g.run.Choices())
	w.textAt("difficulty", g.run.Difficulty.String())
	w.textAt("scene", scene.Title)
	w.given("place", scene.Place)
	w.textAt("node", g.words.Nodes[state.Node])
	if step.Choice != game.NoChoice {
		w.textAt("took", g.words.Choices[step.Choice])
	}
	g.writeParts(w, g.passage(g.run.Before(), step))
	g.writeOptions(w, state)
	g.writePanel(w, state)
	g.writeEnd(w, state)
	_, forward := g.run.Forward()
	w.flagged("back", g.run.Choices() > 0 && g.run.Difficulty != game.Ghost)
	w.flagged("forward", forward)
	w.numberAt("at", int(max(0, step.At.Milliseconds())))
	w.textAt("began", g.record.file.Get("began"))
	w.textsAt("found", g.found)
	w.textAt("mission", g.record.text(now))
}

// passage returns the text of a step in the order in which it is read.
func (g *Game) passage(before, step *playthrough.Step) []narration.Part {
	var from *game.State
	if before != nil {
		from = &before.State
	}
	return g.narrator.Passage(from, &step.State, &step.Record)
}

// writeOptions writes the choices that are shown.
func (g *Game) writeOptions(w *writer, now *game.State) {
	w.key("options")
	w.open('[')
	options := g.story.Options(now, nil)
	timed := g.story.Timed(now, options)
	for _, o := range options {
		id := g.story.Nodes[now.Node].First + game.ChoiceID(o.Choice)
		c := &g.story.Choices[id]
		w.open('{')
		w.numberAt("i", o.Choice)
		w.textAt("id", c.ID)
		w.textAt("label", g.words.Choices[id])
		if timed {
			w.textAt("takes", g.phrases.takes(c.Minutes))
		}
		if o.Locked {
			w.textAt("locked", g.narrator.WhyLocked(c.Needs, now))
		}
		w.flagged("taken", g.past[tookChoice(g.story, id)])
		w.shut('}')
	}
	w.shut(']')
}

// writePanel writes the numbers that stand beside the passage.
func (g *Game) writePanel(w *writer, now *game.State) {
	if g.story.HasSuspicion() {
		w.key("suspicion")
		w.open('{')
		w.numberAt("n", now.Suspicion())
		w.textAt("text", g.level(now))
		if now.Trace() > 0 {
			w.numberAt("least", now.Floor())
			w.textAt("floor", g.phrases.fill("panel.floor", "n", strconv.Itoa(now.Floor()), "trace", strconv.Itoa(now.Trace())))
		}
		w.shut('}')
	}
	if text, short := g.timeLeft(now); text != "" {
		w.key("clock")
		w.open('{')
		w.textAt("text", text)
		w.flagged("short", short)
		w.shut('}')
	}
	g.writeMeters(w, now, game.ShowPanel)
	w.textsAt("carried", names(g.carried(now)))
	w.textsAt("known", names(g.known(now)))
}

// level names suspicion: "Noticed 20".
func (g *Game) level(now *game.State) string {
	n := strconv.Itoa(now.Suspicion())
	if level := g.story.Level(now.Suspicion()); level >= 0 {
		return g.phrases.fill("status.level", "level", g.words.Levels[level], "n", n)
	}
	return g.phrases.fill("status.nameless", "n", n)
}

// timeLeft says how much time there is, and whether it is short; empty if there is no
// clock.
func (g *Game) timeLeft(now *game.State) (text string, short bool) {
	minutes, runs := now.Clock()
	_, ended := now.Ended()
	switch {
	case ended:
		return "", false
	case runs:
		left := g.phrases.counted("header.left")
		return left.Of(minutes), minutes <= narration.FewMinutes
	case g.story.NodeScene(now.Node).Clock > 0:
		return g.phrases.get("header.late"), true
	default:
		return "", false
	}
}

// writeMeters writes the story's own meters that are shown in a place, or in any.
func (g *Game) writeMeters(w *writer, now *game.State, in ...game.Show) {
	w.key("meters")
	w.open('[')
	for i := range g.story.Meters {
		m := game.FirstDeclared + game.Meter(i)
		for _, show := range in {
			if g.story.Shows(m) != show {
				continue
			}
			lo, hi := g.story.Bounds(m)
			w.open('{')
			w.textAt("name", g.narrator.MeterName(m))
			w.textAt("text", g.meterValue(m, now))
			w.numberAt("n", int(now.Meters[m]))
			w.numberAt("min", lo)
			w.numberAt("max", hi)
			w.shut('}')
		}
	}
	w.shut(']')
}

// meterValue tells a meter's value, behind the name of its level if it has levels.
func (g *Game) meterValue(m game.Meter, now *game.State) string {
	value := int(now.Meters[m])
	if level := g.story.MeterLevel(m, value); level >= 0 {
		return g.phrases.fill("status.level", "level", g.words.LevelNames(m)[level], "n", strconv.Itoa(value))
	}
	return strconv.Itoa(value)
}

func (g *Game) carried(now *game.State) (list []game.Named) {
	for i := range g.story.Items {
		if now.Has(g.story.ItemVar(game.ItemID(i))) {
			list = append(list, g.words.Items[i])
		}
	}
	return list
}

// known returns the facts that are known and have a name.
func (g *Game) known(now *game.State) (list []game.Named) {
	for i, f := range g.story.Facts {
		if f.Named && now.Has(g.story.FactVar(game.FactID(i))) {
			list = append(list, g.words.Facts[i])
		}
	}
	return list
}

func names(list []game.Named) []string {
	all := make([]string, len(list))
	for i := range list {
		all[i] = list[i].Name
	}
	return all
}

// writeEnd writes the ending that the run has come to, if it has.
func (g *Game) writeEnd(w *writer, now *game.State) {
	ending, ended := now.Ended()
	if !ended {
		return
	}
	w.key("ending")
	w.open('{')
	w.textAt("id", g.story.Endings[ending].ID)
	w.textAt("name", g.words.Endings[ending].Name)
	w.textAt("figures", g.figures(now))
	w.given("peak", g.highestPeak())
	w.numberAt("minutes", int(now.Minutes))
	w.shut('}')
}

// figures tells a run in numbers.
func (g *Game) figures(now *game.State) string {
	key := "ending.figures"
	if !g.story.HasSuspicion() {
		key = "ending.figures_plain"
	}
	choices, minutes := g.phrases.counted("ending.choices"), g.phrases.counted("ending.minutes")
	return g.phrases.fill(key,
		"choices", choices.Of(int(now.Choices)), "minutes", minutes.Of(int(now.Minutes)),
		"trace", strconv.Itoa(now.Trace()), "suspicion", strconv.Itoa(now.Suspicion()))
}
