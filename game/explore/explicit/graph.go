package explicit

import (
	"errors"
	"fmt"

	"cobalt/game"
	"cobalt/game/explore/flow"
	"cobalt/game/explore/witness"
)

// Tuning says when one way of keeping a set gives way to the next. Tests turn
// its knobs to drive every way.
type Tuning struct {
	DenseBits int // a box whose key has at most so many bits is paged, otherwise hashed
	KeyBits   int // a box whose key has more bits is numbered as its states turn up
}

// DefaultTuning is right for proofs.
var DefaultTuning = Tuning{DenseBits: 30, KeyBits: 64}

// A Graph is a story laid out for walking: a place for each node, and links
// between them. Behind the nodes come the goals: endings, loops, and the one
// for choices that are shown locked.
type Graph struct {
	*flow.Analysis
	tuning      Tuning
	places      []*place // by node; nil if no run can rest there
	out         [][]*link
	slow        [][]game.ChoiceID // by node: the choices that package game itself must run
	transitions []*transition
	loops       [][]game.NodeID // by goal: the nodes on the circle, turned so that it reads least

	// loops that only slow choices go into are found while walking
	loopAt map[string]int
}

// A link is all transitions from one node to another that take the same minutes.
type link struct {
	from, to    int
	minutes     int
	transitions []*transition
}

func (g *Graph) nodes() int     { return len(g.Story.Nodes) }
func (g *Graph) locked() int    { return g.nodes() + len(g.Story.Endings) }
func (g *Graph) loop(i int) int { return g.locked() + 1 + i }

// Ending returns the goal that is an ending.
func (g *Graph) Ending(e game.EndingID) int { return g.nodes() + int(e) }

// loopOf returns the goal of a circle of nodes, whichever of them it is told
// from.
func (g *Graph) loopOf(nodes []game.NodeID) int {
	nodes = witness.Turn(nodes)
	name := fmt.Sprint(nodes)
	i, ok := g.loopAt[name]
	if !ok {
		i = len(g.loops)
		g.loops = append(g.loops, nodes)
		g.loopAt[name] = i
	}
	return g.loop(i)
}

// New lays out an analyzed story.
func New(a *flow.Analysis, t Tuning) *Graph {
	g := &Graph{Analysis: a, tuning: t, loopAt: map[string]int{}}
	l := newLayouter(a, t)
	g.places = make([]*place, g.nodes())
	g.Parallel(len(a.Boxes), func(_, i int) {
		if a.Boxes[i] != nil {
			g.places[i] = l.place(a.Boxes[i])
		}
	})
	g.link()
	return g
}

// link lays out all transitions.
func (g *Graph) link() {
	laid := make([][]*transition, len(g.Story.Choices))
	whole := make([]bool, len(laid))
	g.Parallel(len(laid), func(_, i int) {
		if g.places[g.Story.Choices[i].Node] != nil && g.Whole[i] {
			laid[i], whole[i] = g.lay(g.Transitions[i])
		}
	})
	g.out = make([][]*link, g.nodes())
	g.slow = make([][]game.ChoiceID, g.nodes())
	for _, n := range g.Order {
		node := &g.Story.Nodes[n]
		for c := node.First; c < node.Last; c++ {
			if !whole[c] {
				g.slow[n] = append(g.slow[n], c)
				continue
			}
			for i, r := range laid[c] {
				g.connect(int(n), r, &g.Transitions[c][i])
			}
		}
	}
}

// lay lays out the transitions of a choice. It reports false if one of them
// touches a numbered place. Transitions that no state can take are nil.
func (g *Graph) lay(list []flow.Transition) ([]*transition, bool) {
	laid := make([]*transition, len(list))
	for i := range list {
		a := &list[i]
		from := g.places[g.Story.Choices[a.Choice].Node]
		var to *place
		if a.Kind == flow.ToNode {
			to = g.places[a.To]
		}
		if from.storage == numbered || to != nil && to.storage == numbered {
			return nil, false
		}
		laid[i] = g.layTransition(from, to, a)
	}
	return laid, true
}

// connect adds a transition to the link that it belongs to.
func (g *Graph) connect(from int, r *transition, a *flow.Transition) {
	if r == nil {
		return
	}
	switch a.Kind {
	case flow.ToNode:
		r.to = int(a.To)
	case flow.ToEnding:
		r.to = g.Ending(a.Ended)
	case flow.ToLoop:
		r.to = g.loopOf(a.Loop)
	default:
		r.to = g.locked()
	}
	g.transitions = append(g.transitions, r)
	for _, l := range g.out[from] {
		if l.to == r.to && l.minutes == r.minutes {
			l.transitions = append(l.transitions, r)
			return
		}
	}
	g.out[from] = append(g.out[from], &link{from: from, to: r.to, minutes: r.minutes, transitions: []*transition{r}})
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
	*Graph
	record game.Record
}

// choose takes a choice in a state; ok is false if it can't be taken or passes
// the peak.
func (c *chooser) choose(st game.State, id game.ChoiceID) (mv slowMove, ok bool) {
	i := int(id - c.Story.Nodes[st.Node].First)
	switch c.Story.Availability(&st, i) {
	case game.Hidden:
		return mv, false
	case game.Locked:
		return slowMove{to: c.locked()}, true
	case game.Open:
	}
	c.record.Reset()
	next, err := c.Story.Choose(st, i, &c.record)
	for _, e := range c.record.Events {
		switch {
		case e.Kind == game.Entered:
			mv.entered = append(mv.entered, e.Node)
		case e.Kind == game.MeterChanged && e.Var == game.MeterVar(game.Suspicion) && e.To > c.Peak:
			return mv, false
		}
	}
	if len(c.Watched) > 0 {
		c.Texts.Shown(&c.record, func(b game.BlockID) {
			if c.Watched[b] {
				mv.shown = append(mv.shown, b)
			}
		})
	}
	mv.to, mv.key = c.outcome(&next, err)
	return mv, true
}

// outcome returns the node or goal to which a step of package game led.
func (g *Graph) outcome(st *game.State, err error) (to int, k key) {
	var loop *game.LoopError
	if errors.As(err, &loop) {
		return g.loopOf(g.resolve(loop.Nodes[:len(loop.Nodes)-1])), 0
	}
	if e, ended := st.Ended(); ended {
		return g.Ending(e), 0
	}
	return int(st.Node), g.encode(g.places[st.Node], st)
}

// resolve returns the nodes that references name.
func (g *Graph) resolve(refs []string) []game.NodeID {
	scope := g.Story.Scope(0)
	nodes := make([]game.NodeID, len(refs))
	for i, ref := range refs {
		nodes[i], _ = scope.Node(ref)
	}
	return nodes
}
