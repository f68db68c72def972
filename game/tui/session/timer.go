package session

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/playthrough"
)

// A Timer measures the real time of the session's run, and compares it with the
// runs before it.
type Timer struct {
	s        *Session
	bests    func(game.Difficulty) *race.Bests // nil: no earlier run is known
	known    map[game.Difficulty]*race.Bests   // the bests that were asked for
	shown    time.Duration                     // the run's real time, as it was last drawn
	ticking  bool
	step     *playthrough.Step // up to which the run was measured
	run      race.Run
	compared []race.Row // its splits; nil: they are to be compared anew
}

// A TickMsg says that the timer is to be drawn anew.
type TickMsg struct{}

// A BestsMsg brings the bests of earlier runs on a difficulty.
type BestsMsg struct {
	on    game.Difficulty
	bests *race.Bests
}

// How often the timer is drawn.
const (
	Tick     = time.Second / 10
	SlowTick = time.Second // with reduced motion
)

// On reports whether real time is shown.
func (t *Timer) On() bool {
	return t.s.Story != nil && t.s.Run.Begun() && (t.s.Settings.Timer || t.s.Racing())
}

// Keep brings the timer up to date, and returns the command that draws it next.
// There is none if it is not shown or stands still.
func (t *Timer) Keep() tea.Cmd {
	if !t.On() {
		return nil
	}
	t.Read()
	_, ended := t.s.Run.Now().State.Ended()
	if ended || t.s.Watch.Paused() || t.ticking {
		return t.AskBests()
	}
	t.ticking = true
	period, after := Tick, t.s.After
	if t.s.Settings.ReducedMotion {
		period = SlowTick
	}
	return tea.Batch(t.AskBests(), func() tea.Msg { <-after(period); return TickMsg{} })
}

// AskBests returns the command that reads the bests of earlier runs, unless they
// are known.
func (t *Timer) AskBests() tea.Cmd {
	d := t.s.Run.Difficulty
	if _, asked := t.known[d]; asked || t.s.Racing() || t.bests == nil {
		return nil
	}
	if t.known == nil {
		t.known = map[game.Difficulty]*race.Bests{}
	}
	t.known[d] = nil
	bests := t.bests
	return func() tea.Msg { return BestsMsg{d, bests(d)} }
}

// Ticked takes note of a tick, and returns the command for the next one.
func (t *Timer) Ticked() tea.Cmd {
	t.ticking = false
	return t.Keep()
}

// Read brings the timer up to date: to the run's time now, or to that of its
// ending.
func (t *Timer) Read() {
	t.shown = t.s.Run.Now().At
	if _, ended := t.s.Run.Now().State.Ended(); !ended {
		t.shown = t.s.Watch.Elapsed()
	}
}

// reset makes the timer begin anew.
func (t *Timer) reset() { t.shown, t.step = 0, nil }

// LearnBests takes note of the bests of earlier runs.
func (t *Timer) LearnBests(msg BestsMsg) {
	t.known[msg.on] = msg.bests
	t.compared = nil
}

// Measured returns the measures of the run as far as it has gone.
func (t *Timer) Measured() *race.Run {
	t.measure()
	return &t.run
}

// Splits returns the splits of the run that are over; in a race for all endings,
// those of its runs.
func (t *Timer) Splits() []race.Row {
	t.measure()
	return t.compared
}

// measure measures the run, if it has moved since it was last measured, and
// compares its splits, if they or the bests have changed.
func (t *Timer) measure() {
	if now := t.s.Run.Now(); t.step != now {
		t.run = t.measureOf(now)
		t.step, t.compared = now, nil
	}
	if t.compared == nil {
		t.compared = t.compare()
	}
}

// measureOf measures the run up to its last step. One more choice is added to the
// measure before it; after any other move all steps are measured.
func (t *Timer) measureOf(now *playthrough.Step) race.Run {
	if before := t.s.Run.Before(); before != nil && t.step == before {
		return t.run.After(t.s.Story, now)
	}
	return race.Follow(t.s.Story, t.s.Run.Steps())
}

func (t *Timer) compare() []race.Row {
	if !t.s.Racing() {
		return race.Compare(&t.run, t.known[t.s.Run.Difficulty], nil)
	}
	run := t.run
	if t.s.Race.Category == race.All {
		run = race.Join(t.s.Race.legs)
	}
	var shortest *race.Shortest
	if least, ok := t.s.Race.Proven.In(t.s.Race.Category); ok {
		shortest = &least
	}
	return race.Compare(&run, t.s.Race.Best, shortest)
}

// Total is the time that the timer shows. In a race for all endings it includes the
// runs before this one.
func (t *Timer) Total() time.Duration {
	total := t.shown
	if t.s.Racing() {
		for _, leg := range t.s.Race.before() {
			total += leg.Time
		}
	}
	return total
}

// Text writes the time as the timer shows it.
func (t *Timer) Text() string {
	if _, ended := t.s.Run.Now().State.Ended(); ended {
		return t.s.Phrases.Decimal(race.Clock(t.Total()))
	}
	if t.s.Settings.ReducedMotion {
		return race.Seconds(t.Total())
	}
	return t.s.Phrases.Decimal(race.Tenths(t.Total()))
}

// Counts tells the choices and minutes of the run. In a race for all endings they
// include the runs before this one.
func (t *Timer) Counts() string {
	run := *t.Measured()
	if t.s.Racing() && t.s.Race.Category == race.All {
		legs := t.s.Race.legs
		if !t.s.Race.ended {
			legs = append(slices.Clip(legs), run)
		}
		run = race.Join(legs)
	}
	return t.s.Phrases.Ending.Choices.Of(run.Choices) + ", " + t.s.Phrases.Ending.Minutes.Of(run.Minutes)
}

// Delta writes how much later than in the best run a scene was left. It is empty if
// that is not known.
func (t *Timer) Delta(row *race.Row) string {
	if !row.Compared {
		return ""
	}
	return t.s.Phrases.Decimal(race.Delta(row.Behind))
}

// Gold is the mark of a split that was never as fast; empty for others.
func (t *Timer) Gold(row *race.Row) string {
	if row.Gold {
		return t.s.Phrases.Race.Gold
	}
	return ""
}
