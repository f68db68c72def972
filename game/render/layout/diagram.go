package layout

// A Diagram is the input of a layout: boxes, and arrows between them by their
// indices. Reading begins at the first box.
type Diagram struct {
	Boxes  []Size
	Arrows []Arrow
}

// A Size is the size of a box; both are at least 1.
type Size struct{ W, H int }

// An Arrow leads from a box to another, or to itself.
type Arrow struct{ From, To int }

// A Spacing says how far apart things are, and how wide the drawing may grow.
type Spacing struct {
	Beside  int // between boxes of one layer
	Between int // between layers
	Lane    int // the width of an arrow in a layer that it passes, at least 1
	Port    int // between the ends of arrows at one box; 0: all end in its middle
	Width   int // the most that the boxes of a layer should take together; 0: no limit
}

// A Drawing is a diagram laid out. It begins at 0, 0; y grows downward.
type Drawing struct {
	Width, Height int
	Boxes         []Box   // in the diagram's order
	Paths         []Path  // of the arrows, in the diagram's order
	Layers        [][]int // the boxes of each layer, from left to right
	Bands         []Band  // of each layer
	Crossings     int     // of arrows between the same layers
}

// A Box is a box in its place.
type Box struct {
	X, Y, W, H int
	Layer      int
}

// A Band is the rows Y to Y+H that a layer takes.
type Band struct{ Y, H int }

// A Path is an arrow in its place.
type Path struct {
	// Points lead from the edge of the box that it leaves to the edge of the one
	// that it comes to. At a layer that it passes there are two, one above the
	// other.
	Points []Point
	// Lanes are its x in every layer, from that of the box it leaves to that of
	// the one it comes to; nil for an arrow to the same box, and for those that
	// are too long to have lanes.
	Lanes []int
	// Up says that it leads from a layer to an earlier one.
	Up bool
}

// A Point is a place in a drawing.
type Point struct{ X, Y int }

// Middle returns the x of a box's middle.
func (b *Box) Middle() int { return b.X + b.W/2 }

// Lay lays a diagram out.
func Lay(s Diagram, sp Spacing) *Drawing {
	g := newLayered(s, sp)
	g.breakCircles()
	g.assignLayers()
	g.addLanes()
	g.sortLayers()
	g.place()
	g.straighten()
	return g.drawing()
}
