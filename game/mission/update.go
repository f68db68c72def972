package mission

import (
	"errors"
	"fmt"
	"strings"

	"cobalt/game"
	"cobalt/game/expr"
	"cobalt/game/mission/resolve"
)

// A Change is an expectation, or a choice, that was rewritten.
type Change struct {
	Line     int    // from 1
	Was, Now string // the expression, or the choice as the line names it
	Choice   bool   // it is a choice
}

// An Updated is a file that was brought up to the story as it is now.
type Updated struct {
	File    *File    // the file itself if nothing changed, else a copy
	Changes []Change // in the order of the lines
	Result  *Result  // of the file as it is now
}

// Update runs a file, and rewrites in a copy of it each expectation that does
// not hold into one that does, as near to it as can be. Everything else stays,
// comments and the spaces before them included; if the front matter names a state
// of the story, that becomes the present one. Choices that cannot be taken, and
// expectations that ask for things the story does not have, stay too, and are
// failures of the result. The error is that of [Run].
func Update(story *game.Story, file *File, opt Options) (*Updated, error) {
	result, err := Run(story, file, opt)
	if err != nil || result.OK {
		return &Updated{File: file, Result: result}, err
	}
	u := &Updated{File: file.Clone(), Result: result}
	if err := u.rewrite(story, opt); err != nil || len(u.Changes) == 0 {
		return &Updated{File: file, Result: result}, err
	}
	opt.Observe = nil // it has seen the run
	u.Result, err = Run(story, u.File, opt)
	if err == nil && u.Result.OK && file.Changed(story) {
		err = u.File.setAll(of(story)[1:])
	}
	return u, err
}

// rewrite goes through the file, and rewrites the expectations that do not hold.
func (u *Updated) rewrite(story *game.Story, opt Options) error {
	difficulty := u.File.Difficulty
	if opt.Difficulty != nil {
		difficulty = *opt.Difficulty
	}
	r, err := Start(story, difficulty, Options{Words: opt.Words})
	if err != nil {
		return nil //nolint:nilerr // the result says so
	}
	for i := range u.File.Lines {
		line := &u.File.Lines[i]
		if line.Kind != Expect {
			if _, goes := r.Do(line); !goes {
				return nil
			}
			continue
		}
		was := line.Source
		now, ok := r.Mend(line.Expr)
		if !ok || now == was {
			continue
		}
		if err := u.File.setExpect(i, now); err != nil {
			return err
		}
		u.Changes = append(u.Changes, Change{Line: line.Number, Was: was, Now: now})
	}
	return nil
}

// setExpect exchanges the expression of a line, and nothing else of it.
func (f *File) setExpect(i int, source string) error {
	was := &f.Lines[i]
	start := strings.Index(was.raw, "expect") + len("expect")
	start += strings.Index(was.raw[start:], was.Source)
	line, msg := parseLine(was.raw[:start] + source + was.raw[start+len(was.Source):])
	if msg != "" || line.Source != source {
		return fmt.Errorf("%s:%d: cannot write the expectation %s there: %s", f.Name, was.Number, quote(source), msg)
	}
	line.Number = was.Number
	f.Lines[i] = line
	f.stale = true
	return nil
}

// rename exchanges the ids of the choices on some lines, by the number of the line,
// and nothing else of them.
func (f *File) rename(ids map[int]string) error {
	for i := range f.Lines {
		was := &f.Lines[i]
		id, ok := ids[was.Number]
		if !ok {
			continue
		}
		start := strings.Index(was.raw, was.Choice.Text)
		line, msg := parseLine(was.raw[:start] + id + was.raw[start+len(was.Choice.Text):])
		if msg != "" || line.Choice.Text != id {
			return fmt.Errorf("%s:%d: cannot write the choice %s there: %s", f.Name, was.Number, id, msg)
		}
		line.Number = was.Number
		f.Lines[i] = line
		f.stale = true
	}
	return nil
}

// Mend returns an expectation that holds at this point of the run and is as near as
// can be to the given one, which does not. It is not ok if that one holds, or asks
// for something the story does not have.
func (r *Runner) Mend(n *expr.Node) (source string, ok bool) {
	holds, _, faults := r.Holds(n)
	if holds || len(faults) > 0 {
		return "", false
	}
	c := check{Runner: r, literals: map[*expr.Node]resolve.Literal{}}
	resolve.Literals(n, c.resolve)
	source = c.mend(n).String()
	return source, r.expects(source) == nil
}

var errNotHeld = errors.New("the expectation does not hold")

// expects returns an error if an expectation cannot be read, or does not hold.
func (r *Runner) expects(source string) error {
	n, err := expr.Parse(source, expr.Expect)
	if err != nil {
		return err
	}
	if holds, _, _ := r.Holds(n); !holds {
		return errNotHeld
	}
	return nil
}

