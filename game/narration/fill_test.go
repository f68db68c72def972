package narration

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestFillIsAReplacer holds the filling of phrases against the standard library's replacer.
func TestFillIsAReplacer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("a{}n b"))).Draw(t, "phrase")
		var pairs, braced []string
		for range rapid.IntRange(0, 3).Draw(t, "pairs") {
			name := rapid.SampledFrom([]string{"a", "n", "an", "b"}).Draw(t, "name")
			value := rapid.SampledFrom([]string{"", "{a}", "salt", "}"}).Draw(t, "value")
			pairs, braced = append(pairs, name, value), append(braced, "{"+name+"}", value)
		}
		if got, want := Fill(text, pairs...), strings.NewReplacer(braced...).Replace(text); got != want {
			t.Fatalf("%q filled with %q is %q, want %q", text, pairs, got, want)
		}
	})
}
