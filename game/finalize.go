package game

import (
	"errors"
	"strconv"
)

// Finalize checks the story's numbers, assigns the bits of its states and compiles
// its conditions. It must be called once, before the story is used. An error
// means that whoever built the story let something pass that it should have
// refused by file and line.
func (s *Story) Finalize() error {
	f := finalizer{s}
	if err := f.check(); err != nil {
		return err
	}
	f.assignBits()
	if s.layout.bits > MaxBits {
		return errors.New("the story remembers " + strconv.Itoa(s.layout.bits) + " things; at most " + strconv.Itoa(MaxBits) + " fit a state")
	}
	s.code = code{}
	f.compile()
	forEachEffect(s, f.finalizeEffect)
	l := linker{story: s, code: &s.code}
	l.link()
	s.code.suspicion = f.findSuspicion()
	for _, w := range s.Text {
		if w.flow == nil && w.varies() { // a copy of a story shares its words, perhaps with others
			w.flow = &flow{from: w, rules: s.code.variation}
		}
	}
	return nil
}

// A finalizer holds a story while it is finalized.
type finalizer struct{ story *Story }

// check refuses a story whose numbers are out of bounds.
func (f finalizer) check() error {
	s := f.story
	switch {
	case len(s.Nodes) == 0:
		return errors.New("the story has no nodes")
	case len(s.Nodes) > MaxNodes:
		return tooMany(len(s.Nodes), "nodes", MaxNodes)
	case len(s.Meters) > MaxMeters:
		return tooMany(len(s.Meters), "meters", MaxMeters)
	case len(s.Text) == 0:
		return errors.New("the story has no words")
	case int(s.Start) >= len(s.Nodes):
		return errors.New("the story's start is no node of it")
	}
	for i := range s.Meters {
		if m := &s.Meters[i]; m.Min < -MaxMeterValue || m.Max > MaxMeterValue || m.Start < m.Min || m.Start > m.Max {
			return errors.New("the meter " + m.ID + ": its bounds and start are not in order, or beyond " + strconv.Itoa(MaxMeterValue))
		}
	}
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Last-n.First > MaxChoices {
			return errors.New(s.NodeRef(NodeID(i)) + " has more than " + strconv.Itoa(MaxChoices) + " choices")
		}
	}
	return nil
}

// tooMany is the error of a story that has more of something than it may.
func tooMany(n int, things string, most int) error {
	return errors.New("the story has " + strconv.Itoa(n) + " " + things + "; at most " + strconv.Itoa(most) + " are allowed")
}

// assignBits lays out the bits of the story's states.
func (f finalizer) assignBits() {
	s := f.story
	l := layout{once: map[ChoiceID]Var{}, seen: map[NodeID]visits{}}
	l.facts = len(s.Items)
	l.sceneFacts = l.facts + len(s.Facts)
	most := 0
	for i := range s.Scenes {
		most = max(most, len(s.Scenes[i].Facts))
	}
	l.sceneFactsEnd = l.sceneFacts + most
	l.bits = l.sceneFactsEnd
	for i := range s.Choices {
		if s.Choices[i].Once {
			l.once[ChoiceID(i)] = Var(l.bits)
			l.bits++
		}
	}
	s.layout = l
	f.assignVisits()
}

// assignVisits gives bits to the nodes whose visits are asked for, in the order
// in which the story asks for them.
func (f finalizer) assignVisits() {
	var order []NodeID
	most := map[NodeID]int{}
	forEachCond(f.story, func(c *Cond) {
		c.Root.Literals(func(e *Expr) {
			count := e.MostVisits()
			if n := NodeID(e.Ref); count > 0 {
				if most[n] == 0 {
					order = append(order, n)
				}
				most[n] = max(most[n], count)
			}
		})
	})
	l := &f.story.layout
	for _, n := range order {
		l.seen[n] = visits{Var(l.bits), most[n]}
		l.bits += most[n]
	}
}

// compile binds the conditions and compiles them into one array of tests.
func (f finalizer) compile() {
	s := f.story
	forEachCond(s, func(c *Cond) {
		c.Root.Literals(s.bind)
		s.code.tests = c.compile(s.code.tests)
	})
	forEachCond(s, func(c *Cond) { c.code = s.code.tests })
}

// finalizeEffect fills in the bits of an effect.
func (f finalizer) finalizeEffect(e *Effect) {
	def := e.Kind.Def()
	e.assigns, e.needs = nil, NoVar
	if def.assigns != nil {
		e.assigns = def.assigns(f.story, e)
	}
	if def.needs != nil {
		e.needs = def.needs(f.story, e)
	}
}

// forEachCond visits the conditions of a story.
func forEachCond(s *Story, visit func(*Cond)) {
	some := func(c *Cond) {
		if c != nil {
			visit(c)
		}
	}
	for i := range s.Choices {
		some(s.Choices[i].If)
		some(s.Choices[i].Needs)
	}
	for i := range s.Blocks {
		some(s.Blocks[i].Guard)
		for j := range s.Blocks[i].Pieces {
			for _, c := range s.Blocks[i].Pieces[j].Conds {
				some(c)
			}
		}
	}
	for i := range s.People {
		some(s.People[i].Met)
	}
}

// findSuspicion looks for whatever changes, reads or shows suspicion or trace.
func (f finalizer) findSuspicion() (found bool) {
	s := f.story
	heat := func(m Meter) bool { return m == Suspicion || m == Trace }
	forEachEffect(s, func(e *Effect) {
		found = found || e.ChangesMeter() && (heat(e.Meter) || e.ByMeter && heat(e.By))
	})
	forEachCond(s, func(c *Cond) {
		c.Root.Literals(func(e *Expr) {
			found = found || e.Op == OpMeter && heat(e.Meter) || e.Op == OpMeters && (heat(e.Meter) || heat(e.Other))
		})
	})
	for i := range s.Blocks {
		for _, p := range s.Blocks[i].Pieces {
			found = found || (p.Kind == ValuePiece || p.Kind == LevelPiece) && heat(p.Meter)
		}
	}
	for i := range s.People {
		found = found || s.People[i].HasTrust && heat(s.People[i].Trust)
	}
	return found
}

// forEachEffect visits the effects of a story.
func forEachEffect(s *Story, visit func(*Effect)) {
	for i := range s.Choices {
		for j := range s.Choices[i].Effects {
			visit(&s.Choices[i].Effects[j])
		}
	}
	for i := range s.Blocks {
		for j := range s.Blocks[i].Effects {
			visit(&s.Blocks[i].Effects[j])
		}
	}
}
