package tui

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/scenes"
)

// numbered returns a text of so many words, none of which is anywhere else.
func numbered(name string, words int) string {
	var list []string
	for i := range words {
		list = append(list, fmt.Sprintf("%s%d.", name, i))
	}
	return strings.Join(list, " ")
}

// wordy compiles a story whose first node has choices of labels and reasons of all
// lengths.
func wordy(t *testing.T) (story *game.Story, words []string) {
	t.Helper()
	labels := []string{numbered("short", 2), numbered("long", 20), numbered("endless", 90), numbered("middle", 9)}
	reason := numbered("thing", 12)
	var choices strings.Builder
	for i, label := range labels {
		fmt.Fprintf(&choices, "- [%s](#hub) `id c%d`\n", label, i)
	}
	story, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: Words\nstart: hub.md\nitems:\n  thing: {name: \"" + reason + "\"}\nendings:\n  over: {name: Over, hint: Go.}\n---\n\nWords.\n")},
		"hub.md": {Data: []byte("---\ntitle: Hub\n---\n\n## Hub\n\nYou stand in the hall.\n\n" + choices.String() +
			"- [locked0. locked1.](#hub) `id d` `needs thing`\n- [Take](#hub) `id t` `gain thing`\n- [Leave](#out)\n\n## Out\n\n`ending over` Over.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	words = strings.Fields(strings.Join(labels, " "))
	return story, append(words, strings.Fields("locked0. locked1. "+reason)...)
}

// TestEveryLabelCanBeRead holds that at every size the labels and reasons of all
// choices can be read to their ends by moving the cursor down, and that moving it up
// leads back to the first one.
func TestEveryLabelCanBeRead(t *testing.T) {
	story, words := wordy(t)
	for _, size := range [][2]int{{40, 12}, {41, 13}, {60, 12}, {60, 20}, {80, 24}, {100, 12}, {120, 40}, {200, 55}} {
		m := New(playing(t, story, game.Agent))
		m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		var read strings.Builder // all that was ever in view
		for _, name := range []string{"down", "up"} {
			for range 60 {
				read.WriteString(text(m))
				feed(m, name)
			}
		}
		for _, word := range words {
			if !strings.Contains(read.String(), word) {
				t.Fatalf("at %dx%d %s is never in view", size[0], size[1], word)
			}
		}
		if now := text(m); !strings.Contains(now, "short0.") || m.ctx.Run.Choices() != 0 {
			t.Errorf("at %dx%d the first choice is not in view again:\n%s", size[0], size[1], now)
		}
	}
}

// TestNoRowStandsEmpty holds that choices use the rows that a short passage leaves.
func TestNoRowStandsEmpty(t *testing.T) {
	story, _ := wordy(t)
	m := New(playing(t, story, game.Agent))
	m.Update(tea.WindowSizeMsg{Width: 60, Height: 20})
	m.View()
	lines := strings.Split(text(m), "\n")
	if above := lines[len(lines)-4]; strings.TrimSpace(above) == "" {
		t.Errorf("a row stands empty while choices are out of view:\n%s", text(m))
	}
}
