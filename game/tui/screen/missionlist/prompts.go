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
func newRename(c *screen.Context, name string) screen.Screen {
	p := &c.Phrases.Missions.Rename
	s := screen.NewPrompt(c, p.Title, phrases.Fill(p.Prompt, "name", phrases.Clean(name)), phrases.Clean(name), MaxName)
	s.Accept = func(c *screen.Context, to string) tea.Cmd {
		c.Forget(name)
		return Change(c, to, phrases.Fill(p.Done, "name", to), func(l keep.Library) error {
			if to == name {
				return nil
			}
			return l.Rename(name, to)
		})
	}
	s.After = ReadLibrary
	return s
}

// newSavePoint asks for a name, and keeps a copy of the run under it, as the run is
// when the name is given.
func newSavePoint(c *screen.Context) screen.Screen {
	p := &c.Phrases.Missions.Save
	s := screen.NewPrompt(c, p.Title, p.Prompt, missions.PointName(c.Narrator, &c.Run.Now().State, nil), MaxName)
	s.Accept = func(c *screen.Context, name string) tea.Cmd {
		run := c.Run
		return Change(c, name, phrases.Fill(p.Done, "name", name), func(l keep.Library) error { return l.Copy(run, name) })
	}
	s.After = func(*screen.Context) tea.Cmd { return nil }
	return s
}
