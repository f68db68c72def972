package widget

import "strings"

// The sequences around a text in a style, as [theme.Style] draws it.
const (
	styleStart, styleEnd = "\x1b[", "m"
	styleReset           = "\x1b[m"
)

// AppendJoined appends a line with fewer changes of style, so that a terminal is sent fewer
// bytes: the blanks between two texts of one style get that style, too. It does not show,
// unless the style is reverse, underlined or struck; those are left as they are.
func AppendJoined(out []byte, line string) []byte {
	done := 0 // up to where the line is written
	for at := 0; ; {
		reset := strings.Index(line[at:], styleReset)
		if reset < 0 {
			return append(out, line[done:]...)
		}
		reset += at
		gap := reset + len(styleReset)
		next := gap
		for next < len(line) && line[next] == ' ' {
			next++
		}
		at = gap
		if next == gap || next-gap > mostJoined || !strings.HasPrefix(line[next:], styleStart) {
			continue
		}
		if style := styleBefore(line[:reset]); style != "" && strings.HasPrefix(line[next:], style) {
			out = append(out, line[done:reset]...)
			out = append(out, line[gap:next]...)
			done = next + len(style)
		}
	}
}

// mostJoined is how many blanks get a style at most: more are sent by one sequence.
const mostJoined = 16

// styleBefore returns the sequence that begins the style in which a text ends; empty if
// that would show on a blank.
func styleBefore(text string) string {
	at := strings.LastIndex(text, styleStart)
	if at < 0 {
		return ""
	}
	end := strings.Index(text[at:], styleEnd)
	if end < 0 {
		return ""
	}
	style := text[at : at+end+len(styleEnd)]
	for code := range strings.SplitSeq(style[len(styleStart):len(style)-len(styleEnd)], ";") {
		if code == "38" {
			break // the rest is the color of the letters
		}
		if code == "4" || code == "7" || code == "9" || code == "48" {
			return ""
		}
	}
	return style
}
