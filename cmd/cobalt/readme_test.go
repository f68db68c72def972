package main

import (
	"context"
	"os"
	"strings"
	"testing"
)

// TestReadmeMission runs the mission that README.md shows.
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
