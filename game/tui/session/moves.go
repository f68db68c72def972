package session

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/analysis/aftermath"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
)

// Choose takes a choice of the node at which the run stands, by its index. It
// returns the command that keeps the run.
func (s *Session) Choose(i int) tea.Cmd {
	run, err := s.Run.Choose(i, s.Watch.Elapsed())
	if err != nil {
		s.Notice = phrases.Fill(s.Phrases.Notices.Stuck, "why", s.Phrases.Said(err.Error()))
		return nil
	}
	kept := s.Move(run)
	s.Race.finish()
	return kept
}

// Primer explains suspicion if it has just risen for the first time in all runs
// that are known; else it is empty.
func (s *Session) Primer() string {
	if nodes, _ := s.Past.Size(); nodes > 0 || s.Filmed || s.Racing() || aftermath.MostIn(s.Run.Now()) == 0 {
		return ""
	}
	rose := func(s *playthrough.Step) bool { return aftermath.MostIn(s) > 0 }
	if slices.IndexFunc(s.Run.Steps(), rose) < s.Run.Choices() {
		return ""
	}
	return s.Phrases.Notices.Suspicion
}

// Back takes the last choice back.
func (s *Session) Back() tea.Cmd {
	if s.Final() {
		return nil
	}
	run, ok := s.Run.Back()
	if !ok {
		s.Notice = s.Phrases.Notices.NoFurtherBack
		return nil
	}
	return s.Move(run)
}

// Final reports whether choices cannot be taken back, and tells the player so.
func (s *Session) Final() bool {
	switch {
	case s.Racing():
		s.Notice = s.Phrases.Race.Final
	case s.Run.Difficulty == game.Ghost:
		s.Notice = s.Phrases.Notices.Ghost
	default:
		return false
	}
	return true
}

// CanTurn reports whether there is anything to go back to.
func (s *Session) CanTurn() bool {
	return s.Run.Difficulty != game.Ghost && s.Run.Choices() > 0 && !s.Racing()
}

// Forward takes the last choice that was taken back again.
func (s *Session) Forward() tea.Cmd {
	run, ok := s.Run.Forward()
	if !ok {
		return nil
	}
	return s.Move(run)
}

// Rewind goes to the moment at which so many choices were taken.
func (s *Session) Rewind(choices int) tea.Cmd { return s.Move(s.Run.To(choices)) }

// Move goes on with another state of the run, and returns the command that keeps
// it.
func (s *Session) Move(run playthrough.Run) tea.Cmd {
	s.tellEnding(s.Run.Now())
	s.Run = run
	s.Keeping.Want(run)
	s.Wanted++
	return s.KeepNow()
}

// Again begins a fresh run. It is kept from its first choice on.
func (s *Session) Again() {
	run, err := playthrough.Begin(s.Story, s.Run.Difficulty, s.Clock())
	if err != nil {
		s.Notice = phrases.Fill(s.Phrases.Notices.Stuck, "why", s.Phrases.Said(err.Error()))
		return
	}
	if !s.Race.again(run) {
		s.TakeUp(run)
	}
}
