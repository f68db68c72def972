package missionlist

import (
	"cobalt/game/keep"
	"cobalt/game/tui/missions"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/session"

	tea "charm.land/bubbletea/v2"
)

// A TapeMsg is a mission to be watched.
type TapeMsg struct {
	kept session.KeptMsg
	tape keep.Tape
	name string
	err  error
}

// WatchMission reads a mission to be watched, once all runs are kept.
func WatchMission(t *screen.Context, name string) tea.Cmd {
	library, keeping, story := t.Library, t.Keeping, t.Story
	t.Waiting = true
	return func() tea.Msg {
		kept := session.KeptMsg(keeping.Flush())
		tape, err := library.Tape(story, name)
		return TapeMsg{kept, tape, name, err}
	}
}

// Taped shows a mission that was read.
func Taped(t *screen.Context, msg TapeMsg) screen.Action {
	t.Kept(msg.kept)
	switch {
	case msg.err != nil:
		t.Notice = missions.FaultText(t.Narrator, msg.err, msg.name)
		return screen.Action{Cmd: ReadLibrary(t)}
	case msg.tape.Run.Story != t.Story: // it was edited meanwhile
		return screen.Action{Cmd: WatchMission(t, msg.name)}
	default:
		return screen.Action{Watch: &msg.tape}
	}
}
