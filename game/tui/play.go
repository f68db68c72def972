package tui

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game/playthrough"
)

// A playScreen is where the story is read and choices are made.
type playScreen struct {
	keys    playKeys
	shown   *playthrough.Step // the step that is shown
	lines   []string
	offset  int  // the first line in view
	read    bool // all of it was in view
	aimed   bool // the player has moved the cursor
	chooser chooser

	appearing appearing
}

func newPlayScreen(p *Phrases) *playScreen { return &playScreen{keys: newPlayKeys(p)} }

// arrange sets the passage anew. Where the run has moved, it begins at its top.
func (s *playScreen) arrange(t *Context) {
	if now := t.run.Now(); s.shown != now {
		s.shown, s.offset, s.read, s.aimed = now, 0, false, false
		s.chooser = newChooser(s.entries(t))
	}
	set := typesetter{styles: &t.styles, gallery: t.gallery, width: t.page.text, artHeight: t.page.height - artRoom}
	s.lines = set.passage(t.passage(t.run.Before(), s.shown))
	if e, ended := s.shown.State.Ended(); ended {
		s.lines = append(s.lines, endingCard(&set, t, e)...)
		s.lines = append(s.lines, raceCard(&set, t)...)
	}
	s.scroll(t, 0)
	s.enableKeys(t)
}

// artRoom is how many lines must remain beside a picture.
const artRoom = 12

// entries lists what can be chosen now.
func (s *playScreen) entries(t *Context) []entry {
	now := &s.shown.State
	if _, ended := now.Ended(); ended {
		return endingEntries(t)
	}
	var entries []entry
	for _, c := range t.choices() {
		entries = append(entries, entry{
			label: c.label, aside: c.takes, locked: c.locked, taken: c.taken,
			take: func(t *Context) action { return action{cmd: t.choose(c.index)} },
		})
	}
	return entries
}

func (s *playScreen) update(t *Context, msg tea.Msg) action {
	switch msg := msg.(type) {
	case appearMsg:
		return action{cmd: s.more(t, msg)}
	case tea.KeyPressMsg:
		if s.finishes(msg) {
			return action{}
		}
		a := s.press(t, msg)
		s.follow(t)
		return a
	default:
		return action{}
	}
}

// follow shows where the run has moved to, if it has.
func (s *playScreen) follow(t *Context) {
	if s.shown == t.run.Now() {
		return
	}
	if s.arrange(t); t.notice == "" {
		t.notice = t.primer()
	}
}

func (s *playScreen) press(t *Context, msg tea.KeyPressMsg) action {
	switch {
	case key.Matches(msg, s.keys.Up):
		s.aim(-1)
	case key.Matches(msg, s.keys.Down):
		s.aim(1)
	case key.Matches(msg, s.keys.Take):
		return s.take(t)
	case key.Matches(msg, s.keys.Digit):
		return s.chooser.take(t, int(msg.String()[0]-'1'))
	case key.Matches(msg, s.keys.Back):
		return action{cmd: t.back()}
	case key.Matches(msg, s.keys.Forward):
		return action{cmd: t.forward()}
	case key.Matches(msg, s.keys.Skip):
		return action{cmd: t.skipRead()}
	case key.Matches(msg, s.keys.AsBefore):
		return action{cmd: t.goAsBefore()}
	default:
		return s.pressElse(t, msg)
	}
	return action{}
}

// aim moves the cursor.
func (s *playScreen) aim(by int) {
	s.chooser.move(by)
	s.aimed = true
}

// take takes the choice under the cursor. As long as there is more to read, it
// first reads on: nobody means to choose in the middle of a passage, or to start
// again in that of an epilogue.
func (s *playScreen) take(t *Context) action {
	if s.unread(t) {
		s.scroll(t, max(1, s.layout(t).passage-1))
		return action{}
	}
	return s.chooser.take(t, s.chooser.cursor)
}

// unread reports whether there is more to read before anything is chosen. A
// player who has aimed at a choice, has been here before or races knows what
// there is.
func (s *playScreen) unread(t *Context) bool {
	more := s.offset+s.layout(t).passage < len(s.lines)
	now := &s.shown.State
	if _, ended := now.Ended(); ended {
		return more
	}
	node := &t.story.Nodes[now.Node]
	_, undone := t.run.Forward()
	known := undone || t.racing() || t.past.Saw(t.story.Scenes[node.Scene].ID, node.ID)
	return more && !s.read && !s.aimed && !known
}

// pressElse handles the keys that read on, and those that leave.
func (s *playScreen) pressElse(t *Context, msg tea.KeyPressMsg) action {
	page := max(1, s.layout(t).passage-1)
	switch {
	case key.Matches(msg, s.keys.ReadOn):
		s.scroll(t, page)
	case key.Matches(msg, s.keys.ReadBack):
		s.scroll(t, -page)
	case key.Matches(msg, s.keys.Top):
		s.scroll(t, -len(s.lines))
	case key.Matches(msg, s.keys.Bottom):
		s.scroll(t, len(s.lines))
	case key.Matches(msg, s.keys.Dossier):
		return action{push: newDossier(t)}
	case key.Matches(msg, s.keys.Log):
		return action{push: newLog(t)}
	case key.Matches(msg, s.keys.Map):
		return action{push: newMap(t)}
	case key.Matches(msg, s.keys.Endings):
		return action{push: newEndings(t)}
	case key.Matches(msg, s.keys.Point):
		return keepPoint(t)
	case key.Matches(msg, s.keys.Missions):
		return openMissions(t)
	case key.Matches(msg, s.keys.Rewind):
		if !t.final() {
			return action{push: newRewind(t)}
		}
	case key.Matches(msg, s.keys.Help):
		return action{push: newPlayHelp(t, s.keys)}
	case key.Matches(msg, s.keys.Title):
		return action{home: true}
	case key.Matches(msg, s.keys.Quit):
		return action{quit: true}
	}
	return action{}
}

// scroll moves the view of the passage, within it.
func (s *playScreen) scroll(t *Context, by int) {
	s.offset = max(0, min(s.offset+by, len(s.lines)-s.layout(t).passage))
	s.enableKeys(t)
}

// enableKeys lets the help show only the keys that do something now.
func (s *playScreen) enableKeys(t *Context) {
	height := s.layout(t).passage
	s.read = s.read || s.offset+height >= len(s.lines)
	s.keys.reads = s.unread(t)
	s.keys.ReadOn.SetEnabled(s.offset+height < len(s.lines))
	s.keys.ReadBack.SetEnabled(s.offset > 0)
	_, undone := t.run.Forward()
	s.keys.Back.SetEnabled(t.run.Choices() > 0)
	s.keys.Forward.SetEnabled(undone)
	s.keys.Title.SetEnabled(!t.racing()) // there is no pause in a race
	s.keys.Rewind.SetEnabled(undone || t.run.Choices() > 0)
	_, skips := onlyWay(t.Session, &t.run.Now().State)
	_, again := asBefore(t.Session, &t.run.Now().State)
	s.keys.skips = skips || again
}

func (s *playScreen) keyMap(t *Context) help.KeyMap { return s.keys.useful(t) }
