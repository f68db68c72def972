package front

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/render/lettering"
	"cobalt/game/tui/missions"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/review"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/debrief"
	"cobalt/game/tui/screen/mapview"
	"cobalt/game/tui/screen/missionlist"
	"cobalt/game/tui/session"
)

// TitleKeys are the keys of the title screen.
type TitleKeys struct {
	Up, Down, Take, Digit key.Binding
	Help, Quit            key.Binding

	move key.Binding // Up and Down as one, for the help line
}

// NewTitleKeys returns the keys of the title.
func NewTitleKeys(p *phrases.Phrases) TitleKeys {
	k := screen.NewMenuKeys(p)
	return TitleKeys{Up: k.Up, Down: k.Down, Take: k.Take, Digit: k.Digit, Help: k.Help, Quit: k.Quit, move: screen.MoveKey(p.Keys.Move)}
}

// ShortHelp lists the keys of the help line.
func (k TitleKeys) ShortHelp() []key.Binding { return []key.Binding{k.Take, k.move, k.Help, k.Quit} }

// FullHelp lists all keys, in columns.
func (k TitleKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Up, k.Down, k.Take, k.Digit}, {k.Help, k.Quit}}
}

// A Title is the first screen: the game's name and the entries. It is shown before
// the story is loaded; then it has no entries yet.
type Title struct {
	Keys    TitleKeys
	Fuse    Fuse
	Chooser screen.Chooser

	Backdrop Backdrop
	Patience Patience

	named  string            // the title that plates are drawn of
	plates []lettering.Plate // of another story than the game's own

	sentence setting // the premise
}

var _, _, _ screen.Clicked = (*Title)(nil), (*Briefing)(nil), (*Settings)(nil)

// NewTitle returns the title, whose fuse has not been lit yet.
func NewTitle(p *phrases.Phrases) *Title { return &Title{Keys: NewTitleKeys(p)} }

// Arrange lists the entries anew. The cursor stays on its entry, and is at first on
// the likeliest.
func (s *Title) Arrange(c *screen.Context) {
	if c.Story == nil {
		return
	}
	cursor := s.Chooser.Cursor
	s.Chooser = screen.NewChooser(s.Entries(c))
	s.Chooser.Cursor = min(cursor, len(s.Chooser.Entries)-1)
}

// Entries lists the entries that lead somewhere now.
func (s *Title) Entries(c *screen.Context) []screen.Entry {
	p := &c.Phrases.Title
	var entries []screen.Entry
	if c.Run.Begun() {
		entries = append(entries, screen.Entry{Label: p.Continue, Aside: c.Standing(c.Run), Take: func(*screen.Context) screen.Action { return screen.Action{Play: true} }})
	} else if m := c.Last; m != nil {
		entries = append(entries, screen.Entry{Label: p.Continue, Aside: missions.Title(c.Narrator, m), Take: func(c *screen.Context) screen.Action {
			return screen.Action{Cmd: missionlist.OpenMission(c, m.Name)}
		}})
	}
	entries = append(entries, screen.Entry{Label: p.New, Take: begin})
	if c.Today != nil {
		entries = append(entries, screen.Entry{Label: c.Phrases.Today.Entry, Take: today})
	}
	if c.Library != nil {
		entries = append(entries, screen.Entry{Label: c.Phrases.Missions.Title, Take: missionlist.Open})
	}
	if nodes, _ := c.Past.Size(); nodes > 0 || c.Run.Begun() {
		entries = append(entries, screen.Entry{Label: c.Phrases.Map.Entry, Take: func(c *screen.Context) screen.Action { return screen.Action{Push: mapview.New(c)} }})
	}
	return append(entries,
		screen.Entry{Label: review.GalleryLabel(c.Session), Take: func(c *screen.Context) screen.Action { return screen.Action{Push: debrief.NewEndings(c)} }},
		screen.Entry{Label: p.Settings, Take: func(c *screen.Context) screen.Action { return screen.Action{Push: newSettings(c)} }},
		screen.Entry{Label: p.Quit, Take: func(*screen.Context) screen.Action { return screen.Action{Quit: true} }})
}

