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
	OpMeter               // Meter Cmp N
	OpNot                 // Args[0] does not hold
	OpAnd                 // all of Args hold
	OpOr                  // one of Args holds
)

// An Expr is a condition with every name looked up.
type Expr struct {
	Op    Op
	Ref   int // ItemID, FactID, index into Scene.Facts, or NodeID
	Meter Meter
	Cmp   expr.Cmp
	N     int
	Args  []*Expr
	Var   Var // the variable that a leaf reads; filled in when the story is finalized
}

// A Cond is a condition, compiled once. The nil Cond always holds.
type Cond struct {
	Root   *Expr  // the parsed form
	Source string // as it was written
	Pos    Pos    // of its first character

	code []test
}

// A test is one node of a branching program: it looks at one variable and goes
// on at one of two others, or accepts, or rejects. A condition so compiled
// needs no stack and stops at the first test that decides it.
type test struct {
	n       int32
	yes, no int16
	at      Var // a bit, or below isMeter's offset a meter
	kind    testKind
}

type testKind uint8

const (
	testBit testKind = iota
	testCmp          // testCmp + expr.Cmp compares a meter
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
	i := int16(0)
	for i >= 0 {
		t := &c.code[i]
		if t.holds(s) {
			i = t.yes
		} else {
			i = t.no
		}
	}
	return i == accept
}

func (t *test) holds(s *State) bool {
	if t.kind == testBit {
		return s.Bits[t.at/64%(MaxBits/64)]>>(t.at%64)&1 != 0
	}
	return expr.Cmp(t.kind-testCmp).Holds(int(s.Meters[t.at]), int(t.n))
}

// Reads returns the variables that the condition looks at, ascending, each once.
func (c *Cond) Reads() []Var {
	if c == nil {
		return nil
	}
	var vars []Var
	c.Root.Leaves(func(leaf *Expr) { vars = append(vars, leaf.Var) })
	slices.Sort(vars)
	return slices.Compact(vars)
}

// Leaves calls visit for every leaf of the tree: what is neither not, and, or.
func (e *Expr) Leaves(visit func(*Expr)) {
	if e.Op < OpNot {
		visit(e)
		return
	}
	for _, arg := range e.Args {
		arg.Leaves(visit)
	}
}

// Eval evaluates the tree itself. It is what [Cond.Holds] must agree with.
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
	default:
		return s.Has(e.Var)
	}
}

// compile turns the tree into a branching program.
func (c *Cond) compile() {
	c.code = c.code[:0]
	c.emit(c.Root, accept, reject)
	// emit works from the end of the program to its start; turn it around.
	slices.Reverse(c.code)
	last := int16(len(c.code) - 1)
	for i := range c.code {
		t := &c.code[i]
		if t.yes >= 0 {
			t.yes = last - t.yes
		}
		if t.no >= 0 {
			t.no = last - t.no
		}
	}
}

// emit appends the tests of e, which go on at yes or no, and returns the index
// of the first to run. Indices count from the program's end.
func (c *Cond) emit(e *Expr, yes, no int16) int16 {
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
	}
	t := test{yes: yes, no: no, at: e.Var, kind: testBit}
	if e.Op == OpMeter {
		t.at, t.kind, t.n = Var(e.Meter), testCmp+testKind(e.Cmp), int32(e.N)
	}
	c.code = append(c.code, t)
	return int16(len(c.code) - 1)
}
