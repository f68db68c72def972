package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/playthrough"
)

// choose takes a choice of the node where the run stands. It returns what keeps
// the run.
func (t *Session) choose(i int) tea.Cmd {
	run, err := t.run.Choose(i, t.elapsed())
	if err != nil {
		t.notice = fill(t.phrases.Notices.Stuck, "why", err.Error())
		return nil
	}
	kept := t.move(run)
	t.finish()
	return kept
}

// primer says what suspicion is, where it rises for the first time that anybody
// has seen; else it is empty.
func (t *Session) primer() string {
	if nodes, _ := t.past.Size(); nodes > 0 || t.filmed || t.racing() || mostIn(t.run.Now()) == 0 {
		return ""
	}
	rose := func(s *playthrough.Step) bool { return mostIn(s) > 0 }
	if slices.IndexFunc(t.run.Steps(), rose) < t.run.Choices() {
		return ""
	}
	return t.phrases.Notices.Suspicion
}

// back takes the last choice back.
func (t *Session) back() tea.Cmd {
	if t.final() {
		return nil
	}
	run, ok := t.run.Back()
	if !ok {
		t.notice = t.phrases.Notices.NoFurtherBack
		return nil
	}
	return t.move(run)
}

// final reports whether choices cannot be taken back, and says so.
func (t *Session) final() bool {
	switch {
	case t.racing():
		t.notice = t.phrases.Race.Final
	case t.run.Difficulty == game.Ghost:
		t.notice = t.phrases.Notices.Ghost
	default:
		return false
	}
	return true
}

// forward takes the last choice that was taken back again.
func (t *Session) forward() tea.Cmd {
	run, ok := t.run.Forward()
	if !ok {
		return nil
	}
	return t.move(run)
}

// rewind goes to where so many choices were taken.
func (t *Session) rewind(choices int) tea.Cmd { return t.move(t.run.To(choices)) }

// move puts another run on the table, and returns what keeps it.
func (t *Session) move(run playthrough.Run) tea.Cmd {
	t.run = run
	t.keeping.Want(run)
	t.wanted++
	return t.keepNow()
}

// again begins a fresh run. It is kept from its first choice on.
func (t *Session) again() {
	run, err := playthrough.Begin(t.story, t.run.Difficulty, t.clock())
	if err != nil {
		t.notice = fill(t.phrases.Notices.Stuck, "why", err.Error())
		return
	}
	if !t.raceAgain(run) {
		t.takeUp(run)
	}
}

// canTurn reports whether one can go back at all.
func (t *Session) canTurn() bool {
	return t.run.Difficulty != game.Ghost && t.run.Choices() > 0 && !t.racing()
}
