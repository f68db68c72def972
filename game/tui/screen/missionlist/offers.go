package missionlist

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/game/tui/missions"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/session"
	"cobalt/game/tui/widget"
)

// NewOffer asks in which way a mission is taken up, if there is anything to ask.
func NewOffer(c *screen.Context, o *keep.Offer) screen.Screen {
	var entries []screen.Entry
	for i := range o.Ways {
		label, about := missions.WayText(c.Narrator, &o.Ways[i])
		entries = append(entries, screen.Entry{Label: label, Aside: widget.Bound(about), Take: func(c *screen.Context) screen.Action {
			return screen.Action{Pop: true, Cmd: TakeOffer(c, o, i)}
		}})
	}
	leave := screen.Entry{Label: c.Phrases.Missions.Way.Leave, Take: func(*screen.Context) screen.Action { return screen.Action{Pop: true} }}
	return screen.NewDialog(c, missions.OfferName(c.Narrator, o), missions.TroubleText(c.Narrator, o), append(entries, leave))
}

// newDelete asks whether a mission is really to be deleted. The cursor is on the
// answer that keeps it.
func newDelete(c *screen.Context, m *keep.Mission) screen.Screen {
	p := &c.Phrases.Missions.Delete
	name, title := m.Name, missions.Title(c.Narrator, m)
	text := phrases.Fill(p.Ask, "name", title, "about", strings.Join(missions.About(c.Narrator, m), ", "))
	if m.Current {
		text += " " + p.Current
	}
	done := phrases.Fill(p.Done, "name", title)
	return screen.NewDialog(c, p.Title, text, []screen.Entry{
		{Label: p.No, Take: func(*screen.Context) screen.Action { return screen.Action{Pop: true} }},
		{Label: p.Yes, Take: func(c *screen.Context) screen.Action {
			c.Forget(name)
			return screen.Action{Pop: true, Cmd: Change(c, name, done, func(l keep.Library) error { return l.Delete(name) })}
		}},
	})
}

// An OfferedMsg brings the ways to take up a mission.
type OfferedMsg struct {
	story *game.Story // in which that can be had
	offer *keep.Offer
	name  string
	err   error
}

// OpenMission finds out in which ways a mission can be taken up.
func OpenMission(c *screen.Context, name string) tea.Cmd {
	library, story := c.Library, c.Story
	c.Waiting = true
	return func() tea.Msg {
		offer, err := library.Open(story, name)
		return OfferedMsg{story, offer, name, err}
	}
}

// Offered takes the mission up, or asks in which way.
func Offered(c *screen.Context, msg OfferedMsg) screen.Action {
	switch {
	case msg.err != nil:
		c.Notice = missions.FaultText(c.Narrator, msg.err, msg.name)
		c.Forget(msg.name)
		return screen.Action{Cmd: ReadLibrary(c)}
	case msg.story != c.Story: // it was edited meanwhile
		return screen.Action{Cmd: OpenMission(c, msg.name)}
	case msg.offer.Ready():
		return screen.Action{Cmd: TakeOffer(c, msg.offer, 0)}
	default:
		return screen.Action{Push: NewOffer(c, msg.offer)}
	}
}

// A TakenMsg is a run that was taken up.
type TakenMsg struct {
	kept session.KeptMsg
	run  playthrough.Run
	name string
	err  error
}

// TakeOffer takes up a way of an offer, once all runs are kept.
func TakeOffer(c *screen.Context, o *keep.Offer, way int) tea.Cmd {
	library, keeping := c.Library, c.Keeping
	c.Waiting = true
	return func() tea.Msg {
		kept := session.KeptMsg(keeping.Flush()) // a run that could not be kept stays wanted
		run, err := library.Take(o, way)
		return TakenMsg{kept, run, o.Name, err}
	}
}

// TakenUp plays a run that was taken up.
func TakenUp(c *screen.Context, msg TakenMsg) screen.Action {
	c.Kept(msg.kept)
	if msg.err != nil {
		c.Notice = missions.FaultText(c.Narrator, msg.err, msg.name)
		return screen.Action{Cmd: ReadLibrary(c)}
	}
	run, err := c.Fitted(msg.run)
	if err != nil {
		c.Notice = phrases.Fill(c.Phrases.Notices.Stuck, "why", c.Phrases.Said(err.Error()))
		return screen.Action{}
	}
	c.TakeUp(run)
	return screen.Action{Play: true}
}

// Change changes the library, once all runs are kept in it.
func Change(c *screen.Context, name, done string, work func(keep.Library) error) tea.Cmd {
	library, keeping := c.Library, c.Keeping
	c.Waiting = true
	return func() tea.Msg {
		kept := session.KeptMsg(keeping.Flush()) // a run that could not be kept stays wanted
		return screen.ChangedMsg{Kept: kept, Name: name, Done: done, Err: work(library)}
	}
}
