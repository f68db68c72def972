package main

import (
	"context"
	"os"
	"strings"
	"testing"
)

// The chart in the authors' manual is the story's; -update draws it anew.
func TestMapOfManual(t *testing.T) {
	const begin, end = "<!-- map: written by go test ./cmd/cobalt -run Map -update -->\n", "<!-- end of map -->\n"
	text, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, opened := strings.Cut(string(text), begin)
	_, after, closed := strings.Cut(rest, end)
	if !opened || !closed {
		t.Fatalf("%s has no place for the map", manual)
	}
	var out, errs strings.Builder
	std := streams{in: strings.NewReader(""), out: &out, err: &errs}
	if status := execute(context.Background(), std, func(string) string { return "" }, []string{"map", "--scenes"}); status != exitOK {
		t.Fatalf("status %d: %s", status, errs.String())
	}
	want := before + begin + "```mermaid\n" + out.String() + "```\n" + end + after
	switch {
	case want == string(text):
	case *update:
		if err := os.WriteFile(manual, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("the map in %s is not the story's; go test ./cmd/cobalt -run Map -update draws it anew", manual)
	}
}
