package game

import "cobalt/game/expr"

// layout assigns the bits of a state. Items come first, then
// facts, then the facts of whichever scene the run is in (all scenes share
// those bits: they are cleared whenever a scene is left), then used-up
// choices, then nodes that some condition asks whether they were seen.
// A [Story] embeds it: its methods are the story's.
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
func (l *layout) ItemVar(i ItemID) Var { return Var(i) }

// FactVar returns the bit of a fact of the whole story.
func (l *layout) FactVar(f FactID) Var { return Var(l.facts + int(f)) }

// SceneFactVar returns the bit of the scene's own fact with this index.
func (l *layout) SceneFactVar(i int) Var { return Var(l.sceneFacts + i) }

// OnceVar returns the bit that says a choice was used up, or NoVar.
func (l *layout) OnceVar(c ChoiceID) Var {
	if v, ok := l.once[c]; ok {
		return v
	}
	return NoVar
}

// SeenVar returns the bit that says a node was seen, or NoVar if no
// condition of the story asks for it.
func (l *layout) SeenVar(n NodeID) Var {
	if v, ok := l.seen[n]; ok {
		return v.first
	}
	return NoVar
}

// VisitVars returns the bits that count how often a node was entered, the first
// of which is [Story.SeenVar]: each is set when the node is entered once more
// than the bit before it says. There is none if no condition asks for it.
func (l *layout) VisitVars(n NodeID) []Var {
	v := l.seen[n]
	vars := make([]Var, v.most)
	for i := range vars {
		vars[i] = v.first + Var(i)
	}
	return vars
}

// SceneFactVars returns the bits that hold scene facts: first <= v < end.
func (l *layout) SceneFactVars() (first, end Var) {
	return Var(l.sceneFacts), Var(l.sceneFactsEnd)
}

// NumBits returns how many bits of a state the story uses.
func (l *layout) NumBits() int { return l.bits }

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
func (l *layout) Bind(e *Expr) bool {
	ok := true
	e.Literals(func(x *Expr) {
		l.bind(x)
		ok = ok && (x.Op == OpMeters || x.MostVisits() <= l.seen[NodeID(x.Ref)].most) && x.Var != NoVar
	})
	return ok
}

// bind fills in the variables of a literal.
func (l *layout) bind(e *Expr) {
	switch e.Op {
	case OpItem:
		e.Var = l.ItemVar(ItemID(e.Ref))
	case OpFact:
		e.Var = l.FactVar(FactID(e.Ref))
	case OpSceneFact:
		e.Var = l.SceneFactVar(e.Ref)
	case OpSeen:
		e.Var = l.SeenVar(NodeID(e.Ref))
	case OpVisits:
		e.Var, e.lowered = l.SeenVar(NodeID(e.Ref)), l.lower(e)
	case OpMeter, OpMeters:
		e.Var = MeterVar(e.Meter)
	case OpNot, OpAnd, OpOr:
	default:
		panic("game: an expression of an unknown kind")
	}
}

// lower returns a comparison of visits as a tree of bits.
func (l *layout) lower(e *Expr) *Expr {
	atLeast := func(n int) *Expr {
		if n <= 0 {
			return &Expr{Op: OpAnd, Var: NoVar}
		}
		return &Expr{Op: OpVisits, Ref: e.Ref, Cmp: expr.GE, N: n, Var: l.seen[NodeID(e.Ref)].first + Var(n-1)}
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

// effectFact returns the bit of the fact that is an effect's operand.
func (l *layout) effectFact(e *Effect) Var {
	if e.Scenes {
		return l.SceneFactVar(e.Ref)
	}
	return l.FactVar(FactID(e.Ref))
}
