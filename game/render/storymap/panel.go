package storymap

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cobalt/game"
	"cobalt/game/render/layout"
)

// panel draws one scene: its nodes, the ways between them, and the scenes that
// they lead to and come from.
func (m *Map) panel(s game.SceneID) *picture {
	p := m.graph.Panel(s)
	lines := make([][]string, len(p.Marks))
	i := 0
	d := p.Lay(func(mark layout.Mark) layout.Size {
		lines[i] = m.markLines(mark)
		widest := 0
		for _, line := range lines[i] {
			widest = max(widest, ansi.StringWidth(line))
		}
		i++
		return layout.Size{W: max(56, widest*letter+2*boxPad), H: len(lines[i-1])*wordLine + 12}
	}, panelSpacing)
	pic := &picture{
		ID: "panel-" + m.story.Scenes[s].ID, Title: m.words.Scenes[s].Title, About: m.panelAbout(s),
		Width: d.Width + 2*panelRoom, Height: d.Height + 2*panelRoom, Class: "panel",
	}
	for i := range p.Lines {
		pic.Lines = append(pic.Lines, m.panelLine(p, i, &d.Paths[i]))
	}
	for i, mark := range p.Marks {
		pic.Boxes = append(pic.Boxes, m.panelBox(mark, &d.Boxes[i], lines[i]))
	}
	return pic
}

// panelAbout describes a scene's picture in words.
func (m *Map) panelAbout(s game.SceneID) string {
	about := m.sceneFigures(s) + "."
	for _, p := range m.graph.Passages {
		if p.From == s {
			about += " Leads to " + m.words.Scenes[p.To].Title + "."
		}
	}
	for _, e := range m.endings(s) {
		about += " Ending: " + m.words.Endings[e].Name + "."
	}
	return about
}

// markLines returns the words of a box, a line each.
func (m *Map) markLines(mark layout.Mark) []string {
	const columns = (boxMost - 2*boxPad) / letter
	switch mark.Kind {
	case layout.CaughtMark:
		return m.weighed([]string{"⚑ if caught"}, m.edgeRuns(layout.Caught, mark.Scene))
	case layout.ExpiredMark:
		return m.weighed([]string{"◷ if too late"}, m.edgeRuns(layout.Expired, mark.Scene))
	case layout.FromMark:
		return wrapTitle("from "+m.words.Scenes[mark.Scene].Title, columns)
	case layout.ToMark:
		return append(wrapTitle("→ "+m.words.Scenes[mark.Scene].Title, columns), wrapTitle(m.words.Nodes[mark.Node], columns)...)
	case layout.NodeMark:
		return m.nodeLines(mark.Node, columns)
	default:
		panic("storymap: a mark of an unknown kind")
	}
}

// nodeLines returns the words of a node, a line each.
func (m *Map) nodeLines(n game.NodeID, columns int) []string {
	lines := wrapTitle(m.words.Nodes[n], columns)
	for _, e := range m.graph.Endings(n) {
		lines = append(lines, ansi.Truncate("◆ "+m.words.Endings[e].Name, columns, "…"))
	}
	return m.weighed(lines, func(w *Weight) int { return w.Nodes[n] })
}

// edgeRuns returns the function that counts the runs along a scene's edge of a
// kind, Caught or Expired.
func (m *Map) edgeRuns(kind layout.Kind, s game.SceneID) func(*Weight) int {
	to := m.story.Scenes[s].Caught
	if kind == layout.Expired {
		to = m.story.Scenes[s].Expired
	}
	i, _ := m.graph.Edge(kind, s, game.NoNode, to)
	return func(w *Weight) int { return w.Edges[i] }
}

func (m *Map) weighed(lines []string, runs func(*Weight) int) []string {
	if m.weight == nil {
		return lines
	}
	return append(lines, m.weight.percent(runs(m.weight)))
}

