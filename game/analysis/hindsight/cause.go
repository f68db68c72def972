package hindsight

import (
	"slices"

	"cobalt/game"
)

// Limits of the search for causes.
const (
	deepest    = 3 // causes of causes
	mostCauses = 2 // of one thing
)

// why explains the value of a literal after a step: the choice that gave it that
// value, or, if none did, the choices that would have given it the other.
func (l *looker) why(lit literal, at int) []Cause {
	if made := l.made(lit, at, 1); len(made) > 0 {
		return made
	}
	return l.chances(lit, at, deepest)
}

// made returns the choice that gave a literal its value after a step, and the
// choices that enabled that one. It returns none if the literal always had that
// value.
func (l *looker) made(lit literal, at, depth int) []Cause {
	step := l.changed(lit, at)
	if step == 0 {
		return nil
	}
	causes := []Cause{{Step: step, Choice: l.steps[step].Choice, Taken: true}}
	if depth > 1 {
		for _, under := range l.needed(lit, step) {
			for _, c := range l.made(under, step-1, depth-1) {
				if !slices.Contains(causes, c) {
					causes = append(causes, c)
				}
			}
		}
	}
	return causes[:min(len(causes), mostCauses+1)]
}

// changed returns the step at which a literal last got the value that it has
// after another step. It is 0 if the literal always had it.
func (l *looker) changed(lit literal, at int) int {
	is := lit.holds(&l.steps[at].State)
	for i := at; i > l.first(); i-- {
		if l.arrives(i) && l.sceneFact(lit) {
			// It was cleared as the scene was entered.
			if is {
				return i
			}
			return 0
		}
		if lit.holds(&l.steps[i-1].State) != is {
			return i
		}
	}
	return 0
}

// arrives reports whether a step came from another scene.
func (l *looker) arrives(step int) bool { return l.scene(step) != l.scene(step-1) }

func (l *looker) scene(step int) game.SceneID { return l.story.Nodes[l.steps[step].State.Node].Scene }

func (l *looker) sceneFact(lit literal) bool {
	first, end := l.story.SceneFactVars()
	return lit.Var >= first && lit.Var < end
}

// needed returns the literals that had to hold for a step to change another as it
// did: those of its choice and outcome that, with the other value, would have
// prevented it.
func (l *looker) needed(lit literal, step int) []literal {
	before, after := l.steps[step-1].State, l.steps[step].State
	c := &l.story.Choices[l.steps[step].Choice]
	index := int(l.steps[step].Choice - l.story.Nodes[before.Node].First)
	return slices.DeleteFunc(l.askedIn(step), func(under literal) bool {
		flipped, ok := under.flipped(l.story, before)
		if under == lit || !ok || c.Node != before.Node {
			return true
		}
		next, err := l.story.Choose(flipped, index, nil)
		return err == nil && lit.holds(&next) == lit.holds(&after)
	})
}

// askedIn returns the literals in the conditions of a step's choice, of its
// outcome, and of the node that it led to.
func (l *looker) askedIn(step int) []literal {
	c := &l.story.Choices[l.steps[step].Choice]
	all := append(literals(l.story, c.If, true), literals(l.story, c.Needs, true)...)
	all = append(all, l.askedBy(c.Outcome, true)...)
	to := l.steps[step].State.Node
	for _, n := range []game.NodeID{c.Target, to} {
		node := &l.story.Nodes[n]
		all = append(all, l.askedBy(node.Blocks, node.Scene == l.scene(step-1))...)
	}
	slices.SortFunc(all, compareLiterals)
	return slices.Compact(all)
}

func compareLiterals(a, b literal) int {
	return (int(a.Var)-int(b.Var))*1<<24 + (int(a.cmp)-int(b.cmp))*1<<18 + a.n - b.n
}

// chances returns choices before a step that were on offer, were not taken, and
// would have flipped a literal, or would have led to a place at which it can be
// flipped; the last ones come first. If there are none, it returns choices that
// would have opened one.
func (l *looker) chances(lit literal, at, depth int) []Cause {
	for reach := range 2 {
		if found := l.offered(lit, at, reach); len(found) > 0 {
			return found
		}
	}
	if depth > 1 {
		return l.behind(lit, at, depth)
	}
	return nil
}

// offered returns the last choices not taken that flip a literal within so many
// further choices.
func (l *looker) offered(lit literal, at, reach int) []Cause {
	var found []Cause
	for i := at; i > l.first() && len(found) < mostCauses; i-- {
		if l.sceneFact(lit) && l.scene(i-1) != l.scene(at) {
			break
		}
		was := &l.steps[i].State
		l.others(i, func(c game.ChoiceID, next game.State) {
			known := slices.ContainsFunc(found, func(f Cause) bool { return f.Choice == c })
			if len(found) < mostCauses && !known && l.comesTo(lit, next, was, reach) {
				found = append(found, Cause{Step: i, Choice: c})
			}
		})
	}
	return found
}

