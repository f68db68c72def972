package tui

import (
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/analysis/hindsight"
	"cobalt/game/playthrough"
)

// A looked is what was found out about a run that has ended.
type looked struct {
	at     *playthrough.Step // its last step; nil: nothing was looked at yet
	report *hindsight.Report
}

// A hindsightMsg tells what decided how a run ended.
type hindsightMsg looked

// lookBack finds out what decided how the run ended. It is nil where that is
// known.
func (t *Session) lookBack() tea.Cmd {
	if t.report() != nil {
		return nil
	}
	story, run := t.story, t.run
	return func() tea.Msg { return hindsightMsg{at: run.Now(), report: look(story, run)} }
}

// learnHindsight takes note of what decided how the run ended. What is told of
// another run, which was left meanwhile, is let go.
func (t *Session) learnHindsight(l looked) {
	if l.at == t.run.Now() {
		t.looked = l
	}
}

// look explains a run.
func look(story *game.Story, run playthrough.Run) *hindsight.Report {
	return hindsight.Look(story, run.Steps())
}

// report is what is known of the run, or nil.
func (t *Session) report() *hindsight.Report {
	if t.looked.at != t.run.Now() {
		return nil
	}
	return t.looked.report
}
