package web

import (
	"strconv"

	"cobalt/game"
	"cobalt/game/render/layout"
)

// A trail is the part of a story that was found: by the run that is played, which has
// a way through it, and by any run.
type trail struct {
	here   game.NodeID
	walked []bool // by node: this run's way led there
	seen   []bool // by node: some run was there
	went   []bool // by edge of the graph: this run's way went along it
	known  []bool // by edge: some run did
}

func (g *Game) trail() *trail {
	if g.graph == nil {
		g.graph = layout.Of(g.story)
	}
	nodes, edges := len(g.story.Nodes), len(g.graph.Edges)
	t := &trail{game.NoNode, make([]bool, nodes), make([]bool, nodes), make([]bool, edges), make([]bool, edges)}
	if g.run.Begun() {
		for _, step := range g.run.Steps() {
			g.graph.Follow(step.Choice, t.here, step.Record.Events,
				func(n game.NodeID) { t.walked[n] = true }, func(e int) { t.went[e] = true })
			t.here = step.State.Node
		}
	}
	for n := range t.seen {
		t.seen[n] = t.walked[n] || g.all[sawNode(g.story, game.NodeID(n))]
	}
	for e := range t.known {
		t.known[e] = t.went[e] || g.knows(t, &g.graph.Edges[e])
	}
	return t
}

// knows reports whether some run may have gone along an edge: both its ends were seen,
// and one of its choices was taken.
func (g *Game) knows(t *trail, e *layout.Edge) bool {
	if !t.seen[e.To] || e.From != game.NoNode && !t.seen[e.From] {
		return false
	}
	for _, c := range e.Choices {
		if g.all[tookChoice(g.story, c)] {
			return true
		}
	}
	return e.Kind != layout.Choice
}

// counts returns how many of a scene's nodes were ever seen, how many are on this run's
// way, and all.
func (g *Game) counts(t *trail, s game.SceneID) (seen, walked, all int) {
	scene := &g.story.Scenes[s]
	for n := scene.First; n < scene.Last; n++ {
		if t.seen[n] {
			seen++
		}
		if t.walked[n] {
			walked++
		}
	}
	return seen, walked, int(scene.Last - scene.First)
}

// Measures of the map, in pixels.
var (
	sceneBox     = layout.Size{W: 148, H: 52}
	nodeBox      = layout.Size{W: 132, H: 44}
	sceneSpacing = layout.Spacing{Beside: 20, Between: 34, Lane: 12, Port: 12, Width: 640}
	nodeSpacing  = layout.Spacing{Beside: 14, Between: 34, Lane: 10, Port: 10, Width: 900}
)

// mapped tells the map: all scenes, one of them with its nodes, and the same in words.
func (g *Game) mapped(args []string) (func(w *writer), error) {
	t := g.trail()
	scene := g.graph.Order[0]
	if t.here != game.NoNode {
		scene = g.story.Nodes[t.here].Scene
	}
	if n, err := strconv.Atoi(args[0]); err == nil && n >= 0 && n < len(g.story.Scenes) {
		scene = game.SceneID(n)
	}
	return func(w *writer) {
		g.writeOverview(w, t, scene)
		g.writeScene(w, t, scene)
		w.textsAt("text", g.mapWords(t))
	}, nil
}

// writeOverview writes the drawing of all scenes.
func (g *Game) writeOverview(w *writer, t *trail, scene game.SceneID) {
	d := g.graph.Overview(func(game.SceneID) layout.Size { return sceneBox }, sceneSpacing)
	w.key("scenes")
	w.open('{')
	writeSize(w, d)
	w.key("boxes")
	w.open('[')
	for i, s := range g.graph.Order {
		seen, walked, all := g.counts(t, s)
		w.open('{')
		writeBox(w, &d.Boxes[i])
		w.numberAt("scene", int(s))
		if seen > 0 {
			w.textAt("title", g.words.Scenes[s].Title)
			w.textAt("sub", g.phrases.fill("web.share", "n", strconv.Itoa(seen), "of", strconv.Itoa(all)))
		}
		w.textAt("state", stateOf(walked > 0, seen > 0))
		w.flagged("here", t.here != game.NoNode && g.story.Nodes[t.here].Scene == s)
		w.flagged("open", s == scene)
		w.shut('}')
	}
	w.shut(']')
	w.key("paths")
	w.open('[')
	for i := range g.graph.Passages {
		went, known := false, false
		for _, e := range g.graph.Passages[i].Edges {
			went, known = went || t.went[e], known || t.known[e]
		}
		writePath(w, &d.Paths[i], stateOf(went, known))
	}
	w.shut(']')
	w.shut('}')
}

