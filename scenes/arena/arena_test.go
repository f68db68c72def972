package arena

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Lists and texts that were kept stay as they were, whatever is kept or appended
// later.
func TestKeep(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lists Lists[int]
		var texts Texts
		var want, got [][]int
		var words, kept []string
		for _, list := range rapid.SliceOf(rapid.SliceOfN(rapid.Int(), 0, 100)).Draw(t, "lists") {
			want = append(want, slices.Clone(list))
			got = append(got, lists.Keep(list...))
			word := rapid.String().Draw(t, "text")
			words, kept = append(words, word), append(kept, texts.Keep([]byte(word)))
		}
		for i := range got {
			_ = append(got[i], 1, 2, 3)
		}
		for i := range got {
			if !slices.Equal(got[i], want[i]) || kept[i] != words[i] || len(want[i]) == 0 && got[i] != nil {
				t.Fatalf("kept %v, %q, want %v, %q", got[i], kept[i], want[i], words[i])
			}
		}
	})
}
