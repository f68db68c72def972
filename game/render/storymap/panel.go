package storymap

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cobalt/game"
	"cobalt/game/render/layout"
)

// A panel is one scene in a picture: its nodes, the ways between them, and the
// scenes that they lead to and come from.
type panel struct {
	*Map
	parts *layout.Panel
}

// panel draws one scene.
func (m *Map) panel(s game.SceneID) *picture {
	p := panel{Map: m, parts: m.graph.Panel(s)}
	return p.picture()
}

func (p *panel) picture() *picture {
	lines := make([][]string, len(p.parts.Marks))
	i := 0
	d := p.parts.Lay(func(mark layout.Mark) layout.Size {
		lines[i] = p.markLines(mark)
		widest := 0
		for _, line := range lines[i] {
			widest = max(widest, ansi.StringWidth(line))
		}
		i++
		return layout.Size{W: max(56, widest*letter+2*boxPad), H: len(lines[i-1])*wordLine + 12}
	}, panelSpacing)
	pic := &picture{
		ID: "panel-" + p.story.Scenes[p.parts.Scene].ID, Title: p.words.Scenes[p.parts.Scene].Title, About: p.about(),
		Width: d.Width + 2*panelRoom, Height: d.Height + 2*panelRoom, Class: "panel",
	}
	for i := range p.parts.Lines {
		pic.Lines = append(pic.Lines, p.line(&p.parts.Lines[i], &d.Paths[i]))
	}
	for i, mark := range p.parts.Marks {
		pic.Boxes = append(pic.Boxes, p.box(mark, &d.Boxes[i], lines[i]))
	}
	return pic
}

// about describes a scene's picture in words.
func (p *panel) about() string {
	about := p.sceneFigures(p.parts.Scene) + "."
	for _, way := range p.graph.Passages {
		if way.From == p.parts.Scene {
			about += " Leads to " + p.words.Scenes[way.To].Title + "."
		}
	}
	for _, e := range p.endings(p.parts.Scene) {
		about += " Ending: " + p.words.Endings[e].Name + "."
	}
	return about
}

// markLines returns the words of a box, a line each.
func (p *panel) markLines(mark layout.Mark) []string {
	const columns = (boxMost - 2*boxPad) / letter
	switch mark.Kind {
	case layout.CaughtMark:
		return p.weighed([]string{"⚑ if caught"}, p.edgeRuns(layout.Caught, mark.Scene))
	case layout.ExpiredMark:
		return p.weighed([]string{"◷ if too late"}, p.edgeRuns(layout.Expired, mark.Scene))
	case layout.FromMark:
		return wrapTitle("from "+p.words.Scenes[mark.Scene].Title, columns)
	case layout.ToMark:
		return append(wrapTitle("→ "+p.words.Scenes[mark.Scene].Title, columns), wrapTitle(p.words.Nodes[mark.Node], columns)...)
	case layout.NodeMark:
		return p.nodeLines(mark.Node, columns)
	default:
		panic("storymap: a mark of an unknown kind")
	}
}

// nodeLines returns the words of a node, a line each.
func (p *panel) nodeLines(n game.NodeID, columns int) []string {
	lines := wrapTitle(p.words.Nodes[n], columns)
	for _, e := range p.graph.Endings(n) {
		lines = append(lines, ansi.Truncate("◆ "+p.words.Endings[e].Name, columns, "…"))
	}
	return p.weighed(lines, func(w *Weight) int { return w.Nodes[n] })
}

// edgeRuns returns the function that counts the runs along a scene's edge of a
// kind, Caught or Expired.
func (p *panel) edgeRuns(kind layout.Kind, s game.SceneID) func(*Weight) int {
	to := p.story.Scenes[s].Caught
	if kind == layout.Expired {
		to = p.story.Scenes[s].Expired
	}
	i, _ := p.graph.Edge(kind, s, game.NoNode, to)
	return func(w *Weight) int { return w.Edges[i] }
}

func (p *panel) box(mark layout.Mark, at *layout.Box, lines []string) pictureBox {
	b := pictureBox{X: at.X + panelRoom, Y: at.Y + panelRoom, W: at.W, H: at.H, Round: 8, About: strings.Join(lines, " ")}
	var classes []string
	switch mark.Kind {
	case layout.CaughtMark, layout.ExpiredMark:
		b.Class, b.Round = map[layout.MarkKind]string{layout.CaughtMark: "port caught", layout.ExpiredMark: "port expired"}[mark.Kind], b.H/2
	case layout.FromMark, layout.ToMark:
		b.Class, b.Round = "port", b.H/2
		if !p.one {
			b.Link = "#" + p.anchor(mark.Scene)
		}
	case layout.NodeMark:
		b.Class = p.nodeClass(mark.Node)
		b.About = p.nodeAbout(mark.Node)
	default:
		panic("storymap: a mark of an unknown kind")
	}
	if p.weight != nil && mark.Kind != layout.FromMark && mark.Kind != layout.ToMark {
		classes = make([]string, len(lines))
		classes[len(lines)-1] = "share"
	}
	b.words(lines, classes...)
	return b
}

func (p *panel) nodeAbout(n game.NodeID) string {
	about := p.words.Nodes[n] + " (" + p.story.NodeRef(n) + ")"
	if notes := p.nodeNotes(n); notes != "" {
		about += ": " + notes
	}
	return about
}

func (p *panel) line(line *layout.Line, path *layout.Path) pictureLine {
	class := "way"
	switch kind := p.graph.Edges[line.Edges[0]].Kind; {
	case kind == layout.Caught:
		class += " caught"
	case kind == layout.Expired:
		class += " expired"
	case p.bySelf(line.Edges):
		class += " self"
	}
	var about []string
	runs := 0
	for _, e := range line.Edges {
		from := ""
		if f := p.graph.Edges[e].From; f != game.NoNode {
			from = p.words.Nodes[f] + " "
		}
		about = append(about, from+p.way(e))
		if p.weight != nil {
			runs = max(runs, p.weight.Edges[e])
		}
	}
	never, pen := p.pen(runs)
	return pictureLine{Class: class + never, D: curve(path.Points), Pen: pen, About: strings.Join(about, "; ")}
}

// bySelf reports whether none of the edges is taken by a choice.
func (p *panel) bySelf(edges []int) bool {
	for _, e := range edges {
		if p.graph.Edges[e].Kind == layout.Choice {
			return false
		}
	}
	return true
}
