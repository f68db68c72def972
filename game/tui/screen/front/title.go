package front

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/keep"
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

// A Title is where a player comes in: the name, and where to go from it.
// It stands before the story is there; then it has no entries yet.
type Title struct {
	Keys    TitleKeys
	Fuse    Fuse
	Chooser screen.Chooser
}

func NewTitle(p *phrases.Phrases) *Title { return &Title{Keys: NewTitleKeys(p)} }

// Arrange lists the entries anew. The cursor stays on the entry where it was,
// and is at first on the likeliest.
func (s *Title) Arrange(t *screen.Context) {
	if t.Story == nil {
		return
	}
	cursor := s.Chooser.Cursor
	s.Chooser = screen.NewChooser(s.Entries(t))
	s.Chooser.Cursor = min(cursor, len(s.Chooser.Entries)-1)
}

// Entries lists where to go. There is none that leads nowhere.
func (s *Title) Entries(t *screen.Context) []screen.Entry {
	p := &t.Phrases.Title
	var entries []screen.Entry
	if t.Run.Begun() {
		entries = append(entries, screen.Entry{Label: p.Continue, Aside: t.Standing(t.Run), Take: func(*screen.Context) screen.Action { return screen.Action{Play: true} }})
	} else if m := t.Last; m != nil {
		entries = append(entries, screen.Entry{Label: p.Continue, Aside: goingOn(t.Narrator, m), Take: func(t *screen.Context) screen.Action {
			return screen.Action{Cmd: missionlist.OpenMission(t, m.Name)}
		}})
	}
	entries = append(entries, screen.Entry{Label: p.New, Take: func(t *screen.Context) screen.Action { return screen.Action{Push: newBriefing(t)} }})
	if t.Library != nil {
		entries = append(entries, screen.Entry{Label: t.Phrases.Missions.Title, Take: missionlist.Open})
	}
	if nodes, _ := t.Past.Size(); nodes > 0 || t.Run.Begun() {
		entries = append(entries, screen.Entry{Label: t.Phrases.Map.Entry, Take: func(t *screen.Context) screen.Action { return screen.Action{Push: mapview.New(t)} }})
	}
	return append(entries,
		screen.Entry{Label: review.GalleryLabel(t.Session), Take: func(t *screen.Context) screen.Action { return screen.Action{Push: debrief.NewEndings(t)} }},
		screen.Entry{Label: p.Settings, Take: func(t *screen.Context) screen.Action { return screen.Action{Push: newSettings(t)} }},
		screen.Entry{Label: p.Quit, Take: func(*screen.Context) screen.Action { return screen.Action{Quit: true} }})
}

func (s *Title) Update(t *screen.Context, msg tea.Msg) screen.Action {
	switch msg := msg.(type) {
	case BurnMsg:
		return screen.Action{Cmd: s.Fuse.burn(t)}
	case tea.KeyPressMsg:
		s.Fuse.Finish()
		return s.press(t, msg)
	default:
		return screen.Action{}
	}
}

func (s *Title) press(t *screen.Context, msg tea.KeyPressMsg) screen.Action {
	a, ok := s.Chooser.Press(t, msg, s.Keys.Up, s.Keys.Down, s.Keys.Take, s.Keys.Digit)
	switch {
	case ok:
		return a
	case key.Matches(msg, s.Keys.Help):
		return screen.Action{Push: screen.NewHelp(t, s.Keys)}
	case key.Matches(msg, s.Keys.Quit):
		return screen.Action{Quit: true}
	}
	return screen.Action{}
}

func (s *Title) KeyMap(*screen.Context) help.KeyMap { return s.Keys }

func (s *Title) Click(t *screen.Context, line int) screen.Action {
	s.Fuse.Finish()
	above, room, width := s.place(t)
	return s.Chooser.Take(t, s.Chooser.Hit(&t.Styles, width, room, line-above))
}

// goingOn is what the mission to continue is called: its name, or, where nobody
// gave it one, where it stands.
func goingOn(t *phrases.Narrator, m *keep.Mission) string {
	if m.Unnamed && m.State != nil {
		return t.StandingOf(m.State)
	}
	return missions.Title(t, m)
}

// lastRun tells in one line the run on the table, or the one that was kept last;
// it is empty where there is neither.
func lastRun(t *session.Session) string {
	p := &t.Phrases.Title
	switch m := t.Last; {
	case t.Story == nil:
		return ""
	case t.Run.Begun():
		return runLine(t.Narrator, p.Last, &t.Run.Now().State, t.Run.Choices(), t.Run.Difficulty)
	case m != nil && m.State != nil && !m.Saved.IsZero():
		return phrases.Fill(runLine(t.Narrator, p.LastSaved, m.State, m.Choices, m.Difficulty), "when", missions.SavedText(t.Narrator, m.Saved))
	case m != nil && m.State != nil:
		return runLine(t.Narrator, p.Last, m.State, m.Choices, m.Difficulty)
	default:
		return ""
	}
}

func runLine(t *phrases.Narrator, phrase string, now *game.State, choices int, d game.Difficulty) string {
	return phrases.Fill(phrase, "place", t.StandingOf(now), "choices", t.Phrases.Ending.Choices.Of(choices),
		"suspicion", t.SuspicionWords(now), "difficulty", d.String())
}
