package layout

import (
	"cmp"
	"slices"

	"cobalt/game"
)

// A Kind says how a run goes along an edge.
type Kind uint8

// The kinds of edges.
const (
	Choice  Kind = iota // by a choice, its link or a divert of its outcome
	Divert              // by itself: a divert among the node's blocks
	Caught              // from anywhere in the scene, at suspicion 100
	Expired             // from anywhere in the scene, when its clock is at 0
)

// String returns the kind's name in JSON.
func (k Kind) String() string { return [...]string{"choice", "divert", "caught", "expired"}[k] }

// An Edge is a way that a run may go: from a node to another, or from a scene to
// the node to which it sends a player who is caught or too late. There is at most
// one of each kind between the same two.
type Edge struct {
	Kind  Kind
	Scene game.SceneID // that it leaves
	From  game.NodeID  // or NoNode: caught and expired leave from anywhere in the scene
	To    game.NodeID
	// Choices are those that lead this way, in the author's order. An edge of the
	// kind Choice has at least one, any other has none.
	Choices []game.ChoiceID
}

// A Graph is the structure of a story as it can be drawn. It must not be changed;
// any number of goroutines may read it.
type Graph struct {
	Story *game.Story
	// Edges are sorted by the scene they leave, then those from anywhere in it,
	// then by nodes and kinds.
	Edges []Edge
	// Order lists the scenes as a reader comes to them: by the fewest steps from
	// the start, then in the story's own order. Scenes that nothing leads to are
	// last.
	Order []game.SceneID

	// Passages are the ways between scenes, sorted by the scene that they leave,
	// then by the one that they lead to.
	Passages []Passage

	index   map[key]int
	passage []int // by edge: its passage's index, or -1 within a scene
}

// A Passage is a way between two scenes, and the edges that take it.
type Passage struct {
	From, To game.SceneID
	Edges    []int
}

type key struct {
	kind  Kind
	scene game.SceneID
	from  game.NodeID
	to    game.NodeID
}

// Of returns the graph of a story.
func Of(story *game.Story) *Graph {
	g := &Graph{Story: story, index: map[key]int{}}
	for i := range story.Scenes {
		id, scene := game.SceneID(i), &story.Scenes[i]
		g.add(key{Caught, id, game.NoNode, scene.Caught}, game.NoChoice)
		g.add(key{Expired, id, game.NoNode, scene.Expired}, game.NoChoice)
		for n := scene.First; n < scene.Last; n++ {
			g.addNode(n)
		}
	}
	g.sort()
	g.findPassages()
	g.Order = g.order()
	return g
}

// addNode adds the edges that leave a node.
func (g *Graph) addNode(n game.NodeID) {
	node := &g.Story.Nodes[n]
	diverts, stays := g.diverts(node.Blocks)
	for _, to := range diverts {
		g.add(key{Divert, node.Scene, n, to}, game.NoChoice)
	}
	if !stays {
		return
	}
	for c := node.First; c < node.Last; c++ {
		choice := &g.Story.Choices[c]
		diverts, stays := g.diverts(choice.Outcome)
		if stays {
			diverts = append(diverts, choice.Target)
		}
		for _, to := range diverts {
			g.add(key{Choice, node.Scene, n, to}, c)
		}
	}
}

// diverts returns the nodes to which blocks can send the story, in order, and
// whether it can also come to the end of the blocks.
func (g *Graph) diverts(r game.BlockRange) (to []game.NodeID, stays bool) {
	for b := r.First; b < r.Last; {
		leaves := true // every block of the chain has a divert
		last := b
		for ; last < r.Last && (last == b || g.Story.Blocks[last].Else); last++ {
			if d := g.Story.Blocks[last].Divert; d != game.NoNode {
				to = append(to, d)
			} else {
				leaves = false
			}
		}
		if leaves && g.Story.Blocks[last-1].Guard == nil {
			return to, false
		}
		b = last
	}
	return to, true
}

