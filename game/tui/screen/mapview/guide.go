package mapview

import (
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
	"cobalt/game/render/layout"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/trail"
	"cobalt/game/tui/widget"
)

// A Guide shows beside a passage where the run stands: all scenes in a list, and the
// map of one, small, a sign for each place. It knows no more than the map does.
type Guide struct {
	Screen
	step   *playthrough.Step // up to which the trail goes
	memory trail.Memory      // of the run's steps
}

// NewGuide returns the guide of a session's run, at its scene.
func NewGuide(c *screen.Context) *Guide {
	g := &Guide{Screen: Screen{graph: layout.Of(c.Story)}}
	g.Follow(c)
	return g
}

// Follow goes where the run goes. A guide of another story is made anew.
func (g *Guide) Follow(c *screen.Context) {
	if now := c.Run.Now(); g.step != now || g.graph.Story != c.Story {
		if g.graph.Story != c.Story {
			g.graph = layout.Of(c.Story)
		}
		g.step, g.trail = now, g.memory.Of(c.Session, g.graph)
		g.goHere()
	}
}

// Scenes lists the scenes, and at last how many places were found. A scene that was found
// has a line of its own; those between that never were found share one, because bars above
// each other would run into one block.
func (g *Guide) Scenes(c *screen.Context, width int) []string {
	var lines []string
	never := 0 // scenes never found, up to this one
	for i, scene := range g.graph.Order {
		sign, style := g.sceneSign(c, scene)
		seen, _, all := g.trail.Scene(scene)
		name, count := c.Words.Scenes[scene].Title, strconv.Itoa(seen)+"/"+strconv.Itoa(all)
		if seen == 0 {
			never++
			if i+1 < len(g.graph.Order) && g.unseen(g.graph.Order[i+1]) {
				continue
			}
			name, count = blacked, ""
			if never > 1 {
				count = "×" + strconv.Itoa(never)
			}
			never = 0
		}
		name = widget.Clip(sign+" "+name, width-prose.Width(count)-1)
		lines = append(lines, widget.Spread(style.Render(name), prose.Width(name), c.Styles.Aside.Render(count), prose.Width(count), width))
	}
	found := phrases.Fill(c.Phrases.Map.Found, "n", strconv.Itoa(g.trail.Total()), "of", strconv.Itoa(len(c.Story.Nodes)))
	return append(lines, c.Styles.Aside.Render(widget.Clip(found, width)))
}

// unseen reports whether no place of a scene was found.
func (g *Guide) unseen(scene game.SceneID) bool {
	seen, _, _ := g.trail.Scene(scene)
	return seen == 0
}

// Scene draws the scene of the run in at most so many columns and lines: all of it, or
// the part around the place of the run.
func (g *Guide) Scene(c *screen.Context, width, height int) []string {
	drawn, here := g.smallChart(c, width)
	b := &drawn.d.Boxes[here]
	left := max(0, min(b.X-width/2, drawn.width-width))
	top := max(0, min(drawn.rows[here]-height/2, drawn.height()-height))
	margin := strings.Repeat(" ", max(0, (width-drawn.width)/2))
	var lines []string
	for y := top; y < min(top+height, drawn.height()); y++ {
		lines = append(lines, margin+drawn.row(y, left, width))
	}
	return lines
}

// smallChart draws the scene with a sign for each place, and returns the box of the run.
func (g *Guide) smallChart(c *screen.Context, width int) (drawn *chart, here int) {
	p := g.graph.Panel(g.graph.Order[g.at])
	boxes := make([]chartBox, 0, len(p.Marks))
	d := p.Lay(func(m layout.Mark) layout.Size {
		if m.Kind == layout.NodeMark && m.Node == g.trail.Here {
			here = len(boxes)
		}
		boxes = append(boxes, g.smallBox(c, m))
		return layout.Size{W: 1, H: 1}
	}, layout.Spacing{Beside: 2, Between: 1, Lane: 2, Width: width})
	strokes := make([]stroke, len(p.Lines))
	for i := range p.Lines {
		strokes[i] = strokeOf(g.trail, p.Lines[i].Edges)
	}
	return newChart(d, boxes, strokes, g.blank(c)), here
}

// smallBox is the sign of a mark.
func (g *Guide) smallBox(c *screen.Context, m layout.Mark) chartBox {
	if m.Kind != layout.NodeMark {
		box := g.markBox(c, m)
		box.lines = []string{string([]rune(box.lines[0])[:1])}
		return box
	}
	switch {
	case m.Node == g.trail.Here:
		return chartBox{[]string{SignHere}, c.Styles.Chosen}
	case g.trail.Walked[m.Node]:
		return chartBox{[]string{g.nodeSign(m.Node, signWalked)}, c.Styles.Cursor}
	case g.trail.Seen[m.Node]:
		return chartBox{[]string{g.nodeSign(m.Node, SignSeen)}, c.Styles.Text}
	default:
		return chartBox{[]string{signNever}, c.Styles.Rule}
	}
}

// Title names the scene of the run.
func (g *Guide) Title(c *screen.Context) string {
	if g.trail.Here == game.NoNode {
		return ""
	}
	return c.Words.Scenes[c.Story.Nodes[g.trail.Here].Scene].Title
}
