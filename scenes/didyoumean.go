package scenes

import (
	"strings"
	"unicode/utf8"

	"cobalt/game"
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

// orDeclare returns a suggestion, or, without one, the section of story.md that
// declares names of that kind.
func orDeclare(suggestion, section string) string {
	if suggestion != "" {
		return suggestion
	}
	return `: ` + section + ` are declared in story.md, under "` + section + `"`
}

// whereDeclared names, for an unknown name of a condition without a suggestion,
// the sections of story.md that declare names.
func whereDeclared(fault game.Fault) string {
	switch {
	case strings.Contains(fault.Msg, "(did you mean "):
		return ""
	case fault.Code == "unknown-name":
		return `: items and facts are declared in story.md, under "items" and "facts"`
	case fault.Code == "unknown-meter":
		return orDeclare("", "meters")
	default:
		return ""
	}
}
