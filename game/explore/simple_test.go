package explore

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/explore/flow"
)

// A simple explorer does the work of package explore in the plainest way there
// is: a map of whole states, one step at a time, by package game alone. The real
// one is held against it.
type simple struct {
	story  *game.Story
	number map[game.State]int
	states []game.State
	dist   []int // by state: choices from the start
	ways   [][]way

	entered []bool // by node
	texts   *flow.Texts
	shown   []bool         // by block and text
	open    []bool         // by choice
	barred  []bool         // by choice
	canEnd  []bool         // by state
	loops   map[string]int // by nodes: the fewest choices

	rec     game.Record // of the last step
	options []game.Option
}

// A way is the step that one choice makes from one state.
type way struct {
	choice  game.ChoiceID
	to      int // a state; -1: an ending; -2: a loop
	ending  game.EndingID
	minutes int
	peak    int
}

var errTooBig = errors.New("too many states for the simple explorer")

func exploreSimply(s *game.Story, d game.Difficulty, most int) (*simple, error) {
	x := &simple{
		story: s, number: map[game.State]int{}, entered: make([]bool, len(s.Nodes)), texts: flow.NewTexts(s), shown: make([]bool, flow.NewTexts(s).Len()),
		open: make([]bool, len(s.Choices)), barred: make([]bool, len(s.Choices)), loops: map[string]int{},
	}
	st, err := s.Begin(d, &x.rec)
	x.note()
	if _, ended := st.Ended(); err != nil || ended {
		return x, nil //nolint:nilerr // a loop at the very start is a result
	}
	x.add(st, 0)
	for i := 0; i < len(x.states); i++ {
		if i > most {
			return nil, errTooBig
		}
		x.expand(i)
	}
	x.prove()
	return x, nil
}

func (x *simple) add(st game.State, dist int) int {
	st.Minutes, st.Choices, st.Showings = 0, 0, ""
	if i, ok := x.number[st]; ok {
		return i
	}
	i := len(x.states)
	x.number[st] = i
	x.states, x.dist, x.ways = append(x.states, st), append(x.dist, dist), append(x.ways, nil)
	return i
}

// note notes what the last step showed, and returns its peak of suspicion.
func (x *simple) note() (peak int) {
	for _, e := range x.rec.Events {
		switch {
		case e.Kind == game.Entered:
			x.entered[e.Node] = true
		case e.Kind == game.MeterChanged && e.Var == game.MeterVar(game.Suspicion):
			peak = max(peak, e.To)
		}
	}
	x.texts.Shown(&x.rec, func(b game.BlockID) { x.shown[b] = true })
	return peak
}

func (x *simple) expand(i int) {
	st := x.states[i]
	first := x.story.Nodes[st.Node].First
	x.options = x.story.Options(&st, x.options[:0])
	for _, o := range x.options {
		c := first + game.ChoiceID(o.Choice)
		if o.Locked {
			x.barred[c] = true
			continue
		}
		x.open[c] = true
		x.rec.Reset()
		next, err := x.story.Choose(st, o.Choice, &x.rec)
		w := way{choice: c, to: -1, minutes: x.story.Choices[c].Minutes, peak: x.note()}
		var loop *game.LoopError
		if e, ended := next.Ended(); errors.As(err, &loop) {
			w.to = -2
			name := circleName(loop.Nodes)
			if n, ok := x.loops[name]; !ok || x.dist[i]+1 < n {
				x.loops[name] = x.dist[i] + 1
			}
		} else if ended {
			w.ending = e
		} else {
			w.to = x.add(next, x.dist[i]+1)
		}
		x.ways[i] = append(x.ways[i], w)
	}
}

// circleName names a circle whichever of its nodes it is told from.
func circleName(refs []string) string {
	nodes := slices.Clone(refs[:len(refs)-1])
	best := ""
	for range nodes {
		nodes = append(nodes[1:], nodes[0])
		if name := strings.Join(nodes, " "); best == "" || name < best {
			best = name
		}
	}
	return best
}

