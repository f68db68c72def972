package widget

import (
	"slices"
	"strings"

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
	ArtHeight int  // pictures of more lines are only described
	Strips    bool // a strip of a taller picture is shown, behind the paragraph after it
	Names     int  // the width of the column of speakers' names; 0: as wide as they need
}

// Passage sets the parts of a passage, a blank line between them. Quotes in a row
// stand together.
func (t *Typesetter) Passage(parts []narration.Part) []string { return t.Set(parts).Lines }

// A Passage is a passage in lines.
type Passage struct {
	Lines  []string
	Voices map[int]bool // the lines of voices
	Moving []Moving     // the pictures that move
}

// Set sets the parts of a passage as [Typesetter.Passage] does, and tells where in it
// something can move.
func (t *Typesetter) Set(parts []narration.Part) Passage {
	set := Passage{Voices: map[int]bool{}}
	parts = t.inOrder(parts)
	column := t.voiceColumn(parts)
	for i, p := range parts {
		if i > 0 && !(isVoice(p) && isVoice(parts[i-1])) {
			set.Lines = append(set.Lines, "")
		}
		from := len(set.Lines)
		lines, moving := t.part(p, column)
		set.Lines = append(set.Lines, lines...)
		if moving != nil {
			moving.From = from
			set.Moving = append(set.Moving, *moving)
		}
		for n := from; n < len(set.Lines) && isVoice(p); n++ {
			set.Voices[n] = true
		}
	}
	return set
}

func isVoice(p narration.Part) bool { return p.Text != nil && p.Text.Kind == game.Quote }

func (t *Typesetter) part(p narration.Part, voiceColumn int) (lines []string, moving *Moving) {
	switch {
	case p.Scene != nil:
		return t.sceneCard(p.Scene), nil
	case p.Changes != nil:
		return t.changes(p.Changes), nil
	}
	switch p.Text.Kind {
	case game.Quote:
		return t.voice(p.Text, voiceColumn), nil
	case game.Document:
		return t.document(p.Text), nil
	case game.Art:
		return t.art(p.Text)
	default:
		for _, paragraph := range p.Text.Paragraphs {
			lines = append(lines, t.prose(paragraph, t.Styles.Text, t.Width)...)
		}
		return lines, nil
	}
}

// prose sets a paragraph in a style of its own.
func (t *Typesetter) prose(runs []game.Run, style theme.Style, width int) []string {
	wrapped := prose.Wrap(runs, width)
	lines := make([]string, len(wrapped))
	for i, line := range wrapped {
		if len(line) == 1 { // as most have; if its style draws nothing, the text is not copied
			lines[i] = styled(style, line[0].Style).Render(line[0].Text)
			continue
		}
		var b strings.Builder
		for _, run := range line {
			styled(style, run.Style).Write(&b, run.Text)
		}
		lines[i] = b.String()
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
	if room := t.Width - prose.Width(title) - 4; s.Place != "" && room >= prose.Width(s.Place)+3 {
		line += t.Styles.Place.Render(" · " + s.Place)
		title += " · " + s.Place
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
		if name, _ := p.Text.Speaker(); prose.Width(name) <= longestName {
			column = max(column, prose.Width(name)+2)
		}
	}
	return column
}

// voice sets a quote beside a bar, the speaker's name in a column before it.
func (t *Typesetter) voice(q *game.Text, column int) []string {
	name, said := q.Speaker()
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

// art sets a picture, a strip of it if it is too tall, or its description if it does
// not fit at all. A picture with several frames is also returned as such.
func (t *Typesetter) art(a *game.Text) (lines []string, moving *Moving) {
	p, ok := t.Gallery.picture(a.Source)
	height := 0
	switch {
	case !ok || p.width > t.Width:
	case p.height() <= t.ArtHeight:
		height = p.height()
	case t.Strips && StripLines <= t.ArtHeight:
		height = StripLines
	}
	if height == 0 {
		return t.prose([]game.Run{{Text: a.Alt}}, t.Styles.Caption, t.Width), nil
	}
	art, from := t.Gallery.shared.draw(&p, drawing{a.Source, t.Styles, (t.Width - p.width) / 2}), 0
	if height < p.height() {
		from = art.strip
	}
	frames := make([][]string, len(art.frames))
	for i, frame := range art.frames {
		frames[i] = frame[from : from+height : from+height]
	}
	if len(frames) > 1 {
		moving = &Moving{Frames: frames}
	}
	return frames[0], moving
}

// fits reports whether a part is anything but a picture that is too tall.
func (t *Typesetter) fits(part narration.Part) bool {
	if part.Text == nil || part.Text.Kind != game.Art {
		return true
	}
	p, ok := t.Gallery.picture(part.Text.Source)
	return !ok || p.height() <= t.ArtHeight
}

// inOrder returns parts in the order in which they are set: a picture that there is not
// enough room for stands behind the paragraph that follows it.
func (t *Typesetter) inOrder(parts []narration.Part) []narration.Part {
	if !t.Strips {
		return parts
	}
	parts = slices.Clone(parts)
	for i := 0; i+1 < len(parts); i++ {
		next := parts[i+1]
		if !t.fits(parts[i]) && next.Text != nil && next.Text.Kind == game.Prose {
			parts[i], parts[i+1] = next, parts[i]
			i++
		}
	}
	return parts
}

// Center sets a line in the middle.
func (t *Typesetter) Center(style theme.Style, text string) string {
	text = Clip(text, t.Width)
	return strings.Repeat(" ", (t.Width-prose.Width(text))/2) + style.Render(text)
}
