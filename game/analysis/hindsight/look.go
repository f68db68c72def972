package hindsight

import (
	"cmp"
	"maps"
	"slices"

	"cobalt/game"
	"cobalt/game/playthrough"
)

// A Report lists the choices that decided how a run ended.
type Report struct {
	Turns []Turn // the last one first
	Doors []Door // the most telling first
}

// A Turn is a choice after which fewer endings could be reached.
type Turn struct {
	Step          int             // the index of the step that took it, from 1
	Before, After []game.EndingID // the endings that could be reached before and after it, ascending
	AtLeast       bool            // there may have been more before it
	Instead       []game.ChoiceID // open then, and leading to some that were lost
}

// A Door is something that was so when the finale began, and decided which
// endings could be reached from there.
type Door struct {
	Open    bool            // it stood open, for the run's own ending; else it was shut
	Endings []game.EndingID // behind it: the run's own; or those that were out of reach, ascending
	Var     game.Var        // the fact, item or meter that it depended on
	Shown   game.ChoiceID   // the choice that the run met locked for want of it, or game.NoChoice
	At      int             // the index of the step behind which it was met
	Causes  []Cause         // why it was so, the nearest first; none: it had always been so, and no choice met would have changed it
}

// A Cause is a choice of the run, or one that it could have made.
type Cause struct {
	Step   int           // the index of the step that took it, or that took another instead; from 1
	Choice game.ChoiceID // the choice
	Taken  bool          // it was taken; else it was on offer, open
}

// How much is looked at.
const (
	turnRoom  = 40_000 // states walked for the turns
	otherRoom = 8_000  // states walked from a choice not taken
	doorRoom  = 3_000  // states walked for each door
	mostSteps = 600    // of the last steps of a run
	mostDoors = 400    // literals flipped
)

// Look explains a run that has ended, given all its steps. A run that has not
// has nothing to explain.
func Look(story *game.Story, steps []*playthrough.Step) *Report {
	if len(steps) == 0 {
		return &Report{}
	}
	ending, ended := steps[len(steps)-1].State.Ended()
	if !ended {
		return &Report{}
	}
	l := looker{story: story, steps: steps, ending: ending}
	turns := l.turns()
	return &Report{Turns: turns, Doors: slices.DeleteFunc(l.doors(), func(d Door) bool { return d.toldBy(turns) })}
}

// toldBy reports whether a door has nothing to tell that turns have not told: all
// its causes are steps of turns, or it has none.
func (d Door) toldBy(turns []Turn) bool {
	for _, c := range d.Causes {
		if !slices.ContainsFunc(turns, func(t Turn) bool { return t.Step == c.Step }) {
			return false
		}
	}
	return len(d.Causes) > 0 || d.Shown == game.NoChoice
}

// A looker explains one run.
type looker struct {
	story  *game.Story
	steps  []*playthrough.Step
	ending game.EndingID
}

// first is the index of the first step that is looked at.
func (l *looker) first() int { return max(0, len(l.steps)-mostSteps) }

// turns walks from the end backward.
func (l *looker) turns() []Turn {
	s := newSearch(l.story, turnRoom)
	var turns []Turn
	after := newSet(l.story)
	for i, whole := len(l.steps)-1, true; i >= l.first() && whole; i-- {
		whole = s.from(l.steps[i].State, nil)
		now := append(set(nil), s.endings...)
		if lost := now.without(after); i < len(l.steps)-1 && lost.meets(lost) {
			turns = append(turns, Turn{
				Step: i + 1, Before: now.list(), After: after.list(), AtLeast: !whole, Instead: l.instead(i+1, lost),
			})
		}
		after = now
	}
	return turns
}

// instead returns the choices that were open at a step, were not taken, and led
// to one of the endings.
func (l *looker) instead(step int, to set) []game.ChoiceID {
	var list []game.ChoiceID
	l.others(step, func(c game.ChoiceID, next game.State) {
		s := newSearch(l.story, otherRoom)
		s.from(next, to)
		if s.endings.meets(to) {
			list = append(list, c)
		}
	})
	return list
}

