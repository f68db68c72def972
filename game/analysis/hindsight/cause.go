package hindsight

import (
	"slices"

	"cobalt/game"
)

// How far causes are followed.
const (
	deepest    = 3 // causes of causes
	mostCauses = 2 // of one thing
)

// why says why a thing was as it was behind a step: the choice that made it so,
// or, where nothing ever did, what would have made it otherwise.
func (l *looker) why(lf leaf, at int) []Cause {
	if made := l.made(lf, at, 1); len(made) > 0 {
		return made
	}
	return l.chances(lf, at, deepest)
}

// made returns the choice that made a thing what it was behind a step, and
// those that made it possible for that choice to do so. It returns none where
// the thing had always been so.
func (l *looker) made(lf leaf, at, depth int) []Cause {
	step := l.changed(lf, at)
	if step == 0 {
		return nil
	}
	causes := []Cause{{Step: step, Choice: l.steps[step].Choice, Taken: true}}
	if depth > 1 {
		for _, under := range l.needed(lf, step) {
			for _, c := range l.made(under, step-1, depth-1) {
				if !slices.Contains(causes, c) {
					causes = append(causes, c)
				}
			}
		}
	}
	return causes[:min(len(causes), mostCauses+1)]
}

// changed returns the step at which a thing last became what it was behind
// another, or 0 where it had always been so.
func (l *looker) changed(lf leaf, at int) int {
	is := lf.holds(&l.steps[at].State)
	for i := at; i > l.first(); i-- {
		if l.arrives(i) && l.sceneFact(lf) {
			// It was cleared as the scene was entered.
			if is {
				return i
			}
			return 0
		}
		if lf.holds(&l.steps[i-1].State) != is {
			return i
		}
	}
	return 0
}

// arrives reports whether a step came from another scene.
func (l *looker) arrives(step int) bool { return l.scene(step) != l.scene(step-1) }

func (l *looker) scene(step int) game.SceneID { return l.story.Nodes[l.steps[step].State.Node].Scene }

func (l *looker) sceneFact(lf leaf) bool {
	first, end := l.story.SceneFactVars()
	return lf.Var >= first && lf.Var < end
}

// needed returns what had to hold for a step to change a thing as it did: what
// the conditions of its choice and outcome ask for and, turned around, would
// have kept it from doing so.
func (l *looker) needed(lf leaf, step int) []leaf {
	before, after := l.steps[step-1].State, l.steps[step].State
	c := &l.story.Choices[l.steps[step].Choice]
	index := int(l.steps[step].Choice - l.story.Nodes[before.Node].First)
	return slices.DeleteFunc(l.askedIn(step), func(under leaf) bool {
		turned, ok := under.turned(l.story, before)
		if under == lf || !ok || c.Node != before.Node {
			return true
		}
		next, err := l.story.Choose(turned, index, nil)
		return err == nil && lf.holds(&next) == lf.holds(&after)
	})
}

// askedIn returns what the conditions of a step's choice, its outcome, and the
// node it came to ask for.
func (l *looker) askedIn(step int) []leaf {
	c := &l.story.Choices[l.steps[step].Choice]
	all := append(leaves(l.story, c.If, true), leaves(l.story, c.Needs, true)...)
	all = append(all, l.askedBy(c.Outcome, true)...)
	to := l.steps[step].State.Node
	for _, n := range []game.NodeID{c.Target, to} {
		node := &l.story.Nodes[n]
		all = append(all, l.askedBy(node.Blocks, node.Scene == l.scene(step-1))...)
	}
	slices.SortFunc(all, compareLeaves)
	return slices.Compact(all)
}

func compareLeaves(a, b leaf) int {
	return (int(a.Var)-int(b.Var))*1<<24 + (int(a.cmp)-int(b.cmp))*1<<18 + a.n - b.n
}

// chances returns choices that were on offer up to a step, were not taken, and
// would have turned a thing around, or led to where it can be, the last ones
// first. Where there are none, they are those of what was missing there where
// it could have been turned.
func (l *looker) chances(lf leaf, at, depth int) []Cause {
	for reach := range 2 {
		if found := l.offered(lf, at, reach); len(found) > 0 {
			return found
		}
	}
	if depth > 1 {
		return l.behind(lf, at, depth)
	}
	return nil
}

