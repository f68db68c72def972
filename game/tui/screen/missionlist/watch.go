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
func WatchMission(c *screen.Context, name string) tea.Cmd {
	library, keeping, story := c.Library, c.Keeping, c.Story
	c.Waiting = true
	return func() tea.Msg {
		kept := session.KeptMsg(keeping.Flush())
		tape, err := library.Tape(story, name)
		return TapeMsg{kept, tape, name, err}
	}
}

// Taped shows a mission that was read.
func Taped(c *screen.Context, msg TapeMsg) screen.Action {
	c.Kept(msg.kept)
	switch {
	case msg.err != nil:
		c.Notice = missions.FaultText(c.Narrator, msg.err, msg.name)
		return screen.Action{Cmd: ReadLibrary(c)}
	case msg.tape.Run.Story != c.Story: // it was edited meanwhile
		return screen.Action{Cmd: WatchMission(c, msg.name)}
	default:
		return screen.Action{Watch: &msg.tape}
	}
}
