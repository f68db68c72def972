package scenes

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game/diag"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestPlaces holds the places of faults against marks in the text: every mark
// stands right before a fault, and there is none without.
func TestPlaces(t *testing.T) {
	const end = "\n\n## Two\n\n`ending free`\n"
	tests := map[string]string{
		"item in a choice":            "## One\n\n- [A](#two) `gain ¶kyes`" + end,
		"item behind blanks":          "## One\n\n- [A](#two) `gain   ¶kyes`" + end,
		"blanks inside the backticks": "## One\n\n- [A](#two) ` gain ¶kyes `" + end,
		"two backticks":               "## One\n\n- [A](#two) `` gain ¶kyes ``" + end,
		"behind other letters":        "## One\n\n- [Ünïcödé “—” 日本](#two) `gain ¶kyes`" + end,
		"both operands":               "## One\n\n`if ¶kyes or ¶coot`\n\n[](#two)" + end,
		"in parentheses":              "## One\n\n`if not (keys and (¶kyes or face))`\n\n[](#two)" + end,
		"a meter's name":              "## One\n\n`if ¶trsut > 3`\n\n[](#two)" + end,
		"a node that seen asks for":   "## One\n\n`if seen(\"#¶tow\")`\n\n[](#two)" + end,
		"a scene that seen asks for":  "## One\n\n`if seen(\"¶b.md#tow\")`\n\n[](#two)" + end,
		"a node of a scene":           "## One\n\n[](a.md#¶tow)" + end,
		"a target on the next line":   "## One\n\n- [A](\n   #¶tow)" + end,
		"a target in brackets":        "## One\n\n- [A](<#¶tow>)" + end,
		"a label with brackets":       "## One\n\n- [A [b] \\](c](#¶tow)" + end,
		"a divert":                    "## One\n\n`if keys` [He *was*.](#¶tow)\n\n[](#two)" + end,
		"an outcome":                  "## One\n\n- [A](#two)\n\n  `gain ¶kyes` Text.\n\n  [](#¶tow)" + end,
		"an outcome, wide bullet":     "## One\n\n-   [A](#two)\n\n    `gain ¶kyes` Text." + end,
		"an outcome, tab":             "## One\n\n-\t[A](#two)\n\n\t`gain ¶kyes` Text." + end,
		"a blockquote":                "## One\n\n> `if keys and\n>   ¶kyes` Text.\n\n[](#two)" + end,
		"a blockquote in an outcome":  "## One\n\n- [A](#two)\n\n  > `if keys`\n  > `gain ¶kyes` Text." + end,
		"a span on two lines":         "## One\n\n- [A](#two) `needs keys\n  and ¶kyes`" + end,
		"a span that begins blank":    "## One\n\n- [A](#two) `\n  needs keys\n  and ¶kyes`" + end,
		"a tab before a span":         "## One\n\n- [A](#two)\t`\tneeds ¶kyes`" + end,
		"behind a comment":            "## One\n\n- [A](#two) <!-- one\n  two --> `gain ¶kyes`" + end,
		"below comments":              "<!-- one\ntwo -->\n\n## One\n\n<!-- three -->\n\n`gain ¶kyes`\n\n[](#two)" + end,
		"an ending":                   "## One\n\n`ending ¶fre`" + end,
		"a second guard":              "## One\n\n`if keys` `¶if coat` Text.\n\n[](#two)" + end,
		"a lone else":                 "## One\n\n`¶else` Text.\n\n[](#two)" + end,
		"a number":                    "## One\n\n- [A](#two) `time ¶ten`" + end,
		"an id":                       "## One\n\n- [A](#two) `id ¶Ten`" + end,
		"a heading's id":              "## One\n\n[](#two)\n\n## Three {#¶one}\n\n[](#two)" + end,
		"a heading":                   "## One\n\n[](#two)\n\n##   ¶One\n\n[](#two)" + end,
		"a dead end":                  "## ¶One\n\nText." + end,
		"a link in prose":             "## One\n\nText ¶[two](#two) text.\n\n[](#two)" + end,
		"a picture in prose":          "## One\n\nText *and ¶![two](art/x.txt)* text.\n\n[](#two)" + end,
		"a span in strong prose":      "## One\n\nText **and `¶gain keys`** text.\n\n[](#two)" + end,
		"front matter":                "---\ntitle: Één\n¶plaec: Moscow\n---\n## One\n\n[](#two)" + end,
		"a target in front matter":    "---\nclock: 8\nexpired: '#¶tow'\n---\n## One\n\n[](#two)" + end,
		"a bare target":               "---\ncaught: a.md#¶tow\n---\n## One\n\n[](#two)" + end,
		"a cover":                     "---\ncover: {coat: 3, ¶kyes: 5}\n---\n## One\n\n[](#two)" + end,
		"a cover, in block style":     "---\ncover:\n  coat: 3\n  ¶kyes: 5\n---\n## One\n\n[](#two)" + end,
		"facts in a list":             "---\nfacts:\n  - lamp\n  - ¶keys\n---\n## One\n\n[](#two)" + end,
		"two facts behind letters":    "---\nfacts: [lamp, \"¶Lámp\", ¶lamp, ¶keys]\n---\n## One\n\n[](#two)" + end,
		"a rise of suspicion":         "## One\n\n- [A](#two) `suspicion -5` `¶suspicion +5`" + end,
		"a rise on ghost alone":       "## One\n\n- [A](#two) `suspicion = 5` `¶suspicion +0`" + end,
	}
	for name, marked := range tests {
		t.Run(name, func(t *testing.T) {
			text, want := unmark(marked)
			_, err := Compile(withScene(t, text))
			var got []string
			var errs diag.List
			if errors.As(err, &errs) {
				for _, e := range errs {
					got = append(got, fmt.Sprintf("%d:%d", e.Line, e.Col))
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("faults at %v, want %v:\n%v\n%s", got, want, err, text)
			}
		})
	}
}

// unmark takes the marks out of a text and returns their places.
func unmark(marked string) (text string, places []string) {
	lines := strings.Split(marked, "\n")
	for i, line := range lines {
		parts := strings.Split(line, "¶")
		col := 1
		for _, part := range parts[:len(parts)-1] {
			col += len([]rune(part))
			places = append(places, fmt.Sprintf("%d:%d", i+1, col))
		}
		lines[i] = strings.Join(parts, "")
	}
	return strings.Join(lines, "\n"), places
}

// withScene returns the base story with another scene a.md.
func withScene(t testing.TB, text string) fstest.MapFS {
	t.Helper()
	return archiveFS(t, &txtar.Archive{Files: []txtar.File{{Name: "a.md", Data: []byte(text)}}})
}

func TestCursor(t *testing.T) {
	src := newSource("x.md", []byte("äbc\n日本語 text\n\nlast"))
	c := cursor{src: src}
	for _, off := range []int{0, 2, 4, 5, 8, 11, 15, 14, 8, 5, 2, 0, 19, 20, 24} {
		want := src.pos(off)
		if got := c.pos(off); got != want {
			t.Errorf("pos(%d) = %v, want %v", off, got, want)
		}
		if got := c.offset(want.Line, want.Col); got != off {
			t.Errorf("offset(%d, %d) = %d, want %d", want.Line, want.Col, got, off)
		}
		if got := src.offset(want.Line, want.Col); got != off {
			t.Errorf("the source's offset(%d, %d) = %d, want %d", want.Line, want.Col, got, off)
		}
	}
}
