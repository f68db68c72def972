package main

import (
	"context"
	"os"
	"strings"
	"testing"
)

// The mission in README.md runs.
func TestReadmeMission(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(text), "```\n# the shortest way to live\n")
	script, _, closed := strings.Cut(rest, "```\n")
	if !ok || !closed {
		t.Fatal("README.md shows no mission any more")
	}
	var out, errs strings.Builder
	std := streams{in: strings.NewReader(script), out: &out, err: &errs}
	if status := execute(context.Background(), std, func(string) string { return "" }, []string{"run", "--complete", "-"}); status != exitOK {
		t.Errorf("status %d:\n%s%s", status, out.String(), errs.String())
	}
}

// README.md's table names every package, and its text names every command.
func TestReadmePackages(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "| package | what it is |")
	table, _, _ = strings.Cut(table, "\n\n")
	for name := range rooms {
		if !strings.Contains(table, "`"+name+"`") {
			t.Errorf("README.md's table does not name the package %s", name)
		}
	}
	for _, c := range newRoot(&options{}).Commands() {
		if !strings.Contains(string(text), "cobalt "+c.Name()) {
			t.Errorf("README.md does not name `cobalt %s`", c.Name())
		}
	}
}
