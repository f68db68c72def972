package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cobalt/cmd/cobalt/early"
	"cobalt/cmd/cobalt/early/run"
	"cobalt/cmd/cobalt/origin"
	"cobalt/cmd/cobalt/release"
	"cobalt/game"
	"cobalt/scenes"
)

// answered runs a command line in package main.
func answered(t *testing.T, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	var out, complaints bytes.Buffer
	std := streams{in: strings.NewReader(""), out: &out, err: &complaints}
	status = execute(t.Context(), std, func(string) string { return "" }, args)
	return out.String(), complaints.String(), status
}

// What is answered early is what package main answers, and every run is that passes.
func TestEarly(t *testing.T) {
	var text strings.Builder
	if !early.Version(&text, "1.2.3", []string{"--version"}) {
		t.Error("--version of a release is not answered")
	}
	late, _, _ := answered(t, "--version")
	if want := strings.Replace(late, origin.Version(), release.Line("1.2.3"), 1); text.String() != want {
		t.Errorf("--version: %q, want %q", text.String(), want)
	}
	for _, mission := range shippedMissions(t) {
		text.Reset()
		late, _, status := answered(t, "run", mission)
		if !run.Passed(&text, []string{"run", mission}) || status != exitOK || text.String() != late {
			t.Errorf("%s: %q, want %q", mission, text.String(), late)
		}
	}
}

// shippedMissions are the paths of the built-in story's missions.
func shippedMissions(t *testing.T) []string {
	t.Helper()
	missions, err := filepath.Glob("../../scenes/cobalt/missions/*.mission")
	if err != nil || len(missions) < 50 {
		t.Fatalf("%d missions: %v", len(missions), err)
	}
	return missions
}

// However a mission is changed, its run is answered early if it passes, as package main
// answers it, and is left to package main if it does not.
func TestEarlyOfChangedMissions(t *testing.T) {
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	var files [][]string
	for _, name := range shippedMissions(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, strings.SplitAfter(string(text), "\n"))
	}
	path := filepath.Join(t.TempDir(), "changed.mission")
	passed, failed := 0, 0
	rapid.Check(t, func(r *rapid.T) {
		lines := slices.Clone(rapid.SampledFrom(files).Draw(r, "file"))
		for range rapid.IntRange(0, 2).Draw(r, "changes") {
			lines = changedMission(r, story, lines)
		}
		if err := os.WriteFile(path, []byte(strings.Join(lines, "")), 0o600); err != nil {
			r.Fatal(err)
		}
		var text strings.Builder
		early := run.Passed(&text, []string{"run", path})
		late, _, status := answered(t, "run", path)
		if early != (status == exitOK) || early && text.String() != late {
			r.Fatalf("answered early: %v, %q; want status %d, %q", early, text.String(), status, late)
		}
		if early {
			passed++
		} else {
			failed++
		}
	})
	if passed == 0 || failed == 0 {
		t.Errorf("%d runs passed and %d failed: the test tests half of it", passed, failed)
	}
}

