package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/game/tui"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/plain"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
	"cobalt/save"
	"cobalt/save/library"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// A reader sees a run as a player sees it: the whole screen, and the whole run
// told in lines.
type reader struct {
	story   *game.Story
	phrases *phrases.Phrases
}

func (r *reader) read(t *rapid.T, run playthrough.Run) string {
	o := session.Options{
		Story: r.story, Phrases: r.phrases, Run: run, Settings: settings.Settings{Theme: settings.Dark, ReducedMotion: true},
		Clock: func() time.Time { return run.Started.Add(run.Now().At) },
	}
	m := tui.New(o)
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 60})
	var told strings.Builder
	if _, err := plain.Play(t.Context(), o, strings.NewReader("log\nstatus\ni\nlook\n"), &told); err != nil {
		t.Fatal(err)
	}
	return m.View().Content + "\n" + told.String()
}

// Going on is saving and loading at every step, and is rewinding and redoing:
// by state, and by all that is shown.
func TestGoingOnIsLoading(t *testing.T) {
	phrases, err := phrases.Load(assets.Words, "")
	if err != nil {
		t.Fatal(err)
	}
	folders := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		story, err := scenes.Compile(scenestest.Random(scenestest.Rand(rapid.Uint64().Draw(t, "story")), scenestest.Shape{}))
		if err != nil {
			t.Fatal(err)
		}
		run, err := playthrough.Begin(story, game.Agent, time.UnixMilli(1_800_000_000_123))
		if err != nil {
			t.Skip("the story has a loop at its beginning")
		}
		data, err := os.MkdirTemp(folders, "")
		if err != nil {
			t.Fatal(err)
		}
		r := &reader{story, phrases}
		loaded, name := run, ""
		for range 8 {
			choice, ok := someChoice(t, story, run)
			if !ok {
				return
			}
			at := run.Now().At + time.Duration(rapid.IntRange(0, 9999).Draw(t, "ms"))*time.Millisecond
			next, err := run.Choose(choice, at)
			if err != nil {
				return // a loop
			}
			run = next
			if loaded, err = loaded.Choose(choice, at); err != nil {
				t.Fatal(err)
			}
			loaded, name = reload(t, filepath.Join(data, "missions"), story, loaded, name)
			same(t, r, "saved and loaded", run, loaded)
			back := rapid.IntRange(0, run.Choices()).Draw(t, "back to")
			same(t, r, "rewound and redone", run, run.To(back).To(run.Choices()))
			same(t, r, "loaded and rewound", run.To(back), loaded.To(back))
		}
	})
}

// someChoice draws the index of a choice that can be taken, if there is one.
func someChoice(t *rapid.T, story *game.Story, run playthrough.Run) (int, bool) {
	var open []int
	for _, o := range story.Options(&run.Now().State, nil) {
		if !o.Locked {
			open = append(open, o.Choice)
		}
	}
	if len(open) == 0 {
		return 0, false
	}
	return rapid.SampledFrom(open).Draw(t, "choice"), true
}

// reload keeps a run, ends the program, and takes the run up in another. It
// returns the slot's name, too, which stays the same.
func reload(t *rapid.T, folder string, story *game.Story, run playthrough.Run, name string) (playthrough.Run, string) {
	k := library.New(folder, time.Now)
	if name != "" {
		// The run was read in the program before: it is taken up in this one.
		offer, err := k.Open(story, name)
		if err != nil || !offer.Ready() {
			t.Fatalf("%+v, %v", offer, err)
		}
		taken, err := k.Take(offer, 0)
		if err != nil {
			t.Fatal(err)
		}
		last := run.Now()
		at := story.Nodes[story.Choices[last.Choice].Node].First
		if run, err = taken.Choose(int(last.Choice-at), last.At); err != nil {
			t.Fatal(err)
		}
	}
	if err := k.Keep(run); err != nil {
		t.Fatal(err)
	}
	kept := strings.TrimSuffix(filepath.Base(k.Path(run)), save.Ext)
	if name != "" && kept != name {
		t.Fatalf("kept as %s, and then as %s", name, kept)
	}
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
	again := library.New(folder, time.Now)
	offer, err := again.Open(story, kept)
	if err != nil || !offer.Ready() {
		t.Fatalf("%+v, %v", offer, err)
	}
	loaded, err := again.Take(offer, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
	return loaded, kept
}

// same holds that two runs are the same by state, by time, and on the screen.
func same(t *rapid.T, r *reader, what string, want, got playthrough.Run) {
	if got.Now().State != want.Now().State || got.Now().At != want.Now().At || !got.Started.Equal(want.Started) {
		t.Fatalf("%s: %+v, and was %+v", what, got.Now(), want.Now())
	}
	if a, b := r.read(t, want), r.read(t, got); a != b {
		t.Fatalf("%s, it shows\n%s\nand was\n%s", what, b, a)
	}
}
