package symbolic

import "cobalt/game/explore/components"

// components returns the strongly connected components of the nodes that the start leads
// to, in the order of [components.Of].
func (s *System) components() [][]int {
	return components.Of(s.nodes(), []int{int(s.Start.Node)}, func(n int) []int {
		var to []int
		for i := range s.out[n] {
			if t := s.out[n][i].to; t < s.nodes() {
				to = append(to, t)
			}
		}
		return to
	})
}
