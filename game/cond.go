package game

import (
	"slices"

	"cobalt/game/expr"
)

// An Op is the kind of an [Expr].
type Op uint8

// The kinds of expressions.
const (
	OpItem      Op = iota // the item Ref is carried
	OpFact                // the fact Ref is known
	OpSceneFact           // the fact Ref of this scene is known
	OpSeen                // the node Ref was entered earlier
	OpVisits              // how often the node Ref was entered earlier, Cmp N
	OpMeter               // Meter Cmp N
	OpMeters              // Meter Cmp Other
	OpNot                 // Args[0] does not hold
	OpAnd                 // all of Args hold
	OpOr                  // one of Args holds
)

// An Expr is a condition with every name looked up.
type Expr struct {
	Op    Op
	Ref   int // ItemID, FactID, index into Scene.Facts, or NodeID
	Meter Meter
	Other Meter // OpMeters
	Cmp   expr.Cmp
	N     int
	Args  []*Expr

	// Filled in when the story is finalized.
	Var     Var   // the variable that a literal reads; of OpVisits and OpMeters the first one
	lowered *Expr // OpVisits: the same, as a tree of literals that each read one bit
}

// Lowered returns an expression that means the same and in which no literal but
// [OpMeters] reads more than one variable. Counts of visits are kept as one bit
// for each count that some condition tells from the one below it.
func (e *Expr) Lowered() *Expr {
	if e.lowered != nil {
		return e.lowered
	}
	return e
}

// Reads returns the variables that a literal reads, each once.
func (e *Expr) Reads() []Var {
	switch {
	case e.Op == OpMeters && e.Meter != e.Other:
		return []Var{MeterVar(e.Meter), MeterVar(e.Other)}
	case e.Op == OpVisits && e.lowered != nil:
		var vars []Var
		e.lowered.Literals(func(bit *Expr) { vars = append(vars, bit.Var) })
		return vars
	default:
		return []Var{e.Var}
	}
}

// A Cond is a condition, compiled once. The nil Cond always holds.
type Cond struct {
	Root   *Expr  // the parsed form
	Source string // as it was written
	Pos    Pos    // of its first character

	code  []test
	start int16 // the first test to run, or accept, or reject
}

// A test is one node of a branching program: it looks at one variable and goes
// on at one of two others, or accepts, or rejects. A condition so compiled
// needs no stack and stops at the first test that decides it.
type test struct {
	n       int32
	yes, no int16
	at      Var // a bit, or the index of a meter
	kind    testKind
	other   Meter // testMeters: the meter to compare with
}

type testKind uint8

const (
	testBit    testKind                          = iota
	testCmp                                      // testCmp + expr.Cmp compares a meter with a number
	testMeters = testCmp + testKind(expr.GE) + 1 // testMeters + expr.Cmp compares two meters
)

const (
	accept = -1
	reject = -2
)

// Holds reports whether the condition holds in s.
func (c *Cond) Holds(s *State) bool {
	if c == nil {
		return true
	}
	i := c.start
	for i >= 0 {
		t := &c.code[i]
		var holds bool
		switch {
		case t.kind == testBit:
			holds = s.Bits[t.at/64%(MaxBits/64)]>>(t.at%64)&1 != 0
		case t.kind < testMeters:
			holds = expr.Cmp(t.kind-testCmp).Holds(int(s.Meters[t.at]), int(t.n))
		default:
			holds = expr.Cmp(t.kind-testMeters).Holds(int(s.Meters[t.at]), int(s.Meters[t.other]))
		}
		if i = t.no; holds {
			i = t.yes
		}
	}
	return i == accept
}

// Reads returns the variables that the condition looks at, ascending, each once.
func (c *Cond) Reads() []Var {
	if c == nil {
		return nil
	}
	var vars []Var
	c.Root.Literals(func(l *Expr) { vars = append(vars, l.Reads()...) })
	slices.Sort(vars)
	return slices.Compact(vars)
}

// Literals calls visit for every literal of the tree: each node of it that is
// neither not, nor and, nor or.
func (e *Expr) Literals(visit func(*Expr)) {
	if e.Op < OpNot {
		visit(e)
		return
	}
	for _, arg := range e.Args {
		arg.Literals(visit)
	}
}

// Eval evaluates the tree itself. [Cond.Holds] must agree with it.
func (e *Expr) Eval(s *State) bool {
	switch e.Op {
	case OpNot:
		return !e.Args[0].Eval(s)
	case OpAnd:
		for _, arg := range e.Args {
			if !arg.Eval(s) {
				return false
			}
		}
		return true
	case OpOr:
		return slices.ContainsFunc(e.Args, func(arg *Expr) bool { return arg.Eval(s) })
	case OpMeter:
		return e.Cmp.Holds(int(s.Meters[e.Meter]), e.N)
	case OpMeters:
		return e.Cmp.Holds(int(s.Meters[e.Meter]), int(s.Meters[e.Other]))
	case OpVisits:
		if e.lowered != nil {
			return e.lowered.Eval(s)
		}
		return s.Has(e.Var)
	case OpItem, OpFact, OpSceneFact, OpSeen:
		return s.Has(e.Var)
	default:
		panic("game: an expression of an unknown kind")
	}
}

// compile turns the tree into a branching program.
func (c *Cond) compile() {
	c.code = c.code[:0]
	c.start = c.emit(c.Root, accept, reject)
	// emit works from the end of the program to its start; turn it around.
	slices.Reverse(c.code)
	last := int16(len(c.code) - 1)
	turn := func(i *int16) {
		if *i >= 0 {
			*i = last - *i
		}
	}
	turn(&c.start)
	for i := range c.code {
		turn(&c.code[i].yes)
		turn(&c.code[i].no)
	}
}

// emit appends the tests of e, which go on at yes or no, and returns the index
// of the first to run. Indices count from the program's end.
func (c *Cond) emit(e *Expr, yes, no int16) int16 {
	e = e.Lowered()
	t := test{yes: yes, no: no, at: e.Var, kind: testBit}
	switch e.Op {
	case OpNot:
		return c.emit(e.Args[0], no, yes)
	case OpAnd:
		for _, arg := range slices.Backward(e.Args) {
			yes = c.emit(arg, yes, no)
		}
		return yes
	case OpOr:
		for _, arg := range slices.Backward(e.Args) {
			no = c.emit(arg, yes, no)
		}
		return no
	case OpMeter:
		t.at, t.kind, t.n = Var(e.Meter), testCmp+testKind(e.Cmp), int32(e.N)
	case OpMeters:
		t.at, t.kind, t.other = Var(e.Meter), testMeters+testKind(e.Cmp), e.Other
	case OpItem, OpFact, OpSceneFact, OpSeen, OpVisits:
	default:
		panic("game: an expression of an unknown kind")
	}
	c.code = append(c.code, t)
	return int16(len(c.code) - 1)
}
