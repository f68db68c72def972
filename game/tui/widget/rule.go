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
	rest := width
	noted := note != "" && prose.StyledWidth(note)+4+2 <= rest
	if noted {
		rest -= prose.StyledWidth(note) + 4
	}
	var b strings.Builder
	b.Grow(rest*len(line) + len(word) + len(note) + 4*usualStyles)
	if room := prose.Width(word) + 4; word != "" && room+2 <= rest {
		style.Write(&b, strings.Repeat(line, 2))
		b.WriteByte(' ')
		style.Write(&b, word)
		b.WriteByte(' ')
		rest -= room
	}
	style.Write(&b, strings.Repeat(line, rest))
	if noted {
		b.WriteByte(' ')
		more.Write(&b, note)
		b.WriteByte(' ')
		style.Write(&b, strings.Repeat(line, 2))
	}
	return b.String()
}