func (g *Graph) add(k key, by game.ChoiceID) {
	if k.to == game.NoNode {
		return
	}
	i, ok := g.index[k]
	if !ok {
		i = len(g.Edges)
		g.index[k] = i
		g.Edges = append(g.Edges, Edge{Kind: k.kind, Scene: k.scene, From: k.from, To: k.to})
	}
	if e := &g.Edges[i]; by != game.NoChoice && !slices.Contains(e.Choices, by) {
		e.Choices = append(e.Choices, by)
	}
}

// sort sorts the edges. Within a scene, those from anywhere in it come first.
func (g *Graph) sort() {
	slices.SortFunc(g.Edges, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(a.Scene, b.Scene), cmp.Compare(a.From+1, b.From+1), cmp.Compare(a.To, b.To), cmp.Compare(a.Kind, b.Kind))
	})
	for i, e := range g.Edges {
		g.index[key{e.Kind, e.Scene, e.From, e.To}] = i
	}
}

// Edge returns the index of an edge in Edges, if there is one. From is NoNode for
// the kinds Caught and Expired.
func (g *Graph) Edge(kind Kind, scene game.SceneID, from, to game.NodeID) (int, bool) {
	i, ok := g.index[key{kind, scene, from, to}]
	return i, ok
}

// Leaving returns the edges that leave a node: Edges[first:last].
func (g *Graph) Leaving(n game.NodeID) (first, last int) {
	at := func(n game.NodeID) int {
		i, _ := slices.BinarySearchFunc(g.Edges, n, func(e Edge, n game.NodeID) int {
			return cmp.Or(cmp.Compare(e.Scene, g.Story.Nodes[n].Scene), cmp.Compare(e.From+1, n+1))
		})
		return i
	}
	first = at(n)
	for last = first; last < len(g.Edges) && g.Edges[last].From == n; last++ {
	}
	return first, last
}

// Endings returns the endings that a node can be, in order; most nodes are none.
func (g *Graph) Endings(n game.NodeID) (endings []game.EndingID) {
	r := g.Story.Nodes[n].Blocks
	for b := r.First; b < r.Last; b++ {
		if e := g.Story.Blocks[b].Ending; e != game.NoEnding && !slices.Contains(endings, e) {
			endings = append(endings, e)
		}
	}
	return endings
}

// findPassages collects the edges that lead from scene to scene.
func (g *Graph) findPassages() {
	type way struct{ from, to game.SceneID }
	byWay := map[way][]int{}
	g.passage = make([]int, len(g.Edges))
	for i := range g.Edges {
		g.passage[i] = -1
		if w := (way{g.Edges[i].Scene, g.Story.Nodes[g.Edges[i].To].Scene}); w.from != w.to {
			byWay[w] = append(byWay[w], i)
		}
	}
	for w, edges := range byWay {
		g.Passages = append(g.Passages, Passage{w.from, w.to, edges})
	}
	slices.SortFunc(g.Passages, func(a, b Passage) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	for i, p := range g.Passages {
		for _, e := range p.Edges {
			g.passage[e] = i
		}
	}
}

// order returns the scenes as a walk in breadth comes to them.
func (g *Graph) order() []game.SceneID {
	leads := make([][]game.SceneID, len(g.Story.Scenes))
	for _, p := range g.Passages {
		leads[p.From] = append(leads[p.From], p.To)
	}
	seen := make([]bool, len(leads))
	order := []game.SceneID{g.Story.Nodes[g.Story.Start].Scene}
	seen[order[0]] = true
	for i := 0; i < len(order); i++ {
		for _, s := range leads[order[i]] {
			if !seen[s] {
				seen[s] = true
				order = append(order, s)
			}
		}
	}
	for s := range seen {
		if !seen[s] {
			order = append(order, game.SceneID(s))
		}
	}
	return order
}
