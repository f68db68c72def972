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

// Mermaid refuses a chart of more than 500 arrows, and says so only when it draws.
func TestMapTooManyArrows(t *testing.T) {
	const complaint = "arrows, and Mermaid refuses more than 500 unless its maxEdges is raised; --scenes draws the scenes alone, --scene ID one of them\n"
	story := writeLong(t, 600, 2)
	for _, tt := range []struct {
		args  []string
		warns bool
	}{
		{[]string{"map", "--scenes=false", "--story", story}, true},
		{[]string{"map", "--story", story}, false},
		{[]string{"map", "--scenes=false", "--format", "dot", "--story", story}, false},
	} {
		var out, errs strings.Builder
		std := streams{in: strings.NewReader(""), out: &out, err: &errs}
		status := execute(context.Background(), std, func(string) string { return "" }, tt.args)
		if status != exitOK || out.Len() == 0 || strings.HasSuffix(errs.String(), complaint) != tt.warns {
			t.Errorf("%q: status %d, %d bytes drawn, and says %q", tt.args, status, out.Len(), errs.String())
		}
	}
}
