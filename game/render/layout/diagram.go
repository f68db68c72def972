package layout

// A Diagram is what is to be laid out: boxes, and arrows between them by their
// indices. The first box is where reading begins.
type Diagram struct {
	Boxes  []Size
	Arrows []Arrow
}

// A Size is how much room a box takes; both are at least 1.
type Size struct{ W, H int }

// An Arrow leads from a box to another, or to itself.
type Arrow struct{ From, To int }

// A Spacing says how far apart things are, and how wide the drawing may grow.
type Spacing struct {
	Beside  int // between boxes of one layer
	Between int // between layers
	Lane    int // what an arrow takes in a layer that it passes, at least 1
	Port    int // between the ends of arrows at one box; 0: all in its middle
	Width   int // the boxes of a layer should not be wider together; 0: never mind
}

// A Drawing is a diagram laid out. It begins at 0, 0; y grows downward.
type Drawing struct {
	Width, Height int
	Boxes         []Box   // as the diagram has them
	Paths         []Path  // as the diagram has its arrows
	Layers        [][]int // the boxes of each layer, from left to right
	Bands         []Band  // how high each layer is
	Crossings     int     // how often arrows cross that are between the same layers
}

// A Box is where a box was placed.
type Box struct {
	X, Y, W, H int
	Layer      int
}

// A Band is the rows Y to Y+H that a layer takes.
type Band struct{ Y, H int }

// A Path is the way of an arrow.
type Path struct {
	// Points are where it goes, from the edge of the box that it leaves to the
	// edge of the one that it comes to. At a layer that it passes it has two, one
	// above the other.
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
