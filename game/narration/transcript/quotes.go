package transcript

import (
	"strings"
	"unicode"
)

// english reports whether the transcript is in English.
func (t *Transcript) english() bool { return t.Lang == "en" || strings.HasPrefix(t.Lang, "en-") }

// typed returns a text with the quotation marks of a book.
func (t *Transcript) typed(text string) string {
	q := quotes{english: t.english()}
	return q.curl(text)
}

// quotes turns a typewriter's quotation marks into a printer's, span by span of a
// paragraph. It does so in English only, because every language has its own.
type quotes struct {
	english bool
	last    rune // the character before; 0 at the beginning
}

func (q *quotes) curl(text string) string {
	if !q.english {
		return text
	}
	return strings.Map(func(r rune) rune {
		opens := q.last == 0 || unicode.IsSpace(q.last) || strings.ContainsRune("([{—–-\"“‘/", q.last)
		q.last = r
		switch {
		case r == '"' && opens:
			return '“'
		case r == '"':
			return '”'
		case r == '\'' && opens:
			return '‘'
		case r == '\'':
			return '’'
		}
		return r
	}, text)
}
