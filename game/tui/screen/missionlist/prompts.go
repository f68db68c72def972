package missionlist

import (
	tea "charm.land/bubbletea/v2"

	"cobalt/game/keep"
	"cobalt/game/tui/missions"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
)

// MaxName is how many characters a name can have. Beyond, it is cut.
const MaxName = 60

// newRename asks for another name for a mission.
func newRename(t *screen.Context, name string) screen.Screen {
	p := &t.Phrases.Missions.Rename
	s := screen.NewPrompt(t, p.Title, phrases.Fill(p.Prompt, "name", phrases.Clean(name)), phrases.Clean(name), MaxName)
	s.Accept = func(t *screen.Context, to string) tea.Cmd {
		t.Forget(name)
		return Change(t, to, phrases.Fill(p.Done, "name", to), func(l keep.Library) error {
			if to == name {
				return nil
			}
			return l.Rename(name, to)
		})
	}
	s.After = ReadLibrary
	return s
}

// newSavePoint asks for a name for the point where the run stands, and keeps it
// as it is when the name is given.
func newSavePoint(t *screen.Context) screen.Screen {
	p := &t.Phrases.Missions.Save
	s := screen.NewPrompt(t, p.Title, p.Prompt, missions.PointName(t.Narrator, &t.Run.Now().State, nil), MaxName)
	s.Accept = func(t *screen.Context, name string) tea.Cmd {
		run := t.Run
		return Change(t, name, phrases.Fill(p.Done, "name", name), func(l keep.Library) error { return l.Copy(run, name) })
	}
	s.After = func(*screen.Context) tea.Cmd { return nil }
	return s
}
