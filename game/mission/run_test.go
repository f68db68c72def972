package mission_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/scenes"
)

var update = flag.Bool("update", false, "rewrite what the scripts in testdata expect")

// smallStory compiles the story in testdata/story.
func smallStory(t testing.TB) *game.Story {
	t.Helper()
	story, err := scenes.CompileDir("testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// TestRun runs the scripts in testdata/run: each holds a mission file and its
// outcome. A comment "complete" demands an ending.
func TestRun(t *testing.T) {
	story := smallStory(t)
	scripts, err := filepath.Glob("testdata/run/*.txtar")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts in testdata/run: %v", err)
	}
	for _, name := range scripts {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			script, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := runScript(t, story, script)
			if *update {
				script.Files = append(script.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(script), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if len(script.Files) != 2 || string(script.Files[1].Data) != got {
				t.Errorf("go test ./game/mission -update rewrites it; got:\n%s", got)
			}
		})
	}
}

func runScript(t *testing.T, story *game.Story, script *txtar.Archive) string {
	t.Helper()
	file, err := mission.Parse("a.mission", script.Files[0].Data)
	if file == nil {
		t.Fatal(err)
	}
	opt := mission.Options{Words: story.Text[1:], Complete: strings.Contains(string(script.Comment), "complete")}
	res, err := mission.Run(story, file, opt)
	if err != nil {
		return err.Error() + "\n"
	}
	if res.OK != (len(res.Failures) == 0) {
		t.Errorf("OK is %v with %d failures", res.OK, len(res.Failures))
	}
	return describe(res, file)
}

// describe writes a result as the scripts have it.
func describe(res *mission.Result, file *mission.File) string {
	var b strings.Builder
	for i := range res.Failures {
		f := &res.Failures[i]
		fmt.Fprintf(&b, "%d:%d: %s\n", f.Line, f.Col, strings.ReplaceAll(f.String(), "\n", "\n    "))
		if at := res.Story.NodeRef(f.At); at != res.At() {
			fmt.Fprintf(&b, "    (at %s)\n", at)
		}
	}
	st := &res.State
	fmt.Fprintf(&b, "ran %d of %d lines, %s\n", res.Ran, len(file.Lines), st.Difficulty)
	fmt.Fprintf(&b, "at %s", res.At())
	if ending, ok := res.Ending(); ok {
		fmt.Fprintf(&b, ", ending %s", ending)
	}
	fmt.Fprintf(&b, "\nchoices %d minutes %d suspicion %d trace %d", st.Choices, st.Minutes, st.Suspicion(), st.Trace())
	if clock, ok := res.Clock(); ok {
		fmt.Fprintf(&b, " clock %d", clock)
	}
	fmt.Fprintf(&b, " meters %v\nitems %v facts %v\n", res.Meters(), res.Items(), res.Facts())
	for _, s := range res.Splits {
		fmt.Fprintf(&b, "%s: choices %d minutes %d at %v\n", res.Story.Scenes[s.Scene].ID, s.Choices, s.Minutes, s.At)
	}
	return b.String()
}

func TestOtherStory(t *testing.T) {
	f := mustParse(t, "---\nstory: other\n---\nwait\n")
	_, err := mission.Run(smallStory(t), f, mission.Options{})
	var other *mission.StoryError
	if !errors.As(err, &other) || other.Of != "other" || other.Have != "a-small-story" {
		t.Fatalf("error %v", err)
	}
	if want := `a.mission: a mission of the story "other"; this is "a-small-story" (--story names another)`; err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
}

func TestDifficulty(t *testing.T) {
	story := smallStory(t)
	ghost := game.Ghost
	for _, tt := range []struct {
		text string
		opt  mission.Options
		want int // suspicion
	}{
		{"shout\n", mission.Options{}, 60},
		{"---\ndifficulty: recruit\n---\nshout\n", mission.Options{}, 55},
		{"---\ndifficulty: recruit\n---\nshout\n", mission.Options{Difficulty: &ghost}, 65},
	} {
		res, err := mission.Run(story, mustParse(t, tt.text), tt.opt)
		if err != nil || !res.OK || res.State.Suspicion() != tt.want {
			t.Errorf("%q: suspicion %d, error %v; want %d", tt.text, res.State.Suspicion(), err, tt.want)
		}
	}
}

func TestObserve(t *testing.T) {
	story := smallStory(t)
	var got []string
	observe := func(s *mission.Step) {
		line, choice := 0, "-"
		if s.Line != nil {
			line, choice = s.Line.Number, story.Choices[s.Choice].ID
		}
		entered := 0
		for _, e := range s.Record.Events {
			if e.Kind == game.Entered {
				entered++
			}
		}
		got = append(got, fmt.Sprintf("%d %s %d>%d %d %d", line, choice, s.Before.Choices, s.After.Choices, entered, len(s.Record.Blocks)))
	}
	if _, err := mission.Run(story, mustParse(t, "# x\nlift-the-l\nexpect told\nlift-the-k\ngo\n"), mission.Options{Observe: observe}); err != nil {
		t.Fatal(err)
	}
	want := []string{"0 - 0>0 1 1", "2 lift-the-lid 0>1 1 2", "4 lift-the-keys 1>2 1 1", "5 go-on 2>3 1 1"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestFind(t *testing.T) {
	r, err := mission.Start(smallStory(t), game.Agent, mission.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		ref  mission.Ref
		want error
	}{
		{mission.Ref{Text: "wait"}, nil},
		{mission.Ref{Text: "lift"}, mission.ErrAmbiguous},
		{mission.Ref{Text: "wait-longer"}, game.ErrNotOffered},
		{mission.Ref{Text: "go-on"}, game.ErrLocked},
		{mission.Ref{Text: "dance"}, game.ErrNoChoice},
		{mission.Ref{Text: "Wait", Label: true}, nil},
		{mission.Ref{Text: "wait", Label: true}, game.ErrNoChoice},
	} {
		if _, err := r.Find(tt.ref); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.ref, err, tt.want)
		}
	}
}
