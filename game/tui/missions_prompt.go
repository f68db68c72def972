package tui

import (
	tea "charm.land/bubbletea/v2"

	"cobalt/game/keep"
)

// maxName is how many characters a name can have. Beyond, it is cut.
const maxName = 60

// newRename asks for another name for a mission.
func newRename(t *Context, name string) screen {
	p := &t.phrases.Missions.Rename
	s := newPrompt(t, p.Title, fill(p.Prompt, "name", clean(name)), clean(name), maxName)
	s.accept = func(t *Context, to string) tea.Cmd {
		t.forget(name)
		return change(t, to, fill(p.Done, "name", to), func(l keep.Library) error {
			if to == name {
				return nil
			}
			return l.Rename(name, to)
		})
	}
	s.after = readLibrary
	return s
}

// newSavePoint asks for a name for the point where the run stands, and keeps it
// as it is when the name is given.
func newSavePoint(t *Context) screen {
	p := &t.phrases.Missions.Save
	s := newPrompt(t, p.Title, p.Prompt, pointName(t.narrator, &t.run.Now().State, nil), maxName)
	s.accept = func(t *Context, name string) tea.Cmd {
		run := t.run
		return change(t, name, fill(p.Done, "name", name), func(l keep.Library) error { return l.Copy(run, name) })
	}
	s.after = func(*Context) tea.Cmd { return nil }
	return s
}
