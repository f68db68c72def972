package web_test

import (
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"testing"
	"testing/fstest"
	"time"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/review"
	"cobalt/game/web"
)

// Suspicion that falls in the step in which it rises again, and never comes to where it was.
var falling = fstest.MapFS{
	"story.md": {Data: []byte("---\ntitle: Falling\nstart: a.md\nendings:\n  out: {name: Out, hint: Go.}\n---\n\nA fall.\n")},
	"a.md": {Data: []byte("---\ntitle: A\ncaught: \"#two\"\n---\n\n## One\n\nHere.\n\n- [Shout](b.md#two) `suspicion +60`\n\n" +
		"- [Wait](#two)\n\n## Two\n\nGone.\n\n`ending out`\n")},
	"b.md": {Data: []byte("---\ntitle: B\ncaught: \"#three\"\n---\n\n## Two\n\nThere.\n\n- [Hide](#three) `suspicion -50`\n\n" +
		"## Three\n\n`suspicion +40` A cough.\n\n`ending out`\n")},
}

// The page tells the peaks of suspicion that the terminal tells.
func TestPeaks(t *testing.T) {
	story, data := packed(t, falling)
	run, err := playthrough.Begin(story, game.Agent, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if run, err = run.Choose(0, 0); err != nil {
			t.Fatal(err)
		}
	}
	if peaks := samePeaks(t, open(t, data), run); len(peaks) != 2 {
		t.Errorf("the peaks are %q", peaks)
	}
	if testing.Short() {
		t.Skip("all missions of the shipped story: with the race detector, a minute")
	}
	folder := "../../scenes/cobalt"
	story, data = packed(t, os.DirFS(folder))
	g, some := open(t, data), 0
	for _, file := range missionFiles(t, folder) {
		run, result, err := keep.Follow(story, file, file.Difficulty, time.Time{})
		if err != nil || !result.OK {
			t.Fatal(file.Name, err)
		}
		if _, ended := run.Now().State.Ended(); ended {
			some += len(samePeaks(t, g, run))
		}
	}
	if some == 0 {
		t.Error("no mission has a peak")
	}
}

// samePeaks holds the peaks that a game tells of a run against the terminal's.
func samePeaks(t *testing.T, g *web.Game, run playthrough.Run) (want []string) {
	t.Helper()
	if a := do(t, g, "load", written(t, run, time.Date(2026, 11, 22, 14, 3, 11, 0, time.UTC)), saved); a.Error+a.Parted != "" {
		t.Fatal(a.Error + a.Parted)
	}
	var told struct {
		Peaks []struct {
			Step int
			Text string
		}
	}
	if err := json.Unmarshal([]byte(g.Do("debrief")), &told); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range told.Peaks {
		got = append(got, strconv.Itoa(p.Step)+" "+p.Text)
	}
	words, err := phrases.Load(assets.Words, "en")
	if err != nil {
		t.Fatal(err)
	}
	original, _ := run.Story.Words("")
	n := &phrases.Narrator{Story: run.Story, Words: original, Phrases: words}
	for _, p := range review.Peaks(n, run) {
		want = append(want, strconv.Itoa(p.Step)+" "+review.PeakLine(n, p))
	}
	if !slices.Equal(got, want) {
		t.Errorf("the page tells %q, want %q", got, want)
	}
	return want
}
