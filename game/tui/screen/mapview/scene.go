package mapview

import (
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/render/layout"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/theme"
	"cobalt/game/tui/trail"
	"cobalt/game/tui/widget"
)

// The signs before a name on the map, and the bar for a name never found.
const (
	SignHere    = "▶"
	signWalked  = "●"
	SignSeen    = "○"
	signNever   = "▒"
	signEnding  = "◆"
	signFrom    = "▲"
	signTo      = "▼"
	signTrouble = "!"
	blacked     = "▒▒▒▒▒▒"
)

// widestName is the room for a name on the map.
const widestName = 20

// sceneSpacing is how a scene is laid out in cells, that wide.
func sceneSpacing(width int) layout.Spacing {
	return layout.Spacing{Beside: 2, Between: 1, Lane: 2, Width: width}
}

// sceneChart draws a scene for a page of that width, and returns the box of the run,
// or else the scene's first.
func (s *Screen) sceneChart(t *screen.Context, scene game.SceneID, width int) (c *chart, here int) {
	p := s.graph.Panel(scene)
	boxes := make([]chartBox, len(p.Marks))
	next := 0
	d := p.Lay(func(m layout.Mark) layout.Size {
		boxes[next] = s.markBox(t, m)
		size := layout.Size{W: prose.Width(boxes[next].lines[0]), H: 1}
		if m.Kind == layout.NodeMark && (m.Node == s.trail.Here || here == 0 && m.Node == t.Story.Scenes[scene].First) {
			here = next
		}
		next++
		return size
	}, sceneSpacing(width))
	strokes := make([]stroke, len(p.Lines))
	for i := range p.Lines {
		strokes[i] = strokeOf(s.trail, p.Lines[i].Edges)
	}
	return newChart(d, boxes, strokes, s.blank(t)), here
}

// blank is a sheet with nothing on it.
func (s *Screen) blank(c *screen.Context) sheet {
	return sheet{way: c.Styles.Cursor, known: c.Styles.Aside, unknown: c.Styles.Rule}
}

// markBox is how a mark of a scene is drawn.
func (s *Screen) markBox(c *screen.Context, m layout.Mark) chartBox {
	tr := s.trail
	switch m.Kind {
	case layout.CaughtMark:
		return named(signTrouble, c.Phrases.Changes.Caught, c.Styles.Worse)
	case layout.ExpiredMark:
		return named(signTrouble, c.Phrases.Changes.Expired, c.Styles.Worse)
	case layout.FromMark:
		return s.sceneMark(c, signFrom, m.Scene)
	case layout.ToMark:
		return s.sceneMark(c, signTo, m.Scene)
	case layout.NodeMark: // below
	}
	name := c.Words.Nodes[m.Node]
	switch {
	case m.Node == tr.Here:
		return chartBox{[]string{SignHere + " " + widget.Clip(name, widestName) + " ◀"}, c.Styles.Chosen}
	case tr.Walked[m.Node]:
		return named(s.nodeSign(m.Node, signWalked), name, c.Styles.Cursor)
	case tr.Seen[m.Node]:
		return named(s.nodeSign(m.Node, SignSeen), name, c.Styles.Text)
	default:
		return chartBox{[]string{blacked}, c.Styles.Rule}
	}
}

// nodeSign is the sign before a node's name: an ending has its own.
func (s *Screen) nodeSign(n game.NodeID, sign string) string {
	if len(s.graph.Endings(n)) > 0 {
		return signEnding
	}
	return sign
}

// sceneMark names another scene, if it was ever found.
func (s *Screen) sceneMark(c *screen.Context, sign string, scene game.SceneID) chartBox {
	if seen, _, _ := s.trail.Scene(scene); seen == 0 {
		return chartBox{[]string{sign + " " + blacked}, c.Styles.Rule}
	}
	return named(sign, c.Words.Scenes[scene].Title, c.Styles.Place)
}

func named(sign, name string, style theme.Style) chartBox {
	return chartBox{[]string{sign + " " + widget.Clip(name, widestName)}, style}
}

// overviewChart draws the scenes alone, each in a frame.
func (s *Screen) overviewChart(t *screen.Context) (c *chart, here int) {
	boxes := make([]chartBox, 0, len(s.graph.Order))
	d := s.graph.Overview(func(scene game.SceneID) layout.Size {
		boxes = append(boxes, s.sceneBox(t, scene))
		b := &boxes[len(boxes)-1]
		return layout.Size{W: prose.Width(b.lines[0]), H: len(b.lines)}
	}, layout.Spacing{Beside: 2, Between: 1, Lane: 2})
	strokes := make([]stroke, len(s.graph.Passages))
	for i := range strokes {
		strokes[i] = strokeOf(s.trail, s.graph.Passages[i].Edges)
	}
	return newChart(d, boxes, strokes, s.blank(t)), s.at
}

// overviewName is the room for a scene's name in the overview.
const overviewName = 22

// sceneBox draws a scene of the overview. Its frame is double under the cursor, heavy
// if this run was there, and dotted if no run ever was.
func (s *Screen) sceneBox(c *screen.Context, scene game.SceneID) chartBox {
	seen, walked, all := s.trail.Scene(scene)
	frame, style := "╭─╮│╰╯", c.Styles.Text
	sign, name, count := SignSeen, widget.Clip(c.Words.Scenes[scene].Title, overviewName), ""
	switch {
	case s.trail.Stands(scene):
		sign, frame, style = SignHere, "┏━┓┃┗┛", c.Styles.Cursor
	case walked > 0:
		sign, frame, style = signWalked, "┏━┓┃┗┛", c.Styles.Cursor
	case seen == 0:
		sign, frame, style, name = " ", "╭┈╮┊╰╯", c.Styles.Rule, blacked
	}
	if seen > 0 {
		count = strconv.Itoa(seen) + "/" + strconv.Itoa(all)
	}
	if scene == s.graph.Order[s.at] {
		frame, style = "╔═╗║╚╝", c.Styles.Chosen
	}
	return chartBox{framed([]rune(frame), sign+" "+name, count), style}
}

// framed puts a line in a frame of those corners and sides; the room between the two
// texts is blank.
func framed(f []rune, left, right string) []string {
	const inner = overviewName + 11
	gap := strings.Repeat(" ", max(1, inner-2-prose.Width(left)-prose.Width(right)))
	side := strings.Repeat(string(f[1]), inner)
	return []string{
		string(f[0]) + side + string(f[2]),
		string(f[3]) + " " + left + gap + right + " " + string(f[3]),
		string(f[4]) + side + string(f[5]),
	}
}

// strokeOf is the stroke of a line that stands for some edges.
func strokeOf(tr *trail.Trail, edges []int) (s stroke) {
	for _, e := range edges {
		s.walked = s.walked || tr.Went[e]
		s.known = s.known || tr.Known[e]
	}
	return s
}
