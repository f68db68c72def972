package tui

import (
	"strconv"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/keep"
)

// A missionsScreen lists what is kept, and does what can be done with it.
type missionsScreen struct {
	keys    missionsKeys
	read    bool   // the library has answered
	fault   string // why it could not be read
	list    []keep.Mission
	chooser chooser
}

// openMissions shows the missions screen.
func openMissions(t *Context) action {
	s := &missionsScreen{keys: newMissionsKeys(t.phrases)}
	s.enableKeys()
	return action{push: s, cmd: readLibrary(t)}
}

// A listedMsg is what the library holds.
type listedMsg struct {
	kept  keptMsg
	story *game.Story // in which the missions stand where the list says
	list  []keep.Mission
	err   error
}

// readLibrary reads the library, once all runs are kept in it.
func readLibrary(t *Context) tea.Cmd {
	library, keeping, story := t.library, t.keeping, t.story
	if library == nil {
		return nil
	}
	return func() tea.Msg {
		kept := keptMsg(keeping.Flush())
		list, err := library.List(story)
		return listedMsg{kept, story, list, err}
	}
}

// arrange sets the list's words anew.
func (s *missionsScreen) arrange(t *Context) {
	cursor := s.chooser.cursor
	s.chooser = newChooser(nil)
	s.chooser.cursor = max(0, min(cursor, len(s.list)-1))
	for i := range s.list {
		m := &s.list[i]
		e := entry{label: missionTitle(t.narrator, m), aside: bound(missionAbout(t.narrator, m)), faded: m.Condition > keep.Changed, take: func(t *Context) action {
			return action{cmd: openMission(t, m.Name)}
		}}
		s.chooser.entries = append(s.chooser.entries, e)
	}
}

func (s *missionsScreen) update(t *Context, msg tea.Msg) action {
	switch msg := msg.(type) {
	case listedMsg:
		t.kept(msg.kept)
		if msg.story != t.story { // it was edited meanwhile
			return action{cmd: readLibrary(t)}
		}
		s.listed(t, msg)
	case changedMsg:
		t.notice = changedWords(t, msg)
		return action{cmd: readLibrary(t)}
	case tea.KeyPressMsg:
		return s.press(t, msg)
	}
	return action{}
}

// listed takes in what the library holds. The cursor stays on its mission.
func (s *missionsScreen) listed(t *Context, msg listedMsg) {
	name := ""
	if m := s.chosen(); m != nil {
		name = m.Name
	}
	s.read, s.list, s.fault = true, msg.list, ""
	if msg.err != nil {
		s.fault = fill(t.phrases.Missions.Unreadable, "why", brief(msg.err))
	}
	s.arrange(t)
	for i := range s.list {
		if s.list[i].Name == name {
			s.chooser.cursor = i
		}
	}
	s.enableKeys()
}

// enableKeys leaves those keys off the help that do nothing.
func (s *missionsScreen) enableKeys() {
	for _, k := range []*key.Binding{
		&s.keys.Open, &s.keys.Digit, &s.keys.Watch, &s.keys.Rename, &s.keys.Delete, &s.keys.move, &s.keys.Up, &s.keys.Down,
		&s.keys.PageUp, &s.keys.PageDown, &s.keys.Top, &s.keys.Bottom,
	} {
		k.SetEnabled(len(s.list) > 0)
	}
}

// chosen returns the mission under the cursor, or nil.
func (s *missionsScreen) chosen() *keep.Mission {
	if s.chooser.cursor >= len(s.list) {
		return nil
	}
	return &s.list[s.chooser.cursor]
}

func (s *missionsScreen) press(t *Context, msg tea.KeyPressMsg) action {
	page := max(1, s.height(t)/2)
	switch {
	case key.Matches(msg, s.keys.Close):
		return action{pop: true}
	case key.Matches(msg, s.keys.Up):
		s.chooser.move(-1)
	case key.Matches(msg, s.keys.Down):
		s.chooser.move(1)
	case key.Matches(msg, s.keys.PageUp):
		s.chooser.move(-page)
	case key.Matches(msg, s.keys.PageDown):
		s.chooser.move(page)
	case key.Matches(msg, s.keys.Top):
		s.chooser.move(-len(s.list))
	case key.Matches(msg, s.keys.Bottom):
		s.chooser.move(len(s.list))
	case key.Matches(msg, s.keys.Help):
		return action{push: newHelp(t, s.keys)}
	default:
		return s.pressOn(t, msg)
	}
	return action{}
}

// pressOn handles the keys that do something with a mission.
func (s *missionsScreen) pressOn(t *Context, msg tea.KeyPressMsg) action {
	m := s.chosen()
	if m == nil {
		return action{}
	}
	switch {
	case key.Matches(msg, s.keys.Open):
		return s.chooser.take(t, s.chooser.cursor)
	case key.Matches(msg, s.keys.Digit):
		return s.chooser.take(t, int(msg.String()[0]-'1'))
	case key.Matches(msg, s.keys.Watch):
		return action{cmd: watchMission(t, m.Name)}
	case key.Matches(msg, s.keys.Rename):
		return action{push: newRename(t, m.Name)}
	case key.Matches(msg, s.keys.Delete):
		return action{push: newDelete(t, m)}
	}
	return action{}
}

func (s *missionsScreen) height(t *Context) int { return max(1, t.page.height-4) }

func (s *missionsScreen) view(t *Context) []string {
	return frame(t, t.phrases.Missions.Title, s.count(t), s.keys, s.body(t))
}

// count says how many missions there are, where not all are seen.
func (s *missionsScreen) count(t *Context) string {
	if lines, _, _ := s.chooser.lines(&t.styles, t.page.width); len(lines) <= s.height(t) {
		return ""
	}
	return strconv.Itoa(s.chooser.cursor+1) + "/" + strconv.Itoa(len(s.list))
}

func (s *missionsScreen) body(t *Context) []string {
	p := &t.phrases.Missions
	var text string
	switch {
	case t.library == nil, s.read && s.fault == "" && len(s.list) == 0:
		text = p.None
	case !s.read:
		text = p.Loading
	case s.fault != "":
		text = s.fault
	default:
		return s.chooser.view(&t.styles, t.page.width, s.height(t))
	}
	return paragraph(t, text)
}

func (s *missionsScreen) keyMap(*Context) help.KeyMap { return s.keys }

// keepPoint asks for a name to keep the point under at which the run stands.
func keepPoint(t *Context) action {
	if t.run.Difficulty == game.Ghost {
		t.notice = t.phrases.Missions.Save.Ghost
		return action{}
	}
	if t.library == nil {
		return action{}
	}
	return action{push: newSavePoint(t)}
}
