package mapview

import (
	"cmp"
	"slices"

	"cobalt/game/render/layout"
	"cobalt/game/tui/theme"
)

// A chartBox is how a box of a drawing is drawn: lines, all as wide as it.
type chartBox struct {
	lines []string
	style theme.Style
}

// A chart is a drawing on a sheet.
type chart struct {
	sheet
	rows []int // by box: its first row
	d    *layout.Drawing
}

// newChart draws a drawing: its layers' boxes one below the other, and between
// them as many rows as its arrows need to go aside.
func newChart(d *layout.Drawing, boxes []chartBox, strokes []stroke, base sheet) *chart {
	c := &chart{sheet: base, rows: make([]int, len(boxes)), d: d}
	c.width = d.Width
	pieces := c.pieces(strokes)
	for l, layer := range d.Layers {
		top := c.height()
		c.grow(top + d.Bands[l].H)
		for _, i := range layer {
			c.box(i, top, &boxes[i])
		}
		for _, p := range pieces[l].passing {
			c.fall(p.x, top, top+d.Bands[l].H, p.stroke)
		}
		if l+1 < len(d.Layers) {
			c.channel(pieces[l].down)
		}
	}
	return c
}

// box writes a box.
func (c *chart) box(i, top int, b *chartBox) {
	at := &c.d.Boxes[i]
	c.rows[i] = top
	for y, line := range b.lines {
		c.labels[top+y] = append(c.labels[top+y], mapLabel{x: at.X, width: at.W, text: line, style: b.style})
	}
}

// A piece is the part of an arrow between two layers: it goes from one x to another.
type piece struct {
	x, to int
	stroke
}

// layerPieces are the pieces below a layer, and those of arrows that pass it.
type layerPieces struct{ down, passing []piece }

// pieces takes the arrows apart. Those that have no lanes are not drawn.
func (c *chart) pieces(strokes []stroke) []layerPieces {
	all := make([]layerPieces, len(c.d.Layers))
	for i := range c.d.Paths {
		p := &c.d.Paths[i]
		lanes := p.Lanes
		if len(lanes) == 0 {
			continue
		}
		if p.Up {
			lanes = slices.Clone(lanes)
			slices.Reverse(lanes)
		}
		top := c.top(p)
		for l := range len(lanes) - 1 {
			all[top+l].down = append(all[top+l].down, piece{lanes[l], lanes[l+1], strokes[i]})
			if l > 0 {
				all[top+l].passing = append(all[top+l].passing, piece{lanes[l], lanes[l], strokes[i]})
			}
		}
	}
	return all
}

// top is the layer of an arrow's upper end.
func (c *chart) top(p *layout.Path) int {
	y := min(p.Points[0].Y, p.Points[len(p.Points)-1].Y)
	for l, band := range c.d.Bands {
		if band.Y+band.H > y-1 && y-1 >= band.Y {
			return l
		}
	}
	return 0
}

// A bundle is all pieces that come from one x and go aside together.
type bundle struct {
	x, from, to int // from and to: how far it reaches
	pieces      []piece
	row         int
	busy, done  bool
}

// channel draws the pieces between two layers. Each bundle gets a row in which it
// meets no other.
func (c *chart) channel(pieces []piece) {
	bundles := bundled(pieces)
	height := 1
	for _, b := range bundles {
		height = max(height, assignRow(b, bundles)+1)
	}
	top := c.height()
	c.grow(top + height)
	for _, p := range pieces {
		if p.x == p.to {
			c.fall(p.x, top, top+height, p.stroke)
		}
	}
	for _, b := range bundles {
		for _, p := range b.pieces {
			c.fall(p.x, top, top+b.row, p.stroke)
			c.bend(p.x, p.to, top+b.row, p.stroke)
			c.fall(p.to, top+b.row+1, top+height, p.stroke)
		}
	}
}

// bundled gathers the pieces that go aside: those to the right first, from the
// right on, then those to the left, from the left on; so they cross least.
func bundled(pieces []piece) []*bundle {
	byX := map[int]*bundle{}
	var all []*bundle
	for _, p := range pieces {
		if p.x == p.to {
			continue
		}
		b := byX[p.x]
		if b == nil {
			b = &bundle{x: p.x, from: p.x, to: p.x}
			byX[p.x] = b
			all = append(all, b)
		}
		b.pieces = append(b.pieces, p)
		b.from, b.to = min(b.from, p.to), max(b.to, p.to)
	}
	slices.SortFunc(all, func(a, b *bundle) int {
		if right := a.to > a.x; right != (b.to > b.x) {
			return map[bool]int{true: -1, false: 1}[right]
		} else if right {
			return cmp.Compare(b.x, a.x)
		}
		return cmp.Compare(a.x, b.x)
	})
	return all
}

// joins reports whether two bundles go to the same one place: they may meet on
// the way.
func (b *bundle) joins(o *bundle) bool {
	to := b.pieces[0].to
	elsewhere := func(p piece) bool { return p.to != to }
	return !slices.ContainsFunc(b.pieces, elsewhere) && !slices.ContainsFunc(o.pieces, elsewhere)
}

// assignRow gives a bundle the first row that has room for it, below the bundles that
// come down on its ends.
func assignRow(b *bundle, all []*bundle) int {
	if b.done || b.busy {
		return b.row
	}
	b.busy = true
	for _, other := range all {
		if other != b && slices.ContainsFunc(b.pieces, func(p piece) bool { return p.to == other.x }) {
			b.row = max(b.row, assignRow(other, all)+1)
		}
	}
	for slices.ContainsFunc(all, func(o *bundle) bool {
		return o.done && o.row == b.row && o.from <= b.to && b.from <= o.to && !o.joins(b)
	}) {
		b.row++
	}
	b.busy, b.done = false, true
	return b.row
}
