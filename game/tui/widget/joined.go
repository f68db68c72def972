package widget

import "strings"

// The sequences around a text in a style, as [theme.Style] draws it.
const (
	styleStart, styleEnd = "\x1b[", "m"
	styleReset           = "\x1b[m"
)

// Joined returns a line with fewer changes of style, so that a terminal is sent fewer
// bytes: the blanks between two texts of one style get that style, too. It does not show,
// unless the style is reverse, underlined or struck; those are left as they are.
func Joined(line string) string {
	at := strings.Index(line, styleReset)
	if at < 0 {
		return line
	}
	var b strings.Builder
	done := 0 // up to where the line is written
	for at >= 0 && at < len(line) {
		gap := at + len(styleReset)
		next := gap
		for next < len(line) && line[next] == ' ' {
			next++
		}
		if style := styleBefore(line[:at]); next > gap && next-gap <= mostJoined && style != "" && strings.HasPrefix(line[next:], style) {
			b.WriteString(line[done:at])
			b.WriteString(line[gap:next])
			done = next + len(style)
		}
		more := strings.Index(line[gap:], styleReset)
		if more < 0 {
			break
		}
		at = gap + more
	}
	b.WriteString(line[done:])
	return b.String()
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
