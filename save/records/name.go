package records

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The lengths of a name, in letters.
const (
	leastName = 2
	mostName  = 20
)

// reserved are names that a host could be taken for.
var reserved = []string{"admin", "administrator", "anonymous", "cobalt", "guest", "host", "moderator", "root", "system"}

// CheckName returns nil if a player can have a name: 2 to 20 letters of the Latin
// alphabet, digits and the signs . _ -, a letter first. The error is a sentence for the
// player.
func CheckName(name string) error {
	if n := utf8.RuneCountInString(name); n < leastName || n > mostName {
		return fmt.Errorf("a name has %d to %d letters", leastName, mostName)
	}
	for i, r := range name {
		switch {
		case unicode.Is(unicode.Latin, r) && unicode.IsLetter(r):
		case i == 0:
			return fmt.Errorf("a name begins with a letter")
		case !strings.ContainsRune("0123456789._-", r):
			return fmt.Errorf("a name has letters, digits and the signs . _ -, but not %q", r)
		}
	}
	if !norm.NFC.IsNormalString(name) {
		return fmt.Errorf("a name is written in composed letters")
	}
	own := likeness(name)
	for _, word := range reserved {
		if own == likeness(word) {
			return fmt.Errorf("%s is not for players", name)
		}
	}
	return nil
}

// alike folds letters that are read as one another.
var alike = strings.NewReplacer("rn", "m", "vv", "w", "cl", "d", "0", "o", "1", "l", "i", "l", "j", "l", "5", "s", "2", "z", "8", "b", "ı", "l", "ł", "l", "ø", "o", "đ", "d", "ß", "ss", "æ", "ae", "œ", "oe")

// likeness returns what names that look alike have in common: without case, accents and
// signs, and with one letter for all that are read as it.
func likeness(name string) string {
	var plain strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		if !unicode.Is(unicode.Mn, r) && !strings.ContainsRune("._-", r) {
			plain.WriteRune(r)
		}
	}
	return alike.Replace(plain.String())
}
