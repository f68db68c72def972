package session

import (
	tea "charm.land/bubbletea/v2"

	"cobalt/game/analysis/hindsight"
	"cobalt/game/playthrough"
)

// A Hindsight is the explanation of how a run ended, once it is known.
type Hindsight struct {
	at     *playthrough.Step // the run's last step; nil: no run was explained yet
	report *hindsight.Report
}

// A HindsightMsg brings the explanation of a run.
type HindsightMsg struct {
	At     *playthrough.Step // the run's last step
	Report *hindsight.Report
}

// Look explains a run at once.
func Look(run playthrough.Run) HindsightMsg {
	return HindsightMsg{At: run.Now(), Report: hindsight.Look(run.Story, run.Steps())}
}

// LookBack returns the command that explains how the run ended. It is nil if that
// is known.
func (s *Session) LookBack() tea.Cmd {
	if s.Report() != nil {
		return nil
	}
	run := s.Run
	return func() tea.Msg { return Look(run) }
}

// LearnHindsight takes note of an explanation. One of another run, which was left
// meanwhile, is dropped.
func (s *Session) LearnHindsight(msg HindsightMsg) {
	if msg.At == s.Run.Now() {
		s.Hindsight = Hindsight{msg.At, msg.Report}
	}
}

// Report is the explanation of the session's run, or nil if it is not known.
func (s *Session) Report() *hindsight.Report {
	if s.Hindsight.at != s.Run.Now() {
		return nil
	}
	return s.Hindsight.report
}
