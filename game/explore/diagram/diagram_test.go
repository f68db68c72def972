package diagram

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// sizes are the numbers of values that the levels of the tests have.
var sizes = []int{3, 2, 4, 2}

// A model is a set of points in the plainest form.
type model map[[4]uint32]bool

// random returns a random set, as a model and as a diagram.
func random(r *rand.Rand, s *Store, points int) (model, Set) {
	m, set := model{}, Empty
	for range r.IntN(points + 1) {
		var p [4]uint32
		for i, n := range sizes {
			p[i] = uint32(r.IntN(n))
		}
		m[p] = true
		set = s.Union(set, single(s, p[:]))
	}
	return m, set
}

func single(s *Store, point []uint32) Set {
	set := Unit
	for _, value := range slices.Backward(point) {
		set = s.Node(value, set, Empty)
	}
	return set
}

// equal reports whether a diagram has the points of a model, and no others.
func equal(s *Store, set Set, m model) bool {
	if s.Count(set) != uint64(len(m)) {
		return false
	}
	for p := range m {
		if !s.Contains(set, p[:]) {
			return false
		}
	}
	return true
}

// filter returns the points of a model for which a test holds.
func (m model) filter(holds func(p [4]uint32) bool) model {
	kept := model{}
	for p := range m {
		if holds(p) {
			kept[p] = true
		}
	}
	return kept
}

// Set operations do as they do on models, and equal sets are the same number.
func TestSets(t *testing.T) {
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 1))
		s := New(Limits{})
		ma, a := random(r, s, 30)
		mb, b := random(r, s, 30)
		either := model{}
		for p := range ma {
			either[p] = true
		}
		for p := range mb {
			either[p] = true
		}
		both := ma.filter(func(p [4]uint32) bool { return mb[p] })
		only := ma.filter(func(p [4]uint32) bool { return !mb[p] })
		if !equal(s, s.Union(a, b), either) || !equal(s, s.Intersect(a, b), both) || !equal(s, s.Minus(a, b), only) {
			t.Fatalf("seed %d: operations on %v and %v", seed, ma, mb)
		}
		if s.Union(s.Intersect(a, b), s.Minus(a, b)) != a {
			t.Fatalf("seed %d: one set has two numbers", seed)
		}
	}
}

// A product is a relation in the plainest form: by level, the new value of each
// value, or -1; a level that is dropped, and one that is put in.
type product struct {
	tables [4][]int32
	drop   int // a level, or -1
	put    int // the level before which one is put in, or -1
	value  uint32
}

func randomProduct(r *rand.Rand) *product {
	p := &product{drop: r.IntN(5) - 1, put: r.IntN(5) - 1, value: uint32(r.IntN(2))}
	for i, n := range sizes {
		p.tables[i] = make([]int32, n)
		for v := range p.tables[i] {
			p.tables[i][v] = int32(r.IntN(n+1) - 1)
		}
		if r.IntN(3) == 0 {
			for v := range p.tables[i] {
				p.tables[i][v] = int32(v)
			}
		}
	}
	return p
}

// relation builds the product in a store.
func (p *product) relation(s *Store) Relation {
	r := Same
	for i := 3; i >= 0; i-- {
		same := true
		for v, to := range p.tables[i] {
			same = same && int(to) == v
		}
		switch {
		case i == p.drop:
			r = s.Drop(p.tables[i], r)
		case same:
			r = s.Keep(r)
		default:
			r = s.Map(p.tables[i], r)
		}
		if i == p.put {
			r = s.Put(p.value, r)
		}
	}
	return r
}

// apply returns the point to which the product takes another.
func (p *product) apply(point [4]uint32) (to []uint32, ok bool) {
	for i, v := range point {
		if i == p.put {
			to = append(to, p.value)
		}
		t := p.tables[i][v]
		if t < 0 {
			return nil, false
		}
		if i != p.drop {
			to = append(to, uint32(t))
		}
	}
	return to, true
}

