package widget

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/narration/prose"
	"cobalt/game/tui/theme"
)

// A Typesetter sets passages in styled lines, none wider than width.
type Typesetter struct {
	Styles    *theme.Styles
	Gallery   Gallery
	Width     int
	ArtHeight int // pictures of more lines are only described
	Names     int // the width of the column of speakers' names; 0: as wide as they need
}

// Passage sets the parts of a passage, a blank line between them. Quotes in a row
// stand together.
func (t *Typesetter) Passage(parts []narration.Part) []string {
	lines, _ := t.Voiced(parts)
	return lines
}

// Voiced sets the parts of a passage as [Typesetter.Passage] does, and tells which lines
// hold voices.
func (t *Typesetter) Voiced(parts []narration.Part) (lines []string, voices map[int]bool) {
	voices = map[int]bool{}
	column := t.voiceColumn(parts)
	for i, p := range parts {
		if i > 0 && !(isVoice(p) && isVoice(parts[i-1])) {
			lines = append(lines, "")
		}
		from := len(lines)
		lines = append(lines, t.part(p, column)...)
		for n := from; n < len(lines) && isVoice(p); n++ {
			voices[n] = true
		}
	}
	return lines, voices
}

func isVoice(p narration.Part) bool { return p.Text != nil && p.Text.Kind == game.Quote }

func (t *Typesetter) part(p narration.Part, voiceColumn int) []string {
	switch {
	case p.Scene != nil:
		return t.sceneCard(p.Scene)
	case p.Changes != nil:
		return t.changes(p.Changes)
	}
	switch p.Text.Kind {
	case game.Quote:
		return t.voice(p.Text, voiceColumn)
	case game.Document:
		return t.document(p.Text)
	case game.Art:
		return t.art(p.Text)
	default:
		var lines []string
		for _, paragraph := range p.Text.Paragraphs {
			lines = append(lines, t.prose(paragraph, t.Styles.Text, t.Width)...)
		}
		return lines
	}
}

// prose sets a paragraph in a style of its own.
func (t *Typesetter) prose(runs []game.Run, style theme.Style, width int) []string {
	var lines []string
	for _, line := range prose.Wrap(runs, width) {
		var b strings.Builder
		for _, run := range line {
			b.WriteString(styled(style, run.Style).Render(run.Text))
		}
		lines = append(lines, b.String())
	}
	return lines
}

func styled(style theme.Style, s game.Style) theme.Style {
	if s&game.Emphasis != 0 {
		style = style.Italic()
	}
	if s&game.Strong != 0 {
		style = style.Bold()
	}
	return style
}

// sceneCard sets the name of a scene that opens within a passage.
func (t *Typesetter) sceneCard(s *game.SceneWords) []string {
	title := Clip(s.Title, t.Width-4)
	line := t.Styles.Rule.Render("──") + " " + t.Styles.Title.Render(title)
	if room := t.Width - prose.Width(title) - 4; s.Place != "" && room >= prose.Width(s.Place)+2 {
		line += t.Styles.Place.Render(", " + s.Place)
		title += ", " + s.Place
	}
	if room := t.Width - prose.Width(title) - 4; room > 0 {
		line += " " + t.Styles.Rule.Render(strings.Repeat("─", room))
	}
	return []string{line}
}

// changes sets the changes by a choice, as many to a line as fit.
func (t *Typesetter) changes(all []narration.Change) []string {
	var lines []string
	var b strings.Builder
	used := 0
	for _, c := range all {
		for i, text := range prose.WrapText(c.Sign+" "+c.Text, t.Width) {
			if i > 0 || used > 0 && used+3+prose.Width(text) > t.Width {
				lines = append(lines, b.String())
				b.Reset()
				used = 0
			}
			if used > 0 {
				b.WriteString("   ")
				used += 3
			}
			b.WriteString(t.tone(c.Tone).Render(text))
			used += prose.Width(text)
		}
	}
	return append(lines, b.String())
}

