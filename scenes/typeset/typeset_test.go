package typeset

import (
	"testing"

	"pgregory.net/rapid"
)

// Eight characters at a time give the same answer as one at a time.
func TestWordsEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.OneOf(
			rapid.ByteRange('a', 'z'), rapid.ByteRange('a', 'z'), rapid.SampledFrom([]byte("   \t\n")), rapid.Byte(),
		), 0, 40).Draw(t, "text")
		want := len(text)
		for i, c := range text {
			single := c == ' ' && i+1 < len(text) && !IsBlank(text[i+1])
			if IsBlank(c) && !single {
				want = i
				break
			}
		}
		if got := wordsEnd(text); got != want {
			t.Fatalf("%q: %d, want %d", text, got, want)
		}
	})
}
