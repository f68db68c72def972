package explore

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"cobalt/game"
	"cobalt/game/explore/budget"
	"cobalt/game/explore/flow"
	"cobalt/game/explore/symbolic"
)

// A Prover proves a story again and again while it is edited. It keeps what a proof
// came to, so that the next one computes only what an edit has changed; its reports
// are those of [Verify], but for which of several shortest missions they show. If there
// is no room to keep anything of a story, it proves it as that function does, and keeps
// nothing of later proofs as long as the story is about as large. The
// zero Prover has proven nothing yet. Any number of goroutines may use it, of which
// one proves at a time.
type Prover struct {
	lock  sync.Mutex
	past  map[game.Difficulty]*experience
	tight tightness
}

// Verify proves a story, as the function of this name does.
func (p *Prover) Verify(ctx context.Context, s *game.Story, o Options) (*Report, error) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.tight.holds(s, o) {
		p.past = nil // what a proof of another story has left since
		return Verify(ctx, s, o)
	}
	past := p.pastOf(o.Difficulty)
	past.tidy()
	first, edit := p.empty(), past.whole
	v := newVerifier(s, o)
	v.past = past
	r, err := v.prove(ctx)
	whole := err == nil && r.Complete
	past.end(whole)
	if errors.Is(r.Stopped, budget.ErrMemory) && past.bytes() > 0 {
		p.tight.lacks(s, o, first)
		p.past = nil // the room may do without it
		return Verify(ctx, s, o)
	}
	if whole {
		p.tight = tightness{once: p.tight.once && !edit}
	}
	return r, err
}

// empty reports whether nothing is kept of proofs on any difficulty.
func (p *Prover) empty() bool {
	for _, past := range p.past {
		if past.bytes() > 0 {
			return false
		}
	}
	return true
}

// pastOf returns what is kept of proofs on a difficulty.
func (p *Prover) pastOf(d game.Difficulty) *experience {
	if p.past == nil {
		p.past = map[game.Difficulty]*experience{}
	}
	if p.past[d] == nil {
		p.past[d] = &experience{states: &symbolic.Memory{}, texts: &symbolic.Memory{}, flows: &flow.Memory{}}
	}
	return p.past[d]
}

// A tightness says for which stories there is no room to keep anything of a proof.
type tightness struct {
	once   bool  // a proof lacked room, and none since was whole with the help of an earlier one
	size   int   // of the story for which there is no room, as sizeOf says; 0: none
	memory int64 // that its proof might have, in bytes
}

// lacks notes that a proof lacked room. If the first proof of a story lacks room, later ones
// will. If a later one does, the old story's sets may be the reason, so two in a row are
// needed.
func (t *tightness) lacks(s *game.Story, o Options, first bool) {
	if first || t.once {
		t.size, t.memory = sizeOf(s), o.limit()
	}
	t.once = true
}

// holds reports whether a proof of a story would lack room as well: the story is as large
// as the one that did, but for an eighth, and may have no more memory.
func (t *tightness) holds(s *game.Story, o Options) bool {
	change := sizeOf(s) - t.size
	return t.size > 0 && o.limit() <= t.memory && 8*max(change, -change) <= t.size
}

// sizeOf returns how large a story is for a proof: its nodes and choices.
func sizeOf(s *game.Story) int { return len(s.Nodes) + len(s.Choices) }

// Tidy does at once what the next proof would otherwise begin with: who has told a
// report, and waits for the next edit, has the time.
func (p *Prover) Tidy() {
	p.lock.Lock()
	defer p.lock.Unlock()
	for _, past := range p.past {
		past.tidy()
	}
}