// mend returns n so changed that it holds.
func (c *check) mend(n *expr.Node) *expr.Node {
	if c.holds(n) {
		return n
	}
	switch n.Kind {
	case expr.Not:
		return n.Args[0] // it holds, which is the fault
	case expr.And, expr.Or:
		return c.mendArgs(n)
	case expr.Name, expr.Compare, expr.Seen, expr.Visits, expr.At, expr.Ending, expr.Can, expr.Locked:
		return c.mendLiteral(n)
	default:
		panic("mission: an expression of an unknown kind")
	}
}

// mendArgs mends each operand of an and, and the first of an or.
func (c *check) mendArgs(n *expr.Node) *expr.Node {
	mended := *n
	mended.Args = append([]*expr.Node(nil), n.Args...)
	for i, arg := range n.Args {
		mended.Args[i] = c.mend(arg)
		if n.Kind == expr.Or {
			break
		}
	}
	return &mended
}

// mendLiteral returns a literal that holds, as near as can be to one that does not.
func (c *check) mendLiteral(n *expr.Node) *expr.Node {
	switch n.Kind {
	case expr.At:
		return c.stands()
	case expr.Ending:
		if is, ended := c.state.Ended(); ended {
			return &expr.Node{Kind: expr.Ending, Operand: c.story.Endings[is].ID}
		}
		return c.stands()
	case expr.Can, expr.Locked:
		return c.mendChoice(n)
	case expr.Compare:
		if n.Other == "" {
			return c.mendCompare(n)
		}
	case expr.Visits:
		return &expr.Node{Kind: expr.Visits, Operand: n.Operand, Cmp: expr.EQ, N: c.visits(n.Operand)}
	case expr.Name, expr.Seen:
	case expr.And, expr.Or, expr.Not:
		panic("mission: an expression that is not a literal")
	}
	return &expr.Node{Kind: expr.Not, Args: []*expr.Node{n}}
}

// visits returns how often the node that a target names was entered.
func (c *check) visits(target string) int {
	node, _ := c.story.Scope(c.Scene()).Node(target)
	return c.Visits(node)
}

// stands names the node of the run.
func (c *check) stands() *expr.Node { return &expr.Node{Kind: expr.At, Operand: c.place()} }

// mendChoice says how it stands with a choice: open, locked, or neither.
func (c *check) mendChoice(n *expr.Node) *expr.Node {
	found := c.point().Choices(Ref{Text: n.Operand, Label: n.Quoted})
	other := *n
	if other.Kind = expr.Can; n.Kind == expr.Can {
		other.Kind = expr.Locked
	}
	if len(found) == 1 && c.story.Availability(&c.state, found[0]) == resolve.Wanted(other.Kind) {
		return &other
	}
	return &expr.Node{Kind: expr.Not, Args: []*expr.Node{n}}
}

// mendCompare draws a bound as far as the number has gone, or names the number, if
// the bound would then say nothing.
func (c *check) mendCompare(n *expr.Node) *expr.Node {
	value, least, most := c.value(n.Name)
	mended := &expr.Node{Kind: expr.Compare, Name: n.Name, Cmp: expr.EQ, N: value}
	switch {
	case (n.Cmp == expr.LT || n.Cmp == expr.LE) && value < most:
		mended.Cmp = expr.LE
	case (n.Cmp == expr.GT || n.Cmp == expr.GE) && value > least:
		mended.Cmp = expr.GE
	}
	return mended
}

// value returns a number that an expectation asks for, and its bounds.
func (c *check) value(name string) (value, least, most int) {
	if total, ok := c.point().Total(name); ok {
		return total, 0, expr.MaxNumber
	}
	sym, _ := c.story.Scope(c.Scene()).Symbol(name)
	least, most = bounds(c.story, sym.Meter)
	return int(c.state.Meters[sym.Meter]), least, most
}

// bounds returns the least and the most that a meter can be.
func bounds(s *game.Story, m game.Meter) (least, most int) {
	switch {
	case m == game.Suspicion:
		return 0, game.SuspicionLimit
	case m == game.Trace:
		return 0, game.TraceLimit
	case m == game.Clock:
		return 0, game.MaxClock
	default:
		def := &s.Meters[m-game.FirstDeclared]
		return def.Min, def.Max
	}
}

// Replace exchanges the text of the file's i-th line, and leaves its end. The error
// says why the text cannot be a line; the file is then as it was.
func (f *File) Replace(i int, text string) error {
	was := &f.Lines[i]
	if strings.ContainsAny(text, "\r\n") {
		return fmt.Errorf("%s:%d: a line holds no line break", f.Name, was.Number)
	}
	line, msg := parseLine(text + was.raw[len(cutEnd(was.raw)):])
	if msg != "" {
		return fmt.Errorf("%s:%d: cannot write %s there: %s", f.Name, was.Number, quote(text), msg)
	}
	line.Number = was.Number
	f.Lines[i] = line
	f.stale = true
	return nil
}
