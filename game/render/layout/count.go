package layout

import "cobalt/game"

// A Count weighs a graph by runs: it counts those that came to each node, went
// along each edge and found each ending. Runs come one after the other, and each
// counts once.
type Count struct {
	Runs     int
	Scenes   []int // by scene: the runs that entered it
	Passages []int // by passage of the graph
	Nodes    []int // by node
	Edges    []int // by edge of the graph
	Endings  []int // by ending

	graph *Graph
	last  [4][]int // the last run that was counted, for each scene, passage, node and edge
}

// NewCount returns the count of no runs.
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

// Step counts a step: a choice that was taken at a node, and the events that
// followed. A step without a choice is the beginning of the next run.
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

// once adds one to a tally, unless this run was counted there already.
func (c *Count) once(tally, last []int, i int) {
	if last[i] != c.Runs {
		last[i] = c.Runs
		tally[i]++
	}
}

// Follow calls node for each node that a step entered, and edge for each edge of
// the graph along which it went, in order. Before is the node of the choice, or
// NoNode at the beginning of a run.
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
		case game.Gained, game.Lost, game.Learned, game.Forgot, game.MeterChanged, game.TimePassed, game.Ended: // they lead nowhere
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
// after that.
func (c *Count) Add(o *Count) {
	c.Runs += o.Runs
	for _, p := range [][2][]int{{c.Scenes, o.Scenes}, {c.Passages, o.Passages}, {c.Nodes, o.Nodes}, {c.Edges, o.Edges}, {c.Endings, o.Endings}} {
		for i, n := range p[1] {
			p[0][i] += n
		}
	}
}
