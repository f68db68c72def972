package tui

import (
	tea "charm.land/bubbletea/v2"
)

// longestPath is the most that a path can have, in characters. Beyond, it is cut.
const longestPath = 1024

// newSaveFile asks for a path, and writes the run there.
func newSaveFile(t *Context) screen {
	p := &t.phrases.SaveFile
	s := newPrompt(t, p.Title, p.About, clean(t.files.Propose(t.run)), longestPath)
	s.accept = func(t *Context, path string) tea.Cmd {
		files, run := t.files, t.run
		t.waiting = true
		return func() tea.Msg {
			kept, err := files.Write(run, path)
			return changedMsg{done: fill(p.Written, "path", clean(kept)), err: err, plain: true}
		}
	}
	s.after = func(*Context) tea.Cmd { return nil }
	return s
}
