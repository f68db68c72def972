// Package theme turns a palette and one dark-or-light bit into Lip Gloss
// styles; colors stand nowhere else.
//
// It promises that nothing is told by color alone: every style that means
// something also differs in weight, slant or shape, so that a terminal without
// colors loses none of it. It sets no background and, for running text, no
// color: what people read is drawn as their terminal draws it. It keeps no
// state; two programs in one process never see each other.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Styles are the theme's tokens: what a thing is, not how it looks.
type Styles struct {
	Text     lipgloss.Style // running text
	Title    lipgloss.Style // the scene, an overlay's name, a card's head
	Place    lipgloss.Style // where the scene is
	Clock    lipgloss.Style // the minutes left
	ClockLow lipgloss.Style // the minutes left, when they are few
	Rule     lipgloss.Style // lines that part things
	More     lipgloss.Style // the sign that there is more to read

	Voice    lipgloss.Style // what somebody says
	Speaker  lipgloss.Style // who says it
	VoiceBar lipgloss.Style // the line beside it
	Document lipgloss.Style // a document's words
	Paper    lipgloss.Style // a document's edge
	Art      lipgloss.Style // a picture
	Caption  lipgloss.Style // what stands in for a picture

	Change lipgloss.Style // what just changed
	Worse  lipgloss.Style // what just changed for the worse
	Alarm  lipgloss.Style // caught, or too late

	Choice   lipgloss.Style // a choice
	Chosen   lipgloss.Style // the choice under the cursor
	Cursor   lipgloss.Style // the cursor itself
	Number   lipgloss.Style // a choice's digit
	Locked   lipgloss.Style // a choice that cannot be taken
	Reason   lipgloss.Style // why it cannot
	Aside    lipgloss.Style // what a choice takes, and other small print
	Ending   lipgloss.Style // an ending's name
	Heading  lipgloss.Style // the head of a list
	Item     lipgloss.Style // an entry of a list
	About    lipgloss.Style // what the entry is
	Taken    lipgloss.Style // a choice made, in the log
	Notice   lipgloss.Style // something the program itself has to say
	HelpKey  lipgloss.Style // a key
	HelpText lipgloss.Style // what the key does

	// Meter holds suspicion's colors from calm to hunted; [Styles.MeterAt] picks one.
	Meter [3]lipgloss.Style
	Empty lipgloss.Style // the part of a meter that is not filled
}

// MeterAt returns the style of suspicion at a value from 0 to 100: calm below
// 40, wary below 80, hunted from there on.
func (s *Styles) MeterAt(value int) lipgloss.Style {
	switch {
	case value < 40:
		return s.Meter[0]
	case value < 80:
		return s.Meter[1]
	default:
		return s.Meter[2]
	}
}

// New returns the styles of a palette for a background and for what the
// terminal can show. A profile below 16 colors yields styles without any.
func New(p Palette, dark bool, profile colorprofile.Profile) Styles {
	b := brush{dark: dark, profile: profile}
	accent, muted, faint := b.ink(p.Accent), b.ink(p.Muted), b.ink(p.Faint)
	voice, warm, danger := b.ink(p.Voice), b.ink(p.Warm), b.ink(p.Danger)
	plain := lipgloss.NewStyle()
	s := Styles{
		Text: plain, Title: accent.Bold(true), Place: muted, Clock: plain, ClockLow: warm.Bold(true),
		Rule: faint, More: accent,
		Voice: plain, Speaker: voice.Bold(true), VoiceBar: voice,
		Document: plain, Paper: muted, Art: b.ink(p.Art), Caption: muted.Italic(true),
		Change: accent, Worse: warm, Alarm: danger.Bold(true),
		Choice: plain, Chosen: accent.Bold(true), Cursor: accent.Bold(true), Number: muted,
		Locked: muted, Reason: muted.Italic(true), Aside: muted,
		Ending: accent.Bold(true), Heading: muted, Item: plain.Bold(true), About: plain, Taken: accent,
		Notice: warm.Bold(true), HelpKey: muted.Bold(true), HelpText: muted,
		Meter: [3]lipgloss.Style{accent, warm, danger.Bold(true)}, Empty: muted,
	}
	if p.Stark {
		s.Chosen, s.Heading = s.Chosen.Reverse(true), s.Heading.Bold(true)
	}
	return s
}

// A brush dips into inks.
type brush struct {
	dark    bool
	profile colorprofile.Profile
}

// ink returns a style in that ink. Sixteen colors are the terminal's own, which
// its owner chose; where the ink has none of them, the text is set faint.
func (b brush) ink(i Ink) lipgloss.Style {
	style := lipgloss.NewStyle()
	switch {
	case b.profile >= colorprofile.ANSI256:
		return style.Foreground(b.pick(i.Light, i.Dark))
	case i.Dim:
		return style.Faint(true)
	case b.profile == colorprofile.ANSI && i.Dark16 != nil:
		return style.Foreground(b.pick(i.Light16, i.Dark16))
	default:
		return style
	}
}

func (b brush) pick(light, dark color.Color) color.Color {
	return lipgloss.LightDark(b.dark)(light, dark)
}
