package explore

import (
	"context"
	"errors"
	"slices"

	"cobalt/game"
	"cobalt/game/explore/explicit"
	"cobalt/game/explore/symbolic"
)

// A proof has two ways to go over states. The explicit walk takes time and
// memory by the number of states, and nothing can surprise it. Diagrams take
// both by how regular the sets are: for most stories a small fraction, for some
// many times as much. Which of them is used is decided by measure: the walk
// begins, because it is through with a small story before diagrams are worth
// their making; then diagrams may do as much work as pays for the states that
// they have found so far; and if that does not do, the walk goes on from the
// state where it stopped. Each later part of the proof that diagrams give up
// falls back likewise. Both ways find the same, so that the report does not
// depend on the choice, but for which of several shortest missions it shows.

// gaveUp reports whether diagrams ended because they are not the right way.
func gaveUp(err error) bool {
	return errors.Is(err, symbolic.ErrTooLarge) || errors.Is(err, symbolic.ErrUnknown)
}

// explore goes over every state, forward and backward.
func (v *verifier) explore(ctx context.Context, start game.State) error {
	m := v.tuning.model(v.story, v.Difficulty)
	m.Stop, m.Memory = func() bool { return ctx.Err() != nil }, v.past.flows
	m.Analyze()
	v.analysis = m.From(start)
	if err := ctx.Err(); err != nil {
		return err
	}
	v.report.Single = v.analysis.Single()
	if err := v.reach(ctx); err != nil {
		return err
	}
	if err := v.findDefects(ctx); err != nil {
		return err
	}
	v.tellDefects()
	if err := v.findLeast(ctx); err != nil {
		return err
	}
	v.settle()
	return nil
}

// tellDefects tells all defects.
func (v *verifier) tellDefects() {
	if v.Defects == nil {
		return
	}
	r := *v.report
	r.Defects, r.Endings = slices.Clone(r.Defects), slices.Clone(r.Endings)
	v.findUnreached(&r)
	r.Complete, r.Elapsed = true, v.budget.Elapsed()
	r.sort()
	v.Defects(&r)
}

// settle keeps what later parts of the proof ask of the states, and lets go of
// the states.
func (v *verifier) settle() {
	v.rested = make([]bool, len(v.story.Nodes))
	for n := range v.rested {
		if v.reached != nil {
			v.rested[n] = v.reached.Rests(game.NodeID(n))
		} else {
			v.rested[n] = v.walk.Rests(game.NodeID(n))
		}
	}
	v.points, v.diagrams = v.analysis.Points(), v.reached != nil
	v.past.diagrams = v.diagrams
	if v.walk != nil {
		v.walk.Release()
	}
	v.walk, v.reached = nil, nil
}

// longStory is how many choices a story has for which it takes longer to lay out
// a walk than diagrams take for most of them. Its walk is laid out if they give up.
const longStory = 5_000

// reach finds every state: by the walk if it is through soon, else by diagrams, or
// if they give up by the walk again.
func (v *verifier) reach(ctx context.Context) error {
	if len(v.story.Choices) < longStory && !v.past.diagrams {
		w := v.layWalk()
		w.Until = func() bool { return w.States() >= v.tuning.walkFirst }
		err := w.Run(ctx)
		v.summarizeWalk()
		if err != nil || w.Done() {
			return err
		}
	}
	if err := v.reachByDiagrams(ctx); err != nil {
		return err
	}
	switch {
	case v.lighter != nil && (v.reached == nil || !v.past.states.Lighter(v.lighter, v.tuning.reorder)):
		return errNotLighter
	case v.reached != nil:
		return nil
	}
	return v.finishWalk(ctx)
}

// layWalk returns the walk, laid out if it was not needed before.
func (v *verifier) layWalk() *explicit.Walk {
	if v.walk == nil {
		v.walk = explicit.New(v.analysis, v.tuning.sets).NewWalk(v.budget, explicit.ByChoices)
	}
	return v.walk
}

// finishWalk has the explicit walk go over all states.
func (v *verifier) finishWalk(ctx context.Context) error {
	w := v.layWalk()
	w.Until = nil
	err := w.Run(ctx)
	if v.reached == nil {
		v.summarizeWalk()
	}
	return err
}

