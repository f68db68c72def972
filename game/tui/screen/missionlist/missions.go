package missionlist

import (
	"strconv"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/tui/missions"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/session"
	"cobalt/game/tui/widget"
)

// A Screen lists the kept missions, and opens, shows, renames and deletes them.
type Screen struct {
	keys    Keys
	Read    bool   // the library has answered
	fault   string // why it could not be read
	list    []keep.Mission
	chooser screen.Chooser
}

// Open shows the missions screen.
func Open(c *screen.Context) screen.Action {
	s := &Screen{keys: NewKeys(c.Phrases)}
	s.enableKeys()
	return screen.Action{Push: s, Cmd: ReadLibrary(c)}
}

// A ListedMsg brings the missions of the library.
type ListedMsg struct {
	kept  session.KeptMsg
	Story *game.Story // the story that the library replayed the missions in
	List  []keep.Mission
	err   error
}

// ReadLibrary reads the library, once all runs are kept in it.
func ReadLibrary(c *screen.Context) tea.Cmd {
	library, keeping, story := c.Library, c.Keeping, c.Story
	if library == nil {
		return nil
	}
	return func() tea.Msg {
		kept := session.KeptMsg(keeping.Flush())
		list, err := library.List(story)
		return ListedMsg{kept, story, list, err}
	}
}

// Arrange sets the list's words anew.
func (s *Screen) Arrange(c *screen.Context) {
	cursor := s.chooser.Cursor
	s.chooser = screen.NewChooser(nil)
	s.chooser.Cursor = max(0, min(cursor, len(s.list)-1))
	for i := range s.list {
		m := &s.list[i]
		e := screen.Entry{Label: missions.Title(c.Narrator, m), Aside: widget.Bound(missions.About(c.Narrator, m)), Faded: m.Condition > keep.Changed, Take: func(c *screen.Context) screen.Action {
			return screen.Action{Cmd: OpenMission(c, m.Name)}
		}}
		s.chooser.Entries = append(s.chooser.Entries, e)
	}
	s.chooser.GoTo(screen.FirstMatch(c, s.chooser.Labels(), s.chooser.Cursor))
}

func (s *Screen) Update(c *screen.Context, msg tea.Msg) screen.Action {
	switch msg := msg.(type) {
	case ListedMsg:
		c.Kept(msg.kept)
		if msg.Story != c.Story { // it was edited meanwhile
			return screen.Action{Cmd: ReadLibrary(c)}
		}
		s.listed(c, msg)
	case screen.ChangedMsg:
		screen.TellChanged(c, msg)
		return screen.Action{Cmd: ReadLibrary(c)}
	case tea.KeyPressMsg:
		return s.press(c, msg)
	}
	return screen.Action{}
}

// listed takes in the missions of the library. The cursor stays on its mission.
func (s *Screen) listed(c *screen.Context, msg ListedMsg) {
	name := ""
	if m := s.chosen(); m != nil {
		name = m.Name
	}
	s.Read, s.list, s.fault = true, msg.List, ""
	if msg.err != nil {
		s.fault = phrases.Fill(c.Phrases.Missions.Unreadable, "why", c.Phrases.Brief(msg.err))
	}
	s.Arrange(c)
	for i := range s.list {
		if s.list[i].Name == name {
			s.chooser.Cursor = i
		}
	}
	s.enableKeys()
}

// enableKeys leaves those keys off the help that do nothing.
func (s *Screen) enableKeys() {
	for _, k := range []*key.Binding{
		&s.keys.Open, &s.keys.Digit, &s.keys.Watch, &s.keys.Rename, &s.keys.Delete, &s.keys.move, &s.keys.Up, &s.keys.Down,
		&s.keys.PageUp, &s.keys.PageDown, &s.keys.Top, &s.keys.Bottom,
	} {
		k.SetEnabled(len(s.list) > 0)
	}
}

// chosen returns the mission under the cursor, or nil.
func (s *Screen) chosen() *keep.Mission {
	if s.chooser.Cursor >= len(s.list) {
		return nil
	}
	return &s.list[s.chooser.Cursor]
}

