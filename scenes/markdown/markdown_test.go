package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"pgregory.net/rapid"
)

// TestPlain compares the tree of a text with its tree without plainParser and
// spanParser.
func TestPlain(t *testing.T) {
	pieces := []string{
		"a", "b c", " ", "  ", "\n", "  \n", "   \n", "\\", "\\\n", "\n\n", "\t", "&amp;", "&", "e\u0301", "\u00a0", "\u2014", ".",
		"*", "**", "_", "`", "``", "`a`", "` b `", ",", "&#10084;", ";", "[", "]", "](#a)", "[b](c.md)", "!", "![", "<", "<!-- d -->", "<e@f.g>", "> ", "- ", "1. ", "## ", "```\n", "    ", "===\n",
	}
	plain := newMarkdown()
	rapid.Check(t, func(t *rapid.T) {
		src := []byte(strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 30).Draw(t, "pieces"), ""))
		tree, notes := Parse(src, 0)
		wantTree, wantNotes := parseWith(plain, src, 0)
		if got, want := treeText(tree, src), treeText(wantTree, src); got != want {
			t.Fatalf("%q:\n%s\nwithout pieces:\n%s", src, got, want)
		}
		if got, want := fmt.Sprint(notes.Destinations, notes.Deep, notes.Crowded), fmt.Sprint(wantNotes.Destinations, wantNotes.Deep, wantNotes.Crowded); got != want {
			t.Fatalf("%q: noted %s; without pieces %s", src, got, want)
		}
	})
}

// treeText writes a tree. Texts that follow each other are written as one, and
// blanks at the ends of lines not at all: no reader of the tree sees them.
func treeText(n ast.Node, src []byte) string {
	var b []byte
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		text, ok := c.(*ast.Text)
		if !ok {
			b = fmt.Appendf(b, "(%s at %d: %s)", c.Kind(), c.Pos(), treeText(c, src))
			continue
		}
		b = append(b, text.Segment.Value(src)...)
		if end := breaks(text); end != "" {
			b = append(bytes.TrimRight(b, " \t"), end...)
		}
	}
	return string(b)
}

func breaks(t *ast.Text) string {
	switch {
	case t.HardLineBreak():
		return "\\"
	case t.SoftLineBreak():
		return "/"
	default:
		return ""
	}
}