func (t *Typesetter) tone(x narration.Tone) theme.Style {
	switch x {
	case narration.Worse:
		return t.Styles.Worse
	case narration.Alarm:
		return t.Styles.Alarm
	default:
		return t.Styles.Change
	}
}

// The narrowest column for a quote beside the speaker's name.
const minVoiceWidth = 24

// longestName is the widest name that stands beside its quote; longer ones stand
// above.
const longestName = 12

// voiceColumn is how wide the column of names is, so that voices line up.
func (t *Typesetter) voiceColumn(parts []narration.Part) int {
	if t.Names > 0 {
		return t.Names
	}
	return NamesColumn(parts)
}

// NamesColumn is how wide the column of the speakers' names in some parts is.
func NamesColumn(parts []narration.Part) int {
	column := 0
	for _, p := range parts {
		if !isVoice(p) {
			continue
		}
		if name, _ := prose.Speaker(p.Text); prose.Width(name) <= longestName {
			column = max(column, prose.Width(name)+2)
		}
	}
	return column
}

// voice sets a quote beside a bar, the speaker's name in a column before it.
func (t *Typesetter) voice(q *game.Text, column int) []string {
	name, said := prose.Speaker(q)
	bar := t.Styles.VoiceBar.Render("│") + " "
	var lines []string
	if name == "" || prose.Width(name)+2 > column || t.Width-2-column < minVoiceWidth {
		if name != "" {
			lines = append(lines, bar+t.Styles.Speaker.Render(Clip(name, t.Width-2)))
		}
		column = 0
	}
	for _, paragraph := range said {
		for _, line := range t.prose(paragraph, t.Styles.Voice, t.Width-2-column) {
			head := strings.Repeat(" ", column)
			if column > 0 && len(lines) == 0 {
				head = t.Styles.Speaker.Render(name) + strings.Repeat(" ", column-prose.Width(name))
			}
			lines = append(lines, bar+head+line)
		}
	}
	return lines
}

// document sets a document in a box of its own width. Lines that are too wide even
// then are cut and continued.
func (t *Typesetter) document(d *game.Text) []string {
	body, width := t.documentLines(d)
	edge := lipgloss.NormalBorder()
	if d.Style == "letter" {
		edge = lipgloss.RoundedBorder()
	}
	paper := t.Styles.Paper
	lines := []string{paper.Render(edge.TopLeft + strings.Repeat(edge.Top, width+2) + edge.TopRight)}
	for _, line := range body {
		pad := strings.Repeat(" ", max(0, width-prose.Width(line)))
		lines = append(lines, paper.Render(edge.Left)+" "+t.Styles.Document.Render(line)+pad+" "+paper.Render(edge.Right))
	}
	return append(lines, paper.Render(edge.BottomLeft+strings.Repeat(edge.Bottom, width+2)+edge.BottomRight))
}

func (t *Typesetter) documentLines(d *game.Text) (lines []string, width int) {
	room := max(1, t.Width-4)
	for _, line := range d.Lines {
		line = prose.ExpandTabs(line)
		for prose.Width(line) > room {
			head := ansi.Truncate(line, room, "")
			if head == "" {
				break
			}
			lines, width = append(lines, head), room
			line = line[len(head):]
		}
		lines, width = append(lines, line), max(width, prose.Width(line))
	}
	return lines, min(width, room)
}

// art sets a picture, or its description if it does not fit.
func (t *Typesetter) art(a *game.Text) []string {
	p, ok := t.Gallery.find(a.Source, t.Width, t.ArtHeight)
	if !ok {
		return t.prose([]game.Run{{Text: a.Alt}}, t.Styles.Caption, t.Width)
	}
	lines := make([]string, len(p.lines))
	margin := strings.Repeat(" ", (t.Width-p.width)/2)
	for i, line := range p.lines {
		lines[i] = margin + t.Styles.Art.Render(line)
	}
	return lines
}

// Center sets a line in the middle.
func (t *Typesetter) Center(style theme.Style, text string) string {
	text = Clip(text, t.Width)
	return strings.Repeat(" ", (t.Width-prose.Width(text))/2) + style.Render(text)
}