// Whatever front matter says, a file is answered early only as package main answers it.
func TestEarlyOfFrontMatter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "front.mission")
	answer := func(front string) (early bool) {
		t.Helper()
		if err := os.WriteFile(path, []byte(front+"expect suspicion == 0\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		early = run.Passed(&text, []string{"run", path})
		if late, complaints, status := answered(t, "run", path); early && (status != exitOK || text.String() != late) {
			t.Errorf("%q is answered early: %q; want status %d, %q%s", front, text.String(), status, late, complaints)
		}
		return early
	}
	for _, lines := range []string{
		"", "# it's \"ours\"\nstory: cobalt\n\nnote: of Ann: hers\n", "story:\ndifficulty: ~\nversion: 1  \n", "story: cobalt\ndifficulty: ghost\nsaved: 2026-11-22T14:03:11Z\nother: 0x1\n",
	} {
		front := "---\n" + lines + "---\n"
		early := answer(front)
		if plain := !strings.Contains(lines, "Ann:"); early != plain || answer("\uFEFF"+strings.ReplaceAll(front, "\n", "\r\n")) != plain {
			t.Errorf("%q is answered early: %v, want %v", front, early, plain)
		}
	}
	for _, lines := range []string{
		"version: \"1\"\n", "story: nUll\n", "sum: nULL\n", "sum: \"\"\n", "difficulty: ''\n", "saved: ''\n", "front: ''\n", "note: a:\tb\n",
		"note: a\uFFFEb\n", "note: a\u2029b\n", "# a\u2028difficulty: ghost\nnote: b\n", "note: \u2028b\n", "note: a\n...\n", "note: [\n", "note: a",
	} {
		answer("---\n" + lines + "---\n")
	}
	answer("---\nstory: cobalt\n")
	answer("---")
}

// changedMission changes the lines of a mission behind its front matter.
func changedMission(r *rapid.T, story *game.Story, lines []string) []string {
	first := 0
	if lines[0] == "---\n" {
		first = slices.Index(lines[1:], "---\n") + 2
	}
	at := rapid.IntRange(first, len(lines)-1).Draw(r, "line")
	line := lines[at]
	choice := slices.IndexFunc(story.Choices, func(c game.Choice) bool { return c.ID == strings.TrimSpace(line) })
	switch rapid.IntRange(0, 5).Draw(r, "change") {
	case 0:
		return slices.Delete(lines, at, at+1)
	case 1:
		return slices.Insert(lines, at, line)
	case 2: // the beginning of an id, or of something else
		if text := strings.TrimSpace(line); text != "" {
			lines[at] = text[:rapid.IntRange(1, len(text)).Draw(r, "length")] + "\n"
		}
	case 3:
		if choice >= 0 {
			lines[at] = strconv.Quote(story.Text[0].Choices[choice]) + " @ 1.5 # by its label\n"
		}
	default:
		return slices.Insert(lines, at, "expect "+expectation(r, story, 2)+"\n")
	}
	return lines
}

// expectation is something that can be expected, of which some holds at most places.
func expectation(r *rapid.T, story *game.Story, depth int) string {
	choice := func() string {
		id := rapid.IntRange(0, len(story.Choices)-1).Draw(r, "choice")
		switch rapid.IntRange(0, 2).Draw(r, "named") {
		case 0:
			return story.Choices[id].ID
		case 1:
			return story.Choices[id].ID[:3]
		default:
			return `"` + story.Text[0].Choices[id] + `"`
		}
	}
	node := func() string {
		return story.NodeRef(game.NodeID(rapid.IntRange(0, len(story.Nodes)-1).Draw(r, "node")))
	}
	number := rapid.SampledFrom([]string{"minutes", "choices", "suspicion", "trace", "clock", "nothing"})
	compared := rapid.SampledFrom([]string{" < ", " <= ", " == ", " != ", " >= ", " > "})
	switch rapid.IntRange(0, 10).Draw(r, "kind") {
	case 0:
		return "at " + node()
	case 1:
		return "seen " + node()
	case 2:
		return "visits " + node() + compared.Draw(r, "compared") + "1"
	case 3:
		return "ending " + rapid.SampledFrom(story.Endings).Draw(r, "ending").ID
	case 4:
		return "can " + choice()
	case 5:
		return "locked " + choice()
	case 6:
		return number.Draw(r, "left") + compared.Draw(r, "compared") + strconv.Itoa(rapid.IntRange(0, 40).Draw(r, "number"))
	case 7:
		return number.Draw(r, "left") + compared.Draw(r, "compared") + number.Draw(r, "right")
	case 8:
		return rapid.SampledFrom(story.Items).Draw(r, "item").ID
	case 9:
		return rapid.SampledFrom(story.Facts).Draw(r, "fact").ID
	default:
		if depth == 0 {
			return "not " + node()
		}
		return "not (" + expectation(r, story, depth-1) + rapid.SampledFrom([]string{" and ", " or "}).Draw(r, "word") + expectation(r, story, depth-1) + ")"
	}
}

// Everything else is left to package main, and nothing is written.
func TestEarlyLeaves(t *testing.T) {
	write := func(name, text string) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	const passing = "../../scenes/cobalt/missions/declined.mission"
	var text strings.Builder
	for _, args := range [][]string{
		nil,
		{""},
		{"version"},
		{"run"},
		{"run", ""},
		{"run", "-"},
		{"run", "--help"},
		{"run", "../../scenes/cobalt/missions"},
		{"run", passing, passing},
		{"run", "--complete", passing},
		{"run", "missing.mission"},
		{"play", passing},
		{"run", write("empty.mission", "")},
		{"run", write("fails.mission", "expect suspicion == 99\n")},
		{"run", write("no-choice.mission", "not-a-choice\n")},
		{"run", write("bad.mission", "---\nstory: [\n---\n")},
		{"run", write("long.mission", strings.Repeat("# much\n", 10_000))},
	} {
		if run.Passed(&text, args) || early.Version(&text, "1.2.3", args) || text.Len() > 0 {
			t.Errorf("%q is answered early: %q", args, text.String())
		}
	}
	if early.Version(&text, "", []string{"--version"}) {
		t.Error("--version of a program that is no release is answered early")
	}
}

// A run is answered before the libraries are initialized that only other commands use.
func TestEarlyIsEarly(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "run", "../../scenes/cobalt/missions/declined.mission")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var initialized bytes.Buffer
	cmd.Stderr = &initialized
	out, err := cmd.Output()
	if err != nil || !strings.HasSuffix(string(out), "\n1 mission: passed\n") {
		t.Fatalf("%q: %v", out, err)
	}
	trace := initialized.String()
	if !strings.Contains(trace, "\ninit cobalt/game/expr @") {
		t.Errorf("the rules were not initialized:\n%s", trace)
	}
	for _, other := range []string{"go.yaml.in/", "github.com/yuin/goldmark", "modernc.org/sqlite ", "crypto/sha256 ", "regexp ", "encoding/json "} {
		if strings.Contains(trace, "init "+other) {
			t.Errorf("%s was initialized before:\n%s", other, trace)
		}
	}
}
