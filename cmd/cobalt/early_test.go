package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cobalt/cmd/cobalt/early"
	"cobalt/cmd/cobalt/early/run"
	"cobalt/cmd/cobalt/origin"
	"cobalt/cmd/cobalt/release"
)

// answered runs a command line in package main.
func answered(t *testing.T, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	var out, complaints bytes.Buffer
	std := streams{in: strings.NewReader(""), out: &out, err: &complaints}
	status = execute(t.Context(), std, func(string) string { return "" }, args)
	return out.String(), complaints.String(), status
}

// What is answered early is what package main answers.
func TestEarly(t *testing.T) {
	var text strings.Builder
	if !early.Version(&text, "1.2.3", []string{"--version"}) {
		t.Error("--version of a release is not answered")
	}
	late, _, _ := answered(t, "--version")
	if want := strings.Replace(late, origin.Version(), release.Line("1.2.3"), 1); text.String() != want {
		t.Errorf("--version: %q, want %q", text.String(), want)
	}
	missions, err := filepath.Glob("../../scenes/cobalt/missions/d*.mission")
	if err != nil || len(missions) == 0 {
		t.Fatalf("there are no missions: %v", err)
	}
	for _, mission := range missions {
		text.Reset()
		late, _, status := answered(t, "run", mission)
		if !run.Passed(&text, []string{"run", mission}) || status != exitOK || text.String() != late {
			t.Errorf("%s: %q, want %q", mission, text.String(), late)
		}
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
	if trace := initialized.String(); !strings.Contains(trace, "\ninit cobalt/game/mission @") || strings.Contains(trace, "init github.com/yuin/goldmark") || strings.Contains(trace, "init modernc.org/sqlite ") {
		t.Errorf("what was initialized before:\n%s", trace)
	}
}
