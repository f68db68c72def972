package layout

import "cobalt/game"

// A Count weighs a graph by runs: how many of them came to a node, went along an
// edge, found an ending. It counts one run after the other, and each run once.
type Count struct {
	Runs     int
	Scenes   []int // by scene: how many runs entered it
	Passages []int // by passage of the graph
	Nodes    []int // by node
	Edges    []int // by edge of the graph
	Endings  []int // by ending

	graph *Graph
	last  [4][]int // the run that was counted last, for each scene, passage, node and edge
}

// NewCount returns the count of no run at all.
func (g *Graph) NewCount() *Count {
	c := &Count{graph: g, Endings: make([]int, len(g.Story.Endings))}
	for i, t := range []struct {
		tally *[]int
		n     int
	}{{&c.Scenes, len(g.Story.Scenes)}, {&c.Passages, len(g.Passages)}, {&c.Nodes, len(g.Story.Nodes)}, {&c.Edges, len(g.Edges)}} {
		*t.tally, c.last[i] = make([]int, t.n), make([]int, t.n)
	}
	return c
}

// Step counts a step: the choice that was taken at a node, and what came of it.
// The beginning of a run, which has no choice, begins the next one.
func (c *Count) Step(choice game.ChoiceID, before game.NodeID, events []game.Event) {
	if choice == game.NoChoice {
		c.Runs++
		before = game.NoNode
	}
	c.graph.Follow(choice, before, events, c.node, c.edge)
	for i := range events {
		if events[i].Kind == game.Ended {
			c.Endings[events[i].Ending]++
		}
	}
}

func (c *Count) node(n game.NodeID) {
	c.once(c.Scenes, c.last[0], int(c.graph.Story.Nodes[n].Scene))
	c.once(c.Nodes, c.last[2], int(n))
}

func (c *Count) edge(e int) {
	c.once(c.Edges, c.last[3], e)
	if p := c.graph.passage[e]; p >= 0 {
		c.once(c.Passages, c.last[1], p)
	}
}

// once counts something, unless this run was counted there.
func (c *Count) once(tally, last []int, i int) {
	if last[i] != c.Runs {
		last[i] = c.Runs
		tally[i]++
	}
}

// Follow tells which nodes a step entered, and along which edges of the graph
// it went, in order. Before is where the choice was taken, or NoNode where the
// run began.
func (g *Graph) Follow(choice game.ChoiceID, before game.NodeID, events []game.Event, node func(game.NodeID), edge func(int)) {
	at, kind := before, Choice
	if choice == game.NoChoice {
		kind = Divert
	}
	for i := range events {
		switch e := &events[i]; e.Kind {
		case game.Caught:
			kind = Caught
		case game.Expired:
			kind = Expired
		case game.Entered:
			if e, ok := g.way(kind, at, e.Node); ok {
				edge(e)
			}
			node(e.Node)
			at, kind = e.Node, Divert
		}
	}
}

// way returns the edge from a node to another.
func (g *Graph) way(kind Kind, from, to game.NodeID) (int, bool) {
	if from == game.NoNode {
		return 0, false
	}
	scene := g.Story.Nodes[from].Scene
	if kind == Caught || kind == Expired {
		from = game.NoNode
	}
	return g.Edge(kind, scene, from, to)
}

// Add adds the runs of another count of the same graph. No step may be counted
// behind it.
func (c *Count) Add(o *Count) {
	c.Runs += o.Runs
	for _, p := range [][2][]int{{c.Scenes, o.Scenes}, {c.Passages, o.Passages}, {c.Nodes, o.Nodes}, {c.Edges, o.Edges}, {c.Endings, o.Endings}} {
		for i, n := range p[1] {
			p[0][i] += n
		}
	}
}