// writeScene writes the drawing of one scene: the nodes that were found, and the ways
// between them.
func (g *Game) writeScene(w *writer, t *trail, scene game.SceneID) {
	w.key("scene")
	w.open('{')
	seen, _, _ := g.counts(t, scene)
	if seen > 0 {
		w.textAt("title", g.words.Scenes[scene].Title)
		panel := g.graph.Panel(scene)
		d := panel.Lay(func(layout.Mark) layout.Size { return nodeBox }, nodeSpacing)
		writeSize(w, d)
		g.writeMarks(w, t, panel, d)
		w.key("paths")
		w.open('[')
		for i := range panel.Lines {
			went, known := false, false
			for _, e := range panel.Lines[i].Edges {
				went, known = went || t.went[e], known || t.known[e]
			}
			writePath(w, &d.Paths[i], stateOf(went, known))
		}
		w.shut(']')
	}
	w.shut('}')
}

// writeMarks writes the boxes of a scene's drawing.
func (g *Game) writeMarks(w *writer, t *trail, panel *layout.Panel, d *layout.Drawing) {
	w.key("boxes")
	w.open('[')
	for i, m := range panel.Marks {
		w.open('{')
		writeBox(w, &d.Boxes[i])
		var title string
		var walked, seen bool
		switch m.Kind {
		case layout.NodeMark, layout.ToMark:
			title, walked, seen = g.words.Nodes[m.Node], t.walked[m.Node], t.seen[m.Node]
			if m.Kind == layout.ToMark {
				w.flagged("away", true)
				title = g.words.Scenes[m.Scene].Title
			}
			w.flagged("here", m.Node == t.here && m.Kind == layout.NodeMark)
		case layout.FromMark:
			n, on, _ := g.counts(t, m.Scene)
			w.flagged("away", true)
			title, walked, seen = g.words.Scenes[m.Scene].Title, on > 0, n > 0
		case layout.CaughtMark:
			w.flagged("away", true)
			title, seen = g.phrases.get("changes.caught"), true
		case layout.ExpiredMark:
			w.flagged("away", true)
			title, seen = g.phrases.get("changes.expired"), true
		default:
			panic("web: a mark of an unknown kind")
		}
		if seen {
			w.textAt("title", title)
		}
		w.textAt("state", stateOf(walked, seen))
		w.shut('}')
	}
	w.shut(']')
}

// stateOf names a state for the style sheet.
func stateOf(run, ever bool) string {
	switch {
	case run:
		return "run"
	case ever:
		return "earlier"
	default:
		return "never"
	}
}

func writeSize(w *writer, d *layout.Drawing) {
	w.numberAt("w", d.Width)
	w.numberAt("h", d.Height)
}

func writeBox(w *writer, b *layout.Box) {
	w.numberAt("x", b.X)
	w.numberAt("y", b.Y)
	w.numberAt("w", b.W)
	w.numberAt("h", b.H)
}

func writePath(w *writer, p *layout.Path, state string) {
	w.open('{')
	w.textAt("state", state)
	w.key("points")
	w.open('[')
	for _, at := range p.Points {
		w.number(at.X)
		w.number(at.Y)
	}
	w.shut(']')
	w.shut('}')
}

// mapWords describes the map: how much of each scene was found, and this run's way.
func (g *Game) mapWords(t *trail) []string {
	p := &g.phrases
	total, unfound := 0, 0
	var lines []string
	for _, s := range g.graph.Order {
		seen, walked, all := g.counts(t, s)
		total += seen
		if seen == 0 {
			unfound++
			continue
		}
		lines = append(lines, p.fill("map.words.scene", "title", g.words.Scenes[s].Title,
			"n", strconv.Itoa(seen), "of", strconv.Itoa(all), "run", strconv.Itoa(walked)))
	}
	found := p.fill("map.found", "n", strconv.Itoa(total), "of", strconv.Itoa(len(g.story.Nodes)))
	lines = append([]string{p.fill("map.words.total", "found", found)}, lines...)
	if unfound > 0 {
		rest := p.counted("map.words.unfound")
		lines = append(lines, rest.Of(unfound))
	}
	if t.here != game.NoNode {
		scene := g.story.Nodes[t.here].Scene
		lines = append(lines, p.fill("map.words.here", "place", g.words.Nodes[t.here], "title", g.words.Scenes[scene].Title))
	}
	return lines
}
