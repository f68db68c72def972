package picture

import (
	"slices"
	"strings"
	"testing"
)

// TestLines holds which files are pictures, and what is said of the others.
func TestLines(t *testing.T) {
	for data, want := range map[string]string{
		"┌─┐\n└─┘\n":                          "",
		"a  \r\nb\r\n":                        "",
		"":                                    "it is empty",
		"a\tb":                                "it holds a tab: draw with blanks",
		"\x1b[31m":                            "it holds U+001B, which is no sign that can be drawn by itself",
		"e\u0301":                             "it holds U+0301, which is no sign that can be drawn by itself",
		"\u202e":                              "it holds U+202E, which is no sign that can be drawn by itself",
		"\xff":                                "it is not UTF-8 text",
		strings.Repeat("x", MaxBytes+1):       "it has more than 65536 bytes",
		strings.Repeat("x", MaxWidth+1):       "it is 201 columns wide, and a picture at most 200",
		strings.Repeat("x\n", MaxLines+1):     "it has 101 lines, and a picture at most 100",
		strings.Repeat("x\n", MaxLines):       "",
		strings.Repeat("x", MaxWidth) + "\nx": "",
	} {
		said := ""
		if _, _, err := Lines([]byte(data)); err != nil {
			said = err.Error()
		}
		if said != want {
			t.Errorf("of %.20q it says %q, want %q", data, said, want)
		}
	}
	if lines, width, err := Lines([]byte("ab \r\n電\n")); !slices.Equal(lines, []string{"ab", "電"}) || width != 2 || err != nil {
		t.Errorf("%q, %d, %v", lines, width, err)
	}
}
