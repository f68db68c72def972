package session

import (
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
)

// A timer is what is shown of the real time, and what the run is held against.
type timer struct {
	bests    func(game.Difficulty) *race.Bests // what earlier runs have done; nil: nothing is known of any
	known    map[game.Difficulty]*race.Bests   // as far as they were asked for
	Shown    time.Duration                     // the run's real time, as it was last drawn
	Ticking  bool
	step     *playthrough.Step // up to which the run was measured
	run      race.Run
	compared []race.Row // its splits; nil: they are to be compared anew
}

// A TickMsg says that the timer is to be drawn anew.
type TickMsg struct{}

// A BestsMsg tells what earlier runs have done.
type BestsMsg struct {
	on    game.Difficulty
	bests *race.Bests
}

// How often the timer is drawn.
const (
	Tick     = time.Second / 10
	SlowTick = time.Second // with reduced motion
)

// Timed reports whether real time is shown.
func (t *Session) Timed() bool {
	return t.Story != nil && t.Run.Begun() && (t.Settings.Timer || t.Racing())
}

// KeepTime brings the timer up to date, and returns what draws it next: nothing
// where it is not shown or stands still.
func (t *Session) KeepTime() tea.Cmd {
	if !t.Timed() {
		return nil
	}
	t.Timer.Shown = t.Run.Now().At
	_, ended := t.Run.Now().State.Ended()
	if ended {
		return t.AskBests()
	}
	t.Timer.Shown = t.Elapsed()
	if t.Paused || t.Timer.Ticking {
		return t.AskBests()
	}
	t.Timer.Ticking = true
	period, after := Tick, t.After
	if t.Settings.ReducedMotion {
		period = SlowTick
	}
	return tea.Batch(t.AskBests(), func() tea.Msg { <-after(period); return TickMsg{} })
}

// AskBests asks what earlier runs have done, where that is not known yet.
func (t *Session) AskBests() tea.Cmd {
	d := t.Run.Difficulty
	if _, asked := t.Timer.known[d]; asked || t.Racing() || t.Timer.bests == nil {
		return nil
	}
	if t.Timer.known == nil {
		t.Timer.known = map[game.Difficulty]*race.Bests{}
	}
	t.Timer.known[d] = nil
	bests := t.Timer.bests
	return func() tea.Msg { return BestsMsg{d, bests(d)} }
}

// LearnBests takes note of what earlier runs have done.
func (t *Session) LearnBests(msg BestsMsg) {
	t.Timer.known[msg.on] = msg.bests
	t.Timer.compared = nil
}

// Measured returns the run as far as it has gone, measured.
func (t *Session) Measured() *race.Run {
	t.measure()
	return &t.Timer.run
}

// Splits returns the splits of the run that are over; in a race for all endings,
// those of its runs.
func (t *Session) Splits() []race.Row {
	t.measure()
	return t.Timer.compared
}

// measure measures the run, if it has moved since it was last measured, and
// compares its splits, if that or what they are held against has changed.
func (t *Session) measure() {
	if now := t.Run.Now(); t.Timer.step != now {
		t.Timer.run = t.measureOf(now)
		t.Timer.step, t.Timer.compared = now, nil
	}
	if t.Timer.compared == nil {
		t.Timer.compared = t.compare()
	}
}

// measureOf measures the run up to where it stands now. One more choice is added
// to the measure before it; after any other move all steps are measured.
func (t *Session) measureOf(now *playthrough.Step) race.Run {
	if before := t.Run.Before(); before != nil && t.Timer.step == before {
		return t.Timer.run.After(t.Story, now)
	}
	return race.Follow(t.Story, t.Run.Steps())
}

func (t *Session) compare() []race.Row {
	if !t.Racing() {
		return race.Compare(&t.Timer.run, t.Timer.known[t.Run.Difficulty], nil)
	}
	run := t.Timer.run
	if t.Race.Category == race.All {
		run = race.Join(t.Race.Legs)
	}
	var shortest *race.Shortest
	if least, ok := t.Race.Proven.In(t.Race.Category); ok {
		shortest = &least
	}
	return race.Compare(&run, t.Race.Best, shortest)
}

// Total is the time that the timer shows: in a race for all endings that of the
// runs before is in it.
func (t *Session) Total() time.Duration {
	total := t.Timer.Shown
	if t.Racing() {
		legs := t.Race.Legs
		if t.Race.ended {
			legs = legs[:len(legs)-1]
		}
		for i := range legs {
			total += legs[i].Time
		}
	}
	return total
}

// TimeShown writes the time as the timer shows it.
func (t *Session) TimeShown() string {
	if _, ended := t.Run.Now().State.Ended(); ended {
		return race.Clock(t.Total())
	}
	if t.Settings.ReducedMotion {
		return race.Seconds(t.Total())
	}
	return race.Tenths(t.Total())
}

// Taken counts the choices and minutes of the run; in a race for all endings
// those of the runs before are in it.
func (t *Session) Taken() string {
	run := *t.Measured()
	if t.Racing() && t.Race.Category == race.All {
		legs := t.Race.Legs
		if !t.Race.ended {
			legs = append(slices.Clip(legs), run)
		}
		run = race.Join(legs)
	}
	return t.Phrases.Ending.Choices.Of(run.Choices) + ", " + t.Phrases.Ending.Minutes.Of(run.Minutes)
}

// Delta writes how much later than in the best run a scene was left; nothing
// where that is not known.
func (t *Session) Delta(row *race.Row) string {
	if !row.Compared {
		return ""
	}
	return race.Delta(row.Behind)
}

func (t *Session) Gold(row *race.Row) string {
	if row.Gold {
		return t.Phrases.Race.Gold
	}
	return ""
}

// EndingsReached says how far a race for all endings has come; nothing in
// others.
func (t *Session) EndingsReached() string {
	if !t.Racing() || t.Race.Category != race.All {
		return ""
	}
	return phrases.Fill(t.Phrases.Race.Of, "n", strconv.Itoa(len(t.Race.reached)), "all", strconv.Itoa(len(t.Story.Endings)))
}
