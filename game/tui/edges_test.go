package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/tui/screen/curtain"
	"cobalt/game/tui/session"
	"cobalt/game/tui/widget"
	"cobalt/scenes"
)

// TestOneLeftEdge holds that in every size all screens begin at the column at which the
// passage stands, and that the keys which leave them end at one column at the right.
func TestOneLeftEdge(t *testing.T) {
	for _, size := range sizes {
		left, right := -1, -1
		for _, s := range []struct {
			name  string
			front bool // from the title on
			keys  []string
		}{
			{"passage", false, nil},
			{"title", true, nil},
			{"briefing", true, []string{"1"}},
			{"endings", true, []string{"2"}},
			{"settings", true, []string{"3"}},
			{"dossier", false, []string{"i"}},
			{"log", false, []string{"l"}},
			{"map", false, []string{"m"}},
			{"rewind", false, []string{"3", "w"}},
			{"missions", false, []string{"o"}},
			{"keys", false, []string{"?"}},
		} {
			o := playing(t, lockkeeper(t), game.Agent)
			if s.front {
				o = atTheTitle(o)
			}
			m := New(o)
			m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			feed(m, s.keys...)
			if p := m.ctx.Page.Left + m.ctx.Page.TextLeft(); left < 0 {
				left = p
			} else if p != left {
				t.Errorf("%s at %dx%d begins at %d, not at %d", s.name, size[0], size[1], p, left)
			}
			lines := strings.Split(text(m), "\n")
			for y, line := range lines {
				if line = strings.TrimRight(line, " "); y < 2 && s.name != "title" && s.name != "passage" && line != "" && len(line)-len(strings.TrimLeft(line, " ")) != left {
					t.Errorf("%s at %dx%d: line %d does not begin at %d: %q", s.name, size[0], size[1], y, left, line)
				}
			}
			last := strings.TrimRight(lines[len(lines)-1], " ")
			if at := len(last) - len(strings.TrimLeft(last, " ")); at != left {
				t.Errorf("%s at %dx%d: the keys begin at %d, not at %d: %q", s.name, size[0], size[1], at, left, last)
			}
			if end := prose.Width(last); right < 0 {
				right = end
			} else if end != right {
				t.Errorf("%s at %dx%d: the keys end at %d, not at %d: %q", s.name, size[0], size[1], end, right, last)
			}
		}
	}
}

// TestKeysThatComeAndGoStandLast holds that the keys that skip take no other key out of
// the help line, nor move one.
func TestKeysThatComeAndGoStandLast(t *testing.T) {
	for _, size := range sizes[1:] {
		var helps []string
		for _, o := range []session.Options{playing(t, lockkeeper(t), game.Agent), knowing(t, game.Agent)} {
			m := New(o)
			m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			lines := strings.Split(text(m), "\n")
			helps = append(helps, strings.TrimRight(lines[len(lines)-1], " "))
		}
		without, with := helps[0], helps[1]
		if size[0] >= 120 && !strings.Contains(with, "s skip what is read") {
			t.Errorf("nothing can be skipped at %d columns: %q", size[0], with)
		}
		for part := range strings.SplitSeq(strings.TrimSpace(without), "  ") {
			if part != "" && strings.Index(with, part) != strings.Index(without, part) {
				t.Errorf("%q has moved:\n%q\n%q", part, without, with)
			}
		}
	}
}

// TestEverySceneOfAnEndingIsNamed holds that each scene of the run is named below the
// chart on the page of an ending and in the debriefing, in every size, and that the page
// of the ending has its picture there, too, or lines of it.
func TestEverySceneOfAnEndingIsNamed(t *testing.T) {
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	words, _ := story.Words("")
	for _, size := range sizes[1:] {
		for name, keys := range map[string][]string{"curtain": {"G", "enter"}, "debriefing": {"G", "enter", "enter", "1"}} {
			o := playing(t, story, game.Agent)
			o.Art, o.Run = assets.Art, played(t, story, "ending-custody.mission", 0)
			m := New(o)
			m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			feed(m, keys...)
			for _, step := range m.ctx.Run.Steps() {
				if title := words.Scenes[story.Nodes[step.State.Node].Scene].Title; !strings.Contains(text(m), title) {
					t.Errorf("the %s at %dx%d does not name %s:\n%s", name, size[0], size[1], title, text(m))
					break
				}
			}
			source, _ := curtain.Picture(m.ctx)
			picture, _ := m.ctx.Gallery.Lines(source.Source)
			seen := 0
			for _, line := range picture {
				if line = strings.TrimSpace(line); line != "" && strings.Contains(text(m), line) {
					seen++
				}
			}
			if name == "curtain" && seen < widget.StripLines {
				t.Errorf("the curtain at %dx%d shows %d lines of its picture:\n%s", size[0], size[1], seen, text(m))
			}
		}
	}
}
