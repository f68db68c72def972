package transcript

import (
	"html"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	htmlrender "github.com/yuin/goldmark/renderer/html"
	"pgregory.net/rapid"

	"cobalt/game"
)

// rendered returns the HTML that a reader of Markdown such as GitHub makes of a
// text.
func rendered(t *rapid.T, markdown string) string {
	var out strings.Builder
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(htmlrender.WithUnsafe()))
	if err := md.Convert([]byte(markdown), &out); err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(out.String(), "<br />\n", "<br>")
	text = strings.ReplaceAll(text, "<strong><em>", "<em><strong>")
	text = strings.ReplaceAll(text, "</em></strong>", "</strong></em>")
	return html.UnescapeString(strings.TrimSpace(text))
}

// wanted returns the HTML that the reader must make of spans.
func wanted(runs []game.Run) string {
	var b strings.Builder
	for _, run := range tidy(runs) {
		text := strings.ReplaceAll(run.Text, "\n", "<br>")
		if run.Style&game.Strong != 0 {
			text = "<strong>" + text + "</strong>"
		}
		if run.Style&game.Emphasis != 0 {
			text = "<em>" + text + "</em>"
		}
		b.WriteString(text)
	}
	return "<p>" + b.String() + "</p>"
}

// squeezed leaves out everything that no reader sees: repeated blanks, and blanks
// around a break.
func squeezed(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for _, blank := range []string{" <br>", "<br> "} {
		text = strings.ReplaceAll(text, blank, "<br>")
	}
	return strings.ReplaceAll(text, " </", "</")
}

// A reader of Markdown gets back the text and the style that were written.
func TestInlineLaw(t *testing.T) {
	alphabet := []rune("ab 1.)\"'“—-*_`[]()<>&#+=~|\\!:/@\n{}éw")
	rapid.Check(t, func(t *rapid.T) {
		var runs []game.Run
		for range rapid.IntRange(1, 4).Draw(t, "runs") {
			runs = append(runs, game.Run{
				Text:  rapid.StringOfN(rapid.RuneFrom(alphabet), 1, 8, -1).Draw(t, "text"),
				Style: game.Style(rapid.IntRange(0, 3).Draw(t, "style")),
			})
		}
		if len(tidy(runs)) == 0 {
			return
		}
		markdown := inline(runs)
		if got, want := squeezed(rendered(t, markdown)), squeezed(wanted(runs)); got != want {
			t.Fatalf("%v is written\n%s\nand read as\n%s\nnot as\n%s", runs, markdown, got, want)
		}
	})
}

// The same holds for code spans and for documents.
func TestCodeSpanLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("ab` *<")), 1, 8, -1).Draw(t, "text")
		if strings.TrimSpace(text) == "" {
			return
		}
		got := rendered(t, "x "+codeSpan(text)+" y")
		if want := "<p>x <code>" + text + "</code> y</p>"; squeezed(got) != squeezed(want) && strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
			t.Fatalf("%q is read as %q", text, got)
		}
		lines := strings.Split(text, " ")
		got = rendered(t, fenced(&game.Text{Lines: lines}))
		if want := "<pre><code>" + strings.Join(lines, "\n") + "\n</code></pre>"; got != want {
			t.Fatalf("%q is read as %q", lines, got)
		}
	})
}
