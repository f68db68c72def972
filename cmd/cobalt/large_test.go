//go:build unix

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A story of 6,000 nodes is run, covered, proven, drawn and compared, and the
// page of its coverage stays one that a browser opens at once.
func TestLargeStory(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes some seconds")
	}
	const nodes = 6000
	story, page := writeLong(t, nodes, 8), filepath.Join(t.TempDir(), "page.html")
	file := filepath.Join(t.TempDir(), "long.mission")
	script := strings.Repeat("walk-on\n", nodes-1) + fmt.Sprintf("expect at s%04d.md#n%d and choices == %[2]d\n", (nodes-1)/20, nodes-1)
	if err := os.WriteFile(file, []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"run", "--story", story, "--coverage", page, file}, "6000 of 6"},
		{[]string{"verify", "--story", story}, "\n0 defects, 0 warnings\n"},
		{[]string{"diff", story, story, file}, "structure: the same; 1 mission run: the same\n"},
		{[]string{"map", "--story", story, "--format", "json", "--coverage", file}, `"by": "coverage"`},
	} {
		var out, errs bytes.Buffer
		std := streams{in: strings.NewReader(""), out: &out, err: &errs}
		status := execute(context.Background(), std, func(string) string { return "" }, tt.args)
		if status != exitOK || !strings.Contains(out.String(), tt.want) {
			t.Errorf("%q: status %d, no %q in\n%.2000s\n%s", tt.args, status, tt.want, out.String(), errs.String())
		}
	}
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if elements := bytes.Count(text, []byte("<")) / 2; len(text) > 6<<20 || elements > 25*nodes {
		t.Errorf("the page has %d bytes and about %d elements", len(text), elements)
	}
}
