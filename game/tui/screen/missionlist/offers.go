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

// NewOffer asks what is to be done with a mission that is not simply gone on
// with.
func NewOffer(t *screen.Context, o *keep.Offer) screen.Screen {
	var entries []screen.Entry
	for i := range o.Ways {
		label, about := missions.WayText(t.Narrator, &o.Ways[i])
		entries = append(entries, screen.Entry{Label: label, Aside: widget.Bound(about), Take: func(t *screen.Context) screen.Action {
			return screen.Action{Pop: true, Cmd: TakeOffer(t, o, i)}
		}})
	}
	leave := screen.Entry{Label: t.Phrases.Missions.Way.Leave, Take: func(*screen.Context) screen.Action { return screen.Action{Pop: true} }}
	return screen.NewDialog(t, missions.OfferName(t.Narrator, o), missions.TroubleText(t.Narrator, o), append(entries, leave))
}

// newDelete asks whether a mission is really to be deleted. The cursor is on the
// answer that keeps it.
func newDelete(t *screen.Context, m *keep.Mission) screen.Screen {
	p := &t.Phrases.Missions.Delete
	name, title := m.Name, missions.Title(t.Narrator, m)
	text := phrases.Fill(p.Ask, "name", title, "about", strings.Join(missions.About(t.Narrator, m), ", "))
	if m.Current {
		text += " " + p.Current
	}
	done := phrases.Fill(p.Done, "name", title)
	return screen.NewDialog(t, p.Title, text, []screen.Entry{
		{Label: p.No, Take: func(*screen.Context) screen.Action { return screen.Action{Pop: true} }},
		{Label: p.Yes, Take: func(t *screen.Context) screen.Action {
			t.Forget(name)
			return screen.Action{Pop: true, Cmd: Change(t, name, done, func(l keep.Library) error { return l.Delete(name) })}
		}},
	})
}

// An OfferedMsg is what can be had of a mission.
type OfferedMsg struct {
	story *game.Story // in which that can be had
	offer *keep.Offer
	name  string
	err   error
}

// OpenMission finds out what can be had of a mission.
func OpenMission(t *screen.Context, name string) tea.Cmd {
	library, story := t.Library, t.Story
	t.Waiting = true
	return func() tea.Msg {
		offer, err := library.Open(story, name)
		return OfferedMsg{story, offer, name, err}
	}
}

// Offered takes up what was asked for, or asks what is to be done with it.
func Offered(t *screen.Context, msg OfferedMsg) screen.Action {
	switch {
	case msg.err != nil:
		t.Notice = missions.FaultText(t.Narrator, msg.err, msg.name)
		t.Forget(msg.name)
		return screen.Action{Cmd: ReadLibrary(t)}
	case msg.story != t.Story: // it was edited meanwhile
		return screen.Action{Cmd: OpenMission(t, msg.name)}
	case msg.offer.Ready():
		return screen.Action{Cmd: TakeOffer(t, msg.offer, 0)}
	default:
		return screen.Action{Push: NewOffer(t, msg.offer)}
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
func TakeOffer(t *screen.Context, o *keep.Offer, way int) tea.Cmd {
	library, keeping := t.Library, t.Keeping
	t.Waiting = true
	return func() tea.Msg {
		kept := session.KeptMsg(keeping.Flush()) // what could not be kept stays wanted
		run, err := library.Take(o, way)
		return TakenMsg{kept, run, o.Name, err}
	}
}

// TakenUp lays a run that was taken up on the table, and plays it.
func TakenUp(t *screen.Context, msg TakenMsg) screen.Action {
	t.Kept(msg.kept)
	if msg.err != nil {
		t.Notice = missions.FaultText(t.Narrator, msg.err, msg.name)
		return screen.Action{Cmd: ReadLibrary(t)}
	}
	run, err := t.Fitted(msg.run)
	if err != nil {
		t.Notice = phrases.Fill(t.Phrases.Notices.Stuck, "why", phrases.Clean(err.Error()))
		return screen.Action{}
	}
	t.TakeUp(run)
	return screen.Action{Play: true}
}

// Change changes the library, once all runs are kept in it.
func Change(t *screen.Context, name, done string, work func(keep.Library) error) tea.Cmd {
	library, keeping := t.Library, t.Keeping
	t.Waiting = true
	return func() tea.Msg {
		kept := session.KeptMsg(keeping.Flush()) // what could not be kept stays wanted
		return screen.ChangedMsg{Kept: kept, Name: name, Done: done, Err: work(library)}
	}
}
