package widget

import (
	"strings"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/theme"
)

// RuleWith draws a rule with a note at its right end.
func RuleWith(s *theme.Styles, note string, width int) string {
	if note == "" || prose.Width(note)+6 > width {
		return s.Rule.Render(strings.Repeat("─", width))
	}
	left := strings.Repeat("─", width-prose.Width(note)-4)
	return s.Rule.Render(left) + " " + s.More.Render(note) + " " + s.Rule.Render("──")
}
