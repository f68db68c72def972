package symbolic

import (
	"slices"
	"testing"

	"cobalt/game/explore/diagram"
)

// The largest sets are noted in order, each once, and neither the largest nor small ones
// are sifted, unless there are no others.
func TestLargestSets(t *testing.T) {
	for _, c := range []struct{ sizes, want []int }{
		{nil, nil},
		{[]int{7}, []int{7}},
		{[]int{90, 100}, []int{100, 90}},
		{[]int{1, 40, 4, 100, 50, 51, 5}, []int{50, 40, 5}},
		{[]int{3, 100, 4}, []int{100}},
	} {
		var l largest
		sum := 0
		for i, size := range slices.Concat(c.sizes, c.sizes) {
			l.note(size, diagram.Set(i%len(c.sizes)), nil)
			sum += size
		}
		from, to := l.sample()
		if got := l.sizes[from:to]; !slices.Equal(got, c.want) || l.nodes != sum {
			t.Errorf("of %v: %v, want %v; %d nodes", c.sizes, got, c.want, l.nodes)
		}
	}
	var l largest
	for size := range 100 {
		l.note(size, diagram.Set(size), nil)
	}
	if len(l.sets) != mostLarge || l.sizes[0] != 99 || l.sets[mostLarge-1] != 100-mostLarge {
		t.Errorf("noted are %v", l.sizes)
	}
}
