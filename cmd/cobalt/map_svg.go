package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cobalt/game"
	"cobalt/game/render/layout"
)

// A picture is a drawing for a page, in pixels.
type picture struct {
	ID, Title, About string
	Class            string
	Width, Height    int
	Least            int // it is not drawn narrower than this
	Boxes            []pictureBox
	Lines            []pictureLine
}

// A pictureBox is a box with its words, in the middle of it.
type pictureBox struct {
	X, Y, W, H int
	Class      string // what it is
	Link       string // where it leads, if anywhere
	About      string // all about it
	Words      []pictureWord
	Shape      string       // a scene's ways, small
	Dots       []pictureDot // a scene's nodes, small
	Round      int
}

type pictureWord struct {
	X, Y  int
	Class string
	Text  string
}

type pictureDot struct {
	X, Y, W, H int
	Class      string
}

// A pictureLine is an arrow.
type pictureLine struct {
	Class string
	D     string // its way
	Pen   string // its thickness
	About string
}

// How the panels are spaced, in pixels.
const (
	boxMost   = 150 // the widest a box's words are
	boxPad    = 10
	wordLine  = 15 // the height of a line
	letter    = 7  // the width of a letter, by a wide font's measure
	panelRoom = 14 // around a drawing
)

var panelSpacing = layout.Spacing{Beside: 18, Between: 46, Lane: 16, Port: 14, Width: 1100}

// wrapTitle cuts a title into at most two lines of about as many columns.
func wrapTitle(title string, columns int) []string {
	lines := strings.Split(ansi.Wrap(title, columns, ""), "\n")
	if len(lines) > 2 {
		lines = []string{lines[0], ansi.Truncate(strings.Join(lines[1:], " "), columns, "…")}
	}
	return lines
}

// words sets lines below each other in the middle of a box.
func (b *pictureBox) words(lines []string, classes ...string) {
	y := b.Y + (b.H-len(lines)*wordLine)/2 + wordLine - 4
	for i, line := range lines {
		class := ""
		if i < len(classes) {
			class = classes[i]
		}
		b.Words = append(b.Words, pictureWord{b.X + b.W/2, y + i*wordLine, class, line})
	}
}

// panel draws a scene.
func (m *storyMap) panel(s game.SceneID) *picture {
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

// panelAbout says of a scene's picture what it shows.
func (m *storyMap) panelAbout(s game.SceneID) string {
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

// markLines are the words of a box.
func (m *storyMap) markLines(mark layout.Mark) []string {
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
	}
	lines := wrapTitle(m.words.Nodes[mark.Node], columns)
	for _, e := range m.graph.Endings(mark.Node) {
		lines = append(lines, ansi.Truncate("◆ "+m.words.Endings[e].Name, columns, "…"))
	}
	return m.weighed(lines, func(w *weight) int { return w.Nodes[mark.Node] })
}

// edgeRuns counts the runs that went along a scene's edge of a kind.
func (m *storyMap) edgeRuns(kind layout.Kind, s game.SceneID) func(*weight) int {
	to := m.story.Scenes[s].Caught
	if kind == layout.Expired {
		to = m.story.Scenes[s].Expired
	}
	i, _ := m.graph.Edge(kind, s, game.NoNode, to)
	return func(w *weight) int { return w.Edges[i] }
}

func (m *storyMap) weighed(lines []string, runs func(*weight) int) []string {
	if m.weight == nil {
		return lines
	}
	return append(lines, m.weight.percent(runs(m.weight)))
}

func (m *storyMap) panelBox(mark layout.Mark, at *layout.Box, lines []string) pictureBox {
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
	default:
		b.Class = m.nodeClass(mark.Node)
		b.About = m.nodeAbout(mark.Node)
	}
	if m.weight != nil && mark.Kind != layout.FromMark && mark.Kind != layout.ToMark {
		classes = make([]string, len(lines))
		classes[len(lines)-1] = "share"
	}
	b.words(lines, classes...)
	return b
}

// anchor is the name by which a scene of the page is linked to.
func (m *storyMap) anchor(s game.SceneID) string { return "scene-" + m.story.Scenes[s].ID }

// nodeClass says what a node is.
func (m *storyMap) nodeClass(n game.NodeID) string {
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
	return class + m.heat(func(w *weight) int { return w.Nodes[n] })
}

// heat says how often something was reached, in four steps.
func (m *storyMap) heat(runs func(*weight) int) string {
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

func (m *storyMap) nodeAbout(n game.NodeID) string {
	about := m.words.Nodes[n] + " (" + m.story.NodeRef(n) + ")"
	if notes := m.nodeNotes(n); notes != "" {
		about += ": " + notes
	}
	return about
}

func (m *storyMap) panelLine(p *layout.Panel, i int, path *layout.Path) pictureLine {
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

// bySelf reports whether no edge is taken by a choice.
func (m *storyMap) bySelf(edges []int) bool {
	for _, e := range edges {
		if m.graph.Edges[e].Kind == layout.Choice {
			return false
		}
	}
	return true
}

// pen is how thick a line is drawn that so many runs took.
func (m *storyMap) pen(runs int) (class, width string) {
	switch {
	case m.weight == nil:
		return "", "1.5"
	case runs == 0:
		return " never", "1"
	default:
		return "", strconv.FormatFloat(1.2+5*m.weight.share(runs), 'f', 1, 64)
	}
}

// tip is how long an arrow's head is: its line ends before it.
const tip = 7

// curve draws a smooth line through points, upright at each of them.
func curve(points []layout.Point) string {
	var b strings.Builder
	points = slices.Clone(points)
	switch last, before := &points[len(points)-1], points[len(points)-2]; {
	case last.Y > before.Y:
		last.Y -= tip
	case last.Y < before.Y:
		last.Y += tip
	default:
		last.X += tip // back from the side to the box that it left
	}
	for i, p := range points {
		x, y := p.X+panelRoom, p.Y+panelRoom
		switch {
		case i == 0:
			fmt.Fprintf(&b, "M%d %d", x, y)
		case p.X == points[i-1].X:
			fmt.Fprintf(&b, "V%d", y)
		case p.Y == points[i-1].Y:
			fmt.Fprintf(&b, "H%d", x)
		default:
			was := points[i-1]
			middle := (was.Y+p.Y)/2 + panelRoom
			fmt.Fprintf(&b, "C%d %d %d %d %d %d", was.X+panelRoom, middle, x, middle, x, y)
		}
	}
	return b.String()
}

// sideways is curve for a drawing turned on its side.
func sideways(points []layout.Point) string {
	var b strings.Builder
	points = slices.Clone(points)
	if last := &points[len(points)-1]; last.X > points[len(points)-2].X {
		last.X -= tip
	} else {
		last.X += tip
	}
	for i, p := range points {
		x, y := p.X+panelRoom, p.Y+panelRoom
		if i == 0 {
			fmt.Fprintf(&b, "M%d %d", x, y)
			continue
		}
		middle := (points[i-1].X+p.X)/2 + panelRoom
		fmt.Fprintf(&b, "C%d %d %d %d %d %d", middle, points[i-1].Y+panelRoom, middle, y, x, y)
	}
	return b.String()
}

func clipColumns(text string, columns int) string { return ansi.Truncate(text, columns, "…") }
