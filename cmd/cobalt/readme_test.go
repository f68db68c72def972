package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cobalt/assets"
	"cobalt/game/tui/phrases"
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

// What README.md tells authors to do with their new story goes well.
func TestReadmeAuthors(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	lines := regexp.MustCompile(`(?m)^    cobalt ((?:new|verify|run|map) [^#\n]*my-story[^#\n]*)`).FindAllStringSubmatch(string(text), -1)
	if len(lines) != 4 {
		t.Fatalf("it has %d of the commands new, verify, run and map", len(lines))
	}
	t.Chdir(t.TempDir())
	for _, m := range lines {
		var errs strings.Builder
		std := streams{in: strings.NewReader(""), out: io.Discard, err: &errs}
		if status := execute(context.Background(), std, func(string) string { return "" }, strings.Fields(m[1])); status != exitOK {
			t.Errorf("%s: status %d: %s", m[1], status, errs.String())
		}
	}
}

// README.es.md shows the pictures of README.md, names commands and files that there
// are, and only words of plain mode in Spanish that it knows.
func TestReadmeInSpanish(t *testing.T) {
	text, err := os.ReadFile("../../README.es.md")
	if err != nil {
		t.Fatal(err)
	}
	english, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	link := regexp.MustCompile(`\]\(([^)#:]+)\)`)
	for _, m := range link.FindAllStringSubmatch(string(english), -1) {
		if strings.HasSuffix(m[1], ".svg") && !strings.Contains(string(text), m[1]) {
			t.Errorf("it does not show %s", m[1])
		}
	}
	for _, m := range link.FindAllStringSubmatch(string(text), -1) {
		if _, err := os.Stat(filepath.Join("../..", m[1])); err != nil {
			t.Errorf("it links to %s: %v", m[1], err)
		}
	}
	known := append(commandNames(newRoot(&options{})), "help")
	for _, m := range regexp.MustCompile("(?:`|    )cobalt ([a-z]+)").FindAllStringSubmatch(string(text), -1) {
		if !slices.Contains(known, m[1]) {
			t.Errorf("it names the command %q", m[1])
		}
	}
	words, err := phrases.Load(assets.Words, "es")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(text), "con acentos o sin ellos:")
	list, _, _ = strings.Cut(list, "\n\n")
	quoted := regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(list, -1)
	if len(quoted) < 5 {
		t.Fatalf("it names the words %q", quoted)
	}
	c := reflect.ValueOf(words.Commands)
	for _, m := range quoted {
		found := false
		for i := range c.NumField() {
			found = found || slices.Contains(c.Field(i).Interface().(phrases.Command).Words, m[1])
		}
		if !found {
			t.Errorf("plain mode does not know the word %q", m[1])
		}
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
