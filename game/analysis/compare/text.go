package compare

import (
	"strings"

	"cobalt/game"
)

// appendLines appends the words of a block as lines, a paragraph each: prose as
// it stands with its emphasis in asterisks, a picture as what stands in for it.
func appendLines(lines []string, t *game.Text) []string {
	for _, p := range t.Paragraphs {
		line := ""
		for _, run := range p {
			mark := strings.Repeat("*", int(run.Style))
			line += mark + run.Text + mark
		}
		lines = append(lines, quoted(t.Kind, line)...)
	}
	lines = append(lines, t.Lines...)
	if t.Kind == game.Art {
		lines = append(lines, strings.Split(t.Alt, "\n")...)
	}
	return lines
}

// quoted splits a paragraph at its hard breaks, and marks a quote's lines.
func quoted(kind game.TextKind, text string) []string {
	lines := strings.Split(text, "\n")
	if kind == game.Quote {
		for i := range lines {
			lines[i] = "> " + lines[i]
		}
	}
	return lines
}
