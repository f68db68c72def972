package front

import (
	tea "charm.land/bubbletea/v2"

	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/missionlist"
	"cobalt/game/tui/session"
)

// A TodayMsg brings the mission of the day.
type TodayMsg struct {
	kept session.KeptMsg
	day  session.Day
	err  error
}

// today asks for the mission of the day, once all runs are kept.
func today(c *screen.Context) screen.Action {
	ask, keeping := c.Today, c.Keeping
	c.Waiting = true
	return screen.Action{Cmd: func() tea.Msg {
		kept := session.KeptMsg(keeping.Flush()) // a run that could not be kept stays wanted
		day, err := ask()
		return TodayMsg{kept, day, err}
	}}
}

// Today plays the mission of the day, or asks in which way.
func Today(c *screen.Context, msg TodayMsg) screen.Action {
	c.Kept(msg.kept)
	if msg.err != nil {
		c.Notice = c.Phrases.NoMissionOfDay(msg.err)
		return screen.Action{}
	}
	c.Notice = msg.day.Goal(c.Narrator)
	if msg.day.Offer != nil {
		return screen.Action{Push: missionlist.NewOffer(c, msg.day.Offer)}
	}
	run, err := c.Fitted(msg.day.Run)
	if err != nil {
		c.Notice = phrases.Fill(c.Phrases.Notices.Stuck, "why", c.Phrases.Said(err.Error()))
		return screen.Action{}
	}
	c.TakeUp(run)
	return screen.Action{Play: true}
}
