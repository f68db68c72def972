package symbolic

import (
	"cmp"
	"slices"

	"cobalt/game/explore/flow"
)

// An encoding numbers the values of variables, and ranks the variables.
type encoding struct {
	domains [][]int16   // by variable: all its values at any node, by their numbers
	numbers []numbering // by variable
	rank    []int       // by variable: levels go by it, ascending
}

// A numbering has the numbers of values.
type numbering struct {
	low int16   // the least value
	at  []int32 // by value less the least: its number, or -1
}

// number numbers values in the order in which they stand.
func number(values []int16) numbering {
	if len(values) == 0 {
		return numbering{}
	}
	n := numbering{low: slices.Min(values)}
	n.at = slices.Repeat([]int32{-1}, int(slices.Max(values))-int(n.low)+1)
	for i, x := range values {
		n.at[int(x)-int(n.low)] = int32(i)
	}
	return n
}

// of returns the number of a value, or -1.
func (n *numbering) of(value int16) int32 {
	if i := int(value) - int(n.low); i >= 0 && i < len(n.at) {
		return n.at[i]
	}
	return -1
}

// newEncoding numbers values as they ascend, and ranks variables for small
// diagrams: meters first, then bits, those that are born last before those that
// are born first, so that the values that live longest, on which most sets agree,
// are the shared ends of the diagrams. [Memory.Reorder] does better, once there are sets.
func newEncoding(a *flow.Analysis) *encoding {
	e := &encoding{domains: make([][]int16, a.Vars), numbers: make([]numbering, a.Vars), rank: make([]int, a.Vars)}
	born, used := make([]int, a.Vars), make([]int, a.Vars)
	for v := range born {
		born[v] = len(a.Order)
	}
	for i, n := range a.Order {
		b := a.Boxes[n]
		for k, v := range b.Vars {
			e.domains[v] = append(e.domains[v], b.Values[k]...)
			if len(b.Values[k]) > 1 {
				born[v] = min(born[v], i)
				used[v]++
			}
		}
	}
	vars := make([]flow.Var, a.Vars)
	for v := range vars {
		vars[v] = flow.Var(v)
		if v < a.Bits {
			e.domains[v] = []int16{0, 1}
		} else {
			slices.Sort(e.domains[v])
			e.domains[v] = slices.Compact(e.domains[v])
		}
		e.numbers[v] = number(e.domains[v])
	}
	slices.SortStableFunc(vars, func(x, y flow.Var) int {
		mx, my := int(x) >= a.Bits, int(y) >= a.Bits
		switch {
		case mx && !my:
			return -1
		case my && !mx:
			return 1
		}
		return cmp.Or(cmp.Compare(born[y], born[x]), cmp.Compare(used[x], used[y]))
	})
	for i, v := range vars {
		e.rank[v] = i
	}
	return e
}

// number returns the number of a variable's value.
func (e *encoding) number(v flow.Var, value int16) uint32 {
	d := e.numbers[v].of(value)
	if d < 0 {
		panic("symbolic: a value that the analysis did not foresee")
	}
	return uint32(d)
}
