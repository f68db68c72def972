package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// A Style draws text on a line, as its [lipgloss.Style] does, which has no size,
// border or alignment. It remembers the sequences that stand around a text, because a
// frame has a hundred texts, and making the sequences takes longer than everything
// else. The zero Style draws text as it is.
type Style struct {
	style         *lipgloss.Style // never changed; nil: none
	before, after string
}

// styleOf returns the style that draws as another.
func styleOf(style lipgloss.Style) Style {
	s := Style{style: &style}
	s.before, s.after, _ = strings.Cut(style.Render("x"), "x")
	return s
}

// Render draws a text. Of an empty one there is nothing to draw, not even sequences.
func (s Style) Render(text string) string {
	switch {
	case text == "":
		return ""
	case strings.ContainsAny(text, "\t\r\n"):
		return s.Lipgloss().Render(text)
	case s.before == "":
		return text
	default:
		return s.before + text + s.after
	}
}

// Write writes a text to a line, as [Style.Render] draws it.
func (s Style) Write(line *strings.Builder, text string) {
	if text == "" || strings.ContainsAny(text, "\t\r\n") {
		line.WriteString(s.Render(text))
		return
	}
	line.WriteString(s.before)
	line.WriteString(text)
	line.WriteString(s.after)
}

// Bold returns the style in bold.
func (s Style) Bold() Style { return styleOf(s.Lipgloss().Bold(true)) }

// Italic returns the style in italics.
func (s Style) Italic() Style { return styleOf(s.Lipgloss().Italic(true)) }

// Underlined returns the style with a line under the text.
func (s Style) Underlined() Style { return styleOf(s.Lipgloss().Underline(true)) }

func (s Style) struck() Style { return styleOf(s.Lipgloss().Strikethrough(true)) }

func (s Style) reverse() Style { return styleOf(s.Lipgloss().Reverse(true)) }

// Lipgloss returns the style for components that draw with Lip Gloss.
func (s Style) Lipgloss() lipgloss.Style {
	if s.style == nil {
		return lipgloss.NewStyle()
	}
	return *s.style
}
