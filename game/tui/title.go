package tui

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/keep"
)

// titleKeys are the keys of the title screen.
type titleKeys struct {
	Up, Down, Take, Digit key.Binding
	Help, Quit            key.Binding

	move key.Binding // Up and Down as one, for the help line
}

func newTitleKeys(p *Phrases) titleKeys {
	k := newPlayKeys(p)
	return titleKeys{Up: k.Up, Down: k.Down, Take: k.Take, Digit: k.Digit, Help: k.Help, Quit: k.Quit, move: k.move}
}

// ShortHelp lists the keys of the help line.
func (k titleKeys) ShortHelp() []key.Binding { return []key.Binding{k.Take, k.move, k.Help, k.Quit} }

// FullHelp lists all keys, in columns.
func (k titleKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Up, k.Down, k.Take, k.Digit}, {k.Help, k.Quit}}
}

// A titleScreen is where a player comes in: the name, and where to go from it.
// It stands before the story is there; then it has no entries yet.
type titleScreen struct {
	keys    titleKeys
	fuse    fuse
	chooser chooser
}

func newTitle(p *Phrases) *titleScreen { return &titleScreen{keys: newTitleKeys(p)} }

// arrange lists the entries anew. The cursor stays on the entry where it was,
// and is at first on the likeliest.
func (s *titleScreen) arrange(t *Context) {
	if t.story == nil {
		return
	}
	cursor := s.chooser.cursor
	s.chooser = newChooser(s.entries(t))
	s.chooser.cursor = min(cursor, len(s.chooser.entries)-1)
}

// entries lists where to go. There is none that leads nowhere.
func (s *titleScreen) entries(t *Context) []entry {
	p := &t.phrases.Title
	var entries []entry
	if t.run.Begun() {
		entries = append(entries, entry{label: p.Continue, aside: t.standing(t.run), take: func(*Context) action { return action{play: true} }})
	} else if m := t.last; m != nil {
		entries = append(entries, entry{label: p.Continue, aside: goingOn(t.narrator, m), take: func(t *Context) action {
			return action{cmd: openMission(t, m.Name)}
		}})
	}
	entries = append(entries, entry{label: p.New, take: func(t *Context) action { return action{push: newBriefing(t)} }})
	if t.library != nil {
		entries = append(entries, entry{label: t.phrases.Missions.Title, take: openMissions})
	}
	if nodes, _ := t.past.Size(); nodes > 0 || t.run.Begun() {
		entries = append(entries, entry{label: t.phrases.Map.Entry, take: func(t *Context) action { return action{push: newMap(t)} }})
	}
	return append(entries,
		entry{label: galleryLabel(t.Session), take: func(t *Context) action { return action{push: newEndings(t)} }},
		entry{label: p.Settings, take: func(t *Context) action { return action{push: newSettings(t)} }},
		entry{label: p.Quit, take: func(*Context) action { return action{quit: true} }})
}

func (s *titleScreen) update(t *Context, msg tea.Msg) action {
	switch msg := msg.(type) {
	case burnMsg:
		return action{cmd: s.fuse.burn(t)}
	case tea.KeyPressMsg:
		s.fuse.finish()
		return s.press(t, msg)
	default:
		return action{}
	}
}

func (s *titleScreen) press(t *Context, msg tea.KeyPressMsg) action {
	a, ok := s.chooser.press(t, msg, s.keys.Up, s.keys.Down, s.keys.Take, s.keys.Digit)
	switch {
	case ok:
		return a
	case key.Matches(msg, s.keys.Help):
		return action{push: newHelp(t, s.keys)}
	case key.Matches(msg, s.keys.Quit):
		return action{quit: true}
	}
	return action{}
}

func (s *titleScreen) keyMap(*Context) help.KeyMap { return s.keys }

func (s *titleScreen) click(t *Context, line int) action {
	s.fuse.finish()
	above, room, width := s.place(t)
	return s.chooser.take(t, s.chooser.hit(&t.styles, width, room, line-above))
}

// goingOn is what the mission to continue is called: its name, or, where nobody
// gave it one, where it stands.
func goingOn(t *narrator, m *keep.Mission) string {
	if m.Unnamed && m.State != nil {
		return t.standingOf(m.State)
	}
	return missionTitle(t, m)
}

// lastRun tells in one line the run on the table, or the one that was kept last;
// it is empty where there is neither.
func lastRun(t *Session) string {
	p := &t.phrases.Title
	switch m := t.last; {
	case t.story == nil:
		return ""
	case t.run.Begun():
		return runLine(t.narrator, p.Last, &t.run.Now().State, t.run.Choices(), t.run.Difficulty)
	case m != nil && m.State != nil && !m.Saved.IsZero():
		return fill(runLine(t.narrator, p.LastSaved, m.State, m.Choices, m.Difficulty), "when", savedWords(t.narrator, m.Saved))
	case m != nil && m.State != nil:
		return runLine(t.narrator, p.Last, m.State, m.Choices, m.Difficulty)
	default:
		return ""
	}
}

func runLine(t *narrator, phrase string, now *game.State, choices int, d game.Difficulty) string {
	return fill(phrase, "place", t.standingOf(now), "choices", t.phrases.Ending.Choices.of(choices),
		"suspicion", t.suspicionWords(now), "difficulty", d.String())
}