// begin asks how hard a new run is to be, and begins one at once if the difficulty
// would make no difference.
func begin(c *screen.Context) screen.Action {
	if !c.Story.HasSuspicion() {
		return embark(c, c.Settings.Difficulty)
	}
	return screen.Action{Push: newBriefing(c)}
}

func (s *Title) Update(c *screen.Context, msg tea.Msg) screen.Action {
	switch msg := msg.(type) {
	case BurnMsg:
		return screen.Action{Cmd: s.Fuse.burn(c)}
	case IdleMsg:
		return s.idle(c, msg)
	case BeamMsg:
		return screen.Action{Cmd: s.goOn(c, msg)}
	case tea.KeyPressMsg:
		s.Fuse.Finish()
		s.Patience.touch(c)
		return s.press(c, msg)
	default:
		return screen.Action{}
	}
}

// Light lights the fuse, the first time that the title is seen, lets the beam go over the
// picture, and begins to wait for a demo.
func (s *Title) Light(c *screen.Context) tea.Cmd {
	s.Backdrop.pending = 0 // a beat that came while the title was covered was lost
	s.aim(c)
	s.Patience.touch(c)
	return tea.Batch(s.Fuse.Light(c), s.shine(c), s.Patience.wait(c, Idle))
}

func (s *Title) press(c *screen.Context, msg tea.KeyPressMsg) screen.Action {
	a, ok := s.Chooser.Press(c, msg, s.Keys.Up, s.Keys.Down, s.Keys.Take, s.Keys.Digit)
	switch {
	case ok:
		return a
	case key.Matches(msg, s.Keys.Help):
		return screen.Action{Push: screen.NewHelp(c, s.Keys)}
	case key.Matches(msg, s.Keys.Quit):
		return screen.Action{Quit: true}
	}
	return screen.Action{}
}

func (s *Title) KeyMap(*screen.Context) help.KeyMap { return s.Keys }

func (s *Title) Click(c *screen.Context, line int) screen.Action {
	s.Fuse.Finish()
	s.Patience.touch(c)
	return s.Chooser.Take(c, s.hit(c, line))
}

func (s *Title) Point(c *screen.Context, line int) { s.Chooser.Point(s.hit(c, line)) }

// hit returns the entry on a line of the page, or -1.
func (s *Title) hit(c *screen.Context, line int) int {
	above, room, width := s.place(c)
	return s.Chooser.Hit(c.Styles, width, room, line-above)
}

// lastRun tells in one line the session's run, or the one that was kept last; it is
// empty if there is neither.
func lastRun(s *session.Session) string {
	p := &s.Phrases.Title
	last, lastSaved := p.Last, p.LastSaved
	if s.Story != nil && !s.Story.HasSuspicion() {
		last, lastSaved = p.LastPlain, p.LastSavedPlain
	}
	switch m := s.Last; {
	case s.Story == nil:
		return ""
	case s.Run.Begun():
		return runLine(s.Narrator, last, &s.Run.Now().State, s.Run.Choices(), s.Run.Difficulty)
	case m != nil && m.State != nil && !m.Saved.IsZero():
		return phrases.Fill(runLine(s.Narrator, lastSaved, m.State, m.Choices, m.Difficulty), "when", missions.SavedText(s.Narrator, m.Saved))
	case m != nil && m.State != nil:
		return runLine(s.Narrator, last, m.State, m.Choices, m.Difficulty)
	default:
		return ""
	}
}

func runLine(n *phrases.Narrator, phrase string, now *game.State, choices int, d game.Difficulty) string {
	return phrases.Fill(phrase, "place", n.StandingOf(now), "choices", n.Phrases.Ending.Choices.Of(choices),
		"suspicion", n.SuspicionWords(now), "difficulty", n.Phrases.Briefing.Of(d).Name)
}
