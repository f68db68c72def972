package scenes

import (
	"strings"
	"unicode/utf8"

	"cobalt/game/suggest"
)

// didYouMean renders ` (did you mean "keys"?)` for an unknown name, or nothing if
// no candidate is near. It gives up quietly if the search would take long: in a
// file with hundreds of faults among thousands of names.
func (f *faults) didYouMean(name string, candidates []string) string {
	if f.full() {
		return ""
	}
	return suggest.Phrase(name, f.near(name, candidates))
}

// near returns the candidates that can be near, by their length or because they
// contain the name, and charges the file for measuring them.
func (f *faults) near(name string, candidates []string) []string {
	var list []string
	length := utf8.RuneCountInString(name)
	for _, candidate := range candidates {
		n := utf8.RuneCountInString(candidate)
		longer := max(n, length)
		f.work += 1 + n/8
		if longer-min(n, length) > max(1, longer/3) && !strings.Contains(candidate, name) {
			continue
		}
		if f.work += n * length; f.work > suggestionWork {
			return nil
		}
		list = append(list, candidate)
	}
	return list
}
