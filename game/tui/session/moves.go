package session

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
)

// Choose takes a choice of the node where the run stands. It returns what keeps
// the run.
func (t *Session) Choose(i int) tea.Cmd {
	run, err := t.Run.Choose(i, t.Elapsed())
	if err != nil {
		t.Notice = phrases.Fill(t.Phrases.Notices.Stuck, "why", err.Error())
		return nil
	}
	kept := t.Move(run)
	t.finish()
	return kept
}

// Primer says what suspicion is, where it rises for the first time that anybody
// has seen; else it is empty.
func (t *Session) Primer() string {
	if nodes, _ := t.Past.Size(); nodes > 0 || t.Filmed || t.Racing() || MostIn(t.Run.Now()) == 0 {
		return ""
	}
	rose := func(s *playthrough.Step) bool { return MostIn(s) > 0 }
	if slices.IndexFunc(t.Run.Steps(), rose) < t.Run.Choices() {
		return ""
	}
	return t.Phrases.Notices.Suspicion
}

// Back takes the last choice back.
func (t *Session) Back() tea.Cmd {
	if t.Final() {
		return nil
	}
	run, ok := t.Run.Back()
	if !ok {
		t.Notice = t.Phrases.Notices.NoFurtherBack
		return nil
	}
	return t.Move(run)
}

// Final reports whether choices cannot be taken back, and says so.
func (t *Session) Final() bool {
	switch {
	case t.Racing():
		t.Notice = t.Phrases.Race.Final
	case t.Run.Difficulty == game.Ghost:
		t.Notice = t.Phrases.Notices.Ghost
	default:
		return false
	}
	return true
}

// Forward takes the last choice that was taken back again.
func (t *Session) Forward() tea.Cmd {
	run, ok := t.Run.Forward()
	if !ok {
		return nil
	}
	return t.Move(run)
}

// Rewind goes to where so many choices were taken.
func (t *Session) Rewind(choices int) tea.Cmd { return t.Move(t.Run.To(choices)) }

// Move puts another run on the table, and returns what keeps it.
func (t *Session) Move(run playthrough.Run) tea.Cmd {
	t.Run = run
	t.Keeping.Want(run)
	t.Wanted++
	return t.KeepNow()
}

// Again begins a fresh run. It is kept from its first choice on.
func (t *Session) Again() {
	run, err := playthrough.Begin(t.Story, t.Run.Difficulty, t.Clock())
	if err != nil {
		t.Notice = phrases.Fill(t.Phrases.Notices.Stuck, "why", err.Error())
		return
	}
	if !t.raceAgain(run) {
		t.TakeUp(run)
	}
}

// CanTurn reports whether one can go back at all.
func (t *Session) CanTurn() bool {
	return t.Run.Difficulty != game.Ghost && t.Run.Choices() > 0 && !t.Racing()
}
