package explore

import (
	"errors"
	"fmt"
	"slices"

	"cobalt/game"
)

// A graph is a story compiled for walking: a place for each node, and links
// between them. Behind the nodes come the goals: endings, loops, and the one
// for choices that are shown locked.
type graph struct {
	*model
	start  game.State
	places []*place // by node; nil where no run can rest
	out    [][]*link
	slow   [][]game.ChoiceID // by node: the choices that package game itself must run
	rects  []*rect
	loops  [][]game.NodeID // by goal: the nodes on the circle, the first the least
	order  []game.NodeID   // the nodes in the order in which the analysis found them

	// loops that only slow choices go into are found while walking
	loopAt map[string]int
}

// A link is all rectangles from one node to another that take the same minutes.
type link struct {
	from, to int
	minutes  int
	rects    []*rect
}

// goals

func (g *graph) nodes() int                 { return len(g.story.Nodes) }
func (g *graph) ending(e game.EndingID) int { return g.nodes() + int(e) }
func (g *graph) locked() int                { return g.nodes() + len(g.story.Endings) }
func (g *graph) loop(i int) int             { return g.locked() + 1 + i }

// loopOf returns the goal of a circle of nodes, whichever of them it is told
// from.
func (g *graph) loopOf(nodes []game.NodeID) int {
	nodes = leastRotation(nodes)
	name := fmt.Sprint(nodes)
	i, ok := g.loopAt[name]
	if !ok {
		i = len(g.loops)
		g.loops = append(g.loops, nodes)
		g.loopAt[name] = i
	}
	return g.loop(i)
}

// leastRotation returns a circle told from where it reads least. A circle may go
// through a node twice, so that the least node alone does not say where.
func leastRotation(circle []game.NodeID) []game.NodeID {
	best := circle
	for i := range circle {
		if turned := slices.Concat(circle[i:], circle[:i]); slices.Compare(turned, best) < 0 {
			best = turned
		}
	}
	return best
}

// compile makes the graph of a model whose runs begin in a state.
func (m *model) compile(start game.State) *graph {
	g := &graph{model: m, start: start, loopAt: map[string]int{}}
	boxes, order := m.refine(m.traceAll(m.fullBoxes()), start)
	traced := m.traceAll(boxes)
	g.order = order
	layouter := m.newLayouter(boxes, order)
	g.places = make([]*place, g.nodes())
	m.parallel(len(boxes), func(_, i int) {
		if boxes[i] != nil {
			g.places[i] = layouter.place(boxes[i])
		}
	})
	g.link(traced)
	return g
}

// link lays out all arcs.
func (g *graph) link(t *tracing) {
	laid := make([][]*rect, len(g.story.Choices))
	whole := make([]bool, len(laid))
	g.parallel(len(laid), func(_, i int) {
		if g.places[g.story.Choices[i].Node] != nil && t.whole[i] {
			laid[i], whole[i] = g.lay(t.arcs[i])
		}
	})
	g.out = make([][]*link, g.nodes())
	g.slow = make([][]game.ChoiceID, g.nodes())
	for _, n := range g.order {
		node := &g.story.Nodes[n]
		for c := node.First; c < node.Last; c++ {
			if !whole[c] {
				g.slow[n] = append(g.slow[n], c)
				continue
			}
			for i, r := range laid[c] {
				g.connect(int(n), r, &t.arcs[c][i])
			}
		}
	}
}

// lay lays out the arcs of a choice. It reports false where one of them touches
// a numbered place. Arcs that no state can take are nil.
func (g *graph) lay(arcs []arc) ([]*rect, bool) {
	rects := make([]*rect, len(arcs))
	for i := range arcs {
		a := &arcs[i]
		from := g.places[g.story.Choices[a.choice].Node]
		var to *place
		if a.kind == toNode {
			to = g.places[a.to]
		}
		if from.storage == numbered || to != nil && to.storage == numbered {
			return nil, false
		}
		rects[i] = g.layRect(from, to, a)
	}
	return rects, true
}

// connect adds a rectangle to the link that it belongs to.
func (g *graph) connect(from int, r *rect, a *arc) {
	if r == nil {
		return
	}
	switch r.kind {
	case toNode:
		r.to = int(a.to)
	case toEnding:
		r.to = g.ending(a.ended)
	case toLoop:
		r.to = g.loopOf(a.loop)
	default:
		r.to = g.locked()
	}
	g.rects = append(g.rects, r)
	for _, l := range g.out[from] {
		if l.to == r.to && l.minutes == r.minutes {
			l.rects = append(l.rects, r)
			return
		}
	}
	g.out[from] = append(g.out[from], &link{from: from, to: r.to, minutes: r.minutes, rects: []*rect{r}})
}

// A move run by package game itself.
type slowMove struct {
	to      int // a node or a goal
	key     key
	entered []game.NodeID
	shown   []game.BlockID
}

// A chooser runs choices by package game, for one goroutine.
type chooser struct {
	*graph
	record game.Record
}

// choose takes a choice in a state; ok is false where it can't be taken or
// passes the peak.
func (c *chooser) choose(st game.State, id game.ChoiceID) (mv slowMove, ok bool) {
	i := int(id - c.story.Nodes[st.Node].First)
	switch c.story.Availability(&st, i) {
	case game.Hidden:
		return mv, false
	case game.Locked:
		return slowMove{to: c.locked()}, true
	}
	c.record.Reset()
	next, err := c.story.Choose(st, i, &c.record)
	for _, e := range c.record.Events {
		switch {
		case e.Kind == game.Entered:
			mv.entered = append(mv.entered, e.Node)
		case e.Kind == game.MeterChanged && e.Var == game.MeterVar(game.Suspicion) && e.To > c.peak:
			return mv, false
		}
	}
	for _, b := range c.record.Blocks {
		if c.watched[b] {
			mv.shown = append(mv.shown, b)
		}
	}
	mv.to, mv.key = c.outcome(&next, err)
	return mv, true
}

// outcome returns where a step of package game led.
func (g *graph) outcome(st *game.State, err error) (to int, k key) {
	var loop *game.LoopError
	if errors.As(err, &loop) {
		return g.loopOf(g.resolve(loop.Nodes[:len(loop.Nodes)-1])), 0
	}
	if e, ended := st.Ended(); ended {
		return g.ending(e), 0
	}
	return int(st.Node), g.encode(g.places[st.Node], st)
}

// resolve returns the nodes that references name.
func (g *graph) resolve(refs []string) []game.NodeID {
	scope := g.story.Scope(0)
	nodes := make([]game.NodeID, len(refs))
	for i, ref := range refs {
		nodes[i], _ = scope.Node(ref)
	}
	return nodes
}
