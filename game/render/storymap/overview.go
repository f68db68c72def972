package storymap

import (
	"fmt"
	"strings"

	"cobalt/game"
	"cobalt/game/render/layout"
)

// An overview draws all scenes side by side, each with its nodes as dots.
type overview struct {
	*Map
	panels   map[game.SceneID]*layout.Panel
	drawings map[game.SceneID]*layout.Drawing
}

func newOverview(m *Map) *overview {
	o := &overview{Map: m, panels: map[game.SceneID]*layout.Panel{}, drawings: map[game.SceneID]*layout.Drawing{}}
	for _, s := range m.scenes {
		p := m.graph.Panel(s)
		o.panels[s] = p
		o.drawings[s] = p.Lay(func(mark layout.Mark) layout.Size {
			if mark.Kind != layout.NodeMark {
				return layout.Size{W: 4, H: 4}
			}
			return layout.Size{W: 100, H: 60}
		}, layout.Spacing{Beside: 40, Between: 60, Lane: 10, Width: 1100})
	}
	return o
}

// A tile says how a scene is drawn in an overview; lengths are in pixels.
type tile struct {
	w, h           int // the size of the whole
	x, y, dw, dh   int // the area of the dots within it
	wordX, wordY   int // the place of the title's first line
	columns, lines int // the room for the title
}

var (
	wideTile = tile{w: 118, h: 216, x: 9, y: 52, dw: 100, dh: 154, wordX: 59, wordY: 20, columns: 15, lines: 2}
	tallTile = tile{w: 330, h: 54, x: 252, y: 6, dw: 70, dh: 42, wordX: 12, wordY: 22, columns: 32, lines: 1}
)

// wide draws the scenes from left to right, by turning a drawing on its side.
func (o *overview) wide() *picture {
	d := o.graph.Overview(func(game.SceneID) layout.Size { return layout.Size{W: wideTile.h, H: wideTile.w} },
		layout.Spacing{Beside: 16, Between: 22, Lane: 14, Port: 12})
	d.Width, d.Height = d.Height, d.Width
	for i := range d.Boxes {
		b := &d.Boxes[i]
		b.X, b.Y, b.W, b.H = b.Y, b.X, b.H, b.W
	}
	for _, p := range d.Paths {
		for i := range p.Points {
			p.Points[i].X, p.Points[i].Y = p.Points[i].Y, p.Points[i].X
		}
	}
	return o.picture(d, &wideTile, "wide")
}

// tall draws the scenes from top to bottom, for narrow windows.
func (o *overview) tall() *picture {
	d := o.graph.Overview(func(game.SceneID) layout.Size { return layout.Size{W: tallTile.w, H: tallTile.h} },
		layout.Spacing{Beside: 16, Between: 18, Lane: 14, Port: 12})
	return o.picture(d, &tallTile, "tall")
}

func (o *overview) picture(d *layout.Drawing, t *tile, class string) *picture {
	pic := &picture{
		ID: "overview-" + class, Title: "All scenes of " + o.words.Title, About: o.about(), Class: class,
		Width: d.Width + 2*panelRoom, Height: d.Height + 2*panelRoom,
	}
	pic.Least = pic.Width * 7 / 10
	for i := range d.Paths {
		pic.Lines = append(pic.Lines, o.line(i, &d.Paths[i], class))
	}
	for i, s := range o.graph.Order {
		pic.Boxes = append(pic.Boxes, o.tile(s, &d.Boxes[i], t))
	}
	return pic
}

// about describes the overview in words.
func (o *overview) about() string {
	var ways []string
	for _, p := range o.graph.Passages {
		ways = append(ways, o.words.Scenes[p.From].Title+" leads to "+o.words.Scenes[p.To].Title)
	}
	return strings.Join(ways, "; ") + "."
}

func (o *overview) line(i int, path *layout.Path, class string) pictureLine {
	p := &o.graph.Passages[i]
	about := o.words.Scenes[p.From].Title + " leads to " + o.words.Scenes[p.To].Title
	runs := 0
	if o.weight != nil {
		runs = o.weight.Passages[i]
		about += " (" + o.weight.percent(runs) + ")"
	}
	never, pen := o.pen(runs)
	line := pictureLine{Class: "way" + never, Pen: pen, About: about, D: curve(path.Points)}
	if class == "wide" {
		line.D = sideways(path.Points)
	}
	return line
}

// tile draws a scene with its nodes as dots.
func (o *overview) tile(s game.SceneID, at *layout.Box, t *tile) pictureBox {
	words := &o.words.Scenes[s]
	b := pictureBox{
		X: at.X + panelRoom, Y: at.Y + panelRoom, W: at.W, H: at.H, Round: 8, Class: "tile" + o.heat(func(w *Weight) int { return w.Count.Scenes[s] }),
		About: words.Title + ". " + o.sceneFigures(s),
	}
	if !o.scenesOnly {
		b.Link = "#" + o.anchor(s)
	}
	o.thumbnail(&b, s, t)
	lines := wrapTitle(words.Title, t.columns)
	if len(lines) > t.lines {
		lines = []string{clipColumns(words.Title, t.columns)}
	}
	small := o.sceneFigures(s)
	if t.lines > 1 {
		small = ""
	}
	if share := o.percent(func(w *Weight) int { return w.Count.Scenes[s] }); share != "" {
		small = share
	}
	y := b.Y + t.wordY
	for _, line := range lines {
		b.Words = append(b.Words, pictureWord{b.X + t.wordX, y, "name", line})
		y += wordLine
	}
	if small != "" {
		b.Words = append(b.Words, pictureWord{b.X + t.wordX, y, "share", small})
	}
	return b
}

// thumbnail draws a scene's nodes and ways within a tile, as large as its room
// allows.
func (o *overview) thumbnail(b *pictureBox, s game.SceneID, t *tile) {
	p, d := o.panels[s], o.drawings[s]
	part, whole := t.dw, max(1, d.Width)
	if d.Height*t.dw > t.dh*d.Width {
		part, whole = t.dh, max(1, d.Height)
	}
	scale := func(v int) int { return v * part / whole }
	x, y := b.X+t.x+(t.dw-scale(d.Width))/2, b.Y+t.y
	var shape strings.Builder
	for i, mark := range p.Marks {
		if mark.Kind == layout.NodeMark {
			at := &d.Boxes[i]
			b.Dots = append(b.Dots, pictureDot{x + scale(at.X), y + scale(at.Y), max(2, scale(at.W)), max(2, scale(at.H)), o.nodeClass(mark.Node)})
		}
	}
	for i, l := range p.Lines {
		if p.Marks[l.From].Kind != layout.NodeMark || p.Marks[l.To].Kind != layout.NodeMark {
			continue
		}
		for j, at := range d.Paths[i].Points {
			fmt.Fprintf(&shape, "%c%d %d", "ML"[min(j, 1)], x+scale(at.X), y+scale(at.Y))
		}
	}
	b.Shape = shape.String()
}
