package tui

import (
	"strings"
	"testing"
	"testing/fstest"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/tui/plain"
	"cobalt/game/tui/session"
	"cobalt/scenes"
)

// withPeople plays a story with two people, of whom one is met by the first choice.
func withPeople(t *testing.T) session.Options {
	t.Helper()
	art := fstest.MapFS{"art/dunn.txt": {Data: []byte(" ,-. \n(o o)\n '-' \n")}}
	story, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: People\nstart: a.md\nmeters:\n  trust: {name: Dunn's trust, min: 0, max: 3, start: 2}\nfacts:\n  met:\nendings:\n  end: {name: End, hint: Go.}\n" +
			"people:\n  dunn: {name: Dunn, about: Keeps the door., art: art/dunn.txt, trust: trust, met: met}\n  vale: {name: Vale, about: Never came., met: not met and met}\n---\n\nTwo people.\n")},
		"a.md":         {Data: []byte("---\ntitle: A\n---\n\n## Hall {#hall}\n\nA hall.\n\n- [Knock](#door) `learn met`\n\n## Door {#door}\n\n> **Dunn** I like a *door*.\n\n- [Go](#out)\n\n## Out {#out}\n\n`ending end`\n")},
		"art/dunn.txt": art["art/dunn.txt"],
	})
	if err != nil {
		t.Fatal(err)
	}
	o := playing(t, lockkeeper(t), game.Agent)
	fresh := playing(t, story, game.Agent)
	o.Story, o.Words, o.Run, o.Art = story, nil, fresh.Run, art
	return o
}

// TestPeople holds that the dossier shows a card of those who were met, and of nobody
// else: portrait, trust, what is known, and the last words.
func TestPeople(t *testing.T) {
	for _, size := range [][2]int{{40, 16}, {80, 24}, {200, 55}} {
		m := New(withPeople(t))
		m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		feed(m, "i")
		if shown := text(m); strings.Contains(shown, "Dunn") && !strings.Contains(shown, "Dunn's trust") {
			t.Errorf("before anybody was met:\n%s", shown)
		}
		feed(m, "esc", "1", "i")
		shown := text(m)
		for _, words := range []string{"People", "+ Dunn", "●●○", "Keeps the door.", "│ I like a door."} {
			if !strings.Contains(shown, words) {
				t.Errorf("%v: %q is not shown:\n%s", size, words, shown)
			}
		}
		if strings.Contains(shown, "Vale") || strings.Count(shown, "Dunn's trust") != 1 || strings.Contains(shown, "(o o)") != (size[0] > 40) {
			t.Errorf("%v:\n%s", size, shown)
		}
	}
}

// TestPlainPeople holds that plain mode tells the same in lines.
func TestPlainPeople(t *testing.T) {
	var out strings.Builder
	if _, err := plain.Play(t.Context(), withPeople(t), strings.NewReader("i\n1\ni\n"), &out); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); !strings.Contains(got, "You met:\nDunn. Keeps the door.\nDunn's trust: 2\nDunn: I like a door.\n") || strings.Count(got, "You met:") != 1 {
		t.Errorf("it says:\n%s", got)
	}
}
