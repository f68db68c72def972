package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/analysis/profile"
	"cobalt/game/playthrough"
	"cobalt/game/render/layout"
	"cobalt/game/tui/screen/mapview"
	"cobalt/game/tui/session"
	"cobalt/game/tui/trail"
	"cobalt/scenes"
)

// foundBy is the profile that a run of choices leaves, each choice given by its
// index within its node.
func foundBy(t testing.TB, story *game.Story, choices ...int) *profile.Profile {
	t.Helper()
	run, err := playthrough.Begin(story, game.Agent, epoch.Add(-1))
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range choices {
		if run, err = run.Choose(i, 0); err != nil {
			t.Fatal(err)
		}
	}
	past := new(profile.Profile)
	past.Add(story, run.Started, run.Shown()...)
	return past
}

// TestMapScreens holds the map against golden files: a scene, all scenes, a scene
// that was never found, and the finds of an earlier run.
func TestMapScreens(t *testing.T) {
	story := lockkeeper(t)
	options := func() session.Options { return playing(t, story, game.Agent) }
	checkEverywhere(t, "scene", options, "1", "1", "m")
	checkEverywhere(t, "top", options, "1", "1", "m", "g")
	checkEverywhere(t, "overview", options, "1", "m", "enter")
	checkEverywhere(t, "never", options, "m", "n")
	checkEverywhere(t, "help", options, "m", "?")
	checkEverywhere(t, "past", func() session.Options {
		o := options()
		o.Past = foundBy(t, story, 0, 0, 0)
		return o
	}, "4", "m")
}

// TestMapKeepsSecrets holds that no name of a node or scene stands on the map,
// or in its words, unless some run has found it.
func TestMapKeepsSecrets(t *testing.T) {
	story := lockkeeper(t)
	o := playing(t, story, game.Agent)
	o.Past = foundBy(t, story, 3)
	m := New(o)
	m.Update(tea.WindowSizeMsg{Width: 200, Height: 60})
	shown := ""
	for _, keys := range [][]string{{"1", "m"}, {"g"}, {"n"}, {"n"}, {"enter"}, {"g"}} {
		feed(m, keys...)
		shown += text(m) + "\n"
	}
	shown += strings.Join(trail.Words(m.ctx.Session), "\n")
	tr := trail.Of(m.ctx.Session, layout.Of(story))
	found := 0
	for n := range story.Nodes {
		name := story.Text[0].Nodes[n]
		if tr.Seen[n] {
			found++
			if !strings.Contains(shown, name) {
				t.Errorf("%q was found, and is not on the map", name)
			}
		} else if strings.Contains(shown, name) && !slices.Contains(namesOf(story, tr), name) {
			t.Errorf("%q was never found, and is on the map", name)
		}
	}
	if found < 2 || found == len(story.Nodes) {
		t.Fatalf("%d nodes were found", found)
	}
}

// namesOf lists the names that may be shown.
func namesOf(story *game.Story, tr *trail.Trail) (names []string) {
	for n, seen := range tr.Seen {
		if seen {
			names = append(names, story.Text[0].Nodes[n], story.Text[0].Scenes[story.Nodes[n].Scene].Title)
		}
	}
	return names
}

// TestMapPans holds that a map which is wider and higher than the page is moved,
// to its ends and not beyond, and comes back to the place of the run.
func TestMapPans(t *testing.T) {
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	o := playing(t, story, game.Agent)
	o.Run = ofMission(t, story, "../../scenes/cobalt/missions/hotel-second-look.mission")
	m := New(o)
	m.Update(tea.WindowSizeMsg{Width: 40, Height: 12})
	feed(m, "u", "u", "u", "u", "m")
	here := text(m)
	if !strings.Contains(here, mapview.SignHere+" "+m.ctx.Words.Nodes[m.ctx.Run.Now().State.Node]) {
		t.Fatalf("the map opens elsewhere:\n%s", here)
	}
	for _, keys := range [][2]string{{"right", "left"}, {"down", "up"}, {"space", "b"}, {"G", "g"}} {
		feed(m, slices.Repeat([]string{keys[0]}, 40)...)
		end := text(m)
		feed(m, keys[0])
		if text(m) != end || end == here {
			t.Errorf("%s does not go to the end:\n%s", keys[0], text(m))
		}
		if feed(m, keys[1]); text(m) == end {
			t.Errorf("%s does not come back", keys[1])
		}
		if feed(m, "c"); text(m) != here {
			t.Errorf("the way back, after %s:\n%s", keys[0], text(m))
		}
	}
}

