package narration

import (
	"strings"
	"unicode"
)

// All joins phrases all of which hold: "a and b". The word that joins may depend on the
// sound behind it.
func (p *LockPhrases) All(parts ...string) string {
	return joined(parts, func(next string) string {
		if soundsI(next) {
			return p.AndBeforeI
		}
		return p.And
	})
}

// Any joins phrases one of which holds: "a, or b".
func (p *LockPhrases) Any(parts ...string) string {
	return joined(parts, func(next string) string {
		if soundsO(next) {
			return p.OrBeforeO
		}
		return p.Or
	})
}

// joined joins phrases, two at a time, by a phrase of {a} and {b} that the second one
// decides.
func joined(parts []string, by func(next string) string) string {
	text := ""
	for i, next := range parts {
		if i == 0 {
			text = next
			continue
		}
		text = Fill(by(next), "a", text, "b", next)
	}
	return text
}

// List joins names by commas, or by semicolons if a comma stands in one of them.
func List(names []string) string {
	for _, name := range names {
		if strings.Contains(name, ",") {
			return strings.Join(names, "; ")
		}
	}
	return strings.Join(names, ", ")
}

// opening are the signs that may stand before a text's first letter.
const opening = "«‹\"'“‘¿¡(—–-[ \u00a0"

// spoken returns a text from its first letter on, in small letters.
func spoken(text string) []rune {
	return []rune(strings.ToLower(strings.TrimLeft(text, opening)))
}

// soundsI reports whether a text begins with the sound of a Spanish i that stands for
// itself: ira, hilo, Yves, but not hielo, hiato or ion, which begin with another.
func soundsI(text string) bool {
	r := spoken(text)
	if len(r) > 0 && r[0] == 'h' {
		r = r[1:]
	}
	switch {
	case len(r) == 0:
		return false
	case r[0] == 'í':
		return true
	case r[0] == 'i':
		return len(r) == 1 || !strings.ContainsRune("aeouáéóú", r[1])
	case r[0] == 'y': // as a vowel: before a consonant
		return len(r) > 1 && unicode.IsLetter(r[1]) && !strings.ContainsRune("aeiouáéíóúü", r[1])
	default:
		return false
	}
}

// soundsO reports whether a text begins with the sound of a Spanish o: oro, hora, and
// the numbers 8 (ocho, ochenta) and 11 (once, once mil).
func soundsO(text string) bool {
	r := spoken(text)
	if len(r) > 0 && unicode.IsDigit(r[0]) {
		return soundsOnce(r)
	}
	if len(r) > 0 && r[0] == 'h' {
		r = r[1:]
	}
	return len(r) > 0 && strings.ContainsRune("oóòôö", r[0])
}

// soundsOnce reports whether a number begins with ocho, ochenta or once.
func soundsOnce(r []rune) bool {
	digits := 0
	for i := 0; i < len(r); i++ {
		switch {
		case unicode.IsDigit(r[i]):
			digits++
		case strings.ContainsRune(".\u00a0\u202f ", r[i]) && threeDigits(r[i+1:]):
		default:
			i = len(r)
		}
	}
	return r[0] == '8' || digits%3 == 2 && r[0] == '1' && r[1] == '1'
}

// threeDigits reports whether a text begins with three digits and no more.
func threeDigits(r []rune) bool {
	n := 0
	for n < len(r) && unicode.IsDigit(r[n]) {
		n++
	}
	return n == 3
}
