package widget

import (
	"strings"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/theme"
)

// RuleWith draws a rule with a note at its right end.
func RuleWith(s *theme.Styles, note string, width int) string {
	return RuleOf(s.Rule, "─", "", s.More, note, width)
}

// RuleOf draws a rule in a style and of a line of one column, with a word near its left
// end and a note at its right end, which may be styled already. What does not fit is
// left out, the word first.
func RuleOf(style theme.Style, line, word string, more theme.Style, note string, width int) string {
	right, rest := "", width
	if room := prose.StyledWidth(note) + 4; note != "" && room+2 <= rest {
		right = " " + more.Render(note) + " " + style.Render(strings.Repeat(line, 2))
		rest -= room
	}
	left := ""
	if room := prose.Width(word) + 4; word != "" && room+2 <= rest {
		left = style.Render(strings.Repeat(line, 2)) + " " + style.Render(word) + " "
		rest -= room
	}
	return left + style.Render(strings.Repeat(line, rest)) + right
}
