package game

import (
	"errors"
	"fmt"

	"cobalt/game/expr"
)

// layout assigns the bits of a state. Items come first, then
// facts, then the facts of whichever scene the run is in (all scenes share
// those bits: they are cleared whenever a scene is left), then used-up
// choices, then nodes that some condition asks whether they were seen.
type layout struct {
	facts, sceneFacts, sceneFactsEnd int
	once                             map[ChoiceID]Var
	seen                             map[NodeID]visits
	bits                             int
}

// visits are the bits that count how often a node was entered: the first says
// once or more, the next twice or more, and so on for as many counts as some
// condition of the story tells apart.
type visits struct {
	first Var
	most  int
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

// SeenVar returns the bit that says a node was seen, or NoVar if no
// condition of the story asks for it.
func (s *Story) SeenVar(n NodeID) Var {
	if v, ok := s.layout.seen[n]; ok {
		return v.first
	}
	return NoVar
}

// VisitVars returns the bits that count how often a node was entered, the first
// of which is [Story.SeenVar]: each is set when the node is entered once more
// than the bit before it says. There is none if no condition asks for it.
func (s *Story) VisitVars(n NodeID) []Var {
	v := s.layout.seen[n]
	vars := make([]Var, v.most)
	for i := range vars {
		vars[i] = v.first + Var(i)
	}
	return vars
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
	s.code = code{}
	s.forEachCond(func(c *Cond) {
		c.Root.Literals(s.bind)
		s.code.tests = c.compile(s.code.tests)
	})
	s.forEachCond(func(c *Cond) { c.code = s.code.tests })
	s.forEachEffect(s.finalizeEffect)
	s.link()
	s.code.suspicion = s.findSuspicion()
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
	s.assignVisits()
}

// assignVisits gives bits to the nodes whose visits are asked for, in the order
// in which the story asks for them.
func (s *Story) assignVisits() {
	var order []NodeID
	most := map[NodeID]int{}
	s.forEachCond(func(c *Cond) {
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
	for _, n := range order {
		s.layout.seen[n] = visits{Var(s.layout.bits), most[n]}
		s.layout.bits += most[n]
	}
}

// MostVisits returns how many visits to its node a literal tells apart; 0 if it
// asks for none.
func (e *Expr) MostVisits() int {
	switch {
	case e.Op == OpSeen:
		return 1
	case e.Op != OpVisits:
		return 0
	case e.Cmp == expr.GE || e.Cmp == expr.LT:
		return max(0, e.N)
	default:
		return max(0, e.N+1)
	}
}

// Bind fills in the variables of an expression that is not part of the story,
// so that [Expr.Eval] can evaluate it against states of it. It reports whether
// it could: a state does not remember the visits to nodes that no condition of
// the story asks for.
func (s *Story) Bind(e *Expr) bool {
	ok := true
	e.Literals(func(l *Expr) {
		s.bind(l)
		ok = ok && (l.Op == OpMeters || l.MostVisits() <= s.layout.seen[NodeID(l.Ref)].most) && l.Var != NoVar
	})
	return ok
}

// bind fills in the variables of a literal.
func (s *Story) bind(e *Expr) {
	switch e.Op {
	case OpItem:
		e.Var = s.ItemVar(ItemID(e.Ref))
	case OpFact:
		e.Var = s.FactVar(FactID(e.Ref))
	case OpSceneFact:
		e.Var = s.SceneFactVar(e.Ref)
	case OpSeen:
		e.Var = s.SeenVar(NodeID(e.Ref))
	case OpVisits:
		e.Var, e.lowered = s.SeenVar(NodeID(e.Ref)), s.lower(e)
	case OpMeter, OpMeters:
		e.Var = MeterVar(e.Meter)
	case OpNot, OpAnd, OpOr:
	default:
		panic("game: an expression of an unknown kind")
	}
}

// lower returns a comparison of visits as a tree of bits.
func (s *Story) lower(e *Expr) *Expr {
	atLeast := func(n int) *Expr {
		if n <= 0 {
			return &Expr{Op: OpAnd, Var: NoVar}
		}
		return &Expr{Op: OpVisits, Ref: e.Ref, Cmp: expr.GE, N: n, Var: s.layout.seen[NodeID(e.Ref)].first + Var(n-1)}
	}
	not := func(x *Expr) *Expr { return &Expr{Op: OpNot, Var: NoVar, Args: []*Expr{x}} }
	equal := &Expr{Op: OpAnd, Var: NoVar, Args: []*Expr{atLeast(e.N), not(atLeast(e.N + 1))}}
	switch e.Cmp {
	case expr.EQ:
		return equal
	case expr.NE:
		return not(equal)
	case expr.LT:
		return not(atLeast(e.N))
	case expr.LE:
		return not(atLeast(e.N + 1))
	case expr.GT:
		return atLeast(e.N + 1)
	case expr.GE:
		return atLeast(e.N)
	default:
		panic("game: an unknown comparison")
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
func (s *Story) findSuspicion() (found bool) {
	heat := func(m Meter) bool { return m == Suspicion || m == Trace }
	s.forEachEffect(func(e *Effect) {
		found = found || e.ChangesMeter() && (heat(e.Meter) || e.ByMeter && heat(e.By))
	})
	s.forEachCond(func(c *Cond) {
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