// offered returns the last choices not taken that turn a thing around, within
// so many further choices.
func (l *looker) offered(lf leaf, at, reach int) []Cause {
	var found []Cause
	for i := at; i > l.first() && len(found) < mostCauses; i-- {
		if l.sceneFact(lf) && l.scene(i-1) != l.scene(at) {
			break
		}
		was := &l.steps[i].State
		l.others(i, func(c game.ChoiceID, next game.State) {
			known := slices.ContainsFunc(found, func(f Cause) bool { return f.Choice == c })
			if len(found) < mostCauses && !known && l.comesTo(lf, next, was, reach) {
				found = append(found, Cause{Step: i, Choice: c})
			}
		})
	}
	return found
}

// comesTo reports whether a thing is nearer to being otherwise than it was, in
// a state or within so many choices from it.
func (l *looker) comesTo(lf leaf, st game.State, was *game.State, reach int) bool {
	sameScene := l.story.Nodes[st.Node].Scene == l.story.Nodes[was.Node].Scene
	if (sameScene || !l.sceneFact(lf)) && lf.nears(&st, was) {
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
		if err == nil && l.comesTo(lf, next, was, reach-1) {
			return true
		}
	}
	return false
}

// behind looks for a step at which a thing would have been turned, or could
// have been by the next choice, had other things been otherwise; and returns
// why those were as they were.
func (l *looker) behind(lf leaf, at, depth int) []Cause {
	for i := at; i > l.first(); i-- {
		if l.sceneFact(lf) && l.scene(i-1) != l.scene(at) {
			return nil
		}
		for _, way := range l.barred(lf, i) {
			if found := l.whyAll(way, i-1, depth-1); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// barred returns what would have had to be otherwise, before a step, for a
// thing to be turned then: each way is all that it would have taken.
func (l *looker) barred(lf leaf, step int) (ways [][]leaf) {
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
				if l.opens(lf, way, before, index) {
					ways = append(ways, way)
				}
			}
		}
	}
	return ways
}

// both is the condition that two hold.
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

// opens reports whether a choice would have turned a thing, or let the next one
// do it, had some others been otherwise.
func (l *looker) opens(lf leaf, way []leaf, st game.State, index int) bool {
	was := st
	for _, under := range way {
		var ok bool
		if st, ok = under.turned(l.story, st); !ok || under.Var == lf.Var {
			return false
		}
	}
	next, err := l.story.Choose(st, index, nil)
	return len(way) > 0 && err == nil && l.comesTo(lf, next, &was, 1)
}

// whyAll says why things were as they were; it is nothing where that is not
// known of one of them.
func (l *looker) whyAll(way []leaf, at, depth int) []Cause {
	var causes []Cause
	for _, lf := range way {
		found := l.whyDeep(lf, at, depth)
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

func (l *looker) whyDeep(lf leaf, at, depth int) []Cause {
	if made := l.made(lf, at, 1); len(made) > 0 {
		return made
	}
	return l.chances(lf, at, depth)
}

// guards returns the conditions of the blocks that a step met and that do
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

// mostFixes is how many ways to make a condition hold are thought of.
const mostFixes = 8

// fixes returns what would have to be otherwise for a condition to be as it is
// wanted: several ways, each all that it takes.
func fixes(e *game.Expr, st *game.State, want bool) [][]leaf {
	switch e = e.Lowered(); {
	case e.Eval(st) == want:
		return [][]leaf{nil}
	case e.Op == game.OpNot:
		return fixes(e.Args[0], st, !want)
	case e.Op < game.OpNot:
		return [][]leaf{{leafOf(e)}}
	case (e.Op == game.OpAnd) != want:
		var ways [][]leaf
		for _, arg := range e.Args {
			ways = append(ways, fixes(arg, st, want)...)
		}
		slices.SortStableFunc(ways, func(a, b []leaf) int { return len(a) - len(b) })
		return ways[:min(len(ways), mostFixes)]
	}
	ways := [][]leaf{nil}
	for _, arg := range e.Args {
		var longer [][]leaf
		for _, way := range ways {
			for _, more := range fixes(arg, st, want) {
				longer = append(longer, slices.Concat(way, more))
			}
		}
		ways = longer[:min(len(longer), mostFixes)]
	}
	return ways
}
