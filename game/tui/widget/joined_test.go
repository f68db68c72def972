package widget

import "testing"

// TestAppendJoined holds which blanks get the style of the texts around them.
func TestAppendJoined(t *testing.T) {
	const faint, bold = "\x1b[38;2;74;4;7m", "\x1b[1;38;2;1;2;3m"
	for _, tt := range []struct{ line, want string }{
		{"no style  at all", "no style  at all"},
		{faint + "a\x1b[m  " + faint + "b\x1b[m", faint + "a  b\x1b[m"},
		{faint + "a\x1b[m " + faint + "b\x1b[m " + faint + "c\x1b[m end", faint + "a b c\x1b[m end"},
		{faint + "a\x1b[m " + bold + "b\x1b[m " + bold + "c\x1b[m", faint + "a\x1b[m " + bold + "b c\x1b[m"},
		{faint + "a\x1b[m" + faint + "b\x1b[m", faint + "a\x1b[m" + faint + "b\x1b[m"},
		{faint + "a\x1b[m x " + faint + "b\x1b[m", faint + "a\x1b[m x " + faint + "b\x1b[m"},
		{faint + "a\x1b[m                     " + faint + "b\x1b[m", faint + "a\x1b[m                     " + faint + "b\x1b[m"},
		{"\x1b[7ma\x1b[m \x1b[7mb\x1b[m", "\x1b[7ma\x1b[m \x1b[7mb\x1b[m"},
		{"\x1b[1;9;38;5;4ma\x1b[m \x1b[1;9;38;5;4mb\x1b[m", "\x1b[1;9;38;5;4ma\x1b[m \x1b[1;9;38;5;4mb\x1b[m"},
		{"a\x1b[m", "a\x1b[m"},
		{"", ""},
	} {
		if got := string(AppendJoined(nil, tt.line)); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.line, got, tt.want)
		}
	}
}