// summarizeWalk takes the figures of the walk into the report.
func (v *verifier) summarizeWalk() {
	w := v.walk
	v.report.States, v.report.Transitions, v.report.Bytes = w.States(), w.Moved(), w.Bytes()
	for e := range v.report.Endings {
		if cost, ok := w.Reached(w.Ending(game.EndingID(e))); ok {
			v.report.States++
			v.ends[e] = true
			v.report.Endings[e].Reachable = true
			v.report.Endings[e].Choices = cost
		}
	}
	w.Mark(&v.seen)
}

// reachByDiagrams finds every state by diagrams, unless they give up.
func (v *verifier) reachByDiagrams(ctx context.Context) error {
	system, err := symbolic.New(ctx, v.analysis, v.budget, v.tuning.effort, v.past.statesOr(v.arena))
	switch {
	case gaveUp(err):
		return nil
	case err != nil:
		return err
	}
	r, err := system.Survey(ctx)
	if gaveUp(err) {
		return nil
	}
	v.report.States = max(v.report.States, r.States())
	r.Mark(&v.seen)
	if err != nil {
		v.partial = r
		return err
	}
	v.reached = r
	v.report.States, v.report.Transitions, v.report.Bytes = r.States(), r.Moved(), r.Bytes()
	if !v.more {
		r.Trim()
	}
	for e := range v.report.Endings {
		if r.Ends(game.EndingID(e)) {
			v.report.States++
			v.ends[e] = true
			v.report.Endings[e].Reachable = true // also in a report that gets no further
		}
	}
	return nil
}

// findLeast finds the least choices and minutes to each ending.
func (v *verifier) findLeast(ctx context.Context) error {
	if v.reached == nil {
		return v.findMinutes(ctx)
	}
	search := v.reached.NewSearch(named(v.analysis.Model, v.past.kept)...)
	defer func() { v.past.kept = namesOf(v.analysis.Model, search.Kept()) }()
	choices, err := search.Least(ctx, explicit.ByChoices)
	if gaveUp(err) {
		err = v.findChoices(ctx)
	}
	if err != nil {
		return err
	}
	for e := range choices {
		v.report.Endings[e].Choices = choices[e].Cost
	}
	minutes, err := search.Least(ctx, explicit.ByMinutes)
	if gaveUp(err) {
		return v.findMinutes(ctx)
	}
	for e := range minutes {
		v.report.Endings[e].Minutes = minutes[e].Cost
	}
	return err
}

// findMinutes finds the least minutes to each ending by a walk.
func (v *verifier) findMinutes(ctx context.Context) error {
	w := v.layWalk().NewWalk(v.budget, explicit.ByMinutes)
	w.Until = func() bool { return v.endings(w) }
	err := w.Run(ctx)
	for e := range v.report.Endings {
		v.report.Endings[e].Minutes, _ = w.Reached(w.Ending(game.EndingID(e)))
	}
	w.Release()
	return err
}

// findChoices finds the least choices to each ending by the walk.
func (v *verifier) findChoices(ctx context.Context) error {
	w := v.layWalk()
	w.Until = func() bool { return v.endings(w) }
	err := w.Run(ctx)
	for e := range v.report.Endings {
		v.report.Endings[e].Choices, _ = w.Reached(w.Ending(game.EndingID(e)))
	}
	return err
}

// endings reports whether a walk came to every ending that can be reached.
func (v *verifier) endings(w *explicit.Walk) bool {
	for e := range v.report.Endings {
		if _, ok := w.Reached(w.Ending(game.EndingID(e))); !ok && v.ends[e] {
			return false
		}
	}
	return true
}

// findDefects finds soft-locks, doomed states and loops.
func (v *verifier) findDefects(ctx context.Context) error {
	reporter := &defectReporter{story: v.story, difficulty: v.Difficulty, report: v.report}
	if v.reached != nil {
		back, err := v.reached.Backward(ctx)
		if err == nil {
			defects, err := back.Defects(ctx)
			if err == nil {
				return reporter.reportStates(defects)
			}
			if !gaveUp(err) {
				return err
			}
		} else if !gaveUp(err) {
			return err
		}
		if err := v.finishWalk(ctx); err != nil {
			return err
		}
	}
	back, err := v.walk.Backward(ctx)
	if err != nil {
		return err
	}
	v.report.Bytes = max(v.report.Bytes, v.walk.Bytes())
	defects, err := back.Defects(ctx)
	if err != nil {
		return err
	}
	return reporter.reportStates(defects)
}

// rests reports whether any run rests at a node.
func (v *verifier) rests(n game.NodeID) bool { return v.rested != nil && v.rested[n] }