// Relations do to sets as they do to points, forward and backward.
func TestRelations(t *testing.T) {
	for seed := range uint64(600) {
		r := rand.New(rand.NewPCG(seed, 2))
		s := New(Limits{})
		m, a := random(r, s, 40)
		p := randomProduct(r)
		rel := p.relation(s)
		image, to := Empty, Empty
		for point := range m {
			if next, ok := p.apply(point); ok {
				image = s.Union(image, single(s, next))
				if r.IntN(2) == 0 {
					to = s.Union(to, single(s, next))
				}
			}
		}
		if s.Image(rel, a) != image {
			t.Fatalf("seed %d: the image of %v along %+v", seed, m, p)
		}
		moved := m.filter(func(q [4]uint32) bool { _, ok := p.apply(q); return ok })
		if !equal(s, s.Restrict(rel, a), moved) || s.CountIn(rel, a) != uint64(len(moved)) || s.Meets(rel, a) != (len(moved) > 0) {
			t.Fatalf("seed %d: the points of %v that %+v moves", seed, m, p)
		}
		back := moved.filter(func(q [4]uint32) bool { next, _ := p.apply(q); return s.Contains(to, next) })
		if !equal(s, s.Preimage(rel, a, to), back) {
			t.Fatalf("seed %d: the points of %v that %+v moves into a set", seed, m, p)
		}
	}
}

// A bundle moves sets and costs as its relations do one by one.
func TestBundles(t *testing.T) {
	for seed := range uint64(600) {
		r := rand.New(rand.NewPCG(seed, 4))
		s := New(Limits{})
		c := NewCosts(s)
		_, a := random(r, s, 40)
		first := randomProduct(r)
		var all []Relation
		for range 1 + r.IntN(5) {
			p := randomProduct(r)
			p.drop, p.put = first.drop, first.put
			if r.IntN(2) == 0 {
				p.tables[3], p.tables[2] = first.tables[3], first.tables[2] // they differ above only
			}
			all = append(all, p.relation(s))
		}
		bundle := s.Bundle(all...)
		image := Empty
		for _, rel := range all {
			image = s.Union(image, s.Image(rel, a))
		}
		if s.ImageAll(bundle, a) != image {
			t.Fatalf("seed %d: the image along %d relations", seed, len(all))
		}
		to, least := Cost{}, Cost{}
		for range 3 {
			_, points := random(r, s, 30)
			to = c.Least(to, c.Of(s.Image(all[0], points), map[Set]Cost{}).Add(int32(r.IntN(5))))
		}
		for _, rel := range all {
			least = c.Least(least, c.Pull(rel, to))
		}
		if got := c.PullAll(bundle, to); got != least {
			t.Fatalf("seed %d: the costs along %d relations: %v, want %v", seed, len(all), got, least)
		}
	}
}

// Points are counted in a bundle as in the relation that its own are parts of.
func TestCountInBundle(t *testing.T) {
	for seed := range uint64(600) {
		r := rand.New(rand.NewPCG(seed, 6))
		s := New(Limits{})
		_, a := random(r, s, 40)
		whole := randomProduct(r)
		whole.put = -1
		parts := make([]product, 1+r.IntN(3))
		level := r.IntN(len(sizes))
		for i := range parts {
			parts[i] = *whole
			parts[i].tables[level] = slices.Repeat([]int32{-1}, len(whole.tables[level]))
		}
		for v, to := range whole.tables[level] {
			parts[r.IntN(len(parts))].tables[level][v] = to
		}
		var all []Relation
		for i := range parts {
			all = append(all, parts[i].relation(s))
		}
		want := s.CountIn(whole.relation(s), a)
		if got := s.CountIn(Relation(s.Bundle(all...)), a); got != want {
			t.Fatalf("seed %d: %d points in %d parts, want %d", seed, got, len(all), want)
		}
	}
}

// each calls visit for every point of the levels, whether in a set or not.
func each(visit func(p [4]uint32)) {
	var p [4]uint32
	for p[0] = range uint32(sizes[0]) {
		for p[1] = range uint32(sizes[1]) {
			for p[2] = range uint32(sizes[2]) {
				for p[3] = range uint32(sizes[3]) {
					visit(p)
				}
			}
		}
	}
}

