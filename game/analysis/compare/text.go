package compare

import (
	"strings"

	"cobalt/game"
)

// appendLines appends the words of a block as lines, a paragraph each: prose as
// it stands with its emphasis in asterisks, a picture as its alternative text.
func appendLines(lines []string, t *game.Text) []string {
	for _, p := range t.Paragraphs {
		lines = append(lines, quoted(t.Kind, source(t, p))...)
	}
	lines = append(lines, t.Lines...)
	if t.Kind == game.Art {
		lines = append(lines, strings.Split(t.Alt, "\n")...)
	}
	return lines
}

// source writes runs as they stand in a scene, the pieces among them included.
func source(t *game.Text, runs []game.Run) string {
	var b strings.Builder
	for _, run := range runs {
		if run.Piece == 0 {
			mark := strings.Repeat("*", int(run.Style))
			b.WriteString(mark + run.Text + mark)
			continue
		}
		p := &t.Pieces[run.Piece-1]
		for i, span := range p.Spans {
			b.WriteString("`" + span + "`")
			if i < len(p.Texts) {
				b.WriteString(source(t, p.Texts[i]))
			}
		}
		if len(p.Texts) > 0 {
			b.WriteString("`end`")
		}
	}
	return b.String()
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
