package play

import (
	"time"

	"cobalt/game"
	"cobalt/game/playthrough"
)

// sweepTime is how long a meter takes from its old value to the new one.
const sweepTime = 400 * time.Millisecond

// A sweep is the way of the meters from their values in one step to those in the next,
// and that of new names into the panel. The zero sweep is over.
type sweep struct {
	suspicion span
	clock     span // of a clock that runs in both
	names     bool // something is known or carried that was not
	left      time.Duration
}

// A span is the way of a value.
type span struct{ from, to int }

// sweepOf returns the way from one step to another. If the second one tells of an
// arrest, suspicion comes down from where that was. Names move only if there is a panel.
func sweepOf(story *game.Story, was, now *playthrough.Step, panel bool) sweep {
	a, b := &was.State, &now.State
	s := sweep{suspicion: span{lived(was, now), b.Suspicion()}, clock: clockSpan(story, a, b), names: panel && gains(story, a, b)}
	if s.suspicion.moves() || s.clock.moves() || s.names {
		s.left = sweepTime
	}
	return s
}

// gains reports whether a state has a thing, or a fact with a name, that another has not.
func gains(story *game.Story, was, now *game.State) bool {
	for i := range story.Items {
		if v := story.ItemVar(game.ItemID(i)); now.Has(v) && !was.Has(v) {
			return true
		}
	}
	for i, f := range story.Facts {
		if v := story.FactVar(game.FactID(i)); f.Named && now.Has(v) && !was.Has(v) {
			return true
		}
	}
	return false
}

// clockSpan is the way of a clock, which is none if it does not run in both states of
// one scene.
func clockSpan(story *game.Story, was, now *game.State) span {
	before, ran := was.Clock()
	after, runs := now.Clock()
	if !ran || !runs || story.NodeScene(was.Node) != story.NodeScene(now.Node) {
		return span{after, after}
	}
	return span{before, after}
}

func (s span) moves() bool { return s.from != s.to }

// at returns the value when so much of the time is left.
func (s span) at(left time.Duration) float64 {
	return float64(s.to) + float64(s.from-s.to)*float64(left)/float64(sweepTime)
}

func (s *sweep) on() bool { return s.left > 0 }

func (s *sweep) move(by time.Duration) { s.left = max(0, s.left-by) }

// lived returns the suspicion from which that of a step comes: that of the step before,
// or, if the player was caught meanwhile, that of the arrest.
func lived(was, now *playthrough.Step) int {
	if at := arrestEvent(now); at >= 0 && now.Record.Events[at].Kind == game.Caught {
		return suspicionBefore(was, now, at)
	}
	return was.State.Suspicion()
}

// A standing is how the run stands, as it is to be seen at the moment.
type standing struct {
	game.State
	recent  recent
	minutes float64 // that the clock's fuse shows
	slide   float64 // how far new names are from their place: 1 is the panel's width

	saysSuspicion, saysClock bool // the page of an arrest says it, so nothing else does
}

// standing returns how the run stands: in an arrest as it was then, and with meters on
// their way.
func (s *Screen) standing(r recent, now game.State) standing {
	m := &s.motion
	if m.arrest != nil {
		return m.arrest.standing()
	}
	minutes, _ := now.Clock()
	st := standing{State: now, recent: r, minutes: float64(minutes)}
	if m.sweep.on() {
		st.Meters[game.Suspicion] = int16(m.sweep.suspicion.at(m.sweep.left) + 0.5)
		st.minutes = m.sweep.clock.at(m.sweep.left)
		if m.sweep.names {
			st.slide = float64(m.sweep.left) / float64(sweepTime)
		}
	}
	return st
}
