package export_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"cobalt/assets"
	"cobalt/game/mission"
	"cobalt/game/narration"
	"cobalt/game/render/export"
	"cobalt/game/tui/phrases"
	"cobalt/scenes"
)

// follow follows a mission on a small story.
func follow(t *testing.T, text string) *export.Run {
	t.Helper()
	story, err := scenes.CompileDir("../../../cmd/cobalt/testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	phrases, err := phrases.Load(assets.Words, "en")
	if err != nil {
		t.Fatal(err)
	}
	file, err := mission.Parse("test.mission", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	narrator := &narration.Narrator{Story: story, Words: story.Text[0], Changes: &phrases.Changes, Locked: &phrases.Locked}
	r, err := export.Follow(file, export.Options{Narrator: narrator, Phrases: &phrases.Transcript})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestClockBack(t *testing.T) {
	for _, tt := range []struct {
		text string
		step int
		back bool
	}{
		{"take-the-rope @ 1\nclimb @ 2\ngo-up @ 3\n", 0, false},
		{"take-the-rope @ 2\nclimb @ 2\ngo-up @ 2\n", 0, false},
		{"take-the-rope @ 5\nclimb @ 4\ngo-up @ 6\n", 1, true},
		{"take-the-rope @ 5\nclimb\ngo-up @ 4\n", 2, true},
		{"take-the-rope\nclimb\ngo-up\n", 0, false},
	} {
		if step, back := follow(t, tt.text).ClockBack(); step != tt.step || back != tt.back {
			t.Errorf("%q: %d, %v", tt.text, step, back)
		}
	}
}

// The splits of a run have real times up to the choice at which its clock goes
// back, and none after it: neither of the segment, nor of the attempt.
func TestSplitsOfClockBack(t *testing.T) {
	for _, tt := range []struct {
		text string
		want int // real times: one of the attempt, three of each segment
	}{
		{"take-the-rope @ 1\nclimb @ 2\ngo-up @ 3\n", 7},
		{"take-the-lamp @ 1\ntake-the-rope @ 1\nclimb @ 3\nlight-the-lamp @ 2\ngo-up @ 4\n", 3},
		{"take-the-rope @ 3\nclimb @ 2\ngo-up @ 4\n", 0},
	} {
		var out strings.Builder
		if err := follow(t, tt.text).WriteSplits(&out); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(out.String(), "<RealTime>"); got != tt.want {
			t.Errorf("%q has %d real times, want %d:\n%s", tt.text, got, tt.want, out.String())
		}
	}
}

// A file that parts from the story is told with its line, and the run up to there
// is written.
func TestParted(t *testing.T) {
	r := follow(t, "take-the-rope\nfly\nclimb\n")
	if r.Parted == nil || !strings.HasPrefix(r.Parted.Error(), "test.mission:2:1: the run was followed to here") {
		t.Errorf("parted: %v", r.Parted)
	}
	var out strings.Builder
	if err := r.WriteScript(&out); err != nil || out.String() != "take-the-rope\n" {
		t.Errorf("%v, %q", err, out.String())
	}
}

// The mission that is written has the run's choices, and the time of saving only
// if the file has none.
func TestWriteMission(t *testing.T) {
	now := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	for _, saved := range []string{"", "2026-11-22T14:03:11Z"} {
		text, want := "take-the-rope @ 1\nexpect rope\n", "2026-11-23T00:00:00Z"
		if saved != "" {
			text, want = "---\nsaved: "+saved+"\n---\n"+text, saved
		}
		var out strings.Builder
		if err := follow(t, text).WriteMission(&out, now); err != nil {
			t.Fatal(err)
		}
		if got := out.String(); !strings.Contains(got, "\nsaved: "+want) || !strings.Contains(got, "\ntake-the-rope ") || strings.Contains(got, "expect") {
			t.Errorf("saved %q: got\n%s", saved, got)
		}
	}
}

var errFull = errors.New("full")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

// Every format tells the writer's error.
func TestWriterError(t *testing.T) {
	r := follow(t, "take-the-rope\n")
	for name, err := range map[string]error{
		"md": r.WriteMarkdown(fullDisk{}), "text": r.WriteText(fullDisk{}), "html": r.WriteHTML(fullDisk{}),
		"script": r.WriteScript(fullDisk{}), "lss": r.WriteSplits(fullDisk{}), "mission": r.WriteMission(fullDisk{}, time.Unix(0, 0)),
	} {
		if !errors.Is(err, errFull) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A command replaces the files that it wrote, of any run of the story, and no
// other file.
func TestWrote(t *testing.T) {
	first, second := follow(t, "take-the-rope @ 1\nclimb @ 2\n"), follow(t, "take-the-lamp @ 3\n")
	written := map[string]func(io.Writer) error{
		"md": first.WriteMarkdown, "text": first.WriteText, "html": first.WriteHTML, "lss": first.WriteSplits, "script": first.WriteScript,
		"mission": func(w io.Writer) error { return first.WriteMission(w, time.Unix(0, 0)) },
	}
	sameRunOnly := map[string]bool{"script": true, "mission": true}
	for format, write := range written {
		var out strings.Builder
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		if format != "script" && !first.Wrote([]byte(out.String())) { // a script has no times
			t.Errorf("%s is not known as the run's own", format)
		}
		if got := second.Wrote([]byte(out.String())); got == sameRunOnly[format] {
			t.Errorf("%s of another run is known as own: %v", format, got)
		}
	}
	for _, text := range []string{
		"---\ntitle: The Foot\n---\n\n## Door\n", "# Tower\n\nMy notes.\n\n## The Foot\n", "# Tower\n\n*Notes*\n\n## My scene\n", "TOWER\nby me\n\nAct one\n",
		"<svg >\n<!-- cobalt export -->\n<title>Another</title>\n", "<svg >\n<title>Tower</title>\n",
		`{"version":3,"term":{"cols":80,"rows":24},"title":"Tower","env":{"SHELL":"/bin/sh"}}` + "\n", `{"version":3,"term":{},"title":"Another"}` + "\n",
		`<?xml version="1.0" encoding="UTF-8"?>` + "\n<Run version=\"1.7.0\">\n  <GameIcon />\n  <GameName>Tower</GameName>\n",
		"take-the-rope @ 1\nclimb\n", "take-the-rope @ 1\n", "take-the-rope @ 1\nclimb @ 2\ngo-up @ 3\n", "take-the-rope @ 1\nclimb @ 2\nexpect rope\n",
	} {
		if first.Wrote([]byte(text)) {
			t.Errorf("%q is taken for the run's own", text)
		}
	}
	if !first.Wrote([]byte(`{"version":3,"term":{"cols":80,"rows":24},"title":"Tower"}` + "\n[0,\"o\",\"\"]\n")) {
		t.Error("a recording is not known")
	}
	if !first.Wrote([]byte("<svg >\n<!-- cobalt export -->\n<title>Tower</title>\n")) {
		t.Error("a moving picture is not known")
	}
}
