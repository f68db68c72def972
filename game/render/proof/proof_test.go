package proof_test

import (
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"testing"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/explore"
	"cobalt/game/render/output"
	"cobalt/game/render/proof"
	"cobalt/scenes"
)

// proven returns the report of a small story, with a warning of the compiler.
func proven(t *testing.T) *proof.Report {
	t.Helper()
	story, err := scenes.CompileDir("../../../cmd/cobalt/testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	r, err := explore.Verify(t.Context(), story, explore.Options{Difficulty: game.Agent, MaxMemory: 1 << 30})
	if err != nil {
		t.Fatal(err)
	}
	return &proof.Report{
		Report: r, Path: func(file string) string { return "stories/" + file },
		Compiler: diag.List{{Code: "missing-art", Severity: diag.Warning, Message: "there is no picture", Range: diag.Range{File: "foot.md", Line: 9, Col: 1, EndLine: 9, EndCol: 4}}},
	}
}

// The warnings of the compiler are told in every format, with the path that people
// can open.
func TestCompilerWarnings(t *testing.T) {
	r := proven(t)
	var text, github, object strings.Builder
	if err := errors.Join(r.WriteText(&text, output.Painter{}), r.WriteGitHub(&github), r.WriteJSON(&object)); err != nil {
		t.Fatal(err)
	}
	if want := "\nstories/foot.md:9:1: warning: missing-art: there is no picture\n"; !strings.Contains(text.String(), want) {
		t.Errorf("%q is not in the text:\n%s", want, text.String())
	}
	if want := "::warning file=stories/foot.md,line=9,col=1,"; !strings.Contains(github.String(), want) {
		t.Errorf("%q is not among the annotations:\n%s", want, github.String())
	}
	var got struct {
		Complete bool
		Defects  []any
		Warnings []struct {
			Kind, At, File, Code string
			Mission              []string
		}
	}
	if err := json.Unmarshal([]byte(object.String()), &got); err != nil {
		t.Fatal(err)
	}
	last := got.Warnings[len(got.Warnings)-1]
	if !got.Complete || got.Defects == nil || last.At != "foot.md:9" || last.File != "stories/foot.md" || last.Code != "missing-art" || last.Mission == nil {
		t.Errorf("got %s", object.String())
	}
}

// TestSources holds that the source line stands below what is told of it, with the place
// marked, if the report is given one.
func TestSources(t *testing.T) {
	r := proven(t)
	r.Source = func(file string, line int) string { return file + " is [here] and there" }
	var text strings.Builder
	if err := r.WriteText(&text, output.Painter{Colored: true}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"foot.md:9:1: \x1b[33mwarning\x1b[0m: missing-art: there is no picture\n" +
			"   \x1b[2m9 |\x1b[0m \x1b[33mfoo\x1b[0mt.md is [here] and there\n",
		"\x1b[2m  |\x1b[0m \x1b[33m^^^\x1b[0m\n",
		"\x1b[32m0 defects\x1b[0m, ",
	} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is not in the text:\n%q", want, text.String())
		}
	}
}

var errFull = errors.New("full")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

// A proof that was interrupted says so, in words of its own, and gives no length of a run
// that it does not know.
func TestInterrupted(t *testing.T) {
	r := proven(t)
	cut := *r.Report
	cut.Complete, cut.Stopped = false, context.Canceled
	cut.Endings = []explore.Ending{{ID: "door", Reachable: true}}
	r.Report = &cut
	var text, github, object strings.Builder
	if err := errors.Join(r.WriteText(&text, output.Painter{}), r.WriteGitHub(&github), r.WriteJSON(&object)); err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile(`door +found`).MatchString(text.String()) {
		t.Errorf("it does not say that an ending is found:\n%s", &text)
	}
	if got := strings.Join(strings.Fields(object.String()), ""); !strings.Contains(got, `"id":"door","reachable":true,"choices":null`) {
		t.Errorf("it says\n%s", &object)
	}
	for _, got := range []string{text.String(), github.String()} {
		if !strings.Contains(got, "it was interrupted") || strings.Contains(got, "context") {
			t.Errorf("it says\n%s", got)
		}
	}
}

// Every format tells the writer's error.
func TestWriterError(t *testing.T) {
	r := proven(t)
	for name, err := range map[string]error{"text": r.WriteText(fullDisk{}, output.Painter{}), "json": r.WriteJSON(fullDisk{}), "github": r.WriteGitHub(fullDisk{})} {
		if !errors.Is(err, errFull) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
