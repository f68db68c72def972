package play

import (
	tea "charm.land/bubbletea/v2"

	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
)

// longestPath is the most that a path can have, in characters. Beyond, it is cut.
const longestPath = 1024

// newSaveFile asks for a path, and writes the run there.
func newSaveFile(c *screen.Context) screen.Screen {
	p := &c.Phrases.SaveFile
	s := screen.NewPrompt(c, p.Title, p.About, phrases.Clean(c.Files.Propose(c.Run)), longestPath)
	s.Accept = func(c *screen.Context, path string) tea.Cmd {
		files, run := c.Files, c.Run
		c.Waiting = true
		return func() tea.Msg {
			kept, err := files.Write(run, path)
			return screen.ChangedMsg{Done: phrases.Fill(p.Written, "path", phrases.Clean(kept)), Err: err, Plain: true}
		}
	}
	s.After = func(*screen.Context) tea.Cmd { return nil }
	return s
}
