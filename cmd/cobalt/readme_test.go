package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The manuals: for players, for authors, for those who work on the program.
const readme, manual, contributing = "../../README.md", "../../scenes/README.md", "../../CONTRIBUTING.md"

// The mission in README.md runs, and the same one in the authors' manual.
func TestReadmeMission(t *testing.T) {
	for _, file := range []string{readme, manual} {
		t.Run(file, func(t *testing.T) { checkMission(t, file) })
	}
}

func checkMission(t *testing.T, file string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(text), "```\n# the shortest way to live\n")
	script, _, closed := strings.Cut(rest, "```\n")
	if !ok || !closed {
		t.Fatal("it shows no mission any more")
	}
	var out, errs strings.Builder
	std := streams{in: strings.NewReader(script), out: &out, err: &errs}
	if status := execute(context.Background(), std, func(string) string { return "" }, []string{"run", "--complete", "-"}); status != exitOK {
		t.Errorf("status %d:\n%s%s", status, out.String(), errs.String())
	}
}

// CONTRIBUTING.md's table names every package, and the manuals every command.
func TestReadmePackages(t *testing.T) {
	var texts [3]string
	for i, file := range [...]string{contributing, readme, manual} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[i] = string(text)
	}
	_, table, _ := strings.Cut(texts[0], "| package | what it is |")
	table, _, _ = strings.Cut(table, "\n\n")
	for name := range rooms {
		if !strings.Contains(table, "`"+name+"`") {
			t.Errorf("CONTRIBUTING.md's table does not name the package %s", name)
		}
	}
	for _, c := range newRoot(&options{}).Commands() {
		if !strings.Contains(texts[1], "cobalt "+c.Name()) && !strings.Contains(texts[2], "cobalt "+c.Name()) {
			t.Errorf("neither README.md nor scenes/README.md names `cobalt %s`", c.Name())
		}
	}
}

// shownRun is the beginning of the command in README.md that makes the moving picture.
const shownRun = "    cobalt export scenes/cobalt/missions/"

// TestReadmeScreens runs the command by which README.md says that its moving picture
// is made, and holds the picture in assets/screens against it; with -update it writes
// it. A page must load it quickly.
func TestReadmeScreens(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(text), "\n"+shownRun)
	line, _, _ := strings.Cut(rest, "\n")
	args := append([]string{"export"}, strings.Fields("../../scenes/cobalt/missions/"+line)...)
	at := slices.Index(args, "-o")
	if !ok || at < 0 || at+1 == len(args) {
		t.Fatalf("README.md shows no%s ... -o FILE any more", shownRun)
	}
	if !strings.Contains(string(text), "]("+args[at+1]+")") {
		t.Errorf("README.md does not show %s", args[at+1])
	}
	shown := "../../" + args[at+1]
	args[at+1] = filepath.Join(t.TempDir(), "run.svg")
	var errs strings.Builder
	if status := execute(t.Context(), streams{in: strings.NewReader(""), out: io.Discard, err: &errs}, func(string) string { return "" }, args); status != exitOK {
		t.Fatalf("status %d:\n%s", status, errs.String())
	}
	picture, err := os.ReadFile(args[at+1])
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(shown, picture, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if there, err := os.ReadFile(shown); err != nil || !bytes.Equal(there, picture) {
		t.Errorf("%s is another picture now (%v): go test ./cmd/cobalt -run ReadmeScreens -update draws it", shown, err)
	}
	if len(picture) > 400_000 {
		t.Errorf("%s has %d bytes", shown, len(picture))
	}
}
