// Package expr parses the conditions that scenes and mission files are written
// in, into a tree of names that nobody has looked up yet.
//
// The grammar, loosest binding first:
//
//	expr    = and { "or" and }
//	and     = not { "and" not }
//	not     = "not" not | atom
//	atom    = "(" expr ")" | NAME [ OP ( NUMBER | NAME ) ]
//	        | "seen" "(" STRING ")" | "visits" "(" STRING ")" OP NUMBER
//	OP      = "==" | "!=" | "<" | "<=" | ">" | ">="
//	NAME    = [a-z][a-z0-9_]*
//
// Mission files write a few atoms more ([Expect]): "at TARGET", "ending ID",
// "can CHOICE" and "locked CHOICE". They are words only if such an atom may
// stand and an operand follows, so a story may still have an item called "can".
//
// The package knows no story: whether a name is an item, a fact or a meter is
// for whoever asks to find out. It never panics, whatever it is given, and
// refuses an expression nested deeper than [MaxDepth].
package expr

import (
	"strconv"
	"strings"
)

// MaxDepth is how deep parentheses and "not" may nest.
const MaxDepth = 64

// MaxNumber is the largest number, in absolute value, that an expression may hold.
const MaxNumber = 1_000_000

// MaxVisits is the largest number that visits may be compared with.
const MaxVisits = 15

// A Dialect says which atoms may stand in an expression.
type Dialect uint8

const (
	// Scene is the language of guards in scene files.
	Scene Dialect = iota
	// Expect is the language of expectations in mission files.
	Expect
)

// A Kind is the kind of a Node.
type Kind uint8

// The kinds of nodes.
const (
	And     Kind = iota // every one of Args
	Or                  // one of Args
	Not                 // Args[0] does not hold
	Name                // the item or fact Name
	Compare             // the meter Name, compared by Cmp with N, or with the meter Other
	Seen                // the node Operand was entered earlier
	Visits              // how often the node Operand was entered earlier, compared by Cmp with N
	At                  // Expect only: the run stands at the node Operand
	Ending              // Expect only: the run has ended with the ending Operand
	Can                 // Expect only: the choice Operand can be taken
	Locked              // Expect only: the choice Operand is shown locked
)

// A Cmp is a comparison.
type Cmp uint8

// The comparisons.
const (
	EQ Cmp = iota
	NE
	LT
	LE
	GT
	GE
)

var cmpText = [...]string{"==", "!=", "<", "<=", ">", ">="}

// String returns the comparison as it is written.
func (c Cmp) String() string { return cmpText[c] }

// Holds reports whether a compares to b as c says.
func (c Cmp) Holds(a, b int) bool {
	switch c {
	case EQ:
		return a == b
	case NE:
		return a != b
	case LT:
		return a < b
	case LE:
		return a <= b
	case GT:
		return a > b
	default: // GE; so short that it is inlined into every step
		return a >= b
	}
}

// A Node is one node of the tree. Pos and End are byte offsets into the source:
// of the name for Name and Compare, of the operand's text for the kinds that
// have an Operand, of the whole for the others.
type Node struct {
	Kind     Kind
	Pos, End int
	Name     string // Name, Compare
	Cmp      Cmp    // Compare, Visits
	N        int    // Compare, Visits
	Other    string // Compare: the meter on the right side, where no number stands there
	OtherPos int    // Compare: where Other begins
	Operand  string // Seen, Visits, At, Ending, Can, Locked; quotes taken off
	Quoted   bool   // Can, Locked: the operand is a label in double quotes
	Args     []*Node
}

// String returns the expression as it would be written: it parses to this very
// tree.
func (n *Node) String() string {
	switch n.Kind {
	case And, Or:
		word := " and "
		if n.Kind == Or {
			word = " or "
		}
		args := make([]string, len(n.Args))
		for i, arg := range n.Args {
			args[i] = arg.within(n.Kind)
		}
		return strings.Join(args, word)
	case Not:
		return "not " + n.Args[0].within(Not)
	case Name:
		return n.Name
	case Compare:
		if n.Other != "" {
			return n.Name + " " + n.Cmp.String() + " " + n.Other
		}
		return n.Name + " " + n.Cmp.String() + " " + strconv.Itoa(n.N)
	case Seen:
		return `seen("` + n.Operand + `")`
	case Visits:
		return `visits("` + n.Operand + `") ` + n.Cmp.String() + " " + strconv.Itoa(n.N)
	case At, Ending, Can, Locked:
		return n.expectation()
	default:
		panic("expr: a node of an unknown kind")
	}
}

// expectation returns an atom of mission files as it would be written.
func (n *Node) expectation() string {
	operand := n.Operand
	if n.Quoted {
		operand = `"` + operand + `"`
	}
	return atomWords[n.Kind] + " " + operand
}

// within returns the expression as an operand of the given kind of node: in
// parentheses if it would otherwise be read as part of it.
func (n *Node) within(outer Kind) string {
	if n.Kind == Or || n.Kind == And && outer != Or {
		return "(" + n.String() + ")"
	}
	return n.String()
}

var atomWords = map[Kind]string{At: "at", Ending: "ending", Can: "can", Locked: "locked"}

// Walk calls visit for n and everything below it, parents first.
func (n *Node) Walk(visit func(*Node)) {
	visit(n)
	for _, arg := range n.Args {
		arg.Walk(visit)
	}
}

// An Error is a fault of an expression, with the bytes that it is about.
type Error struct {
	Pos, End int
	Msg      string
}

func (e *Error) Error() string { return e.Msg }
