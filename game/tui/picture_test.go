package tui

import (
	"cmp"
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	"cobalt/game/tui/settings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// pictureOf returns the screen of a terminal as lines of text with tags: "[accent
// b]" begins text in the accent color and in bold, "[/]" text without any style,
// and "[[" is a bracket. A blank on which no style is seen stands in that of the text
// around it, because the style that it has depends on which frames were drawn before
// it. Such blanks at the end of a line, and such lines at the end of the screen, are
// left out.
func pictureOf(screen *vt.Emulator, look appearance) []string {
	var lines []string
	for y := range screen.Height() {
		lines = append(lines, taggedLine(screen, y, look))
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

func taggedLine(screen *vt.Emulator, y int, look appearance) string {
	var b strings.Builder
	open, blanks := "", 0
	change := func(tag string) {
		if tag != open {
			b.WriteString("[" + cmp.Or(tag, "/") + "]")
			open = tag
		}
	}
	for x := range screen.Width() {
		cell := screen.CellAt(x, y)
		switch {
		case cell == nil || cell.Width == 0: // the second half of a wide character
		case cell.Content == " " && !seenOnBlank(&cell.Style):
			blanks++
		default:
			tag := tagOf(&cell.Style, look)
			if blanks > 0 && tag != open {
				change("")
			}
			b.WriteString(strings.Repeat(" ", blanks))
			blanks = 0
			change(tag)
			b.WriteString(strings.ReplaceAll(cell.Content, "[", "[["))
		}
	}
	return b.String()
}

// seenOnBlank reports whether a blank in the style looks different from one in none.
func seenOnBlank(s *uv.Style) bool {
	return s.Bg != nil || s.Underline != uv.UnderlineNone || s.Attrs&(uv.AttrReverse|uv.AttrStrikethrough) != 0
}

// attributes are the letters of a style's attributes.
var attributes = []struct {
	letter string
	bit    uint8
}{
	{"b", uv.AttrBold},
	{"dim", uv.AttrFaint},
	{"i", uv.AttrItalic},
	{"blink", uv.AttrBlink},
	{"r", uv.AttrReverse},
	{"hidden", uv.AttrConceal},
	{"s", uv.AttrStrikethrough},
}

// tagOf names a style; the name of no style at all is empty.
func tagOf(s *uv.Style, look appearance) string {
	var words []string
	if s.Fg != nil {
		words = append(words, colorName(s.Fg, look))
	}
	if s.Bg != nil {
		words = append(words, "on "+colorName(s.Bg, look))
	}
	for _, a := range attributes {
		if s.Attrs&a.bit != 0 {
			words = append(words, a.letter)
		}
	}
	if s.Underline != uv.UnderlineNone {
		words = append(words, "u")
	}
	return strings.Join(words, " ")
}

// colorName names a color: by its ink, if the look has one of it, or by its
// value.
func colorName(c color.Color, look appearance) string {
	if basic, ok := c.(ansi.BasicColor); ok {
		return fmt.Sprintf("color%d", basic)
	}
	palette := look.palette()
	for name, ink := range palette {
		of := ink.Dark
		if look.theme == settings.Light {
			of = ink.Light
		}
		if sameColor(of, c) {
			return name
		}
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

func sameColor(a, b color.Color) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	return ar == br && ag == bg && ab == bb
}

// TestPicture holds how a screen is written down.
func TestPicture(t *testing.T) {
	screen := emulate(20, 4, "plain [x]\n"+
		"  \x1b[1;38;2;122;167;255mTitle\x1b[m \x1b[38;2;143;153;173mat home\x1b[m\n"+
		"\x1b[7m \x1b[m \x1b[94mblue\x1b[38;2;1;2;3mdeep 宽\x1b[m\n")
	want := []string{"plain [[x]", "  [accent b]Title[/] [muted]at home", "[r] [/] [color12]blue[#010203]deep 宽"}
	if got := pictureOf(screen, dark); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
