package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cobalt/game/narration/prose"
)

// Spread puts two texts at the ends of a line of that width; the lengths are those of
// their bare words. The right one is left out if both do not fit.
func Spread(left string, leftWidth int, right string, rightWidth, width int) string {
	gap := width - leftWidth - rightWidth
	if rightWidth == 0 || gap < 1 {
		return left
	}
	return left + strings.Repeat(" ", gap) + right
}

// Clip cuts a text that is too wide, and says so with an ellipsis.
func Clip(text string, width int) string {
	if prose.Width(text) <= width {
		return text
	}
	return ansi.Truncate(text, max(0, width), "…")
}

// ClipWords cuts a text that is too wide behind its last whole word, and says so with an
// ellipsis. A word that is too wide by itself is cut.
func ClipWords(text string, width int) string {
	cut := Clip(text, width)
	if cut == text {
		return text
	}
	whole := strings.TrimSuffix(cut, "…")
	if strings.HasPrefix(text[len(whole):], " ") {
		return cut
	}
	if at := strings.LastIndex(whole, " "); at > 0 && strings.Trim(whole[:at], " ·") != "" {
		return strings.TrimRight(whole[:at], " ,;·") + "…"
	}
	return cut
}

// Cut cuts a styled line that is too wide.
func Cut(line string, width int) string {
	if prose.StyledWidth(line) <= width {
		return line
	}
	return ansi.Truncate(line, width, "")
}

// Pad fills a text up with blanks.
func Pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-prose.Width(text)))
}

// PadStyled fills a styled line up with blanks.
func PadStyled(line string, width int) string {
	return line + strings.Repeat(" ", max(0, width-prose.StyledWidth(line)))
}

// Column sets a text at the right of a column.
func Column(text string, width int) string {
	return strings.Repeat(" ", max(0, width-prose.Width(text))) + text
}

// Columns sets lines beside others, which begin at a column.
func Columns(left, right []string, at int) []string {
	lines := make([]string, max(len(left), len(right)))
	for i := range lines {
		if i < len(left) {
			lines[i] = left[i]
		}
		if i < len(right) && right[i] != "" {
			lines[i] += strings.Repeat(" ", max(0, at-prose.StyledWidth(lines[i]))) + right[i]
		}
	}
	return lines
}

// Bound joins parts so that lines are broken between them, not within.
func Bound(parts []string) string {
	whole := make([]string, len(parts))
	for i, part := range parts {
		whole[i] = strings.ReplaceAll(part, " ", "\u00a0")
	}
	return strings.Join(whole, " · ")
}

// Spaced joins two texts by blanks; an empty one adds none.
func Spaced(a, b string) string {
	if a == "" {
		return b
	}
	return a + "  " + b
}

// Balanced breaks a text that is centered into lines of about one length: the narrowest
// that need no more lines than the whole width does.
func Balanced(text string, width int) []string {
	lines := prose.WrapText(text, width)
	for width--; width > 0 && len(lines) > 1; width-- {
		narrower := prose.WrapText(text, width)
		if len(narrower) > len(lines) {
			break
		}
		lines = narrower
	}
	return lines
}
