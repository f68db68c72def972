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

// Lists that are made are zero, and apart from those that are kept.
func TestMake(t *testing.T) {
	var s Lists[int]
	for range 3 * pieceSize[int]() {
		kept, made := s.Keep(1, 2), s.Make(2)
		if !slices.Equal(kept, []int{1, 2}) || !slices.Equal(made, []int{0, 0}) {
			t.Fatalf("kept %v, made %v", kept, made)
		}
		made[0], made[1] = 3, 4
	}
	if s.Make(0) != nil {
		t.Error("an empty list is not nil")
	}
}

// A slab's values are zero and apart from each other, also after a reset.
func TestSlab(t *testing.T) {
	var s Slab[int]
	for round := range 3 {
		var all []*int
		for i := range 3 * pieceSize[int]() {
			value := s.New()
			if *value != 0 {
				t.Fatalf("round %d: value %d is %d", round, i, *value)
			}
			*value = i + 1
			all = append(all, value)
		}
		for i, value := range all {
			if *value != i+1 {
				t.Fatalf("round %d: value %d became %d", round, i, *value)
			}
		}
		s.Reset()
	}
}
