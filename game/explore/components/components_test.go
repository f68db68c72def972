package components_test

import (
	"slices"
	"testing"

	"cobalt/game/explore/components"
)

// Components come in topological order, their nodes in reverse postorder, and none that
// no start leads to.
func TestOf(t *testing.T) {
	graph := [][]int{0: {1}, 1: {2, 3}, 2: {1}, 3: {3, 4}, 4: {}, 5: {6}, 6: {5, 0}}
	leads := func(n int) []int { return graph[n] }
	for _, tt := range []struct {
		starts []int
		want   [][]int
	}{
		{[]int{0}, [][]int{{0}, {1, 2}, {3}, {4}}},
		{[]int{3}, [][]int{{3}, {4}}},
		{[]int{0, 1, 2, 3, 4, 5, 6}, [][]int{{5, 6}, {0}, {1, 2}, {3}, {4}}},
		{nil, nil},
	} {
		if got := components.Of(len(graph), tt.starts, leads); !slices.EqualFunc(got, tt.want, slices.Equal[[]int]) {
			t.Errorf("from %v: %v, want %v", tt.starts, got, tt.want)
		}
	}
}
