package tui

import tea "charm.land/bubbletea/v2"

// A tapeMsg is a mission to be watched.
type tapeMsg struct {
	tape Tape
	name string
	err  error
}

// watchMission reads a mission to be watched, once all runs are kept.
func (t *table) watchMission(name string) tea.Cmd {
	library, keeping := t.library, t.keeping
	t.waiting = true
	return func() tea.Msg {
		_ = keeping.flush() // what could not be kept has been told, and is told again
		tape, err := library.Tape(name)
		return tapeMsg{tape, name, err}
	}
}

// taped shows a mission that was read.
func (t *table) taped(msg tapeMsg) action {
	t.waiting = false
	if msg.err == nil && msg.tape.Run.Story != t.story { // it was edited meanwhile
		msg.tape.Run, _, msg.err = msg.tape.Run.retold(t.story)
	}
	if msg.err != nil {
		t.notice = t.libraryFault(msg.err, msg.name)
		return action{cmd: t.readLibrary()}
	}
	return newReplay(t, msg.tape)
}
