package tui

import "cobalt/game/keep"

import tea "charm.land/bubbletea/v2"

// A tapeMsg is a mission to be watched.
type tapeMsg struct {
	kept keptMsg
	tape keep.Tape
	name string
	err  error
}

// watchMission reads a mission to be watched, once all runs are kept.
func watchMission(t *Context, name string) tea.Cmd {
	library, keeping, story := t.library, t.keeping, t.story
	t.waiting = true
	return func() tea.Msg {
		kept := keptMsg(keeping.Flush())
		tape, err := library.Tape(story, name)
		return tapeMsg{kept, tape, name, err}
	}
}

// taped shows a mission that was read.
func taped(t *Context, msg tapeMsg) action {
	t.kept(msg.kept)
	switch {
	case msg.err != nil:
		t.notice = libraryFault(t.narrator, msg.err, msg.name)
		return action{cmd: readLibrary(t)}
	case msg.tape.Run.Story != t.story: // it was edited meanwhile
		return action{cmd: watchMission(t, msg.name)}
	default:
		return newReplay(t, msg.tape, Pace{})
	}
}
