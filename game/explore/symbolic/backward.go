package symbolic

import (
	"context"
	"slices"

	"cobalt/game"
	"cobalt/game/explore/diagram"
	"cobalt/game/explore/flow"
)

// A Backward is the states from which no ending can be reached.
type Backward struct {
	*Reached
	stuck  []diagram.Set // by node: no choice is open
	doomed []diagram.Set // by node: there are choices, but no ending can be reached
	parent []int         // by node: another of its livelock, or itself; -1 if none of its states is doomed
}

// Backward finds the states from which an ending can be reached, the components
// found last first, and parts the others into stuck and doomed ones.
func (r *Reached) Backward(ctx context.Context) (*Backward, error) {
	r.allow(r.count)
	lost := slices.Clone(r.sets) // by node: the states from which no ending is known to be reached
	canEnd := make([]diagram.Set, r.nodes())
	for _, group := range slices.Backward(r.groups) {
		for again := true; again; {
			again = false
			for _, n := range slices.Backward(group) {
				left := r.shrink(n, lost[n], canEnd)
				if left != lost[n] {
					lost[n], canEnd[n], again = left, r.store.Minus(r.sets[n], left), len(group) > 1 || r.circles(n)
				}
			}
			if err := r.check(ctx); err != nil {
				return nil, err
			}
		}
	}
	b := &Backward{Reached: r, stuck: make([]diagram.Set, r.nodes()), doomed: make([]diagram.Set, r.nodes())}
	for n, set := range lost {
		b.part(n, set)
	}
	b.join()
	return b, r.check(ctx)
}

// circles reports whether a link leads from a node to itself.
func (r *Reached) circles(n int) bool {
	return slices.ContainsFunc(r.out[n], func(l link) bool { return l.to == n })
}

// shrink returns those of a node's states from which no link leads to an ending
// or to a state that can reach one.
func (r *Reached) shrink(n int, lost diagram.Set, canEnd []diagram.Set) diagram.Set {
	if r.leadsOn(n, canEnd) {
		return diagram.Empty
	}
	for i := range r.out[n] {
		if lost == diagram.Empty {
			break
		}
		switch l := &r.out[n][i]; {
		case !r.fired[n][i]:
		case r.ends(l, canEnd):
			lost = r.store.Minus(lost, r.store.Restrict(l.relation, lost))
		case l.to < r.nodes():
			lost = r.store.Minus(lost, r.store.Preimage(l.relation, lost, canEnd[l.to]))
		}
	}
	return lost
}

// ends reports whether an ending can be reached behind a link, in whatever state a
// run comes to its end.
func (r *Reached) ends(l *link, canEnd []diagram.Set) bool {
	return l.Kind == flow.ToEnding || l.to < r.nodes() && canEnd[l.to] == r.sets[l.to]
}

// leadsOn reports whether one of a node's choices can be taken in every state, and an
// ending can be reached behind it wherever it leads. Most nodes have one, and so none
// of their sets need be looked at.
func (r *Reached) leadsOn(n int, canEnd []diagram.Set) bool {
	good := map[game.ChoiceID]bool{}
	for i := range r.out[n] {
		if l := &r.out[n][i]; r.fired[n][i] && free(&r.Story.Choices[l.Choice]) {
			before, known := good[l.Choice]
			good[l.Choice] = r.ends(l, canEnd) && (before || !known)
		}
	}
	for _, all := range good {
		if all {
			return true
		}
	}
	return false
}

// part parts the lost states of a node.
func (b *Backward) part(n int, lost diagram.Set) {
	stuck := lost
	for i := range b.out[n] {
		if l := &b.out[n][i]; l.Kind != flow.ToLocked && b.fired[n][i] && stuck != diagram.Empty {
			stuck = b.store.Minus(stuck, b.store.Restrict(l.relation, stuck))
		}
	}
	b.stuck[n], b.doomed[n] = stuck, b.store.Minus(lost, stuck)
}

// join groups the nodes whose doomed states lead to each other.
func (b *Backward) join() {
	b.parent = make([]int, b.nodes())
	for n := range b.parent {
		if b.parent[n] = n; b.doomed[n] == diagram.Empty {
			b.parent[n] = -1
		}
	}
	for n := range b.parent {
		if b.parent[n] < 0 {
			continue
		}
		for i := range b.out[n] {
			l := &b.out[n][i]
			if l.to >= b.nodes() || b.parent[l.to] < 0 || b.root(n) == b.root(l.to) {
				continue
			}
			if b.store.Preimage(l.relation, b.doomed[n], b.doomed[l.to]) != diagram.Empty {
				b.parent[b.root(n)] = b.root(l.to)
			}
		}
	}
}

// root returns the node that stands for a node's livelock.
func (b *Backward) root(n int) int {
	for b.parent[n] != n {
		b.parent[n] = b.parent[b.parent[n]]
		n = b.parent[n]
	}
	return n
}

// nodesOf returns the nodes of a livelock, ascending.
func (b *Backward) nodesOf(root int) (nodes []game.NodeID) {
	for n, parent := range b.parent {
		if parent >= 0 && b.root(n) == root {
			nodes = append(nodes, game.NodeID(n))
		}
	}
	return nodes
}
