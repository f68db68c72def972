// Package slug makes ids of headings and labels.
//
// A node's id is the one that GitHub makes of its heading, so that a link works in
// the game and on a page of the story alike. A choice's id has only characters
// that anybody can type.
package slug

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// Of returns a heading's id as GitHub makes it: small letters, without
// punctuation, with a hyphen for each blank.
func Of(heading string) string {
	heading = strings.TrimSpace(heading)
	id := make([]byte, 0, len(heading))
	if isASCII(heading) { // as nearly all are
		for i := range len(heading) {
			if c := asciiSlug[heading[i]]; c > 0 {
				id = append(id, c)
			}
		}
		return string(id)
	}
	if strings.ContainsAny(heading, contextual) {
		heading = cases.Lower(language.Und).String(heading)
	}
	for _, r := range heading {
		if r = slugRune(r); r >= 0 {
			id = utf8.AppendRune(id, r)
		}
	}
	return string(id)
}

// asciiSlug holds the character for each of ASCII in a slug; 0: it has none.
var asciiSlug = func() (table [utf8.RuneSelf]byte) {
	for c := range table {
		if r := slugRune(rune(c)); r > 0 {
			table[c] = byte(r)
		}
	}
	return table
}()

// contextual are the letters whose small form is not one letter, or depends on
// the letters around them.
const contextual = "Σİ"

// isASCII reports whether a text has nothing but ASCII characters.
func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// slugRune returns the character for r in a slug, or -1.
func slugRune(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '_':
		return r
	case r == ' ':
		return '-'
	case r >= 'A' && r <= 'Z':
		return r - 'A' + 'a'
	case r >= utf8.RuneSelf && unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Nl, unicode.Pc):
		return unicode.ToLower(r)
	default:
		return -1
	}
}

// ASCII returns a slug of nothing but a-z, 0-9 and hyphens: letters with
// accents lose them, and characters without a plain form are left out. It is
// empty if no letter or digit is left.
func ASCII(label string) string {
	id := Of(label)
	if !IsASCII(id) {
		id = fold(id)
	}
	if strings.Trim(id, "-") == "" {
		return ""
	}
	return id
}

// fold makes a slug one of a-z, 0-9 and hyphens, as far as it can.
func fold(slug string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-':
			return r
		case r == '_':
			return '-'
		default:
			return -1
		}
	}, norm.NFKD.String(slug))
}

// IsASCII reports whether s can be the id of a choice: a-z, 0-9 and hyphens.
func IsASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return s != ""
}
