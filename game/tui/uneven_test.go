package tui

import (
	"strings"
	"testing"
	"testing/fstest"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/scenes"
)

// TestUnevenLetters holds that nothing is drawn to the right of a passage whose
// letters are not equally wide in all terminals: the panel's figures stand in the
// line below it, as on a narrow terminal.
func TestUnevenLetters(t *testing.T) {
	for passage, beside := range map[string]bool{"The door shuts.": true, "क्षमा करें।": false} {
		story, err := scenes.Compile(fstest.MapFS{
			"story.md": {Data: []byte("---\ntitle: T\nstart: a.md\nitems: {keys: {name: Keys}}\nendings: {end: {name: E}}\n---\n")},
			"a.md":     {Data: []byte("## A\n\n" + passage + "\n\n- [Go](#b) `gain keys`\n\n## B\n\n`ending end`\n")},
		})
		if err != nil {
			t.Fatal(err)
		}
		m := New(playing(t, story, game.Agent))
		m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
		lines := strings.Split(m.View().Content, "\n")
		drawn := false
		for _, line := range lines {
			drawn = drawn || strings.Contains(line, "│")
		}
		if (m.ctx.Page.Panel > 0) != beside || drawn != beside {
			t.Errorf("%q: the panel is %d columns wide, its border drawn: %v", passage, m.ctx.Page.Panel, drawn)
		}
	}
}
