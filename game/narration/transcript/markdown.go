package transcript

import (
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/narration/prose"
)

// Markdown returns the transcript as Markdown, a paragraph a line: CommonMark, with
// GitHub's struck text for locked choices.
func (t *Transcript) Markdown() string {
	text, _ := t.MarkdownLines()
	return text
}

// MarkdownLines returns the transcript as [Transcript.Markdown] does, and for each
// of its lines the passage that it belongs to, or nil.
func (t *Transcript) MarkdownLines() (text string, passages []*Passage) {
	m := &markdown{phrases: t.phrases, offered: t.Offered}
	m.block("# " + markdownText(oneLine(t.Title)))
	m.block(emphasized(t.Subtitle))
	for i := range t.Chapters {
		m.chapter(&t.Chapters[i])
	}
	m.passage = nil
	m.ending(t)
	return m.out.String(), m.passages
}

// A markdown writes Markdown, block by block.
type markdown struct {
	phrases  *Phrases
	offered  bool
	out      strings.Builder
	passage  *Passage // what is being written
	passages []*Passage
}

// block writes a block, with an empty line before it.
func (m *markdown) block(text string) {
	text = scrub(text)
	if m.out.Len() > 0 {
		text = "\n" + text
	}
	m.out.WriteString(text)
	m.out.WriteByte('\n')
	for range strings.Count(text, "\n") + 1 {
		m.passages = append(m.passages, m.passage)
	}
}

func (m *markdown) chapter(c *Chapter) {
	m.passage = nil
	if len(c.Passages) > 0 {
		m.passage = &c.Passages[0]
	}
	m.block("## " + markdownText(oneLine(c.Title)))
	if c.Place != "" {
		m.block(emphasized(c.Place))
	}
	for i := range c.Passages {
		m.passage = &c.Passages[i]
		for _, p := range m.passage.Parts {
			m.part(p)
		}
		m.choices(m.passage.Choices)
	}
}

func (m *markdown) part(p narration.Part) {
	if p.Changes != nil {
		spans := make([]string, len(p.Changes))
		for i, c := range p.Changes {
			spans[i] = codeSpan(c.Sign + " " + c.Text)
		}
		m.block(strings.Join(spans, " "))
		return
	}
	switch text := p.Text; text.Kind {
	case game.Art:
		m.block(emphasized(narration.Fill(m.phrases.Picture, "alt", text.Alt)))
	case game.Document:
		m.block(fenced(text))
	case game.Quote:
		m.block(quoted(paragraphs(text.Paragraphs)))
	case game.Prose, game.NoText:
		m.block(paragraphs(text.Paragraphs))
	default:
		panic("transcript: a text of an unknown kind")
	}
}

func paragraphs(all [][]game.Run) string {
	lines := make([]string, len(all))
	for i, runs := range all {
		lines[i] = inline(runs)
	}
	return strings.Join(lines, "\n\n")
}

// quoted puts the mark of a quotation before every line.
func quoted(text string) string {
	return strings.ReplaceAll("> "+strings.ReplaceAll(text, "\n", "\n> "), "> \n", ">\n")
}

// choices writes the choice that was taken, or all that were offered.
func (m *markdown) choices(all []Choice) {
	var lines []string
	for _, c := range all {
		label := markdownText(oneLine(c.Label))
		switch {
		case !m.offered && c.Taken:
			m.block("**▸ " + label + "**")
		case c.Taken:
			lines = append(lines, "- **"+label+"**"+m.takes(c))
		case c.Locked != "":
			lines = append(lines, "- ~~"+label+"~~ "+emphasized(c.Locked))
		default:
			lines = append(lines, "- "+label+m.takes(c))
		}
	}
	if m.offered && len(lines) > 0 {
		m.block(strings.Join(lines, "\n"))
	}
}

func (m *markdown) takes(c Choice) string {
	if !c.Timed {
		return ""
	}
	return " " + emphasized(m.phrases.takes(c.Minutes))
}

func (m *markdown) ending(t *Transcript) {
	m.block("---")
	if t.Ending == "" {
		m.block(markdownText(m.phrases.Open))
	} else {
		m.block("## " + markdownText(oneLine(m.phrases.Ending+": "+t.Ending)))
	}
	m.block(emphasized(t.Figures))
}

// emphasized returns a text on one line, in emphasis.
func emphasized(text string) string {
	return inline([]game.Run{{Text: oneLine(text), Style: game.Emphasis}})
}

// fenced returns a document between fences that nothing in it can close.
func fenced(d *game.Text) string {
	fence := "```"
	for _, line := range d.Lines {
		for strings.Contains(line, fence) {
			fence += "`"
		}
	}
	lines := []string{fence + strings.Map(infoRune, d.Style)}
	for _, line := range d.Lines {
		lines = append(lines, prose.ExpandTabs(line))
	}
	return strings.Join(append(lines, fence), "\n")
}

// infoRune leaves out the characters that may not stand in the word after a
// fence.
func infoRune(r rune) rune {
	if r == '`' || r == '\n' || r == '\\' || r == '&' {
		return -1
	}
	return r
}

// codeSpan sets text between more backquotes than it holds in a row.
func codeSpan(text string) string {
	text = oneLine(text)
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return fence + text + fence
}

// markdownText escapes every sign that has a meaning in Markdown, in a text that
// begins a line; a line break becomes a hard one.
func markdownText(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = escapeStart(escapeSigns(strings.TrimSpace(line)))
	}
	return joinLines(lines)
}

// escapeSigns escapes the signs that have a meaning anywhere in a line.
func escapeSigns(text string) string { return markdownSigns.Replace(text) }

var markdownSigns = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`,
	"<", `\<`, ">", `\>`, "&", `\&`, "~", `\~`, "|", `\|`, "://", `:\/\/`, "@", `\@`)

// escapeStart escapes the signs that have a meaning at the start of a line: of a
// heading, a list or a rule.
func escapeStart(line string) string {
	if line == "" {
		return line
	}
	switch line[0] {
	case '#', '+', '-', '=':
		return `\` + line
	}
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	if _, err := strconv.Atoi(line[:digits]); err == nil && digits < len(line) && strings.IndexByte(".)", line[digits]) >= 0 {
		return line[:digits] + `\` + line[digits:]
	}
	return line
}
