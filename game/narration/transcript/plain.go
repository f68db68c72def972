package transcript

import (
	"strings"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/narration/prose"
)

// The measures of plain text, in columns.
const (
	textWidth  = 72 // the widest line of words; documents keep their own
	textIndent = 4  // of what is not narration
	maxName    = 12 // the widest name that stands beside what is said
)

// Text returns the transcript as plain text. Its lines are at most 72 columns wide,
// except in documents, which keep their spacing.
func (t *Transcript) Text() string {
	p := &plain{phrases: t.phrases, offered: t.Offered}
	p.block(centered(strings.ToUpper(oneLine(t.Title))))
	p.block(centered(t.Subtitle))
	for i := range t.Chapters {
		p.chapter(&t.Chapters[i])
	}
	p.block(centered("* * *"))
	if t.Ending == "" {
		p.block(centered(p.phrases.Open))
	} else {
		p.block(centered(p.phrases.Ending))
		p.lines(centered(strings.ToUpper(oneLine(t.Ending))))
	}
	p.block(centered(t.Figures))
	return p.out.String()
}

// A plain writes plain text, block by block.
type plain struct {
	phrases *Phrases
	offered bool
	out     strings.Builder
	voice   bool // somebody spoke last
}

// block writes lines, with an empty one before them.
func (p *plain) block(lines []string) {
	p.voice = false
	if p.out.Len() > 0 {
		p.out.WriteByte('\n')
	}
	p.lines(lines)
}

func (p *plain) lines(lines []string) {
	for _, line := range lines {
		p.out.WriteString(strings.TrimRight(scrub(line), " "))
		p.out.WriteByte('\n')
	}
}

func (p *plain) chapter(c *Chapter) {
	head := prose.WrapText(oneLine(c.Title), textWidth)
	rule := 0
	for _, line := range append(head, prose.WrapText(oneLine(c.Place), textWidth)...) {
		rule = max(rule, prose.Width(line))
	}
	p.out.WriteByte('\n') // more room than between paragraphs
	p.block(head)
	if c.Place != "" {
		p.lines(prose.WrapText(oneLine(c.Place), textWidth))
	}
	p.lines([]string{strings.Repeat("-", rule)})
	for i := range c.Passages {
		column := nameColumn(c.Passages[i].Parts)
		for _, part := range c.Passages[i].Parts {
			p.part(part, column)
		}
		p.choices(c.Passages[i].Choices)
	}
}

// nameColumn returns the width of the column of names, so that voices line up.
func nameColumn(parts []narration.Part) int {
	column := 0
	for _, part := range parts {
		if part.Text == nil || part.Text.Kind != game.Quote {
			continue
		}
		if name, _ := part.Text.Speaker(); name != "" && prose.Width(name) <= maxName {
			column = max(column, prose.Width(name)+2)
		}
	}
	return column
}

func (p *plain) part(part narration.Part, column int) {
	if part.Changes != nil {
		p.changes(part.Changes)
		return
	}
	switch text := part.Text; text.Kind {
	case game.Art:
		p.block(indented(prose.WrapText("["+narration.Fill(p.phrases.Picture, "alt", oneLine(text.Alt))+"]", textWidth-textIndent), textIndent))
	case game.Document:
		p.document(text)
	case game.Quote:
		p.quote(text, column)
	case game.Prose, game.NoText:
		for _, paragraph := range text.Paragraphs {
			p.block(wrapped(paragraph, textWidth))
		}
	default:
		panic("transcript: a text of an unknown kind")
	}
}

func wrapped(runs []game.Run, width int) []string {
	var lines []string
	for _, line := range prose.Wrap(runs, width) {
		lines = append(lines, prose.Plain(line))
	}
	return lines
}

func (p *plain) changes(all []narration.Change) {
	var lines []string
	for _, c := range all {
		text := prose.WrapText(c.Text, textWidth-textIndent)
		lines = append(lines, indented(append([]string{c.Sign + " " + text[0]}, indented(text[1:], 2)...), textIndent-2)...)
	}
	p.block(lines)
}

func (p *plain) document(d *game.Text) {
	lines := make([]string, len(d.Lines))
	for i, line := range d.Lines {
		lines[i] = strings.TrimRight("    | "+prose.ExpandTabs(line), " ")
	}
	p.block(lines)
}

// quote writes a speech after the name of the speaker. Speeches that follow each
// other have no empty line between them.
func (p *plain) quote(q *game.Text, column int) {
	name, said := q.Speaker()
	var lines []string
	if name != "" && prose.Width(name)+2 > column {
		lines = append(lines, name)
	}
	if name == "" {
		column = 0
	}
	for _, paragraph := range said {
		for i, line := range wrapped(paragraph, textWidth-textIndent-column) {
			head := strings.Repeat(" ", column)
			if i == 0 && len(lines) == 0 && column > 0 {
				head = name + strings.Repeat(" ", column-prose.Width(name))
			}
			lines = append(lines, head+line)
		}
	}
	lines = indented(lines, textIndent)
	if p.voice {
		p.lines(lines)
	} else {
		p.block(lines)
	}
	p.voice = true
}

// choices writes the choice that was taken, or all that were offered.
func (p *plain) choices(all []Choice) {
	var lines []string
	for _, c := range all {
		if !p.offered && !c.Taken {
			continue
		}
		sign, text := "-", oneLine(c.Label)
		switch {
		case c.Taken:
			sign = ">"
		case c.Locked != "":
			sign, text = "x", text+" ("+c.Locked+")"
		}
		if c.Timed && p.offered {
			text += " (" + p.phrases.takes(c.Minutes) + ")"
		}
		more := prose.WrapText(text, textWidth-2)
		lines = append(append(lines, sign+" "+more[0]), indented(more[1:], 2)...)
	}
	if len(lines) > 0 {
		p.block(lines)
	}
}

func indented(lines []string, by int) []string {
	for i, line := range lines {
		lines[i] = strings.Repeat(" ", by) + line
	}
	return lines
}

func centered(text string) []string {
	lines := prose.WrapText(oneLine(text), textWidth)
	for i, line := range lines {
		lines[i] = strings.Repeat(" ", max(0, (textWidth-prose.Width(line))/2)) + line
	}
	return lines
}
