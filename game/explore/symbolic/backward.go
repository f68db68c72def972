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
// found last first, and parts the others into stuck and doomed ones. After a survey
// that found none of these it has nothing to do; after another one, or if the states
// were let go, it finds all states again.
func (r *Reached) Backward(ctx context.Context) (*Backward, error) {
	b := &Backward{Reached: r, stuck: make([]diagram.Set, r.nodes()), doomed: make([]diagram.Set, r.nodes())}
	if r.surveyed && !r.caged {
		b.join()
		return b, nil
	}
	all := r.reached()
	if err := all.each(ctx, func([]int) (bool, error) { return false, nil }); err != nil {
		return nil, err
	}
	b.Reached = all
	all.allow(all.count)
	walk := all.backwalk()
	for _, group := range slices.Backward(all.groups) {
		if err := walk.walk(ctx, group); err != nil {
			return nil, err
		}
	}
	for n, set := range walk.lost {
		b.part(n, set)
	}
	b.join()
	return b, r.check(ctx)
}

// part parts the lost states of a node.
func (b *Backward) part(n int, lost diagram.Set) {
	stuck := lost
	for i := range b.out[n] {
		if l := &b.out[n][i]; l.Kind != flow.ToLocked && b.fired[n][i] && stuck != diagram.Empty {
			stuck = b.store.Minus(stuck, b.store.Restrict(b.passing(n, l), stuck))
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
