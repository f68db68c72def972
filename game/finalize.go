package game

import (
	"errors"
	"fmt"
)

// layout says which bit of a state remembers what. Items come first, then
// facts, then the facts of whichever scene the run is in (all scenes share
// those bits: they are cleared whenever a scene is left), then used-up
// choices, then nodes that some condition asks whether they were seen.
type layout struct {
	facts, sceneFacts, sceneFactsEnd int
	once                             map[ChoiceID]Var
	seen                             map[NodeID]Var
	bits                             int
}

// ItemVar returns the bit of an item.
func (s *Story) ItemVar(i ItemID) Var { return Var(i) }

// FactVar returns the bit of a fact of the whole story.
func (s *Story) FactVar(f FactID) Var { return Var(s.layout.facts + int(f)) }

// SceneFactVar returns the bit of the scene's own fact with this index.
func (s *Story) SceneFactVar(i int) Var { return Var(s.layout.sceneFacts + i) }

// OnceVar returns the bit that says a choice was used up, or NoVar.
func (s *Story) OnceVar(c ChoiceID) Var {
	if v, ok := s.layout.once[c]; ok {
		return v
	}
	return NoVar
}

// SeenVar returns the bit that says a node was seen, or NoVar where no
// condition of the story asks for it.
func (s *Story) SeenVar(n NodeID) Var {
	if v, ok := s.layout.seen[n]; ok {
		return v
	}
	return NoVar
}

// SceneFactVars returns the bits that hold scene facts: first <= v < end.
func (s *Story) SceneFactVars() (first, end Var) {
	return Var(s.layout.sceneFacts), Var(s.layout.sceneFactsEnd)
}

// NumBits returns how many bits of a state the story uses.
func (s *Story) NumBits() int { return s.layout.bits }

// NumMeters returns how many meters a state of the story has, built-in ones included.
func (s *Story) NumMeters() int { return int(FirstDeclared) + len(s.Meters) }

// Finalize checks the story's numbers, assigns the bits of its states and compiles
// its conditions. It must be called once, before the story is used. An error
// means that whoever built the story let something pass that it should have
// refused by file and line.
func (s *Story) Finalize() error {
	if err := s.check(); err != nil {
		return err
	}
	s.assignBits()
	if s.layout.bits > MaxBits {
		return fmt.Errorf("the story remembers %d things; at most %d fit a state", s.layout.bits, MaxBits)
	}
	s.forEachCond(func(c *Cond) {
		c.Root.Leaves(func(leaf *Expr) { leaf.Var = s.leafVar(leaf) })
		c.compile()
	})
	s.forEachEffect(s.finalizeEffect)
	s.code = s.link()
	return nil
}

func (s *Story) check() error {
	switch {
	case len(s.Nodes) == 0:
		return errors.New("the story has no nodes")
	case len(s.Nodes) > MaxNodes:
		return fmt.Errorf("the story has %d nodes; at most %d are allowed", len(s.Nodes), MaxNodes)
	case len(s.Meters) > MaxMeters:
		return fmt.Errorf("the story has %d meters; at most %d are allowed", len(s.Meters), MaxMeters)
	case len(s.Text) == 0:
		return errors.New("the story has no words")
	case int(s.Start) >= len(s.Nodes):
		return errors.New("the story's start is no node of it")
	}
	for i := range s.Meters {
		if m := &s.Meters[i]; m.Min < -MaxMeterValue || m.Max > MaxMeterValue || m.Start < m.Min || m.Start > m.Max {
			return fmt.Errorf("the meter %s: its bounds and start are not in order, or beyond %d", m.ID, MaxMeterValue)
		}
	}
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Last-n.First > MaxChoices {
			return fmt.Errorf("%s has more than %d choices", s.NodeRef(NodeID(i)), MaxChoices)
		}
	}
	return nil
}

func (s *Story) assignBits() {
	l := layout{once: map[ChoiceID]Var{}, seen: map[NodeID]Var{}}
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
	s.forEachCond(func(c *Cond) {
		c.Root.Leaves(func(leaf *Expr) {
			if n := NodeID(leaf.Ref); leaf.Op == OpSeen {
				if _, ok := l.seen[n]; !ok {
					l.seen[n] = Var(l.bits)
					l.bits++
				}
			}
		})
	})
	s.layout = l
}

// Bind fills in the variables of an expression that is not part of the story,
// so that [Expr.Eval] can evaluate it against states of it. It reports whether
// it could: a state does not remember nodes that no condition of the story
// asks for.
func (s *Story) Bind(e *Expr) bool {
	ok := true
	e.Leaves(func(leaf *Expr) {
		leaf.Var = s.leafVar(leaf)
		ok = ok && leaf.Var != NoVar
	})
	return ok
}

func (s *Story) leafVar(e *Expr) Var {
	switch e.Op {
	case OpItem:
		return s.ItemVar(ItemID(e.Ref))
	case OpFact:
		return s.FactVar(FactID(e.Ref))
	case OpSceneFact:
		return s.SceneFactVar(e.Ref)
	case OpSeen:
		return s.SeenVar(NodeID(e.Ref))
	default:
		return MeterVar(e.Meter)
	}
}

// finalizeEffect fills in the bits of an effect.
func (s *Story) finalizeEffect(e *Effect) {
	def := e.Kind.Def()
	e.assigns, e.needs = nil, NoVar
	if def.assigns != nil {
		e.assigns = def.assigns(s, e)
	}
	if def.needs != nil {
		e.needs = def.needs(s, e)
	}
}

func (s *Story) forEachCond(visit func(*Cond)) {
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
	}
}

func (s *Story) forEachEffect(visit func(*Effect)) {
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
