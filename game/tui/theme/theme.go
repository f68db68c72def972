// Package theme turns a palette and one dark-or-light bit into Lip Gloss
// styles; no other package names a color.
//
// It promises that nothing is told by color alone: every style that means
// something also differs in weight, slant or shape, so that a terminal without
// colors loses none of it. It sets no background and, for running text, no
// color, so that people read as their terminal is set. Nothing that it keeps
// changes; two programs in one process never see each other.
package theme

import (
	"image/color"
	"sync"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Styles are the theme's tokens, named by their use, not by their look.
type Styles struct {
	Text     Style // running text
	Title    Style // the scene, an overlay's name, a card's head
	Place    Style // the place of the scene
	Clock    Style // the minutes left
	ClockLow Style // the minutes left, when they are few
	Rule     Style // lines that part things
	More     Style // the sign that there is more to read

	Voice    Style // somebody's words
	Speaker  Style // who says it
	VoiceBar Style // the line beside it
	Document Style // a document's words
	Paper    Style // a document's edge
	Art      Style // a picture
	Caption  Style // the text in the place of a picture

	// The parts of pictures that have a color map; [Styles.Part] picks one.
	Lamp, Fire, Snow, Skin, Metal, Leaf, Water, Dark Style

	Change Style // a change that was just made
	Worse  Style // a change for the worse
	Alarm  Style // caught, or too late
	Struck Style // a thing that was taken away, behind a sign that says so

	Choice   Style // a choice
	Chosen   Style // the choice under the cursor
	Cursor   Style // the cursor itself
	Number   Style // a choice's digit
	Locked   Style // a choice that cannot be taken
	Reason   Style // why it cannot
	Aside    Style // the minutes of a choice, and other small print
	Ending   Style // an ending's name
	Heading  Style // the head of a list
	Item     Style // an entry of a list
	About    Style // the description of an entry
	Taken    Style // a choice made, in the log
	Notice   Style // something the program itself has to say
	HelpKey  Style // a key
	HelpText Style // the effect of the key

	// Meter holds suspicion's colors from calm to hunted; [Styles.MeterAt] picks one.
	Meter [3]Style
	// Cursors holds the cursor in these colors; [Styles.CursorAt] picks one.
	Cursors [3]Style
	Empty   Style // the part of a meter that is not filled
}

// From WaryFrom on suspicion is shown as a warning, and from HuntedFrom on as danger.
const WaryFrom, HuntedFrom = 40, 80

// MeterAt returns the style of suspicion at a value from 0 to 100: calm, wary or hunted.
func (s *Styles) MeterAt(value int) Style { return s.Meter[alertAt(value)] }

// CursorAt returns the style of a cursor in the color of suspicion at a value.
func (s *Styles) CursorAt(value int) *Style { return &s.Cursors[alertAt(value)] }

// alertAt returns the index of the color of suspicion at a value.
func alertAt(value int) int {
	switch {
	case value < WaryFrom:
		return 0
	case value < HuntedFrom:
		return 1
	default:
		return 2
	}
}

// Part returns the style of a picture's cell by its letter in the color map. A letter
// that is no role, such as a blank, gives the picture's own style.
func (s *Styles) Part(letter rune) Style {
	switch letter {
	case 'l':
		return s.Lamp
	case 'f':
		return s.Fire
	case 's':
		return s.Snow
	case 'k':
		return s.Skin
	case 'm':
		return s.Metal
	case 'p':
		return s.Leaf
	case 'w':
		return s.Water
	case 'd':
		return s.Dark
	case 'a':
		return s.Change
	default:
		return s.Art
	}
}

// A look is all that styles depend on.
type look struct {
	palette Palette
	dark    bool
	profile colorprofile.Profile
}

// looks holds the styles of each [look] that was asked for, which are few and all alike.
var looks sync.Map

// Shared returns the styles that [New] does, the same for all who ask. They are not to be
// changed.
func Shared(p Palette, dark bool, profile colorprofile.Profile) *Styles {
	key := look{p, dark, profile}
	styles, known := looks.Load(key)
	if !known {
		made := New(p, dark, profile)
		styles, _ = looks.LoadOrStore(key, &made)
	}
	return styles.(*Styles)
}

// New returns the styles of a palette for a background and for a terminal's colors.
// A profile below 16 colors yields styles without any.
func New(p Palette, dark bool, profile colorprofile.Profile) Styles {
	b := brush{dark: dark, profile: profile}
	accent, muted, faint := b.style(p.Accent), b.style(p.Muted), b.style(p.Faint)
	voice, warm, danger := b.style(p.Voice), b.style(p.Warm), b.style(p.Danger)
	plain := styleOf(lipgloss.NewStyle())
	s := Styles{
		Text: plain, Title: accent.Bold(), Place: muted, Clock: plain, ClockLow: warm.Bold(),
		Rule: faint, More: accent,
		Voice: plain, Speaker: voice.Bold(), VoiceBar: voice,
		Document: plain, Paper: muted, Art: b.style(p.Art), Caption: muted.Italic(),
		Change: accent, Worse: warm, Alarm: danger.Bold(), Struck: muted.struck(),
		Choice: plain, Chosen: accent.Bold(), Cursor: accent.Bold(), Number: muted,
		Locked: muted, Reason: muted.Italic(), Aside: muted,
		Ending: accent.Bold(), Heading: muted, Item: plain.Bold(), About: plain, Taken: accent,
		Notice: warm.Bold(), HelpKey: muted.Bold(), HelpText: muted,
		Meter: [3]Style{accent, warm, danger.Bold()}, Empty: muted,
		Cursors: [3]Style{accent.Bold(), warm.Bold(), danger.Bold()},
	}
	light := &p.Light
	s.Lamp, s.Fire, s.Snow, s.Skin = b.style(light.Lamp), b.style(light.Fire), b.style(light.Snow), b.style(light.Skin)
	s.Metal, s.Leaf, s.Water, s.Dark = b.style(light.Metal), b.style(light.Leaf), b.style(light.Water), b.style(light.Dark)
	if p.Stark {
		s.Chosen, s.Heading = s.Chosen.reverse(), s.Heading.Bold()
	}
	return s
}

// style returns a style in an ink.
func (b brush) style(i Ink) Style { return styleOf(b.ink(i)) }

// A brush dips into inks.
type brush struct {
	dark    bool
	profile colorprofile.Profile
}

// ink returns a style in that ink. Sixteen colors are the terminal's own, which its
// owner chose; if the ink has none of them, the text is set faint.
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
