package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
)

// newOffer asks what is to be done with a mission that is not simply gone on
// with.
func newOffer(t *Context, o *keep.Offer) screen {
	var entries []entry
	for i := range o.Ways {
		label, about := wayWords(t.narrator, &o.Ways[i])
		entries = append(entries, entry{label: label, aside: bound(about), take: func(t *Context) action {
			return action{pop: true, cmd: takeOffer(t, o, i)}
		}})
	}
	leave := entry{label: t.phrases.Missions.Way.Leave, take: func(*Context) action { return action{pop: true} }}
	return newDialog(t, offerName(t.narrator, o), troubleWords(t.narrator, o), append(entries, leave))
}

// newDelete asks whether a mission is really to be deleted. The cursor is on the
// answer that keeps it.
func newDelete(t *Context, m *keep.Mission) screen {
	p := &t.phrases.Missions.Delete
	name, title := m.Name, missionTitle(t.narrator, m)
	text := fill(p.Ask, "name", title, "about", strings.Join(missionAbout(t.narrator, m), ", "))
	if m.Current {
		text += " " + p.Current
	}
	done := fill(p.Done, "name", title)
	return newDialog(t, p.Title, text, []entry{
		{label: p.No, take: func(*Context) action { return action{pop: true} }},
		{label: p.Yes, take: func(t *Context) action {
			t.forget(name)
			return action{pop: true, cmd: change(t, name, done, func(l keep.Library) error { return l.Delete(name) })}
		}},
	})
}

// An offeredMsg is what can be had of a mission.
type offeredMsg struct {
	story *game.Story // in which that can be had
	offer *keep.Offer
	name  string
	err   error
}

// openMission finds out what can be had of a mission.
func openMission(t *Context, name string) tea.Cmd {
	library, story := t.library, t.story
	t.waiting = true
	return func() tea.Msg {
		offer, err := library.Open(story, name)
		return offeredMsg{story, offer, name, err}
	}
}

// offered takes up what was asked for, or asks what is to be done with it.
func offered(t *Context, msg offeredMsg) action {
	switch {
	case msg.err != nil:
		t.notice = libraryFault(t.narrator, msg.err, msg.name)
		t.forget(msg.name)
		return action{cmd: readLibrary(t)}
	case msg.story != t.story: // it was edited meanwhile
		return action{cmd: openMission(t, msg.name)}
	case msg.offer.Ready():
		return action{cmd: takeOffer(t, msg.offer, 0)}
	default:
		return action{push: newOffer(t, msg.offer)}
	}
}

// A takenMsg is a run that was taken up.
type takenMsg struct {
	kept keptMsg
	run  playthrough.Run
	name string
	err  error
}

// takeOffer takes up a way of an offer, once all runs are kept.
func takeOffer(t *Context, o *keep.Offer, way int) tea.Cmd {
	library, keeping := t.library, t.keeping
	t.waiting = true
	return func() tea.Msg {
		kept := keptMsg(keeping.Flush()) // what could not be kept stays wanted
		run, err := library.Take(o, way)
		return takenMsg{kept, run, o.Name, err}
	}
}

// takenUp lays a run that was taken up on the table, and plays it.
func takenUp(t *Context, msg takenMsg) action {
	t.kept(msg.kept)
	if msg.err != nil {
		t.notice = libraryFault(t.narrator, msg.err, msg.name)
		return action{cmd: readLibrary(t)}
	}
	run, err := t.fitted(msg.run)
	if err != nil {
		t.notice = fill(t.phrases.Notices.Stuck, "why", clean(err.Error()))
		return action{}
	}
	t.takeUp(run)
	return action{play: true}
}

// change changes the library, once all runs are kept in it.
func change(t *Context, name, done string, work func(keep.Library) error) tea.Cmd {
	library, keeping := t.library, t.keeping
	t.waiting = true
	return func() tea.Msg {
		kept := keptMsg(keeping.Flush()) // what could not be kept stays wanted
		return changedMsg{kept: kept, name: name, done: done, err: work(library)}
	}
}