func (m *Map) panelBox(mark layout.Mark, at *layout.Box, lines []string) pictureBox {
	b := pictureBox{X: at.X + panelRoom, Y: at.Y + panelRoom, W: at.W, H: at.H, Round: 8, About: strings.Join(lines, " ")}
	var classes []string
	switch mark.Kind {
	case layout.CaughtMark, layout.ExpiredMark:
		b.Class, b.Round = map[layout.MarkKind]string{layout.CaughtMark: "port caught", layout.ExpiredMark: "port expired"}[mark.Kind], b.H/2
	case layout.FromMark, layout.ToMark:
		b.Class, b.Round = "port", b.H/2
		if !m.one {
			b.Link = "#" + m.anchor(mark.Scene)
		}
	case layout.NodeMark:
		b.Class = m.nodeClass(mark.Node)
		b.About = m.nodeAbout(mark.Node)
	default:
		panic("storymap: a mark of an unknown kind")
	}
	if m.weight != nil && mark.Kind != layout.FromMark && mark.Kind != layout.ToMark {
		classes = make([]string, len(lines))
		classes[len(lines)-1] = "share"
	}
	b.words(lines, classes...)
	return b
}

// anchor returns the id of a scene's section on the page.
func (m *Map) anchor(s game.SceneID) string { return "scene-" + m.story.Scenes[s].ID }

// nodeClass returns the classes of a node for the style sheet.
func (m *Map) nodeClass(n game.NodeID) string {
	class := "node"
	scene := m.story.NodeScene(n)
	switch {
	case len(m.graph.Endings(n)) > 0:
		class += " ending"
	case n == m.story.Start:
		class += " start"
	case n == scene.Caught:
		class += " caught"
	case n == scene.Expired:
		class += " expired"
	}
	return class + m.heat(func(w *Weight) int { return w.Nodes[n] })
}

// heat returns the class for the share of runs that reached something: one of
// four steps, with a blank before it; empty if the map is not weighed.
func (m *Map) heat(runs func(*Weight) int) string {
	if m.weight == nil {
		return ""
	}
	switch share := m.weight.share(runs(m.weight)); {
	case share == 0:
		return " never"
	case share < 0.1:
		return " h1"
	case share < 0.5:
		return " h2"
	default:
		return " h3"
	}
}

func (m *Map) nodeAbout(n game.NodeID) string {
	about := m.words.Nodes[n] + " (" + m.story.NodeRef(n) + ")"
	if notes := m.nodeNotes(n); notes != "" {
		about += ": " + notes
	}
	return about
}

func (m *Map) panelLine(p *layout.Panel, i int, path *layout.Path) pictureLine {
	line := &p.Lines[i]
	class := "way"
	switch kind := m.graph.Edges[line.Edges[0]].Kind; {
	case kind == layout.Caught:
		class += " caught"
	case kind == layout.Expired:
		class += " expired"
	case m.bySelf(line.Edges):
		class += " self"
	}
	var about []string
	runs := 0
	for _, e := range line.Edges {
		from := ""
		if f := m.graph.Edges[e].From; f != game.NoNode {
			from = m.words.Nodes[f] + " "
		}
		about = append(about, from+m.way(e))
		if m.weight != nil {
			runs = max(runs, m.weight.Edges[e])
		}
	}
	never, pen := m.pen(runs)
	return pictureLine{Class: class + never, D: curve(path.Points), Pen: pen, About: strings.Join(about, "; ")}
}

// bySelf reports whether none of the edges is taken by a choice.
func (m *Map) bySelf(edges []int) bool {
	for _, e := range edges {
		if m.graph.Edges[e].Kind == layout.Choice {
			return false
		}
	}
	return true
}

// pen returns the width of a line that so many runs took, and the class of a
// line that none took.
func (m *Map) pen(runs int) (class, width string) {
	switch {
	case m.weight == nil:
		return "", "1.5"
	case runs == 0:
		return " never", "1"
	default:
		return "", strconv.FormatFloat(1.2+5*m.weight.share(runs), 'f', 1, 64)
	}
}
