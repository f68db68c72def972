package transcript_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"cobalt/game/narration/prose"
	"cobalt/scenes"
)

// The transcript of every mission of the shipped story keeps its shape: Markdown is
// read as it was written, plain text is narrow enough, and HTML nests.
func TestShipped(t *testing.T) {
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob("../../../scenes/cobalt/missions/*.mission")
	if err != nil || len(paths) < 50 {
		t.Fatalf("%d missions, %v", len(paths), err)
	}
	for _, path := range paths {
		script, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		told := tell(t, story, string(script))
		told.Offered = true
		chapters := len(told.Chapters)
		if told.Ending != "" {
			chapters++
		}
		if got := headings(told.Markdown()); got != chapters {
			t.Errorf("%s: %d headings, %d chapters", path, got, chapters)
		}
		for line := range strings.Lines(told.Text()) {
			if line = strings.TrimSuffix(line, "\n"); prose.Width(line) > 72 && !strings.HasPrefix(line, "    | ") {
				t.Errorf("%s: %d columns: %s", path, prose.Width(line), line)
			}
		}
		page, err := told.HTML()
		if err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if open, shut := strings.Count(page, "<section"), strings.Count(page, "</section>"); open != len(told.Chapters) || shut != open {
			t.Errorf("%s: %d sections open, %d close", path, open, shut)
		}
	}
}

// headings counts the headings of chapters.
func headings(markdown string) int {
	root := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader([]byte(markdown)))
	n := 0
	for block := root.FirstChild(); block != nil; block = block.NextSibling() {
		if h, ok := block.(*ast.Heading); ok && h.Level == 2 {
			n++
		}
	}
	return n
}