func (x *simple) prove() {
	x.canEnd = make([]bool, len(x.states))
	for changed := true; changed; {
		changed = false
		for i := len(x.states) - 1; i >= 0; i-- {
			if x.canEnd[i] {
				continue
			}
			for _, w := range x.ways[i] {
				if w.to == -1 || w.to >= 0 && x.canEnd[w.to] {
					x.canEnd[i], changed = true, true
					break
				}
			}
		}
	}
}

// least returns the least cost of a run to each ending, over runs whose
// suspicion never passes a peak; -1 if there is none.
func (x *simple) least(cost func(way) int, peak int) []int { return x.leastFrom(0, cost, peak) }

// leastFrom is least for runs that stand in a state already.
func (x *simple) leastFrom(start int, cost func(way) int, peak int) []int {
	best := make([]int, len(x.story.Endings))
	for i := range best {
		best[i] = -1
	}
	if len(x.states) == 0 {
		return best
	}
	dist := make([]int, len(x.states))
	for i := range dist {
		dist[i] = math.MaxInt
	}
	dist[start] = 0
	for queue := []int{start}; len(queue) > 0; { // Bellman and Ford, by a queue
		i := queue[0]
		queue = queue[1:]
		for _, w := range x.ways[i] {
			at := dist[i] + cost(w)
			switch {
			case w.peak > peak || w.to == -2:
			case w.to == -1:
				if best[w.ending] < 0 || at < best[w.ending] {
					best[w.ending] = at
				}
			case at < dist[w.to]:
				dist[w.to] = at
				queue = append(queue, w.to)
			}
		}
	}
	return best
}

// stuck returns the fewest choices to a soft-lock, by node.
func (x *simple) stuck() map[game.NodeID]int {
	found := map[game.NodeID]int{}
	for i, st := range x.states {
		if n, ok := found[st.Node]; len(x.ways[i]) == 0 && (!ok || x.dist[i] < n) {
			found[st.Node] = x.dist[i]
		}
	}
	return found
}

// A doom is a group of nodes with doomed states that lead to each other.
type doom struct {
	nodes  []game.NodeID
	states int
	dist   int
}

func (x *simple) doomed(i int) bool { return !x.canEnd[i] && len(x.ways[i]) > 0 }

func (x *simple) dooms() []doom {
	parent := map[game.NodeID]game.NodeID{}
	var root func(n game.NodeID) game.NodeID
	root = func(n game.NodeID) game.NodeID {
		if parent[n] == n {
			return n
		}
		return root(parent[n])
	}
	for i, st := range x.states {
		if x.doomed(i) {
			parent[st.Node] = st.Node
		}
	}
	for i, st := range x.states {
		for _, w := range x.ways[i] {
			if x.doomed(i) && w.to >= 0 && x.doomed(w.to) {
				parent[root(st.Node)] = root(x.states[w.to].Node)
			}
		}
	}
	byRoot := map[game.NodeID]*doom{}
	for i, st := range x.states {
		if !x.doomed(i) {
			continue
		}
		d := byRoot[root(st.Node)]
		if d == nil {
			d = &doom{dist: math.MaxInt}
			byRoot[root(st.Node)] = d
		}
		d.dist = min(d.dist, x.dist[i])
		d.states++
		if !slices.Contains(d.nodes, st.Node) {
			d.nodes = append(d.nodes, st.Node)
		}
	}
	var list []doom
	for _, d := range byRoot {
		list = append(list, *d)
	}
	return list
}

// isDoomed reports whether a state, as package game has it, is doomed.
func (x *simple) isDoomed(st game.State) bool {
	st.Minutes, st.Choices, st.Showings = 0, 0, ""
	i, ok := x.number[st]
	return ok && x.doomed(i)
}

func (d doom) String() string { return fmt.Sprintf("%v after %d", d.nodes, d.dist) }
