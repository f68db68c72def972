package session

import (
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/analysis/hindsight"
	"cobalt/game/playthrough"
)

// A Looked is what was found out about a run that has ended.
type Looked struct {
	At     *playthrough.Step // its last step; nil: nothing was looked at yet
	Report *hindsight.Report
}

// A HindsightMsg tells what decided how a run ended.
type HindsightMsg Looked

// LookBack finds out what decided how the run ended. It is nil where that is
// known.
func (t *Session) LookBack() tea.Cmd {
	if t.Report() != nil {
		return nil
	}
	story, run := t.Story, t.Run
	return func() tea.Msg { return HindsightMsg{At: run.Now(), Report: Look(story, run)} }
}

// LearnHindsight takes note of what decided how the run ended. What is told of
// another run, which was left meanwhile, is let go.
func (t *Session) LearnHindsight(l Looked) {
	if l.At == t.Run.Now() {
		t.Looked = l
	}
}

// Look explains a run.
func Look(story *game.Story, run playthrough.Run) *hindsight.Report {
	return hindsight.Look(story, run.Steps())
}

// Report is what is known of the run, or nil.
func (t *Session) Report() *hindsight.Report {
	if t.Looked.At != t.Run.Now() {
		return nil
	}
	return t.Looked.Report
}
