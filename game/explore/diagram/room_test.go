package diagram

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Between generations a memo makes room for the nodes of the next one, and its sets stay
// what they are.
func TestRoomForTheNextGeneration(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 7))
	m := NewMemo(Limits{}, true)
	c := NewCostMemo(m)
	var sets []Set
	var models []model
	for range 200 {
		points, set := random(r, m.Store, 60)
		models, sets = append(models, points), append(sets, set)
		c.Least(c.Of(set, map[Set]Cost{}), c.Of(sets[0], map[Set]Cost{}).Add(1))
	}
	m.Turn(true)
	c.Turn(true)
	m.Tidy(sets)
	c.Tidy()
	for name, room := range map[string]int{
		"nodes": cap(m.nodes) - 2*m.Len(), "counts": cap(m.counts) - 2*m.Len(), "slots": len(m.slots) - 4*m.Len(),
		"nodes of costs": cap(c.nodes) - 2*len(c.nodes), "slots of costs": len(c.slots) - 4*len(c.nodes),
	} {
		if room < 0 {
			t.Errorf("%s: %d too few", name, -room)
		}
	}
	checkSets(t, m.Store, sets, models)
	for _, set := range sets[1:] {
		m.Union(set, sets[0])
	}
	checkSets(t, m.Store, sets, models)
	if got := room(100, 10); got != 100 {
		t.Errorf("room for %d nodes beside 100", got)
	}
	if got := room(2*fewNew, fewNew/2+50); got != 100 {
		t.Errorf("room for %d nodes where 100 are left until they are collected", got)
	}
}

// Results that outlast a collection are those of the same sets under their new numbers:
// whoever forgets them, computes the same again.
func TestResultsOutlastCollections(t *testing.T) {
	remembered, computed := 0, 0
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 6))
		s := New(Limits{})
		s.lasts = true
		sets := make([]Set, 12)
		for i := range sets {
			_, sets[i] = random(r, s, 30)
		}
		var relations []Relation
		for range 4 {
			relations = append(relations, randomProduct(r).relation(s))
		}
		all := func() (sum []Set, counts []uint64) {
			for i, a := range sets {
				b := sets[(i+1)%len(sets)]
				sum = append(sum, s.Union(a, b), s.Minus(a, b), s.Minus(b, a), s.Intersect(b, a))
				for _, rel := range relations {
					sum = append(sum, s.Image(rel, a), s.Restrict(rel, b), s.Preimage(rel, a, s.Image(rel, b)))
					counts = append(counts, s.CountIn(rel, a))
					if s.Meets(rel, a) {
						sum = append(sum, Unit)
					}
				}
			}
			return sum, counts
		}
		all()
		for range r.IntN(3) {
			random(r, s, 40) // what is dropped
		}
		sets = sets[:2+r.IntN(10)]
		s.Collect(sets)
		if seed%2 == 0 {
			s.growCache()
			s.grow()
		}
		before := s.Work()
		sum, counts := all()
		remembered += s.Work() - before
		clear(s.cache)
		clear(s.pulls)
		clear(s.inside)
		before = s.Work()
		again, countsAgain := all()
		computed += s.Work() - before
		if !slices.Equal(sum, again) || !slices.Equal(counts, countsAgain) {
			t.Fatalf("seed %d: results after a collection are others than computed", seed)
		}
	}
	if remembered*3 > computed*2 {
		t.Errorf("%d results were computed after collections, %d without what was remembered", remembered, computed)
	}
}

// Room that is reserved leaves the counts that are remembered, and makes no room for any
// where nobody counts.
func TestReserve(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 7))
	s := New(Limits{})
	s.lasts = true
	if s.reserve(1 << 14); len(s.inside) > 0 {
		t.Error("room for counts is made though nobody counts")
	}
	rel := randomProduct(r).relation(s)
	sets := make([]Set, 50)
	for i := range sets {
		_, sets[i] = random(r, s, 60)
	}
	count := func() (counts []uint64, work int) {
		before := s.Work()
		for _, a := range sets {
			counts = append(counts, s.CountIn(rel, a))
		}
		return counts, s.Work() - before
	}
	want, first := count()
	size := len(s.inside)
	s.reserve(1 << 16)
	got, again := count()
	if len(s.inside) <= size || !slices.Equal(got, want) || first < 100 || again*10 > first {
		t.Errorf("%d results of %d are counted again, in room for %d instead of %d; %v, before %v", again, first, len(s.inside), size, got, want)
	}
}

// Room for costs is reserved within the limit, and what is there stays.
func TestReserveCosts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 8))
	s := New(Limits{Nodes: 3000})
	c := NewCosts(s)
	_, a := random(r, s, 60)
	want := c.Of(a, map[Set]Cost{})
	nodes := len(c.nodes)
	c.reserveCosts(1 << 20)
	if len(c.slots) > 4*s.limits.Nodes || len(c.slots) < 2*s.limits.Nodes || cap(c.nodes) < s.limits.Nodes {
		t.Errorf("room for %d nodes, %d slots; at most %d nodes may be", cap(c.nodes), len(c.slots), s.limits.Nodes)
	}
	if got := c.Of(a, map[Set]Cost{}); got != want || len(c.nodes) != nodes {
		t.Errorf("%v of %d nodes, before %v of %d", got, len(c.nodes), want, nodes)
	}
}