// others visits the choices that were open at a step and not taken, with the
// states that they lead to.
func (l *looker) others(step int, visit func(game.ChoiceID, game.State)) {
	before := l.steps[step-1].State
	first := l.story.Nodes[before.Node].First
	for _, o := range l.story.Options(&before, nil) {
		c := first + game.ChoiceID(o.Choice)
		if o.Locked || c == l.steps[step].Choice {
			continue
		}
		if next, err := l.story.Choose(before, o.Choice, nil); err == nil {
			visit(c, next)
		}
	}
}

// doors flips, one by one, the literals that the run brought to its finale: the
// longest end of the run from which everything can be walked.
func (l *looker) doors() []Door {
	s := newSearch(l.story, doorRoom)
	from := len(l.steps)
	var reached set
	var nodes []game.NodeID
	for i := from - 1; i >= l.first() && s.from(l.steps[i].State, nil); i-- {
		from, reached = i, append(reached[:0], s.endings...)
		nodes = nodes[:0]
		for n := range s.nodes {
			nodes = append(nodes, n)
		}
	}
	if from == len(l.steps) {
		return nil
	}
	var doors []Door
	for _, lit := range l.asked(l.passed(nodes), from) {
		doors = append(doors, l.door(lit, from, reached)...)
	}
	return l.rank(doors)
}

// passed adds to nodes at which a run can rest the nodes that it can pass through
// from there, and returns all of them in order.
func (l *looker) passed(nodes []game.NodeID) []game.NodeID {
	all := map[game.NodeID]bool{}
	var visit func(game.NodeID)
	visit = func(n game.NodeID) {
		if n == game.NoNode || all[n] {
			return
		}
		all[n] = true
		node := &l.story.Nodes[n]
		l.diverts(node.Blocks, visit)
		for c := node.First; c < node.Last; c++ {
			if target := l.story.Choices[c].Target; passing(l.story, target) {
				visit(target)
			}
			l.diverts(l.story.Choices[c].Outcome, func(n game.NodeID) {
				if passing(l.story, n) {
					visit(n)
				}
			})
		}
	}
	for _, n := range nodes {
		visit(n)
	}
	return slices.Sorted(maps.Keys(all))
}

// passing reports whether a node offers no choice: a run ends there, or goes on.
func passing(s *game.Story, n game.NodeID) bool {
	return n != game.NoNode && s.Nodes[n].First == s.Nodes[n].Last
}

func (l *looker) diverts(r game.BlockRange, visit func(game.NodeID)) {
	for b := r.First; b < r.Last; b++ {
		visit(l.story.Blocks[b].Divert)
	}
}

// asked returns the literals in the conditions of some nodes, unless a condition
// decides only about text.
func (l *looker) asked(nodes []game.NodeID, from int) []literal {
	here := l.story.Nodes[l.steps[from].State.Node].Scene
	var all []literal
	for _, n := range nodes {
		node := &l.story.Nodes[n]
		own := node.Scene == here
		all = append(all, l.askedBy(node.Blocks, own)...)
		for c := node.First; c < node.Last; c++ {
			choice := &l.story.Choices[c]
			all = append(all, literals(l.story, choice.If, own)...)
			all = append(all, literals(l.story, choice.Needs, own)...)
			all = append(all, l.askedBy(choice.Outcome, own)...)
		}
	}
	seen := map[literal]bool{}
	all = slices.DeleteFunc(all, func(lit literal) bool {
		was := seen[lit]
		seen[lit] = true
		return was
	})
	return all[:min(len(all), mostDoors)]
}

// askedBy returns the literals in the guards of those blocks that do something. A
// guard also decides about the blocks that go with it.
func (l *looker) askedBy(r game.BlockRange, own bool) []literal {
	var all []literal
	decides := false
	for b := r.Last; b > r.First; {
		b--
		block := &l.story.Blocks[b]
		decides = decides || acts(block)
		if decides {
			all = append(all, literals(l.story, block.Guard, own)...)
		}
		decides = decides && block.Else
	}
	return all
}

