package flow

// A cutter cuts the regions of a box, and counts how often.
type cutter struct {
	box     *Box
	regions int // how often a region was cut so far
	limit   int // how often one may be cut
}

// split cuts regions in two by a test on one variable.
func (c *cutter) split(at []*Region, v Var, test func(int16) bool) (yes, no []*Region) {
	for _, r := range at {
		y, n := r.split(c.box, v, test)
		if y != nil {
			yes = append(yes, y)
		}
		if n != nil {
			no = append(no, n)
		}
		if y != nil && n != nil {
			c.regions++
		}
	}
	return yes, no
}

// full reports whether regions were cut too often.
func (c *cutter) full() bool { return c.regions > c.limit }

// setAll gives a variable a value in all of some regions.
func (c *cutter) setAll(at []*Region, v Var, value int16) {
	for _, r := range at {
		r.set(c.box, v, value)
	}
}
