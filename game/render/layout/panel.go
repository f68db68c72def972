package layout

import "cobalt/game"

// A MarkKind is the kind of thing that a [Mark] stands for.
type MarkKind uint8

// The kinds of marks.
const (
	NodeMark    MarkKind = iota // a node of the scene
	FromMark                    // another scene, from which runs come
	ToMark                      // a node of another scene, to which runs go
	CaughtMark                  // a player who is caught, anywhere in the scene
	ExpiredMark                 // a player who is too late, anywhere in the scene
)

// A Mark is one box of a panel.
type Mark struct {
	Kind  MarkKind
	Node  game.NodeID  // NodeMark, ToMark
	Scene game.SceneID // the node's, or the one that the mark stands for
}

// A Line is one arrow of a panel, between marks by their indices, and the edges
// of the graph that it stands for.
type Line struct {
	From, To int
	Edges    []int
}

// A Panel is the drawing of one scene: its nodes in the author's order, the scenes
// that runs come from and the nodes that they go to, and the ways of players who
// are caught or too late.
type Panel struct {
	Scene game.SceneID
	Marks []Mark
	Lines []Line
}

// Panel returns the panel of a scene.
func (g *Graph) Panel(scene game.SceneID) *Panel {
	b := panelBuilder{graph: g, Panel: &Panel{Scene: scene}, marks: map[Mark]int{}, lines: map[[2]int]int{}}
	s := &g.Story.Scenes[scene]
	for i := range g.Edges {
		if e := &g.Edges[i]; e.Scene != scene && g.Story.Nodes[e.To].Scene == scene {
			b.mark(Mark{FromMark, game.NoNode, e.Scene})
		}
	}
	for n := s.First; n < s.Last; n++ {
		b.mark(Mark{NodeMark, n, scene})
	}
	for i := range g.Edges {
		b.edge(i)
	}
	return b.Panel
}

type panelBuilder struct {
	*Panel
	graph *Graph
	marks map[Mark]int
	lines map[[2]int]int
}

// mark returns the index of a mark, which it adds if need be.
func (b *panelBuilder) mark(m Mark) int {
	i, ok := b.marks[m]
	if !ok {
		i = len(b.Marks)
		b.marks[m] = i
		b.Marks = append(b.Marks, m)
	}
	return i
}

// edge adds an edge of the graph, if it touches the scene.
func (b *panelBuilder) edge(i int) {
	e := &b.graph.Edges[i]
	to := b.graph.Story.Nodes[e.To].Scene
	if e.Scene != b.Scene && to != b.Scene {
		return
	}
	from := Mark{NodeMark, e.From, b.Scene}
	switch {
	case e.Scene != b.Scene:
		from = Mark{FromMark, game.NoNode, e.Scene}
	case e.Kind == Caught:
		from = Mark{CaughtMark, game.NoNode, b.Scene}
	case e.Kind == Expired:
		from = Mark{ExpiredMark, game.NoNode, b.Scene}
	}
	end := Mark{NodeMark, e.To, to}
	if to != b.Scene {
		end.Kind = ToMark
	}
	b.line(b.mark(from), b.mark(end), i)
}

func (b *panelBuilder) line(from, to, edge int) {
	k := [2]int{from, to}
	i, ok := b.lines[k]
	if !ok {
		i = len(b.Lines)
		b.lines[k] = i
		b.Lines = append(b.Lines, Line{From: from, To: to})
	}
	b.Lines[i].Edges = append(b.Lines[i].Edges, edge)
}

// Lay lays the panel out, with the size of each mark.
func (p *Panel) Lay(size func(Mark) Size, sp Spacing) *Drawing {
	s := Diagram{}
	for _, m := range p.Marks {
		s.Boxes = append(s.Boxes, size(m))
	}
	for _, l := range p.Lines {
		s.Arrows = append(s.Arrows, Arrow{l.From, l.To})
	}
	return Lay(s, sp)
}

// Overview lays out the scenes alone, with the size of each. The boxes are in the
// graph's Order, the arrows are the passages.
func (g *Graph) Overview(size func(game.SceneID) Size, sp Spacing) *Drawing {
	var s Diagram
	place := make([]int, len(g.Story.Scenes))
	for i, scene := range g.Order {
		place[scene] = i
		s.Boxes = append(s.Boxes, size(scene))
	}
	for _, p := range g.Passages {
		s.Arrows = append(s.Arrows, Arrow{place[p.From], place[p.To]})
	}
	return Lay(s, sp)
}