// acts reports whether a block does anything but show text.
func acts(b *game.Block) bool {
	return len(b.Effects) > 0 || b.Divert != game.NoNode || b.Ending != game.NoEnding
}

// door flips one literal.
func (l *looker) door(lit literal, from int, reached set) []Door {
	flipped, ok := lit.flipped(l.story, l.steps[from].State)
	if !ok {
		return nil
	}
	s := newSearch(l.story, doorRoom)
	if !s.from(flipped, nil) {
		return nil
	}
	var doors []Door
	d := Door{Var: lit.Var, At: from, Shown: game.NoChoice}
	if !s.endings.has(l.ending) {
		d.Open, d.Endings = true, []game.EndingID{l.ending}
		d.Causes = l.made(lit, from, deepest)
		doors = append(doors, d)
	}
	if won := s.endings.without(reached); won.meets(won) {
		d.Open, d.Endings, d.Causes = false, won.list(), l.why(lit, from)
		d.Shown, d.At = l.shown(lit, from)
		doors = append(doors, d)
	}
	return doors
}

// shown returns a choice that the run met locked, since a step, because of a
// literal, and the step after which it did.
func (l *looker) shown(lit literal, from int) (game.ChoiceID, int) {
	for i := len(l.steps) - 1; i >= from; i-- {
		st := l.steps[i].State
		first := l.story.Nodes[st.Node].First
		for _, o := range l.story.Options(&st, nil) {
			c := first + game.ChoiceID(o.Choice)
			if flipped, ok := lit.flipped(l.story, st); o.Locked && ok && l.story.Availability(&flipped, o.Choice) == game.Open {
				return c, i
			}
		}
	}
	return game.NoChoice, from
}

// rank puts the most telling doors first, and tells as one those that turn on
// the same choice.
func (l *looker) rank(doors []Door) []Door {
	slices.SortStableFunc(doors, func(a, b Door) int {
		return cmp.Or(
			cmp.Compare(weight(a), weight(b)),
			cmp.Compare(earliest(a), earliest(b)),
			cmp.Compare(len(b.Endings), len(a.Endings)),
		)
	})
	var ranked []Door
	for _, d := range doors {
		if i := slices.IndexFunc(ranked, d.alike); i >= 0 {
			ranked[i].Endings = l.union(ranked[i].Endings, d.Endings)
			continue
		}
		if d.tellsNoMoreThan(ranked) {
			continue
		}
		ranked = append(ranked, d)
	}
	return ranked
}

// weight is lower for a door that tells more.
func weight(d Door) int {
	switch {
	case len(d.Causes) == 0 && d.Shown == game.NoChoice:
		return 4
	case len(d.Causes) == 0:
		return 3
	case d.Open:
		return 1
	case d.Shown != game.NoChoice:
		return 0
	default:
		return 2
	}
}

// earliest is the first step of a door's causes.
func earliest(d Door) int {
	first := d.At
	for _, c := range d.Causes {
		first = min(first, c.Step)
	}
	return first
}

// alike reports whether two doors would be told in the same words.
func (d Door) alike(o Door) bool {
	return d.Open == o.Open && d.Shown == o.Shown && slices.Equal(d.Causes, o.Causes) &&
		(len(d.Causes) > 0 || d.Var == o.Var)
}

// tellsNoMoreThan reports whether a door shut unseen has the causes of one told
// already.
func (d Door) tellsNoMoreThan(told []Door) bool {
	return !d.Open && d.Shown == game.NoChoice &&
		slices.ContainsFunc(told, func(o Door) bool { return slices.Equal(o.Causes, d.Causes) })
}

func (l *looker) union(a, b []game.EndingID) []game.EndingID {
	s := newSet(l.story)
	for _, e := range slices.Concat(a, b) {
		s.add(e)
	}
	return s.list()
}
