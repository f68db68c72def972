package diagram

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func never() bool { return false }

// pairs returns the set of all points of n pairs of equal bits, whose first bits all stand
// before their second ones.
func pairs(s *Store, n int) Set {
	set := Empty
	for bits := range 1 << n {
		var point []uint32
		for i := range 2 * n {
			point = append(point, uint32(bits>>(i%n)&1))
		}
		set = s.Union(set, single(s, point))
	}
	return set
}

// Variables that are equal come to stand beside each other, and two sets agree about it.
func TestSiftPairs(t *testing.T) {
	const n = 8
	s := New(Limits{})
	a := pairs(s, n)
	vars := make([]int, 2*n)
	for i := range vars {
		vars[i] = i
	}
	f := NewSifter(vars)
	f.Add(s, a, vars)
	f.Add(s, s.behind(a, 1), vars[1:])
	order, left := f.Sift(never)
	for i := range n {
		if d := slices.Index(order, i) - slices.Index(order, i+n); d*d != 1 {
			t.Errorf("%d and %d are apart: %v", i, i+n, order)
		}
	}
	if left > 0.1 {
		t.Errorf("%v of the nodes are left", left)
	}
}

// A sifter that is stopped returns an order all the same, that in which its sets are then.
func TestSiftStopped(t *testing.T) {
	s := New(Limits{})
	vars := []int{0, 1, 2, 3, 4, 5, 6, 7}
	for most := range 40 {
		f, asked := NewSifter(vars), 0
		var then []int
		f.Add(s, pairs(s, 4), vars)
		order, _ := f.Sift(func() bool {
			if asked++; asked > most && then == nil {
				then = slices.Clone(f.order)
			}
			return asked > most
		})
		if then != nil && !slices.Equal(order, then) {
			t.Fatalf("stopped after %d: %v, and it was %v then", most, order, then)
		}
		if slices.Sort(order); !slices.Equal(order, vars) {
			t.Fatalf("stopped after %d: %v are variables", most, order)
		}
	}
}

// Sets have the same points in another order, whatever they are.
func TestSiftKeepsSets(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		s := New(Limits{})
		_, a := random(r, s, 40)
		vars := []int{0, 1, 2, 3}
		f := NewSifter(vars)
		f.Add(s, a, vars)
		want := points(f)
		order, left := f.Sift(never)
		if got := points(f); !slices.Equal(got, want) || left > 1 {
			t.Fatalf("seed %d: %v, want %v, in the order %v", seed, got, want, order)
		}
	}
}

// points returns the points of a sifter's only set, with the values of all variables by
// number.
func points(f *Sifter) (list []string) {
	l := f.sets[0]
	var walk func(k int, n uint32, point [4]uint32)
	walk = func(k int, n uint32, point [4]uint32) {
		if k == len(l.vars) {
			list = append(list, fmt.Sprint(point))
			return
		}
		for _, a := range l.levels[k].of(n) {
			point[l.vars[k]] = a.value
			walk(k+1, a.to, point)
		}
	}
	if len(l.levels[0].ends) > 0 {
		walk(0, uint32(len(l.levels[0].ends)-1), [4]uint32{})
	}
	slices.Sort(list)
	return list
}
