package game_test

import (
	"strings"
	"testing"

	"cobalt/game"
)

// TestHoles puts nothing in the place of each "[]", and compares the blanks that
// are left with those that may be.
func TestHoles(t *testing.T) {
	for text, want := range map[string]string{
		"coin[]":            "coin",
		"a [] b":            "a b",
		"a[] b":             "a b",
		"a []b":             "a b",
		"a[]b":              "ab",
		"a [] [] b":         "a b",
		"a [][] b":          "a b",
		"[] a":              "a",
		"a []":              "a",
		"[]":                "",
		"[] []":             "",
		"a [], b":           "a, b",
		"a [] .":            "a.",
		"a [] ; b":          "a; b",
		"a [] : b":          "a: b",
		"a [] ! b":          "a! b",
		"a [] ? b":          "a? b",
		"a [] …":            "a…",
		"(a [] )":           "(a)",
		"( [] a)":           "(a)",
		"([] a)":            "(a)",
		"[ [] a]":           "[a]",
		"he said \"[] a\"":  "he said \"a\"",
		"he said \"a [] \"": "he said \"a\"",
		"he said [] \"a\"":  "he said \"a\"",
		"\"a\" [] b":        "\"a\" b",
		"“[] a”":            "“a”",
		"“a [] ”":           "“a”",
		"“a” [] b":          "“a” b",
		"a [] “b”":          "a “b”",
		"„a [] “":           "„a“",
		"„a“ [] b":          "„a“ b",
		"«[] a»":            "«a»",
		"«a [] » b":         "«a» b",
		"a\n[] b":           "a\nb",
		"a []\nb":           "a\nb",
		"don't [] go":       "don't go",
		"a [] 'b'":          "a 'b'",
	} {
		if got := withHoles(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}

// withHoles shows a text in which each "[]" is a piece that shows nothing.
func withHoles(text string) string {
	words := game.Words{Blocks: []game.Text{{Kind: game.Prose, Pieces: []game.TextPiece{{Texts: [][]game.Run{{}}}}}}}
	var runs []game.Run
	for i, part := range strings.Split(text, "[]") {
		if i > 0 {
			runs = append(runs, game.Run{Piece: 1})
		}
		if part != "" {
			runs = append(runs, game.Run{Text: part})
		}
	}
	words.Blocks[0].Paragraphs = [][]game.Run{runs}
	shown := words.Shown(&game.Record{Blocks: []game.BlockID{0}}, 0)
	return strings.TrimSuffix(string(shown.AppendPlain(nil)), "\n")
}
