// Package suggest finds the name that somebody probably meant.
//
// It is what stands behind every "did you mean" of the compiler, the runner
// and the command line, so that all of them judge nearness alike.
package suggest

import (
	"slices"
	"strings"
)

// Nearest returns the candidate with the least edit distance to name, and
// whether it is near enough to be worth naming: at most a third of the longer
// word's length in edits, and at least one edit allowed for short words. If none
// is, it returns a candidate that has all words of the name. Ties go to the
// candidate that sorts first, so the answer never depends on order.
//
// The distance is optimal string alignment (Levenshtein with adjacent
// transpositions, after Damerau), counted in runes.
func Nearest(name string, candidates []string) (string, bool) {
	best, bestDistance := "", -1
	for _, candidate := range candidates {
		d := distance([]rune(name), []rune(candidate))
		if bestDistance < 0 || d < bestDistance || d == bestDistance && candidate < best {
			best, bestDistance = candidate, d
		}
	}
	if bestDistance < 0 || bestDistance > allowance(name, best) {
		return sameWords(name, candidates)
	}
	return best, true
}

// sameWords returns the first candidate, as they sort, that is made of the words
// of name in another order, or else one that has all of them and more: the-police
// for police. Words stand between hyphens and underscores.
func sameWords(name string, candidates []string) (string, bool) {
	words := wordsOf(name)
	best, most, found := "", 0, false
	for _, candidate := range candidates {
		other := wordsOf(candidate)
		if len(words) == 0 || len(other) < len(words) || !containsAll(other, words) {
			continue
		}
		if !found || len(other) < most || len(other) == most && candidate < best {
			best, most, found = candidate, len(other), true
		}
	}
	return best, found
}

// shortWord is the length up to which a word is too common to find a name by.
const shortWord = 2

// wordsOf returns the words of a name; none if it has nothing but short ones.
func wordsOf(name string) []string {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || r == ' ' })
	if !slices.ContainsFunc(words, func(word string) bool { return len([]rune(word)) > shortWord }) {
		return nil
	}
	return words
}

func containsAll(list, words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !slices.Contains(list, word) })
}

// allowance is the number of edits up to which two words count as near.
func allowance(a, b string) int {
	longest := max(len([]rune(a)), len([]rune(b)))
	return min(longest-1, max(1, longest/3))
}

// Phrase renders the usual parenthesis for a message: ` (did you mean "keys"?)`,
// or nothing where no candidate is near.
func Phrase(name string, candidates []string) string {
	if best, ok := Nearest(name, candidates); ok && best != name {
		return ` (did you mean "` + best + `"?)`
	}
	return ""
}

// distance is the optimal string alignment distance of a and b. Very long
// words are never near anything, and are not measured.
func distance(a, b []rune) int {
	const tooLong = 128
	if len(a) > tooLong || len(b) > tooLong {
		return max(len(a), len(b))
	}
	prev2, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], prev2[j-2]+1)
			}
		}
		prev2, prev, row = prev, row, prev2
	}
	return prev[len(b)]
}
