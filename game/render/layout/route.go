package layout

import (
	"cmp"
	"slices"
)

// drawing returns the finished drawing.
func (g *layered) drawing() *Drawing {
	d := &Drawing{Boxes: make([]Box, len(g.diagram.Boxes)), Paths: make([]Path, len(g.diagram.Arrows)), Crossings: g.crossings}
	d.Layers = make([][]int, len(g.layers))
	left := g.leftmost()
	for l, order := range g.layers {
		d.Bands = append(d.Bands, g.band(l, d.Bands))
		for _, v := range order {
			x := floorDiv(g.x[v]-left, grain)
			d.Width = max(d.Width, x+g.width(v))
			if !g.lane(v) {
				size, band := g.diagram.Boxes[v], d.Bands[l]
				d.Boxes[v] = Box{X: x, Y: band.Y + (band.H-size.H)/2, W: size.W, H: size.H, Layer: l}
				d.Layers[l] = append(d.Layers[l], v)
			}
		}
		d.Height = d.Bands[l].Y + d.Bands[l].H
	}
	r := router{layered: g, drawing: d, left: left}
	r.route()
	return d
}

func (g *layered) leftmost() int {
	left := 0
	for i, x := range g.x {
		if i == 0 || x < left {
			left = x
		}
	}
	return left
}

// band returns the rows of a layer, below the band before it.
func (g *layered) band(l int, before []Band) (b Band) {
	if len(before) > 0 {
		last := before[len(before)-1]
		b.Y = last.Y + last.H + g.spacing.Between
	}
	for _, v := range g.layers[l] {
		if !g.lane(v) {
			b.H = max(b.H, g.diagram.Boxes[v].H)
		}
	}
	return b
}

// A router finds the ways of arrows.
type router struct {
	*layered
	drawing *Drawing
	left    int
	out, in []int // by arrow: the x at which it leaves its upper end, and reaches its lower one
	tops    [][]end
	bottoms [][]end
}

// An end is the end of an arrow at one side of a box, with its next place.
type end struct{ arrow, toward int }

func (r *router) route() {
	n := len(r.diagram.Arrows)
	r.out, r.in = make([]int, n), make([]int, n)
	r.tops, r.bottoms = make([][]end, len(r.diagram.Boxes)), make([][]end, len(r.diagram.Boxes))
	for i, a := range r.diagram.Arrows {
		if a.From == a.To {
			continue
		}
		upper, lower := r.ends(i)
		first, last := lower, upper
		if lanes := r.lanes[i]; len(lanes) > 0 {
			first, last = lanes[0], lanes[len(lanes)-1]
		}
		r.bottoms[upper] = append(r.bottoms[upper], end{i, r.center(first)})
		r.tops[lower] = append(r.tops[lower], end{i, r.center(last)})
	}
	for v := range r.diagram.Boxes {
		r.spread(v, r.bottoms[v], r.out)
		r.spread(v, r.tops[v], r.in)
	}
	for i := range r.drawing.Paths {
		r.drawing.Paths[i] = r.path(i)
	}
}

// spread gives the arrows at one side of a box their places there, in the order in
// which they part.
func (r *router) spread(v int, ends []end, x []int) {
	slices.SortStableFunc(ends, func(a, b end) int { return cmp.Compare(a.toward, b.toward) })
	box := &r.drawing.Boxes[v]
	gap := r.spacing.Port
	if most := len(ends) - 1; most > 0 {
		gap = min(gap, max(0, box.W-2)/most)
	}
	first := box.Middle() - gap*(len(ends)-1)/2
	for i, e := range ends {
		x[e.arrow] = first + i*gap
	}
}

func (r *router) path(i int) Path {
	a := r.diagram.Arrows[i]
	if a.From == a.To {
		return Path{Points: r.loop(&r.drawing.Boxes[a.From])}
	}
	upper, lower := r.ends(i)
	from, to := &r.drawing.Boxes[upper], &r.drawing.Boxes[lower]
	p := Path{Up: r.turned[i], Points: []Point{{r.out[i], from.Y + from.H}}, Lanes: []int{r.out[i]}}
	for _, lane := range r.lanes[i] {
		x := floorDiv(r.center(lane)-r.left, grain)
		band := r.drawing.Bands[r.layer[lane]]
		p.Points = append(p.Points, Point{x, band.Y}, Point{x, band.Y + band.H})
		p.Lanes = append(p.Lanes, x)
	}
	p.Points = append(p.Points, Point{r.in[i], to.Y})
	p.Lanes = append(p.Lanes, r.in[i])
	if p.Up {
		slices.Reverse(p.Points)
		slices.Reverse(p.Lanes)
	}
	if r.flying[i] {
		p.Lanes = nil
	}
	return p
}

// loop leaves a box at its right side and comes back to it there.
func (r *router) loop(b *Box) []Point {
	x, out := b.X+b.W, max(1, r.spacing.Beside/2)
	return []Point{{x, b.Y + b.H/3}, {x + out, b.Y + b.H/3}, {x + out, b.Y + b.H - 1 - b.H/3}, {x, b.Y + b.H - 1 - b.H/3}}
}
