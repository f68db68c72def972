package host

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// TestTypedLines holds what keys make of a line, and what is shown of them.
func TestTypedLines(t *testing.T) {
	for name, c := range map[string]struct{ keys, lines, shown string }{
		"a line":               {"1\r", "1\n", "1\n"},
		"of a pipe":            {"1\n2\n", "1\n2\n", "1\n2\n"},
		"with both ends":       {"1\r\n2\r\n", "1\n2\n", "1\n2\n"},
		"empty":                {"\r\r", "\n\n", "\n\n"},
		"a letter taken back":  {"quirk\x7f\x7ft\r", "quit\n", "quirk\b \b\b \bt\n"},
		"more than there were": {"\x7f\x7f1\r", "1\n", "1\n"},
		"letters of two bytes": {"atrás\x7f\x7fás\r", "atrás\n", "atrás\b \b\b \bás\n"},
		"a wide letter":        {"電\x7f1\r", "1\n", "電\b \b\b \b1\n"},
		"arrows":               {"\x1b[A\x1bOB\x1b[1;5C1\x1b[D\r", "1\n", "1\n"},
		"alt and a letter":     {"\x1bq1\r", "1\n", "1\n"},
		"control characters":   {"\x00\x07\t\u009b\u202e1\r", "1\n", "1\n"},
		"bytes of no letter":   {"\xff\xfe1\r", "1\n", "1\n"},
		"half a letter":        {"\xc3a\xe9\x9b\xc3\xa91\r", "aé1\n", "aé1\n"},
		"broken off":           {"1\x032\r", "", "1\n"},
		"ended":                {"1\r\x042\r", "1\n", "1\n\n"},
		"ended within a line":  {"1\x042\r", "12\n", "12\n"},
		"too long":             {strings.Repeat("x", longestLine+9) + "\r", strings.Repeat("x", longestLine) + "\n", strings.Repeat("x", longestLine) + "\n"},
	} {
		for _, in := range []io.Reader{strings.NewReader(c.keys), iotest.OneByteReader(strings.NewReader(c.keys))} {
			var shown strings.Builder
			lines, err := io.ReadAll(&typedLines{keys: in, echo: func(text string) { shown.WriteString(text) }})
			if string(lines) != c.lines || shown.String() != c.shown || err != nil {
				t.Errorf("%s: %q, shown %q, %v", name, lines, shown.String(), err)
			}
		}
	}
}

// TestLinesOnTerminal plays in lines on a terminal, as a screen reader does: keys come one
// by one, and nobody but the host shows them.
func TestLinesOnTerminal(t *testing.T) {
	h := open(t, nil)
	p := h.play(newKey(t), 40, 60, "ACCESSIBLE=1")
	p.shows("5. Shout")
	p.press("help\r", "quit: leave.")
	for _, line := range strings.Split(p.sent(), "\n") {
		if len([]rune(strings.TrimRight(line, "\r"))) > 40 {
			t.Errorf("a line is wider than the terminal: %q", line)
		}
	}
	p.press("1\r", "You chose:")
	p.press("qu", "qu")
	p.press("it\r", "quit")
	if status := p.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
}

// TestLinesOutliveSizes holds that keys are heard on a terminal in lines, however often its
// window changes.
func TestLinesOutliveSizes(t *testing.T) {
	h := open(t, nil)
	p := h.play(newKey(t), 40, 60, "ACCESSIBLE=1")
	p.shows("5. Shout")
	for range 100 {
		if err := p.session.WindowChange(24, 80); err != nil {
			t.Fatal(err)
		}
	}
	p.press("help\r", "quit: leave.")
}

// Lines are as wide as the window is, also once that has changed.
func TestLinesFollowSizes(t *testing.T) {
	h := open(t, nil)
	p := h.play(newKey(t), 30, 60, "ACCESSIBLE=1")
	p.shows("5. Shout")
	p.press("help\r", "Type the number of a choice,")
	p.resize(80, 24)
	if _, err := io.WriteString(p.keys, "help\r"); err != nil {
		t.Fatal(err)
	}
	p.gets("Type the number of a choice, its id")
}
