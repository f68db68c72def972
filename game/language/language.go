// Package language finds the language that a reader wants among those that there are.
//
// It knows how people and systems name languages: es, es-MX, es_MX.UTF-8, ES. It finds
// the very language that was asked for, in the region that is nearest; no other language
// stands in for it, because nobody asked for that. It reads no variable itself.
package language

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// Tag returns the BCP 47 tag for a language's name, as es-MX for es_MX.UTF-8. It is empty
// if the name is none of a language: C, POSIX, and all that is no tag.
func Tag(name string) string {
	name, _, _ = strings.Cut(name, ".")
	name, _, _ = strings.Cut(name, "@")
	if name == "C" || name == "POSIX" {
		return ""
	}
	tag, err := language.Parse(strings.ReplaceAll(name, "_", "-"))
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}

// Nearest returns the index of the tag that suits a wanted language best: that very
// tag, else the language without a region, else a larger region around it, else
// another region, of several the first in the order of the alphabet. It reports
// false if none is of that language and script.
func Nearest(wanted string, have []string) (int, bool) {
	want, err := language.Parse(Tag(wanted))
	if err != nil {
		return 0, false
	}
	best, at := 0, -1
	for i, name := range have {
		tag, err := language.Parse(Tag(name))
		if err != nil {
			continue
		}
		n := nearness(want, tag)
		if n > best || n == best && n > 0 && name < have[at] {
			best, at = n, i
		}
	}
	return max(at, 0), at >= 0
}

// The ranks of tags that suit a wanted one.
const (
	otherRegion = iota + 1
	aroundRegion
	anyRegion
	same
)

// nearness returns how well a tag suits a wanted one; 0 if it is another language.
func nearness(want, have language.Tag) int {
	wantBase, _ := want.Base()
	haveBase, _ := have.Base()
	wantScript, _ := want.Script()
	haveScript, _ := have.Script()
	if wantBase != haveBase || wantScript != haveScript {
		return 0
	}
	wantRegion, _ := want.Region()
	haveRegion, sure := have.Region()
	switch {
	case want == have:
		return same
	case sure != language.Exact:
		return anyRegion
	case haveRegion.IsGroup() && haveRegion.Contains(wantRegion):
		return aroundRegion
	default:
		return otherRegion
	}
}

// First returns the index of the tag that suits the first of several wanted languages
// for which there is one.
func First(wanted, have []string) (int, bool) {
	for _, w := range wanted {
		if i, ok := Nearest(w, have); ok {
			return i, true
		}
	}
	return 0, false
}

// FromEnvironment returns the languages that the environment asks for, the first is
// wanted most: those of LANGUAGE, unless the locale is the system's own (C), then the
// locale: LC_ALL, else LC_MESSAGES, else LANG. Behind the languages of regions of
// Spain and America comes Spanish.
func FromEnvironment(getenv func(string) string) []string {
	locale := ""
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale = getenv(name); locale != "" {
			break
		}
	}
	names := []string{locale}
	if locale != "C" && locale != "POSIX" {
		names = append(strings.Split(getenv("LANGUAGE"), ":"), locale)
	}
	var tags []string
	add := func(tag string) {
		if tag != "" && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	for _, name := range names {
		add(Tag(name))
	}
	for _, tag := range slices.Clone(tags) {
		if base, _, _ := strings.Cut(tag, "-"); slices.Contains(besideSpanish, base) {
			add("es")
		}
	}
	return tags
}

// besideSpanish are the languages whose readers nearly all read Spanish as well.
var besideSpanish = []string{"an", "ast", "ay", "ca", "eu", "ext", "gl", "gn", "nah", "qu"}
