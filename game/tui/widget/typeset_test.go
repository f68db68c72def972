package widget

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game"
	"cobalt/game/narration"
	drawn "cobalt/game/picture"
	"cobalt/game/tui/theme"
)

func setIn(width int, parts ...narration.Part) []string {
	styles := theme.New(theme.Cobalt(), true, colorprofile.TrueColor)
	set := Typesetter{Styles: &styles, Width: width, ArtHeight: 10}
	lines := set.Passage(parts)
	for i := range lines {
		lines[i] = ansi.Strip(lines[i])
	}
	return lines
}

func said(name, text string) narration.Part {
	return narration.Part{Text: &game.Text{Kind: game.Quote, Paragraphs: [][]game.Run{{{Text: name, Style: game.Strong}, {Text: " " + text}}}}}
}

func paper(style string, lines ...string) narration.Part {
	return narration.Part{Text: &game.Text{Kind: game.Document, Style: style, Lines: lines}}
}

func TestTypeset(t *testing.T) {
	for _, c := range []struct {
		name  string
		width int
		parts []narration.Part
		want  string
	}{
		{"voices line up", 40, []narration.Part{said("Carter", "No."), said("Bo", "Oh, but it is a very long way down.")}, `
│ Carter  No.
│ Bo      Oh, but it is a very long way
│         down.`},
		{"a long name stands above", 40, []narration.Part{said("The Secretary of State", "No."), said("Bo", "Oh.")}, `
│ The Secretary of State
│ No.
│ Bo  Oh.`},
		{"names stand above where it is narrow", 28, []narration.Part{said("Carter", "Down the stairs, left, and left.")}, `
│ Carter
│ Down the stairs, left, and
│ left.`},
		{"a document", 40, []narration.Part{paper("screen", "A\tB", "", "c")}, `
╔═══════════╗
║ A       B ║
║           ║
║ c         ║
╚═══════════╝`},
		{"a document that is too wide is continued", 12, []narration.Part{paper("letter", "abcdefghijkl", "x")}, `
╭──────────╮
│ abcdefgh │
│ ijkl     │
│ x        │
╰──────────╯`},
		{"changes share a line where they fit", 30, []narration.Part{{Changes: []narration.Change{{Sign: "+", Text: "Gained: Keys"}, {Sign: "▲", Text: "Trace 1"}, {Sign: "▲", Text: "Suspicion 90"}}}}, `
+ Gained: Keys   ▲ Trace 1
▲ Suspicion 90`},
		{"a scene opens", 30, []narration.Part{{Scene: &game.SceneWords{Title: "Block C", Place: "Moscow"}}}, `
── Block C · Moscow ──────────`},
		{"a long place is left out", 20, []narration.Part{{Scene: &game.SceneWords{Title: "Block C", Place: "Moscow, Rankow prison"}}}, `
── Block C ─────────`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := "\n" + strings.Join(setIn(c.width, c.parts...), "\n"); got != c.want {
				t.Errorf("got:%s\nwant:%s", got, c.want)
			}
		})
	}
}

func TestPlot(t *testing.T) {
	for _, c := range []struct {
		values []int
		width  int
		want   string
	}{
		{[]int{0, 10, 50, 100}, 10, "▁▁▅█"},
		{[]int{0, 100, 0, 0, 50, 0}, 3, "█▁▅"},
		{[]int{0}, 1, "▁"},
	} {
		if got := Plot(c.values, c.width); got != c.want {
			t.Errorf("plot(%v, %d) = %q, want %q", c.values, c.width, got, c.want)
		}
	}
}

// TestPictures holds which pictures are drawn.
func TestPictures(t *testing.T) {
	art := fstest.MapFS{
		"art/good.txt":   {Data: []byte("▓▓▓\n ░ \n\n")},
		"art/escape.txt": {Data: []byte("▓\x1b[2J▓")},
		"art/bidi.txt":   {Data: []byte("▓\u202e▓")},
		"art/marks.txt":  {Data: []byte("a\u0301\u0301")},
		"art/bytes.txt":  {Data: []byte("\xff\xfe")},
		"art/big.txt":    {Data: []byte(strings.Repeat("x", drawn.MaxBytes+1))},
		"art/wide.txt":   {Data: []byte(strings.Repeat("x", drawn.MaxWidth+1))},
		"art/tall.txt":   {Data: []byte(strings.Repeat("x\n", drawn.MaxLines+1))},
	}
	var paths []string
	for path := range art {
		paths = append(paths, path)
	}
	g := HangRead(art, append(paths, "art/none.txt", "../secret", "art"))
	if len(shown(g)) != 1 {
		t.Errorf("%d pictures are hung, want one", len(shown(g)))
	}
	if got, ok := g.Lines("art/good.txt"); !ok || !slices.Equal(got, []string{"▓▓▓", " ░"}) {
		t.Errorf("got %q, %v", got, ok)
	}
	text := &game.Text{Kind: game.Art, Source: "art/good.txt", Alt: "said"}
	for _, size := range []struct {
		width, height int
		drawn         bool
	}{{3, 2, true}, {4, 9, true}, {2, 2, false}, {3, 1, false}} {
		set := Typesetter{Styles: &theme.Styles{}, Gallery: g, Width: size.width, ArtHeight: size.height}
		if lines, _ := set.art(text); (lines[0] == "▓▓▓") != size.drawn {
			t.Errorf("in %d by %d it is %q", size.width, size.height, lines)
		}
	}
}