// TestScenesNeverFoundShareALine holds that the list of scenes beside a passage has one
// line for those that follow each other and were never found, and says how many they are.
func TestScenesNeverFoundShareALine(t *testing.T) {
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	m := New(playing(t, story, game.Agent))
	m.Update(tea.WindowSizeMsg{Width: 200, Height: 55})
	bars := 0
	for line := range strings.Lines(text(m)) {
		if strings.Contains(line, "▒ ▒▒▒▒▒▒") {
			bars++
			if left, _, _ := strings.Cut(line, "│"); !strings.HasSuffix(strings.TrimSpace(left), "×9") {
				t.Errorf("the scenes never found: %q", left)
			}
		}
	}
	if bars != 1 {
		t.Errorf("%d lines of scenes never found:\n%s", bars, text(m))
	}
}

// TestMapWithoutRun holds that the title leads to the map of earlier runs before
// a run has begun, and to no map if there was no run at all.
func TestMapWithoutRun(t *testing.T) {
	story := lockkeeper(t)
	o := atTheTitle(playing(t, story, game.Agent))
	if m := New(o); strings.Contains(text(m), m.ctx.Phrases.Map.Entry) {
		t.Errorf("a map of nothing is offered:\n%s", text(m))
	}
	o.Past = foundBy(t, story, 3)
	m := New(o)
	feed(m, "2")
	if drawn := text(m); !strings.Contains(drawn, m.ctx.Phrases.Map.Title) || strings.Contains(drawn, mapview.SignHere+" ") || !strings.Contains(drawn, mapview.SignSeen) {
		t.Errorf("the map from the title:\n%s", drawn)
	}
	feed(m, "n", "c", "enter", "enter", "esc")
	if len(m.screens) != 1 {
		t.Errorf("%d screens are open", len(m.screens))
	}
	if words := strings.Join(trail.Words(m.ctx.Session), "\n"); strings.Contains(words, "You are") {
		t.Errorf("where nobody is:\n%s", words)
	}
}

// TestMapLines holds the map in words.
func TestMapLines(t *testing.T) {
	story := lockkeeper(t)
	o := playing(t, story, game.Agent)
	o.Past = foundBy(t, story, 3)
	m := New(o)
	feed(m, "1", "1")
	for _, line := range trail.Words(m.ctx.Session) {
		t.Log(line)
	}
	lines := strings.Join(trail.Words(m.ctx.Session), "\n")
	for _, want := range []string{" places found.", "You are at ", "in this run."} {
		if !strings.Contains(lines, want) {
			t.Errorf("%q is not said in\n%s", want, lines)
		}
	}
}

// BenchmarkMap opens the map of the story as shipped, and draws it.
func BenchmarkMap(b *testing.B) {
	story, err := scenes.Cobalt()
	if err != nil {
		b.Fatal(err)
	}
	m := New(playing(b, story, game.Agent))
	m.Update(tea.WindowSizeMsg{Width: 200, Height: 60})
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			feed(m, "m")
			_ = m.draw()
			feed(m, "esc")
		}
	})
	feed(m, "m")
	b.Run("frame", func(b *testing.B) {
		for b.Loop() {
			feed(m, "up")
			_ = m.draw()
		}
	})
}
