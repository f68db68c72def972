package symbolic

import (
	"context"
	"slices"

	"cobalt/game"
	"cobalt/game/explore/diagram"
	"cobalt/game/explore/flow"
)

// Survey is [System.Reach], and counts how often choices lead on, and asks of each
// component whether all its states can be left for another one, or for an ending. If that
// is so everywhere, every run can come to an ending: components lead onward only. Most
// stories are found sound by that, while only a few states are there at a time.
func (s *System) Survey(ctx context.Context) (*Reached, error) {
	r := s.reached()
	b := r.backwalk()
	b.onward = true
	err := r.each(ctx, func(group []int) (bool, error) {
		err := r.survey(ctx, b, group)
		if err == nil {
			r.note(group)
		}
		r.letGo(group)
		return false, err
	})
	r.surveyed = err == nil
	return r, err
}

// Trim gives back the room of the states that were let go. Who surveys the story on
// another difficulty next leaves that room to it: to take it again and again is an
// eighth of such proofs.
func (r *Reached) Trim() {
	if !r.store.Remembers() {
		r.store.Collect(r.sets)
		r.store.Trim()
	}
}

// survey looks at the states of a component that is through. Its work is allowed for by
// itself, in all as much as finding the states may take.
func (r *Reached) survey(ctx context.Context, b *backwalk, group []int) error {
	begun := r.store.Work()
	r.store.Allow(begun + r.effort.of(r.count) - r.spent)
	for _, n := range group {
		r.moved = add(r.moved, r.leading(n))
	}
	if err := b.walk(ctx, group); err != nil {
		return err
	}
	for _, n := range group {
		r.caged = r.caged || b.lost[n] != diagram.Empty
		b.lost[n], b.canEnd[n] = diagram.Empty, diagram.Empty
	}
	work := r.store.Work() - begun
	r.spent, r.begun = r.spent+work, r.begun+work
	r.store.Allow(r.begun + r.effort.of(r.count))
	return r.check(ctx)
}

// Moved returns how often a choice leads on from a state, after a survey.
func (r *Reached) Moved() int { return whole(r.moved) }

// leading returns how often a choice of a node leads on from one of its states.
func (r *Reached) leading(n int) (count uint64) {
	set := r.sets[n]
	if set == diagram.Empty {
		return 0
	}
	for c := r.Story.Nodes[n].First; c < r.Story.Nodes[n].Last; c++ {
		if free(&r.Story.Choices[c]) {
			count = add(count, r.rests[n])
		}
	}
	for rest := r.out[n]; len(rest) > 0; {
		c := rest[0].Choice
		last := slices.IndexFunc(rest, func(l link) bool { return l.Choice != c })
		if last < 0 {
			last = len(rest)
		}
		links := rest[:last]
		rest = rest[last:]
		if free(&r.Story.Choices[c]) {
			continue
		}
		if filters := r.open(n, links); len(filters) > 0 {
			count = add(count, r.store.CountIn(diagram.Relation(r.store.Bundle(filters...)), set))
		}
	}
	return count
}

// open returns relations that part the states in which a choice can be taken, by its links.
func (r *Reached) open(n int, links []link) (filters []diagram.Relation) {
	var guards []guard
	for i := range links {
		if links[i].Kind != flow.ToLocked {
			guards = append(guards, r.guardOf(n, links[i].Transition))
		}
	}
	for _, g := range join(guards) {
		filters = append(filters, r.filter(n, g))
	}
	return filters
}

// free reports whether a choice can be taken in every state of its node.
func free(c *game.Choice) bool { return c.If == nil && c.Needs == nil && !c.Once }

// A backwalk goes from endings back to the states from which they can be reached.
type backwalk struct {
	*Reached
	onward bool          // whether every state of another component counts as one that can end
	lost   []diagram.Set // by node: the states from which no ending is known to be reached
	canEnd []diagram.Set // by node: the others
}

func (r *Reached) backwalk() *backwalk {
	return &backwalk{Reached: r, lost: make([]diagram.Set, r.nodes()), canEnd: make([]diagram.Set, r.nodes())}
}

// walk finds the states of a component from which an ending can be reached.
func (b *backwalk) walk(ctx context.Context, group []int) error {
	for _, n := range group {
		b.lost[n] = b.sets[n]
	}
	for again := true; again; {
		again = false
		for _, n := range slices.Backward(group) {
			left := b.shrink(n, b.lost[n])
			if left != b.lost[n] {
				b.lost[n], b.canEnd[n] = left, b.store.Minus(b.sets[n], left)
				again = len(group) > 1 || b.circles(n)
			}
		}
		if err := b.check(ctx); err != nil {
			return err
		}
	}
	return nil
}

// circles reports whether a link leads from a node to itself.
func (r *Reached) circles(n int) bool {
	return slices.ContainsFunc(r.out[n], func(l link) bool { return l.to == n })
}

// shrink returns those of a node's states from which no link leads to an ending
// or to a state that can reach one.
func (b *backwalk) shrink(n int, lost diagram.Set) diagram.Set {
	if b.leadsOn(n) {
		return diagram.Empty
	}
	for i := range b.out[n] {
		if lost == diagram.Empty {
			break
		}
		switch l := &b.out[n][i]; {
		case !b.fired[n][i]:
		case b.ends(n, l):
			lost = b.store.Minus(lost, b.store.Restrict(b.passing(n, l), lost))
		case l.to < b.nodes():
			lost = b.store.Minus(lost, b.store.Preimage(l.relation, lost, b.canEnd[l.to]))
		}
	}
	return lost
}

// ends reports whether an ending can be reached behind a link of a node, in whatever
// state a run comes to its end.
func (b *backwalk) ends(n int, l *link) bool {
	switch {
	case l.to >= b.nodes():
		return l.Kind == flow.ToEnding
	case b.onward && b.group[l.to] != b.group[n]:
		return true
	default:
		return b.canEnd[l.to] == b.sets[l.to]
	}
}

// leadsOn reports whether one of a node's choices can be taken in every state, and an
// ending can be reached behind it wherever it leads. Most nodes have one, and so none
// of their sets need be looked at.
func (b *backwalk) leadsOn(n int) bool {
	good := map[game.ChoiceID]bool{}
	for i := range b.out[n] {
		if l := &b.out[n][i]; b.fired[n][i] && free(&b.Story.Choices[l.Choice]) {
			before, known := good[l.Choice]
			good[l.Choice] = b.ends(n, l) && (before || !known)
		}
	}
	for _, all := range good {
		if all {
			return true
		}
	}
	return false
}