// Costs do as costs of single points do: the lesser of two, and those of points
// that come to others.
func TestCosts(t *testing.T) {
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 3))
		s := New(Limits{})
		c := NewCosts(s)
		want := map[[4]uint32]int32{}
		var all Cost
		for range 4 {
			m, set := random(r, s, 20)
			more := int32(r.IntN(6))
			for p := range m {
				if old, ok := want[p]; !ok || more < old {
					want[p] = more
				}
			}
			all = c.Least(all, c.Of(set, map[Set]Cost{}).Add(more))
		}
		each(func(p [4]uint32) {
			cost, ok := c.At(all, p[:])
			if old, has := want[p]; ok != has || ok && cost != old {
				t.Fatalf("seed %d: the cost of %v is %d, %v; want %d, %v", seed, p, cost, ok, old, has)
			}
		})
		product := randomProduct(r)
		product.drop, product.put = -1, -1
		if r.IntN(2) == 0 {
			product.drop = 1
			all = c.Pull(s.Keep(s.Put(0, Same)), c.Least(all, all)) // the points whose second value is 0, without it
		}
		pulled := c.Pull(product.relation(s), all)
		each(func(p [4]uint32) {
			next, moves := product.apply(p)
			cost, ok := c.At(pulled, p[:])
			var wanted int32
			var has bool
			if moves {
				wanted, has = c.At(all, next)
			}
			if ok != has || cost != wanted {
				t.Fatalf("seed %d: the cost of %v along %+v is %d, %v; want %d, %v", seed, p, product, cost, ok, wanted, has)
			}
		})
	}
}

// Collecting nodes changes the numbers of sets, but not the sets, and counts them anew.
// The room stays until it is given back.
func TestCollect(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 4))
	s := New(Limits{})
	var sets []Set
	var models []model
	for range 50 {
		m, set := random(r, s, 30)
		models, sets = append(models, m), append(sets, set)
	}
	for value := range uint32(10_000) {
		s.Count(s.Node(value, Unit, Empty)) // for nothing but the room
	}
	before, room := s.Len(), s.Bytes()
	s.Collect(sets[:5], sets[5:10])
	if s.Len() >= before || s.Bytes() != room {
		t.Errorf("%d nodes of %d are left, in %d bytes of %d", s.Len(), before, s.Bytes(), room)
	}
	checkSets(t, s, sets[:10], models)
	s.Trim()
	if s.Bytes() >= room {
		t.Errorf("%d bytes of %d are left of the room that was given back", s.Bytes(), room)
	}
	checkSets(t, s, sets[:10], models)
}

// checkSets checks that sets are those of some models, and can be worked with.
func checkSets(t *testing.T, s *Store, sets []Set, models []model) {
	t.Helper()
	for i, set := range sets {
		if !equal(s, set, models[i]) {
			t.Errorf("set %d is another after nodes were collected", i)
		}
		if s.Union(set, sets[0]) != s.Union(sets[0], set) {
			t.Errorf("set %d: unions differ after nodes were collected", i)
		}
	}
}

// A store stops at each of its limits, and not before.
func TestLimits(t *testing.T) {
	for name, l := range map[string]Limits{
		"nodes": {Nodes: 200},
		"work":  {Work: 1000},
		"stop":  {Stop: func() bool { return true }},
	} {
		r := rand.New(rand.NewPCG(1, 5))
		s := New(l)
		if random(r, s, 1); s.Stopped() {
			t.Errorf("%s: stopped at once", name)
		}
		for range 2000 {
			_, a := random(r, s, 30)
			_, b := random(r, s, 30)
			s.Minus(a, b)
		}
		if !s.Stopped() {
			t.Errorf("%s: not stopped", name)
		}
		if name == "nodes" && s.Len() > 200 || name == "work" && s.Work() > 100_000 {
			t.Errorf("%s: %d nodes, %d results", name, s.Len(), s.Work())
		}
	}
}

// Sets with more points than can be counted have the greatest count.
func TestCountOverflow(t *testing.T) {
	s := New(Limits{})
	set := Unit
	for range 70 {
		set = s.Node(0, set, s.Node(1, set, Empty))
	}
	if n := s.Count(set); n != 1<<64-1 {
		t.Errorf("2^70 points are counted as %d", n)
	}
}
