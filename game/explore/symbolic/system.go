package symbolic

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"cobalt/game"
	"cobalt/game/explore/budget"
	"cobalt/game/explore/diagram"
	"cobalt/game/explore/flow"
)

// ErrUnknown says that a story has a choice that package flow gave up, so that
// diagrams cannot take it.
var ErrUnknown = errors.New("a choice falls into too many regions for diagrams")

// ErrTooLarge says that diagrams grew past their limits.
var ErrTooLarge = errors.New("the diagrams grow too large")

// An Effort bounds the work of each stage of a proof: diagrams may compute Base
// results, and one more for every States states that were found. An explicit walk
// takes at least twice as long for so many states, so that an effort in vain costs
// a fraction of the walk that follows it.
type Effort struct{ Base, States int }

// DefaultEffort is right for proofs: measured on stories of many shapes, a result
// takes 0.12 microseconds, and a state of an explicit walk 0.02 or more.
var DefaultEffort = Effort{Base: 300_000, States: 12}

// of returns the results that may be computed for so many states.
func (e Effort) of(states uint64) int { return e.Base + int(min(states, 1<<50))/e.States }

// A System is a story as relations between sets: for each node the levels of its
// diagrams, for each transition a relation.
type System struct {
	*flow.Analysis
	*encoding
	store  *diagram.Memo
	memory *Memory
	budget *budget.Budget
	effort Effort

	levels  [][]flow.Var                // by node, top first
	out     [][]link                    // by node
	joint   [][]joint                   // by node: its links, by the node to which they lead
	group   []int                       // by node: its component
	groups  [][]int                     // the strongly connected components, in topological order
	crowded int                         // how many nodes the store may have before it is tidied
	goal    func(*flow.Transition) bool // the transitions that lead to the goal sighted; nil: none
	full    bool                        // whether relations say of every level that they drop which values it can have
}

// A link is a transition as a relation.
type link struct {
	*flow.Transition
	relation diagram.Relation
	to       int // a node; or behind the nodes a goal
	minutes  int
}

// A joint is all links from a node to another one.
type joint struct {
	links diagram.Bundle
	to    int
}

// mostNodes is how many nodes a store may have at the same time: 12 bytes each,
// and some more for the tables beside them.
const mostNodes = 1 << 24

// New returns the system of an analyzed story, with the memory of the last proof or an
// arena. The error is [ErrUnknown] or the context's.
func New(ctx context.Context, a *flow.Analysis, b *budget.Budget, e Effort, m *Memory) (*System, error) {
	for _, n := range a.Order {
		for c := a.Story.Nodes[n].First; c < a.Story.Nodes[n].Last; c++ {
			if !a.Whole[c] {
				return nil, ErrUnknown
			}
		}
	}
	limits := diagram.Limits{Nodes: mostNodes, Stop: func() bool { return b.Check(ctx) != nil }}
	m.begin(limits)
	s := &System{Analysis: a, encoding: m.encode(a), store: m.store, memory: m, budget: b, effort: e}
	s.build(func(flow.Var) bool { return true })
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.layJoints()
	s.groups = s.components()
	s.group = make([]int, s.nodes())
	for i, group := range s.groups {
		for _, n := range group {
			s.group[n] = i
		}
	}
	return s, nil
}

// goals, as package explicit numbers them, but for loops, which are one

func (s *System) nodes() int                 { return len(s.Story.Nodes) }
func (s *System) ending(e game.EndingID) int { return s.nodes() + int(e) }
func (s *System) locked() int                { return s.nodes() + len(s.Story.Endings) }
func (s *System) loop() int                  { return s.locked() + 1 }
func (s *System) sighted() int               { return s.loop() + 1 }

// build makes the levels of each node, of the variables that are kept, and the
// relations between them.
func (s *System) build(keep func(flow.Var) bool) {
	s.levels = make([][]flow.Var, s.nodes())
	for _, n := range s.Order {
		s.level(n, keep)
	}
	s.out = make([][]link, s.nodes())
	for _, n := range s.Order {
		if s.Stop != nil && s.Stop() {
			return // whoever asked for the system asks the same
		}
		for c := s.Story.Nodes[n].First; c < s.Story.Nodes[n].Last; c++ {
			for i := range s.Transitions[c] {
				s.connect(int(n), &s.Transitions[c][i])
			}
		}
	}
}

// layJoints makes the joints of all nodes.
func (s *System) layJoints() {
	s.joint = make([][]joint, s.nodes())
	for n, out := range s.out {
		relations := map[int][]diagram.Relation{}
		for i := range out {
			to := out[i].to
			if to >= s.nodes() {
				continue
			}
			if relations[to] == nil {
				s.joint[n] = append(s.joint[n], joint{to: to})
			}
			relations[to] = append(relations[to], out[i].relation)
		}
		for i := range s.joint[n] {
			s.joint[n][i].links = s.store.Bundle(relations[s.joint[n][i].to]...)
		}
	}
}

// level makes the levels of a node.
func (s *System) level(n game.NodeID, keep func(flow.Var) bool) {
	b := s.Boxes[n]
	var levels []flow.Var
	for i, v := range b.Vars {
		if len(b.Values[i]) > 1 && keep(v) {
			levels = append(levels, v)
		}
	}
	slices.SortFunc(levels, func(x, y flow.Var) int { return cmp.Compare(s.rank[x], s.rank[y]) })
	s.levels[n] = levels
}