// Improve makes later proofs of a story sooner, once it was proven whole: it looks for an
// order of variables in which the sets of states are smaller, and proves the story again to
// have everything in that order. It is for when nobody waits, because that takes as long as
// the first proof did. It does so once for a difficulty. If another order does not pay, the
// prover stays as it is; likewise if the context ends first, or there is no room to look
// for an order, and then the next call looks again.
func (p *Prover) Improve(ctx context.Context, s *game.Story, o Options) {
	p.lock.Lock()
	defer p.lock.Unlock()
	past := p.past[o.Difficulty]
	if past == nil {
		return
	}
	room := o.budget()
	if room.Begin() != nil {
		return
	}
	fresh := past.states.Reorder(o.tune().reorder, func() bool { return room.Check(ctx) != nil })
	if fresh == nil {
		return
	}
	o.Defects = nil // they are told
	again := *past
	again.states = fresh
	v := newVerifier(s, o)
	v.past, v.lighter = &again, past.states
	r, err := v.prove(ctx)
	again.end(err == nil && r.Complete)
	switch {
	case err == nil && r.Complete:
		past = &again
		past.states.Settle()
	case ctx.Err() == nil:
		past.states.Settle()
	}
	p.past[o.Difficulty] = past
	past.tidy()
}

// errNotLighter ends a proof that was to make later ones sooner, and does not.
var errNotLighter = errors.New("explore: another order of variables does not make sets smaller")

// An experience is what proofs leave for later ones, of the same story after an edit
// or on another difficulty. Diagrams and transitions are known by all that they depend
// on. Nothing else is believed: runs are played again, and which way of going over
// states is taken, and from which abstraction a search begins, decides only how long
// they take.
type experience struct {
	states, texts *symbolic.Memory // diagrams of the states, and of the texts; nil: none are kept
	flows         *flow.Memory     // what choices came to; nil likewise
	whole         bool             // whether a proof came to its end
	diagrams      bool             // whether diagrams found every state
	kept          []string         // the variables that searches for shortest runs came to need
	sought        []string         // those that searches for texts did
	runs          [][]string       // runs that show texts which few runs show, as ids of choices; none unless diagrams are kept
}

// end ends a proof, which may have been stopped.
func (x *experience) end(whole bool) {
	x.whole = x.whole || whole
	x.states.End(whole)
	x.texts.End(whole)
	x.flows.Turn(whole)
}

// bytes returns the memory that it takes.
func (x *experience) bytes() int64 {
	return x.states.Bytes() + x.texts.Bytes() + int64(x.flows.Bytes())
}

// tidy does what is left to do behind a proof.
func (x *experience) tidy() {
	if x.editing() {
		x.states.Tidy()
		x.texts.Tidy()
	}
}

// editing reports whether the proofs are of a story that is being edited.
func (x *experience) editing() bool { return x.states != nil }

// statesOr returns the diagrams of the states, or the given ones if none are kept.
func (x *experience) statesOr(m *symbolic.Memory) *symbolic.Memory {
	if x.states != nil {
		return x.states
	}
	return m
}

// textsOr returns the diagrams of the texts likewise.
func (x *experience) textsOr(m *symbolic.Memory) *symbolic.Memory {
	if x.texts != nil {
		return x.texts
	}
	return m
}

// mostKept is how many variables a search begins with. If there were more the next
// one begins anew: it may be that an edit has made them needless.
const mostKept = 64

// namesOf returns the names of variables, to be kept.
func namesOf(m *flow.Model, vars []flow.Var) (names []string) {
	if len(vars) > mostKept {
		return nil
	}
	all := m.Names()
	for _, v := range vars {
		names = append(names, all[v])
	}
	return names
}

// named returns the variables that have some names.
func named(m *flow.Model, names []string) (vars []flow.Var) {
	if len(names) == 0 {
		return nil
	}
	for v, name := range m.Names() {
		if slices.Contains(names, name) {
			vars = append(vars, flow.Var(v))
		}
	}
	return vars
}

// idsOf returns the ids of choices, free of the story's text.
func idsOf(s *game.Story, run []game.ChoiceID) []string {
	ids := make([]string, len(run))
	for i, c := range run {
		ids[i] = strings.Clone(s.Choices[c].ID)
	}
	return ids
}