func (s *Screen) press(c *screen.Context, msg tea.KeyPressMsg) screen.Action {
	if a, match, ok := screen.Searched(c, screen.SearchKeys{Find: s.keys.Find, Next: s.keys.Next, Previous: s.keys.Previous}, msg, s.chooser.Labels(), s.chooser.Cursor); ok {
		s.chooser.GoTo(match)
		return a
	}
	page := max(1, s.height(c)/2)
	switch {
	case key.Matches(msg, s.keys.Close):
		return screen.Action{Pop: true}
	case key.Matches(msg, s.keys.Up):
		s.chooser.Move(-1)
	case key.Matches(msg, s.keys.Down):
		s.chooser.Move(1)
	case key.Matches(msg, s.keys.PageUp):
		s.chooser.Move(-page)
	case key.Matches(msg, s.keys.PageDown):
		s.chooser.Move(page)
	case key.Matches(msg, s.keys.Top):
		s.chooser.Move(-len(s.list))
	case key.Matches(msg, s.keys.Bottom):
		s.chooser.Move(len(s.list))
	case key.Matches(msg, s.keys.Help):
		return screen.Action{Push: screen.NewHelp(c, s.keys)}
	default:
		return s.pressOn(c, msg)
	}
	return screen.Action{}
}

// pressOn handles the keys that do something with a mission.
func (s *Screen) pressOn(c *screen.Context, msg tea.KeyPressMsg) screen.Action {
	m := s.chosen()
	if m == nil {
		return screen.Action{}
	}
	switch {
	case key.Matches(msg, s.keys.Open):
		return s.chooser.Take(c, s.chooser.Cursor)
	case key.Matches(msg, s.keys.Digit):
		return s.chooser.Take(c, int(msg.String()[0]-'1'))
	case key.Matches(msg, s.keys.Watch):
		return screen.Action{Cmd: WatchMission(c, m.Name)}
	case key.Matches(msg, s.keys.Rename):
		return screen.Action{Push: newRename(c, m.Name)}
	case key.Matches(msg, s.keys.Delete):
		return screen.Action{Push: newDelete(c, m)}
	}
	return screen.Action{}
}

func (s *Screen) height(c *screen.Context) int { return max(1, c.Page.Height-4) }

func (s *Screen) View(c *screen.Context) []string {
	return screen.Frame(c, c.Phrases.Missions.Title, s.count(c), s.keys, s.body(c))
}

// count says how many missions there are, unless all are in view.
func (s *Screen) count(c *screen.Context) string {
	if lines, _, _ := s.chooser.Lines(c.Styles, c.Page.Width); len(lines) <= s.height(c) {
		return ""
	}
	return strconv.Itoa(s.chooser.Cursor+1) + "/" + strconv.Itoa(len(s.list))
}

func (s *Screen) body(c *screen.Context) []string {
	p := &c.Phrases.Missions
	var text string
	switch {
	case c.Library == nil, s.Read && s.fault == "" && len(s.list) == 0:
		text = p.None
	case !s.Read:
		text = p.Loading
	case s.fault != "":
		text = s.fault
	default:
		return s.chooser.View(c.Styles, c.Page.Width, s.height(c))
	}
	return screen.Paragraph(c, text)
}

// Click puts the cursor on the mission that was clicked, and opens it if it stood there
// already.
func (s *Screen) Click(c *screen.Context, line int) screen.Action {
	i := s.hit(c, line)
	if i == s.chooser.Cursor {
		return s.chooser.Take(c, i)
	}
	s.chooser.GoTo(i)
	return screen.Action{}
}

func (s *Screen) Point(c *screen.Context, line int) { s.chooser.Point(s.hit(c, line)) }

func (s *Screen) Wheel(_ *screen.Context, lines int) { s.chooser.Move(lines) }

// hit returns the mission on a line of the page, or -1.
func (s *Screen) hit(c *screen.Context, line int) int {
	if len(s.list) == 0 {
		return -1
	}
	return s.chooser.Hit(c.Styles, c.Page.Width, s.height(c), line-2)
}

func (s *Screen) KeyMap(*screen.Context) help.KeyMap { return s.keys }

// KeepPoint asks for a name to keep the point under at which the run stands.
func KeepPoint(c *screen.Context) screen.Action {
	if c.Run.Difficulty == game.Ghost {
		c.Notice = c.Phrases.Missions.Save.Ghost
		return screen.Action{}
	}
	if c.Library == nil {
		return screen.Action{}
	}
	return screen.Action{Push: newSavePoint(c)}
}
