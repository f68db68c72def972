package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
)

// TestSearch holds that a search in the log goes to the first line that holds the text,
// that n and N go on round and round, that the text stays for the next list, and that
// a text which stands nowhere is told.
func TestSearch(t *testing.T) {
	m, _ := newPlayed(t, game.Agent)
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 12})
	feed(m, "1", "1", "l", "g", "/", "P", "a", "p", "e", "r", "enter")
	first := text(m)
	if !strings.Contains(strings.ToLower(first), "paper") {
		t.Fatalf("it is not found:\n%s", first)
	}
	seen := map[string]bool{first: true}
	for range 12 {
		feed(m, "n")
		if !strings.Contains(strings.ToLower(text(m)), "paper") {
			t.Fatalf("n leads to\n%s", text(m))
		}
		seen[text(m)] = true
	}
	if len(seen) < 2 {
		t.Error("n goes nowhere")
	}
	feed(m, "/")
	if m.ctx.Search.Query != "Paper" || !strings.Contains(text(m), "Paper") {
		t.Errorf("the text does not stay:\n%s", text(m))
	}
	feed(m, "x", "q", "enter")
	if !strings.Contains(text(m), "\"Paperxq\" stands nowhere here.") {
		t.Errorf("it does not say so:\n%s", text(m))
	}
	feed(m, "esc", "w", "/")
	for range 8 {
		feed(m, "backspace")
	}
	feed(m, "esc")
	if len(m.screens) != 2 {
		t.Errorf("%d screens", len(m.screens))
	}
}

// TestSearchEmptied holds that an emptied search ends, and tells no failure.
func TestSearchEmptied(t *testing.T) {
	m, _ := newPlayed(t, game.Agent)
	feed(m, "1", "1", "l", "/", "x", "enter", "/", "backspace", "enter")
	if m.ctx.Search.Query != "" || strings.Contains(text(m), "stands nowhere here") {
		t.Errorf("%q is searched for:\n%s", m.ctx.Search.Query, text(m))
	}
}

// TestLogOpensWhereItWasLeft holds that the log opens at its end, and, once somebody has
// gone back in it, where it was left.
func TestLogOpensWhereItWasLeft(t *testing.T) {
	m, _ := newPlayed(t, game.Agent)
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 12})
	feed(m, "1", "1", "l")
	end := text(m)
	feed(m, "esc", "l")
	if text(m) != end {
		t.Errorf("it opens elsewhere:\n%s", text(m))
	}
	feed(m, "up", "up", "up")
	left := text(m)
	feed(m, "esc", "l")
	if text(m) != left || left == end {
		t.Errorf("left at\n%s\nit opens at\n%s", left, text(m))
	}
}
