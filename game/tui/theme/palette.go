package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// An Ink is one color for four kinds of terminals: on a dark and on a light
// background, with thousands of colors and with sixteen.
type Ink struct {
	Dark, Light     color.Color
	Dark16, Light16 color.Color // nil: the terminal's own text color
	// Dim says that sixteen colors have none for it: the text is set faint.
	// Bright black, the usual gray, is invisible in some palettes.
	Dim bool
}

// A Palette is the few inks that a theme is made of.
type Palette struct {
	Accent Ink // titles, the cursor, changes
	Voice  Ink // who speaks
	Warm   Ink // rising suspicion, short time, failures
	Danger Ink // losses
	Art    Ink // pictures
	Muted  Ink // small print
	Faint  Ink // lines

	Light Light // the parts of pictures that have a color map

	// Stark sets the chosen entry in reverse, so that it stands out by more than an
	// ink.
	Stark bool
}

// Light is the inks of pictures, by what they show.
type Light struct {
	Lamp, Fire, Snow, Skin, Metal, Leaf, Water, Dark Ink
}

// Cobalt returns the palette that the game is drawn in.
func Cobalt() Palette {
	return Palette{
		Accent: Ink{Dark: hex("#7aa7ff"), Light: hex("#0047ab"), Dark16: lipgloss.BrightBlue, Light16: lipgloss.Blue},
		Voice:  Ink{Dark: hex("#7fd0c3"), Light: hex("#00675b"), Dark16: lipgloss.Cyan, Light16: lipgloss.Cyan},
		Warm:   Ink{Dark: hex("#e3b562"), Light: hex("#8a5300"), Dark16: lipgloss.Yellow, Light16: lipgloss.Magenta},
		Danger: Ink{Dark: hex("#ff7a72"), Light: hex("#b3261e"), Dark16: lipgloss.BrightRed, Light16: lipgloss.Red},
		Art:    Ink{Dark: hex("#6484bd"), Light: hex("#3a5f9f"), Dark16: lipgloss.Blue, Light16: lipgloss.Blue},
		Muted:  Ink{Dark: hex("#8f99ad"), Light: hex("#596273"), Dim: true},
		Faint:  Ink{Dark: hex("#4a5468"), Light: hex("#b4bccb"), Dim: true},
		Light: Light{
			Lamp:  Ink{Dark: hex("#ffd37a"), Light: hex("#a06500"), Dark16: lipgloss.BrightYellow, Light16: lipgloss.Magenta},
			Fire:  Ink{Dark: hex("#ff8f55"), Light: hex("#c2410c"), Dark16: lipgloss.BrightRed, Light16: lipgloss.Red},
			Snow:  Ink{Dark: hex("#e3ecfb"), Light: hex("#6a7fa3"), Dark16: lipgloss.BrightWhite},
			Skin:  Ink{Dark: hex("#dba78f"), Light: hex("#9c5b3c"), Dark16: lipgloss.Yellow, Light16: lipgloss.Red},
			Metal: Ink{Dark: hex("#93a3ba"), Light: hex("#596b81"), Dark16: lipgloss.White},
			Leaf:  Ink{Dark: hex("#d6ccb2"), Light: hex("#7b683c"), Dark16: lipgloss.White},
			Water: Ink{Dark: hex("#5fa9cb"), Light: hex("#1f7391"), Dark16: lipgloss.Cyan, Light16: lipgloss.Cyan},
			Dark:  Ink{Dark: hex("#55627c"), Light: hex("#3d485c"), Dim: true},
		},
	}
}

// Contrast returns the palette of high contrast: all text has a contrast of at least
// 7 to 1, nothing is set faint, and the chosen entry is set in reverse.
func Contrast() Palette {
	return Palette{
		Accent: Ink{Dark: hex("#9fc4ff"), Light: hex("#00337d"), Dark16: lipgloss.BrightCyan, Light16: lipgloss.Blue},
		Voice:  Ink{Dark: hex("#8ff0e0"), Light: hex("#004d44"), Dark16: lipgloss.BrightGreen, Light16: lipgloss.Blue},
		Warm:   Ink{Dark: hex("#ffd479"), Light: hex("#653b00"), Dark16: lipgloss.BrightYellow, Light16: lipgloss.Magenta},
		Danger: Ink{Dark: hex("#ffaaa3"), Light: hex("#8e0f0b"), Dark16: lipgloss.BrightRed, Light16: lipgloss.Red},
		Art:    Ink{Dark: hex("#a9c2ee"), Light: hex("#1f4079")},
		Muted:  Ink{Dark: hex("#cfd5df"), Light: hex("#3a4352")},
		Faint:  Ink{Dark: hex("#98a2b5"), Light: hex("#5b6474")},
		Light: Light{
			Lamp:  Ink{Dark: hex("#ffe08a"), Light: hex("#653b00"), Dark16: lipgloss.BrightYellow, Light16: lipgloss.Magenta},
			Fire:  Ink{Dark: hex("#ffb38a"), Light: hex("#8a2405"), Dark16: lipgloss.BrightRed, Light16: lipgloss.Red},
			Snow:  Ink{Dark: hex("#ffffff"), Light: hex("#2f4468"), Dark16: lipgloss.BrightWhite},
			Skin:  Ink{Dark: hex("#f0c4b0"), Light: hex("#6b3418"), Dark16: lipgloss.BrightYellow, Light16: lipgloss.Red},
			Metal: Ink{Dark: hex("#c5d0e0"), Light: hex("#34465c"), Dark16: lipgloss.BrightWhite},
			Leaf:  Ink{Dark: hex("#eee5cd"), Light: hex("#54431a"), Dark16: lipgloss.BrightWhite},
			Water: Ink{Dark: hex("#8fd3f2"), Light: hex("#064a63"), Dark16: lipgloss.BrightCyan, Light16: lipgloss.Blue},
			Dark:  Ink{Dark: hex("#a9b5c9"), Light: hex("#27324a")},
		},
		Stark: true,
	}
}

func hex(s string) color.Color { return lipgloss.Color(s) }
