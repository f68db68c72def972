package page

import (
	"slices"
	"strings"
	"unicode"
)

// A Language is the language of a page.
type Language struct {
	Tag       string // BCP 47; "und" if nobody knows it
	Direction string // "ltr" or "rtl", the direction in which it is read
}

// undetermined is the tag of a language that nobody knows.
const undetermined = "und"

// LanguageOf returns the language with a tag; an empty tag is one that nobody
// knows. Text is some of the page: its letters tell the direction if the tag
// does not.
func LanguageOf(tag, text string) Language {
	l := Language{Tag: tag, Direction: "ltr"}
	if tag == "" {
		l.Tag = undetermined
	}
	if rightToLeft(l.Tag, text) {
		l.Direction = "rtl"
	}
	return l
}

// rightToLeftScripts are the scripts read from right to left by their codes of
// ISO 15924, with the letters that belong to each.
var rightToLeftScripts = map[string]*unicode.RangeTable{
	"adlm": unicode.Adlam,
	"arab": unicode.Arabic,
	"hebr": unicode.Hebrew,
	"mand": unicode.Mandaic,
	"mend": unicode.Mende_Kikakui,
	"nkoo": unicode.Nko,
	"rohg": unicode.Hanifi_Rohingya,
	"samr": unicode.Samaritan,
	"syrc": unicode.Syriac,
	"thaa": unicode.Thaana,
}

// rightToLeftLanguages are the languages that are written from right to left if
// their tag names no script.
var rightToLeftLanguages = []string{
	"ar", "arc", "arz", "ary", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks", "lrc", "mzn",
	"nqo", "pnb", "ps", "sd", "skr", "syr", "ug", "ur", "yi",
}

// rightToLeft reports whether a page is read from right to left: by the script
// in its tag, else by its language, else by its letters.
func rightToLeft(tag, text string) bool {
	subtags := strings.Split(strings.ToLower(tag), "-")
	for _, subtag := range subtags[1:] {
		if len(subtag) == 4 && unicode.IsLetter(rune(subtag[0])) {
			return rightToLeftScripts[subtag] != nil
		}
	}
	if subtags[0] != undetermined {
		return slices.Contains(rightToLeftLanguages, subtags[0])
	}
	balance := 0
	for _, r := range text {
		switch {
		case !unicode.IsLetter(r):
		case isRightToLeft(r):
			balance++
		default:
			balance--
		}
	}
	return balance > 0
}

// isRightToLeft reports whether a letter is of a script read from right to left.
func isRightToLeft(r rune) bool {
	for _, letters := range rightToLeftScripts {
		if unicode.Is(letters, r) {
			return true
		}
	}
	return false
}
