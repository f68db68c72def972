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

	code  []test // of all conditions of the story
	start int32  // the first test to run, or accept, or reject
}

// A test is one node of a branching program: it looks at one variable and goes
// on at one of two others, further on, or accepts, or rejects. A condition so
// compiled needs no stack and stops at the first test that decides it.
type test struct {
	yes, no int16 // by how many tests to go on, or accept, or reject
	at      Var   // a bit, or the index of a meter
	lo, hi  int16 // testRange: the values for which it holds
	kind    testKind
	other   Meter // testMeters: the meter to compare with
}

type testKind uint8

const (
	testBit    testKind = iota
	testRange           // a meter is from lo to hi
	testMeters          // testMeters + expr.Cmp compares two meters
)

const (
	accept = -1
	reject = -2
)

// Holds reports whether the condition holds in s.
func (c *Cond) Holds(s *State) bool {
	return c == nil || runTests(c.code, c.start, s)
}

// program returns where the condition's program begins among all tests, or
// accept, or reject.
func (c *Cond) program() int32 {
	if c == nil {
		return accept
	}
	return c.start
}

// runTests runs the program that begins at i.
func runTests(code []test, i int32, s *State) bool {
	for i >= 0 {
		t := &code[i]
		var holds bool
		switch t.kind {
		case testBit:
			holds = s.Bits[t.at/64%(MaxBits/64)]>>(t.at%64)&1 != 0
		case testRange:
			m := s.Meters[t.at]
			holds = t.lo <= m && m <= t.hi
		default:
			holds = expr.Cmp(t.kind-testMeters).Holds(int(s.Meters[t.at]), int(s.Meters[t.other]))
		}
		skip := t.no
		if holds {
			skip = t.yes
		}
		if skip < 0 {
			return skip == accept
		}
		i += int32(skip)
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

// compile turns the tree into a branching program, behind those of other
// conditions.
func (c *Cond) compile(code []test) []test {
	first := len(code)
	p := program{code: code, first: first}
	start := p.emit(c.Root, accept, reject)
	// emit works from the end of the program to its start; turn it around.
	slices.Reverse(p.code[first:])
	c.start = int32(start)
	if start >= 0 {
		c.start = int32(len(p.code) - 1 - int(start))
	}
	return p.code
}

// A program is the tests of a condition, from the last one back.
type program struct {
	code  []test
	first int // where the condition's tests begin
}

// emit appends the tests of e, which go on at yes or no, and returns the index
// of the first to run. Indices count from the program's end.
func (p *program) emit(e *Expr, yes, no int16) int16 {
	e = e.Lowered()
	t := test{at: e.Var, kind: testBit}
	switch e.Op {
	case OpNot:
		return p.emit(e.Args[0], no, yes)
	case OpAnd:
		for _, arg := range slices.Backward(e.Args) {
			yes = p.emit(arg, yes, no)
		}
		return yes
	case OpOr:
		for _, arg := range slices.Backward(e.Args) {
			no = p.emit(arg, yes, no)
		}
		return no
	case OpMeter:
		if t.at, t.kind = Var(e.Meter), testRange; e.Cmp == expr.NE {
			yes, no = no, yes
		}
		t.lo, t.hi = valuesOf(e)
	case OpMeters:
		t.at, t.kind, t.other = Var(e.Meter), testMeters+testKind(e.Cmp), e.Other
	case OpItem, OpFact, OpSceneFact, OpSeen, OpVisits:
	default:
		panic("game: an expression of an unknown kind")
	}
	at := int16(len(p.code) - p.first)
	t.yes, t.no = skip(at, yes), skip(at, no)
	p.code = append(p.code, t)
	return at
}

// skip returns by how many tests a test goes on to another, which stands further
// on, or the verdict to.
func skip(from, to int16) int16 {
	if to < 0 {
		return to
	}
	return from - to
}

// valuesOf returns the least and the greatest value for which a comparison of a
// meter with a number holds; of one that asks for a difference, for which it
// fails. If there are none, the least is above the greatest.
func valuesOf(e *Expr) (lo, hi int16) {
	const most = MaxMeterValue
	least, greatest := -most, most
	n := min(max(e.N, -most-2), most+2)
	switch e.Cmp {
	case expr.EQ, expr.NE:
		least, greatest = n, n
	case expr.LT:
		greatest = n - 1
	case expr.LE:
		greatest = n
	case expr.GT:
		least = n + 1
	case expr.GE:
		least = n
	default:
		panic("game: an unknown comparison")
	}
	if least > most || greatest < -most {
		return 1, 0
	}
	return int16(max(least, -most)), int16(min(greatest, most))
}
