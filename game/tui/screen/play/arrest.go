package play

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/review"
	"cobalt/game/tui/screen"
)

// An arrest is a page of its own before the passage of somebody who was caught, or was
// too late. It shows how things stood at that moment, and lasts [arrestTime] at most.
type arrest struct {
	late   bool
	at     game.State // as it was lived, not as the next passage begins
	from   int        // suspicion before the choice
	by     string     // the choice that gave the player away, in a sentence
	why    string     // what came of it, in the story's words
	taken  []string   // the names of the things that are lost
	behind []string   // the lines that were in view before, without styles
	spent  time.Duration
	rung   bool
}

// When the parts of an arrest come.
const (
	arrestRise   = 450 * time.Millisecond  // the meter has run up, and the word stands there
	arrestWhy    = 600 * time.Millisecond  // who noticed
	arrestTaken  = 700 * time.Millisecond  // the first thing is struck out
	arrestStruck = 1300 * time.Millisecond // and the last one
	arrestTime   = 1500 * time.Millisecond
)

// arrestEvent returns the index of the event by which a step tells of an arrest, or -1.
func arrestEvent(step *playthrough.Step) int {
	for i := range step.Record.Events {
		if k := step.Record.Events[i].Kind; k == game.Caught || k == game.Expired {
			return i
		}
	}
	return -1
}

// suspicionBefore returns the suspicion of a step just before one of its events.
func suspicionBefore(was, now *playthrough.Step, event int) int {
	value := was.State.Suspicion()
	for i := range now.Record.Events[:event] {
		if e := &now.Record.Events[i]; e.Kind == game.MeterChanged && e.Var == game.MeterVar(game.Suspicion) {
			value = e.To
		}
	}
	return value
}

// arrestOf returns the arrest that a step tells of, or nil. The lines behind it are
// those that were in view.
func arrestOf(c *screen.Context, was, now *playthrough.Step, behind []string) *arrest {
	event := arrestEvent(now)
	if event < 0 {
		return nil
	}
	a := &arrest{
		late: now.Record.Events[event].Kind == game.Expired,
		at:   was.State, from: was.State.Suspicion(), behind: behind,
	}
	a.at.Meters[game.Suspicion] = int16(suspicionBefore(was, now, event))
	if a.late {
		a.at.Meters[game.Clock] = 0
	}
	a.by, a.why = causeOf(c, now, a.late), reasonOf(c, now, a.late)
	for i := range now.Record.Events[event:] {
		if e := &now.Record.Events[event+i]; e.Kind == game.Lost {
			a.taken = append(a.taken, c.Words.Items[e.Var].Name)
		}
	}
	if c.Settings.ReducedMotion {
		a.spent = arrestTime
	}
	return a
}

// causeOf names the choice that gave the player away, or took the last of the time.
func causeOf(c *screen.Context, step *playthrough.Step, late bool) string {
	if step.Choice == game.NoChoice {
		return ""
	}
	phrase := c.Phrases.Arrest.Caught
	if late {
		phrase = c.Phrases.Arrest.Late
	}
	return phrases.Fill(phrase, "choice", c.Words.Choices[step.Choice])
}

// reasonOf returns how the story told the rise of suspicion, if that was the cause, or the
// end of the choice's outcome, in which somebody notices; it is empty if it told neither.
func reasonOf(c *screen.Context, step *playthrough.Step, late bool) string {
	if !late {
		if why := review.ReasonFor(c.Narrator, step); why != "" {
			return why
		}
	}
	return review.OutcomeOf(c.Narrator, step)
}

// move lets it go on, and returns the command that rings the bell, once.
func (a *arrest) move(c *screen.Context, by time.Duration) tea.Cmd {
	a.spent += by
	if a.rung || a.spent < arrestRise || !c.Settings.Sound {
		return nil
	}
	a.rung = true
	return tea.Raw("\a")
}

func (a *arrest) over() bool { return a.spent >= arrestTime }

// risen is the share of the way that the meter has gone, from 0 to 1.
func (a *arrest) risen() float64 { return min(1, float64(a.spent)/float64(arrestRise)) }

// struck is how many of the things are struck out.
func (a *arrest) struck() int {
	if a.spent < arrestTaken {
		return 0
	}
	return min(len(a.taken), 1+int(int64(a.spent-arrestTaken)*int64(len(a.taken))/int64(arrestStruck-arrestTaken)))
}

// standing is how the run stood.
func (a *arrest) standing() standing {
	to := a.at.Suspicion()
	st := standing{State: a.at, recent: recent{suspicion: to - a.from}, saysSuspicion: !a.late, saysClock: a.late}
	st.Meters[game.Suspicion] = int16(a.from + int(float64(to-a.from)*a.risen()))
	return st
}