// comesTo reports whether a literal is closer to its other value than it was, in
// a state or within so many choices from it.
func (l *looker) comesTo(lit literal, st game.State, was *game.State, reach int) bool {
	sameScene := l.story.Nodes[st.Node].Scene == l.story.Nodes[was.Node].Scene
	if (sameScene || !l.sceneFact(lit)) && lit.nears(&st, was) {
		return true
	}
	if reach == 0 {
		return false
	}
	for _, o := range l.story.Options(&st, nil) {
		if o.Locked {
			continue
		}
		next, err := l.story.Choose(st, o.Choice, nil)
		if err == nil && l.comesTo(lit, next, was, reach-1) {
			return true
		}
	}
	return false
}

// behind looks for a step at which a literal would have been flipped, or could
// have been by the next choice, if other literals had had their other values. It
// returns the causes of those.
func (l *looker) behind(lit literal, at, depth int) []Cause {
	for i := at; i > l.first(); i-- {
		if l.sceneFact(lit) && l.scene(i-1) != l.scene(at) {
			return nil
		}
		for _, way := range l.barred(lit, i) {
			if found := l.whyAll(way, i-1, depth-1); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// barred returns the literals that kept another from being flipped at a step.
// Each way is a set of literals which, all flipped, would have allowed it.
func (l *looker) barred(lit literal, step int) (ways [][]literal) {
	before := l.steps[step-1].State
	node := &l.story.Nodes[before.Node]
	for c := node.First; c < node.Last; c++ {
		index := int(c - node.First)
		var conds []*game.Cond
		switch {
		case c == l.steps[step].Choice:
			conds = l.guards(step)
		case l.story.Availability(&before, index) != game.Open:
			conds = []*game.Cond{both(l.story.Choices[c].If, l.story.Choices[c].Needs)}
		}
		for _, cond := range conds {
			for _, way := range fixes(cond.Root, &before, true) {
				if l.opens(lit, way, before, index) {
					ways = append(ways, way)
				}
			}
		}
	}
	return ways
}

// both is the condition that two conditions hold.
func both(a, b *game.Cond) *game.Cond {
	switch {
	case a == nil && b == nil:
		return &game.Cond{Root: &game.Expr{Op: game.OpAnd}}
	case a == nil:
		return b
	case b == nil:
		return a
	default:
		return &game.Cond{Root: &game.Expr{Op: game.OpAnd, Args: []*game.Expr{a.Root, b.Root}}}
	}
}

// opens reports whether a choice would have flipped a literal, or let the next
// choice do so, with some other literals flipped.
func (l *looker) opens(lit literal, way []literal, st game.State, index int) bool {
	was := st
	for _, under := range way {
		var ok bool
		if st, ok = under.flipped(l.story, st); !ok || under.Var == lit.Var {
			return false
		}
	}
	next, err := l.story.Choose(st, index, nil)
	return len(way) > 0 && err == nil && l.comesTo(lit, next, &was, 1)
}

// whyAll explains the values of several literals. It returns nothing if one of
// them has no explanation.
func (l *looker) whyAll(way []literal, at, depth int) []Cause {
	var causes []Cause
	for _, lit := range way {
		found := l.whyDeep(lit, at, depth)
		if len(found) == 0 {
			return nil
		}
		for _, c := range found[:1] {
			if !slices.Contains(causes, c) {
				causes = append(causes, c)
			}
		}
	}
	return causes
}

func (l *looker) whyDeep(lit literal, at, depth int) []Cause {
	if made := l.made(lit, at, 1); len(made) > 0 {
		return made
	}
	return l.chances(lit, at, depth)
}

// guards returns the conditions of those blocks that a step came to and that do
// something.
func (l *looker) guards(step int) (conds []*game.Cond) {
	c := &l.story.Choices[l.steps[step].Choice]
	for _, r := range []game.BlockRange{c.Outcome, l.story.Nodes[c.Target].Blocks, l.story.Nodes[l.steps[step].State.Node].Blocks} {
		for b := r.First; b < r.Last; b++ {
			if block := &l.story.Blocks[b]; block.Guard != nil && acts(block) {
				conds = append(conds, block.Guard)
			}
		}
	}
	return conds
}

// mostFixes is how many ways to make a condition hold are considered.
const mostFixes = 8

// fixes returns ways to give a condition the wanted value. Each way is a set of
// literals to be flipped.
func fixes(e *game.Expr, st *game.State, want bool) [][]literal {
	switch e = e.Lowered(); {
	case e.Eval(st) == want:
		return [][]literal{nil}
	case e.Op == game.OpNot:
		return fixes(e.Args[0], st, !want)
	case e.Op < game.OpNot:
		return [][]literal{{literalOf(e)}}
	case (e.Op == game.OpAnd) != want:
		var ways [][]literal
		for _, arg := range e.Args {
			ways = append(ways, fixes(arg, st, want)...)
		}
		slices.SortStableFunc(ways, func(a, b []literal) int { return len(a) - len(b) })
		return ways[:min(len(ways), mostFixes)]
	}
	ways := [][]literal{nil}
	for _, arg := range e.Args {
		var longer [][]literal
		for _, way := range ways {
			for _, more := range fixes(arg, st, want) {
				longer = append(longer, slices.Concat(way, more))
			}
		}
		ways = longer[:min(len(longer), mostFixes)]
	}
	return ways
}
