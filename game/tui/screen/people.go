package screen

import (
	"strings"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/session"
	"cobalt/game/tui/widget"
)

// The signs of trust: what there is of it, and what there could be.
const (
	signTrust   = "●"
	signNoTrust = "○"
)

// mostPips is the most that trust is drawn as, a sign for each; more is told in numbers.
const mostPips = 10

// A portrait stands beside a card if it leaves that many columns for it.
const leastCard = 32

// people lists those who were met, a card each.
func (l *List) people() {
	met := l.Context.People()
	if len(l.Story.People) == 0 {
		return
	}
	l.Head(l.Phrases.Screens.People)
	if len(met) == 0 {
		l.Text(l.Phrases.Screens.NobodyMet, 2)
	}
	for i := range met {
		if i > 0 {
			l.Lines = append(l.Lines, "")
		}
		l.card(&met[i])
	}
}

// card draws a card: the portrait, and beside it the name, the trust, the last words and
// what is known.
func (l *List) card(a *session.Acquaintance) {
	portrait, width := l.portrait(a.Art)
	beside := List{Context: l.Context, Width: l.Width - 2 - width}
	name := l.Styles.Item.Render(widget.Clip(a.Name, beside.Width))
	if a.MetJustNow {
		name = l.Styles.Change.Render(widget.Clip("+ "+a.Name, beside.Width))
	}
	beside.Lines = append(beside.Lines, name)
	if a.HasTrust {
		beside.Lines = append(beside.Lines, "  "+l.trust(a))
	}
	beside.Text(a.About, 2)
	if a.Said != "" {
		bar := "  " + l.Styles.VoiceBar.Render("│") + " "
		for _, line := range prose.WrapText(a.Said, beside.Width-4) {
			beside.Lines = append(beside.Lines, bar+l.Styles.Voice.Render(line))
		}
	}
	for i := range max(len(portrait), len(beside.Lines)) {
		line := strings.Repeat(" ", width)
		if i < len(portrait) {
			line = widget.PadStyled(l.Styles.Art.Render(portrait[i]), width)
		}
		if i < len(beside.Lines) {
			line += beside.Lines[i]
		}
		l.Lines = append(l.Lines, "  "+line)
	}
}

// portrait returns a person's picture, if there is room for it, and the columns that it
// takes with a gap behind it.
func (l *List) portrait(path string) (lines []string, width int) {
	lines, ok := l.Gallery.Lines(path)
	for _, line := range lines {
		width = max(width, prose.Width(line))
	}
	if width += 2; !ok || l.Width-2-width < leastCard {
		return nil, 0
	}
	return lines, width
}

// trust draws a sign for each step of trust, and tells it in words.
func (l *List) trust(a *session.Acquaintance) string {
	now := &l.Run.Now().State
	lo, hi := l.Story.Bounds(a.Trust)
	words := l.Styles.Aside.Render(l.MeterLine(a.Trust, now))
	if hi-lo > mostPips {
		return words
	}
	value := int(now.Meters[a.Trust]) - lo
	return l.Styles.Change.Render(strings.Repeat(signTrust, value)) + l.Styles.Empty.Render(strings.Repeat(signNoTrust, hi-lo-value)) + "  " + words
}
