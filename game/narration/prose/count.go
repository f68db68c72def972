package prose

import "unicode"

// Words counts the words of a text, as reading takes time: between blanks, and in
// scripts that are written without blanks, such as Chinese, Japanese and Thai,
// each letter as one.
func Words(text string) (n int) {
	inside := false // of a word
	for _, r := range text {
		switch {
		case r <= unicode.MaxASCII:
			blank := r == ' ' || r >= '\t' && r <= '\r'
			if !blank && !inside {
				n++
			}
			inside = !blank
		case unicode.IsSpace(r), isWidePunctuation(r):
			inside = false
		case unicode.In(r, withoutBlanks...):
			if unicode.IsLetter(r) { // not a mark on one
				n++
			}
			inside = false
		case !inside:
			inside = true
			n++
		}
	}
	return n
}

// withoutBlanks are the scripts whose words no blank divides. Korean has blanks.
var withoutBlanks = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Yi,
	unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// isWidePunctuation reports whether a character is punctuation of Chinese and
// Japanese, which stands between words without a blank.
func isWidePunctuation(r rune) bool {
	return (r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF65) && (unicode.IsPunct(r) || unicode.IsSymbol(r))
}
