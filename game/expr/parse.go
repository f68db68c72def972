package expr

import (
	"strconv"
	"strings"
)

// Parse parses src. An error is always an [*Error].
func Parse(src string, dialect Dialect) (*Node, error) {
	p := parser{src: src, dialect: dialect}
	p.next()
	n := p.or(0)
	if p.err == nil && p.tok.kind != tokEnd {
		p.fail(p.tok, p.trailing())
	}
	if p.err != nil {
		return nil, p.err
	}
	return n, nil
}

func (p *parser) or(depth int) *Node  { return p.chain(Or, "or", depth) }
func (p *parser) and(depth int) *Node { return p.chain(And, "and", depth) }

// chain parses operands that stand between the same word.
func (p *parser) chain(kind Kind, word string, depth int) *Node {
	first := p.operandOf(kind, depth)
	if p.tok.kind != tokName || p.tok.text != word {
		return first
	}
	n := &Node{Kind: kind, Pos: p.startOf(first), Args: append(make([]*Node, 0, 2), first)}
	for p.tok.kind == tokName && p.tok.text == word {
		p.next()
		n.Args = append(n.Args, p.operandOf(kind, depth))
	}
	n.End = n.Args[len(n.Args)-1].endOr(n.Pos)
	return n
}

// operandOf parses an operand of a chain.
func (p *parser) operandOf(kind Kind, depth int) *Node {
	if kind == Or {
		return p.and(depth)
	}
	return p.not(depth)
}

func (p *parser) startOf(n *Node) int {
	if n == nil {
		return 0
	}
	return n.Pos
}

func (n *Node) endOr(pos int) int {
	if n == nil {
		return pos
	}
	return n.End
}

func (p *parser) not(depth int) *Node {
	if p.tok.kind != tokName || p.tok.text != "not" {
		return p.atom(depth)
	}
	t := p.tok
	if p.tooDeep(t, depth) {
		return nil
	}
	p.next()
	arg := p.not(depth + 1)
	return &Node{Kind: Not, Pos: t.pos, End: arg.endOr(t.end), Args: []*Node{arg}}
}

func (p *parser) tooDeep(t token, depth int) bool {
	if depth >= MaxDepth {
		p.fail(t, "the expression is nested more than "+strconv.Itoa(MaxDepth)+" deep")
		return true
	}
	return false
}

func (p *parser) atom(depth int) *Node {
	t := p.tok
	switch t.kind {
	case tokOpen:
		return p.parenthesis(depth)
	case tokName:
		return p.name()
	case tokEnd:
		p.fail(t, "a condition is missing here")
	case tokNumber:
		p.fail(t, "a number cannot stand alone: a comparison is written METER < "+t.text)
	case tokString:
		p.fail(t, `a quoted text can only stand in seen("...")`)
	default:
		p.fail(t, p.stray(t))
	}
	return nil
}

func (p *parser) parenthesis(depth int) *Node {
	open := p.tok
	if p.tooDeep(open, depth) {
		return nil
	}
	p.next()
	n := p.or(depth + 1)
	if p.err == nil && p.tok.kind != tokClose {
		p.fail(open, "a parenthesis is opened and never closed")
		return nil
	}
	p.next()
	return n
}

// name parses an atom that begins with a word: a name, a comparison, seen(...), or one
// of the atoms of mission files.
func (p *parser) name() *Node {
	t := p.tok
	switch t.text {
	case "and", "or":
		p.fail(t, strconv.Quote(t.text)+" needs a condition on both sides")
		return nil
	case "if", "needs", "else":
		p.fail(t, strconv.Quote(t.text)+" cannot stand inside a condition")
		return nil
	}
	if kind, ok := p.expectAtom(t); ok {
		return p.operand(kind)
	}
	p.next()
	switch {
	case p.tok.kind == tokOpen:
		return p.call(t)
	case p.tok.kind == tokCmp:
		return p.compare(t)
	default:
		return &Node{Kind: Name, Pos: t.pos, End: t.end, Name: t.text}
	}
}

// compare parses the rest of a comparison, behind a meter's name.
func (p *parser) compare(name token) *Node {
	cmp := p.tok
	p.next()
	n := &Node{Kind: Compare, Pos: name.pos, End: name.end, Name: name.text, Cmp: cmp.cmp}
	switch {
	case p.tok.kind == tokNumber:
		n.N = p.tok.n
	case p.tok.kind == tokName && !reserved(p.tok.text):
		n.Other, n.OtherPos = p.tok.text, p.tok.pos
	default:
		p.fail(p.tok, strconv.Quote(cmp.text)+" compares with a whole number, as in "+name.text+" "+cmp.text+" 20")
		return nil
	}
	p.next()
	return n
}

