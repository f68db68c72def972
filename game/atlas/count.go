package atlas

import "cobalt/game"

// A Count weighs a graph by runs: how many of them came to each node, went along
// each edge, and found each ending. It counts one run after the other.
type Count struct {
	Runs    int
	Nodes   []int // by node: in how many runs it was entered
	Edges   []int // by edge of the graph
	Endings []int // by ending

	graph        *Graph
	nodes, edges []int // the run in which each was counted last
}

// NewCount returns the count of no run at all.
func (g *Graph) NewCount() *Count {
	return &Count{
		Nodes: make([]int, len(g.Story.Nodes)), Edges: make([]int, len(g.Edges)), Endings: make([]int, len(g.Story.Endings)),
		graph: g, nodes: make([]int, len(g.Story.Nodes)), edges: make([]int, len(g.Edges)),
	}
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
	if c.nodes[n] != c.Runs {
		c.nodes[n] = c.Runs
		c.Nodes[n]++
	}
}

func (c *Count) edge(e int) {
	if c.edges[e] != c.Runs {
		c.edges[e] = c.Runs
		c.Edges[e]++
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

// Add adds the runs of another count of the same graph.
func (c *Count) Add(o *Count) {
	c.Runs += o.Runs
	for _, p := range []struct{ to, from []int }{{c.Nodes, o.Nodes}, {c.Edges, o.Edges}, {c.Endings, o.Endings}} {
		for i, n := range p.from {
			p.to[i] += n
		}
	}
}
