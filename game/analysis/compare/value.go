package compare

import (
	"slices"
	"strconv"

	"cobalt/game"
	"cobalt/game/mission"
)

// A Value is a part of a state that differs. It is empty in a version that does not
// have it.
type Value struct {
	Name string // "ending", "at", "suspicion", a meter's id, "items", "facts" ...
	A, B string
	// Of items and facts: the names that only the first has, and only the second.
	OnlyA, OnlyB []string
}

// values returns the differences between the states in which two runs ended.
func (c *Comparison) values(a, b *mission.Result) []Value {
	var list []Value
	add := func(name, was, now string) {
		if was != now {
			list = append(list, Value{Name: name, A: was, B: now})
		}
	}
	endA, _ := a.Ending()
	endB, _ := b.Ending()
	add("ending", endA, endB)
	if c.a.now[a.State.Node] != c.b.now[b.State.Node] {
		add("at", a.At(), b.At())
	}
	add("choices", number(a.State.Choices), number(b.State.Choices))
	add("minutes", number(a.State.Minutes), number(b.State.Minutes))
	add("suspicion", strconv.Itoa(a.State.Suspicion()), strconv.Itoa(b.State.Suspicion()))
	add("trace", strconv.Itoa(a.State.Trace()), strconv.Itoa(b.State.Trace()))
	add("clock", clock(a), clock(b))
	for _, name := range c.meterNames() {
		add(name, meter(a, name), meter(b, name))
	}
	list = appendSets(list, "items", a.Items(), b.Items())
	return appendSets(list, "facts", a.Facts(), b.Facts())
}

func number(n uint32) string { return strconv.FormatUint(uint64(n), 10) }

// clock returns the minutes left; it is empty if the scene has no clock.
func clock(res *mission.Result) string {
	minutes, ok := res.Clock()
	if !ok {
		return ""
	}
	return strconv.Itoa(minutes)
}

// meter returns a declared meter's value; it is empty if the story has no such
// meter.
func meter(res *mission.Result, name string) string {
	for i := range res.Story.Meters {
		if res.Story.Meters[i].ID == name {
			return strconv.Itoa(int(res.State.Meters[int(game.FirstDeclared)+i]))
		}
	}
	return ""
}

// meterNames returns the declared meters of both, the second version's first.
func (c *Comparison) meterNames() (names []string) {
	for _, s := range []*game.Story{c.B, c.A} {
		for i := range s.Meters {
			if !slices.Contains(names, s.Meters[i].ID) {
				names = append(names, s.Meters[i].ID)
			}
		}
	}
	return names
}

func appendSets(list []Value, name string, a, b []string) []Value {
	v := Value{Name: name, OnlyA: without(a, b), OnlyB: without(b, a)}
	if len(v.OnlyA)+len(v.OnlyB) == 0 {
		return list
	}
	return append(list, v)
}

// without returns the elements of a list that are not in another.
func without(list, other []string) []string {
	out := []string{}
	for _, s := range list {
		if !slices.Contains(other, s) {
			out = append(out, s)
		}
	}
	return out
}