// connect adds a transition to the links of its node, unless no state can go
// this way.
func (s *System) connect(from int, t *flow.Transition) {
	for i := range t.Tables {
		if t.Empty(i) {
			return
		}
	}
	l := link{Transition: t, minutes: s.Story.Choices[t.Choice].Minutes, to: s.destination(t)}
	s.relink(from, &l)
	s.out[from] = append(s.out[from], l)
}

// destination returns the node or goal to which a transition leads.
func (s *System) destination(t *flow.Transition) int {
	switch {
	case s.goal != nil && s.goal(t):
		return s.sighted()
	case t.Kind == flow.ToNode:
		return int(t.To)
	case t.Kind == flow.ToEnding:
		return s.ending(t.Ended)
	case t.Kind == flow.ToLocked:
		return s.locked()
	default:
		return s.loop()
	}
}

// relink makes the relation of a link from a node, between their levels.
func (s *System) relink(from int, l *link) {
	var levels []flow.Var
	if l.to < s.nodes() {
		levels = s.levels[l.to]
	}
	l.relation = s.relate(s.Boxes[from], l.Transition, s.levels[from], levels)
}

// most returns the greatest of the numbers of some values of a variable.
func (s *System) most(v flow.Var, values []int16) (most int) {
	for _, x := range values {
		most = max(most, int(s.number(v, x)))
	}
	return most
}

// relate returns the relation of a transition between levels, from the last to
// the first.
func (s *System) relate(b *flow.Box, t *flow.Transition, from, to []flow.Var) diagram.Relation {
	r := diagram.Same
	i, j := len(from)-1, len(to)-1
	for i >= 0 || j >= 0 {
		switch {
		case j < 0 || i >= 0 && s.rank[from[i]] > s.rank[to[j]]:
			r = s.store.Drop(s.table(b, t, from[i], false), r)
			i--
		case i < 0 || s.rank[to[j]] > s.rank[from[i]]:
			r = s.store.Put(s.number(to[j], given(b, t, to[j])), r)
			j--
		default:
			if table := s.table(b, t, from[i], true); table != nil {
				r = s.store.Map(table, r)
			} else {
				r = s.store.Keep(r)
			}
			i--
			j--
		}
	}
	return r
}

// given returns the value behind a transition of a variable that has one value
// only before it.
func given(b *flow.Box, t *flow.Transition, v flow.Var) int16 {
	k := b.Index(v)
	switch {
	case k < 0:
		return t.Bound(v)
	case t.Tables[k] != nil:
		return t.Tables[k][0]
	default:
		return b.Values[k][0]
	}
}

// table returns what a transition makes of a variable's values, by their
// numbers: the number of the new one, or -1 for one that does not pass. If the
// variable is not kept, only that is of interest. It is nil if all values pass
// as they are.
func (s *System) table(b *flow.Box, t *flow.Transition, v flow.Var, kept bool) []int32 {
	k := b.Index(v)
	row := t.Tables[k]
	if row == nil {
		if kept || !s.full {
			return nil
		}
		row = b.Values[k]
	}
	table := slices.Repeat([]int32{-1}, s.most(v, b.Values[k])+1)
	same := true
	for i, x := range b.Values[k] {
		switch y := row[i]; {
		case y == flow.Blocked:
			same = false
		case kept:
			table[s.number(v, x)] = int32(s.number(v, y))
			same = same && y == x
		default:
			table[s.number(v, x)] = 0
		}
	}
	if same && (kept || !s.full) {
		return nil
	}
	return table
}

// start returns the set of the one state in which runs begin.
func (s *System) start() diagram.Set {
	set := diagram.Unit
	for _, v := range slices.Backward(s.levels[s.Start.Node]) {
		set = s.store.Node(s.number(v, s.Value(&s.Start, v)), set, diagram.Empty)
	}
	return set
}

// check returns why the diagrams stopped, if they did.
func (s *System) check(ctx context.Context) error {
	if !s.store.Stopped() {
		return s.budget.Check(ctx)
	}
	if err := s.budget.Check(ctx); err != nil {
		return err
	}
	return ErrTooLarge
}

// allow lets a stage begin, with the effort that so many states are worth.
func (s *System) allow(states uint64) { s.store.Allow(s.store.Work() + s.effort.of(states)) }

// fewNodes is how many nodes of a store are not worth tidying.
const fewNodes = 1 << 16

// fewKept is the same for a store that remembers: it is above what a proof of the
// shipped story makes, because a store that is tidied has forgotten all operations, and
// the proof after the next edit computes everything anew.
const fewKept = 1 << 22

// tidy collects the nodes that were only on the way to sets, once they are as many
// as those that the sets need.
func (s *System) tidy(roots ...[]diagram.Set) {
	few := fewNodes
	if s.store.Remembers() {
		few = fewKept
	}
	if s.store.Len() > max(s.crowded, few) {
		s.store.Forget()
		s.store.Collect(append(roots, s.memory.large.sets)...)
		s.crowded = 3 * s.store.Len()
	}
}

// Bytes returns the memory that the sets of states take.
func (s *System) Bytes() int64 { return s.store.Bytes() }
