package play

import (
	tea "charm.land/bubbletea/v2"

	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
)

// longestPath is the most that a path can have, in characters. Beyond, it is cut.
const longestPath = 1024

// newSaveFile asks for a path, and writes the run there.
func newSaveFile(t *screen.Context) screen.Screen {
	p := &t.Phrases.SaveFile
	s := screen.NewPrompt(t, p.Title, p.About, phrases.Clean(t.Files.Propose(t.Run)), longestPath)
	s.Accept = func(t *screen.Context, path string) tea.Cmd {
		files, run := t.Files, t.Run
		t.Waiting = true
		return func() tea.Msg {
			kept, err := files.Write(run, path)
			return screen.ChangedMsg{Done: phrases.Fill(p.Written, "path", phrases.Clean(kept)), Err: err, Plain: true}
		}
	}
	s.After = func(*screen.Context) tea.Cmd { return nil }
	return s
}
