package tui

import (
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/playthrough"
)

// A timer is what is shown of the real time, and what the run is held against.
type timer struct {
	bests    func(game.Difficulty) *race.Bests // what earlier runs have done; nil: nothing is known of any
	known    map[game.Difficulty]*race.Bests   // as far as they were asked for
	shown    time.Duration                     // the run's real time, as it was last drawn
	ticking  bool
	step     *playthrough.Step // up to which the run was measured
	run      race.Run
	compared []race.Row // its splits; nil: they are to be compared anew
}

// A tickMsg says that the timer is to be drawn anew.
type tickMsg struct{}

// A bestsMsg tells what earlier runs have done.
type bestsMsg struct {
	on    game.Difficulty
	bests *race.Bests
}

// How often the timer is drawn.
const (
	tick     = time.Second / 10
	slowTick = time.Second // with reduced motion
)

// timed reports whether real time is shown.
func (t *Session) timed() bool {
	return t.story != nil && t.run.Begun() && (t.settings.Timer || t.racing())
}

// keepTime brings the timer up to date, and returns what draws it next: nothing
// where it is not shown or stands still.
func (t *Session) keepTime() tea.Cmd {
	if !t.timed() {
		return nil
	}
	t.timer.shown = t.run.Now().At
	_, ended := t.run.Now().State.Ended()
	if ended {
		return t.askBests()
	}
	t.timer.shown = t.elapsed()
	if t.paused || t.timer.ticking {
		return t.askBests()
	}
	t.timer.ticking = true
	period, after := tick, t.after
	if t.settings.ReducedMotion {
		period = slowTick
	}
	return tea.Batch(t.askBests(), func() tea.Msg { <-after(period); return tickMsg{} })
}

// askBests asks what earlier runs have done, where that is not known yet.
func (t *Session) askBests() tea.Cmd {
	d := t.run.Difficulty
	if _, asked := t.timer.known[d]; asked || t.racing() || t.timer.bests == nil {
		return nil
	}
	if t.timer.known == nil {
		t.timer.known = map[game.Difficulty]*race.Bests{}
	}
	t.timer.known[d] = nil
	bests := t.timer.bests
	return func() tea.Msg { return bestsMsg{d, bests(d)} }
}

// learnBests takes note of what earlier runs have done.
func (t *Session) learnBests(msg bestsMsg) {
	t.timer.known[msg.on] = msg.bests
	t.timer.compared = nil
}

// measured returns the run as far as it has gone, measured.
func (t *Session) measured() *race.Run {
	t.measure()
	return &t.timer.run
}

// splits returns the splits of the run that are over; in a race for all endings,
// those of its runs.
func (t *Session) splits() []race.Row {
	t.measure()
	return t.timer.compared
}

// measure measures the run, if it has moved since it was last measured, and
// compares its splits, if that or what they are held against has changed.
func (t *Session) measure() {
	if now := t.run.Now(); t.timer.step != now {
		t.timer.run = t.measureOf(now)
		t.timer.step, t.timer.compared = now, nil
	}
	if t.timer.compared == nil {
		t.timer.compared = t.compare()
	}
}

// measureOf measures the run up to where it stands now. One more choice is added
// to the measure before it; after any other move all steps are measured.
func (t *Session) measureOf(now *playthrough.Step) race.Run {
	if before := t.run.Before(); before != nil && t.timer.step == before {
		return t.timer.run.After(t.story, now)
	}
	return race.Follow(t.story, t.run.Steps())
}

func (t *Session) compare() []race.Row {
	if !t.racing() {
		return race.Compare(&t.timer.run, t.timer.known[t.run.Difficulty], nil)
	}
	run := t.timer.run
	if t.race.Category == race.All {
		run = race.Join(t.race.legs)
	}
	var shortest *race.Shortest
	if least, ok := t.race.Proven.In(t.race.Category); ok {
		shortest = &least
	}
	return race.Compare(&run, t.race.best, shortest)
}

// total is the time that the timer shows: in a race for all endings that of the
// runs before is in it.
func (t *Session) total() time.Duration {
	total := t.timer.shown
	if t.racing() {
		legs := t.race.legs
		if t.race.ended {
			legs = legs[:len(legs)-1]
		}
		for i := range legs {
			total += legs[i].Time
		}
	}
	return total
}

// timeShown writes the time as the timer shows it.
func (t *Session) timeShown() string {
	if _, ended := t.run.Now().State.Ended(); ended {
		return race.Clock(t.total())
	}
	if t.settings.ReducedMotion {
		return race.Seconds(t.total())
	}
	return race.Tenths(t.total())
}

// taken counts the choices and minutes of the run; in a race for all endings
// those of the runs before are in it.
func (t *Session) taken() string {
	run := *t.measured()
	if t.racing() && t.race.Category == race.All {
		legs := t.race.legs
		if !t.race.ended {
			legs = append(slices.Clip(legs), run)
		}
		run = race.Join(legs)
	}
	return t.phrases.Ending.Choices.of(run.Choices) + ", " + t.phrases.Ending.Minutes.of(run.Minutes)
}

// delta writes how much later than in the best run a scene was left; nothing
// where that is not known.
func (t *Session) delta(row *race.Row) string {
	if !row.Compared {
		return ""
	}
	return race.Delta(row.Behind)
}

func (t *Session) gold(row *race.Row) string {
	if row.Gold {
		return t.phrases.Race.Gold
	}
	return ""
}

// endingsReached says how far a race for all endings has come; nothing in
// others.
func (t *Session) endingsReached() string {
	if !t.racing() || t.race.Category != race.All {
		return ""
	}
	return fill(t.phrases.Race.Of, "n", strconv.Itoa(len(t.race.reached)), "all", strconv.Itoa(len(t.story.Endings)))
}