// reserved reports whether a word joins conditions, so that it can name no
// meter on the right of a comparison.
func reserved(word string) bool {
	switch word {
	case "and", "or", "not", "if", "needs", "else":
		return true
	}
	return false
}

// call parses a word that a parenthesis follows.
func (p *parser) call(t token) *Node {
	switch t.text {
	case "seen":
		return p.node(t, Seen)
	case "visits":
		return p.visits(t)
	default:
		if msg := NoChance(t.text); msg != "" {
			p.fail(t, msg)
			return nil
		}
		return &Node{Kind: Name, Pos: t.pos, End: t.end, Name: t.text}
	}
}

// NoChance says, of a word that stands for chance in other systems when a
// parenthesis follows it, that there is none here; of other words, nothing.
func NoChance(word string) string {
	switch word {
	case "random", "rand", "roll", "dice", "chance", "rnd", "either", "shuffle":
		return word + "(...): there is no chance in a story, so that a list of choices is a whole run; let the player choose, or count visits"
	}
	return ""
}

// node parses the node in parentheses behind seen or visits.
func (p *parser) node(word token, kind Kind) *Node {
	p.next() // the parenthesis
	arg := p.tok
	if arg.kind != tokString {
		p.fail(arg, word.text+` names a node in double quotes, as in `+word.text+`("#the-cell")`)
		return nil
	}
	p.next()
	if p.tok.kind != tokClose {
		p.fail(p.tok, word.text+`("...") is closed by a parenthesis`)
		return nil
	}
	p.next()
	return &Node{Kind: kind, Pos: arg.pos + 1, End: arg.end - 1, Operand: arg.text}
}

// visits parses a count of visits, which is always compared with a number.
func (p *parser) visits(word token) *Node {
	n := p.node(word, Visits)
	if n == nil {
		return nil
	}
	if p.tok.kind != tokCmp {
		p.fail(p.tok, `visits("...") is a number: compare it, as in visits("...") >= 2`)
		return nil
	}
	n.Cmp = p.tok.cmp
	p.next()
	switch {
	case p.tok.kind != tokNumber:
		p.fail(p.tok, `visits("...") compares with a whole number, as in visits("...") >= 2`)
		return nil
	case p.tok.n > MaxVisits:
		p.fail(p.tok, "visits are counted up to "+strconv.Itoa(MaxVisits)+": compare with a smaller number")
		return nil
	}
	n.N = p.tok.n
	p.next()
	return n
}

// expectAtom tells whether t opens an atom of mission files: one of its words,
// with an operand behind it rather than an operator.
func (p *parser) expectAtom(t token) (Kind, bool) {
	if p.dialect != Expect {
		return 0, false
	}
	for kind, word := range atomWords {
		if word != t.text {
			continue
		}
		rest := strings.TrimLeft(p.src[t.end:], " \t")
		operand := operandLen(rest)
		switch rest[:operand] {
		case "", "and", "or":
			return 0, false
		}
		return kind, len(rest) < len(p.src[t.end:]) // a blank between the two
	}
	return 0, false
}

// operand parses the rest of an atom of mission files: a target, an id or a
// label, up to a blank or a closing parenthesis.
func (p *parser) operand(kind Kind) *Node {
	p.skipBlanks()
	if p.src[p.at] == '"' {
		p.next()
		t := p.tok
		if p.err != nil {
			return nil
		}
		p.next()
		return &Node{Kind: kind, Pos: t.pos + 1, End: t.end - 1, Operand: t.text, Quoted: true}
	}
	start := p.at
	p.at += operandLen(p.src[start:])
	n := &Node{Kind: kind, Pos: start, End: p.at, Operand: p.src[start:p.at]}
	p.next()
	return n
}

// operandLen is the length of the unquoted operand that s begins with; 1 for
// a quoted one, so that it counts as there.
func operandLen(s string) int {
	if strings.HasPrefix(s, `"`) {
		return 1
	}
	for i := range len(s) {
		if strings.IndexByte(" \t\n()=<>!", s[i]) >= 0 {
			return i
		}
	}
	return len(s)
}
