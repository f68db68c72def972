package theme

import (
	"image/color"
	"math"
	"reflect"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// palettes are all that there are.
var palettes = []Palette{Cobalt(), Contrast()}

// The usual backgrounds.
var (
	darkBackgrounds  = []string{"#000000", "#101216", "#1e1e2e"}
	lightBackgrounds = []string{"#ffffff", "#fafafa", "#fdf6e3"}
)

// TestContrast holds that every ink that is read has a contrast of 4.5 to 1 on
// the usual backgrounds, and lines one that can be seen.
func TestContrast(t *testing.T) {
	p := Cobalt()
	for name, ink := range map[string]Ink{
		"accent": p.Accent, "voice": p.Voice, "warm": p.Warm, "danger": p.Danger, "muted": p.Muted,
	} {
		for _, background := range darkBackgrounds {
			atLeast(t, name, ink.Dark, background, 4.5)
		}
		for _, background := range lightBackgrounds {
			atLeast(t, name, ink.Light, background, 4.5)
		}
	}
	for name, ink := range map[string]Ink{"faint": p.Faint, "art": p.Art} {
		atLeast(t, name, ink.Dark, "#101216", 2)
		atLeast(t, name, ink.Light, "#ffffff", 1.7)
	}
}

// TestPicturesContrast holds that every part of a picture has a contrast of 3 to 1 on
// the usual backgrounds, and 7 to 1 in high contrast; what is dark there may have less.
func TestPicturesContrast(t *testing.T) {
	for _, p := range palettes {
		least := 3.0
		if p.Stark {
			least = 7
		}
		inks := reflect.ValueOf(p.Light)
		for i := range inks.NumField() {
			ink, want := inks.Field(i).Interface().(Ink), least
			if name := inks.Type().Field(i).Name; name == "Dark" {
				want = least * 0.75
			}
			for _, background := range darkBackgrounds {
				atLeast(t, inks.Type().Field(i).Name, ink.Dark, background, want)
			}
			for _, background := range lightBackgrounds {
				atLeast(t, inks.Type().Field(i).Name, ink.Light, background, want)
			}
		}
	}
}

// TestHighContrast holds that the palette for it has 7 to 1 for all that is read
// and for pictures, and 4.5 to 1 for lines.
func TestHighContrast(t *testing.T) {
	p := Contrast()
	for name, ink := range map[string]Ink{
		"accent": p.Accent, "voice": p.Voice, "warm": p.Warm, "danger": p.Danger, "muted": p.Muted, "art": p.Art, "faint": p.Faint,
	} {
		want := 7.0
		if name == "faint" {
			want = 4.5
		}
		for _, background := range darkBackgrounds {
			atLeast(t, name, ink.Dark, background, want)
		}
		for _, background := range lightBackgrounds {
			atLeast(t, name, ink.Light, background, want)
		}
	}
}

// TestHighContrastIsNeverFaint holds that nothing is set faint in it, and that the
// chosen entry differs in more than color, with and without colors.
func TestHighContrastIsNeverFaint(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.ASCII, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor} {
		for _, dark := range []bool{true, false} {
			s := New(Contrast(), dark, profile)
			eachStyle(s, func(name string, style lipgloss.Style) {
				if style.GetFaint() {
					t.Errorf("%s is faint on %v", name, profile)
				}
			})
			if !s.Chosen.Lipgloss().GetReverse() {
				t.Errorf("what is chosen is not in reverse on %v", profile)
			}
		}
	}
}

func atLeast(t *testing.T, name string, c color.Color, background string, want float64) {
	t.Helper()
	if got := contrast(c, lipgloss.Color(background)); got < want {
		t.Errorf("%s on %s: %.2f to 1, less than %.1f", name, background, got, want)
	}
}

// contrast is the ratio that the web's accessibility guidelines define.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// TestNoColorWithoutColors holds that a terminal without colors is given none.
func TestNoColorWithoutColors(t *testing.T) {
	for _, p := range palettes {
		eachStyle(New(p, true, colorprofile.ASCII), func(name string, style lipgloss.Style) {
			if _, none := style.GetForeground().(lipgloss.NoColor); !none {
				t.Errorf("%s has the color %v", name, style.GetForeground())
			}
		})
	}
}

// TestNoBackground holds that no style paints over the terminal's background,
// in any profile.
func TestNoBackground(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.ASCII, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor} {
		for _, dark := range []bool{true, false} {
			for _, p := range palettes {
				eachStyle(New(p, dark, profile), func(name string, style lipgloss.Style) {
					if _, none := style.GetBackground().(lipgloss.NoColor); !none {
						t.Errorf("%s has a background", name)
					}
				})
			}
		}
	}
}

// TestSixteenColorsAreTheTerminalsOwn holds that sixteen colors are named, not
// mixed, and never bright black, which some palettes make invisible.
func TestSixteenColorsAreTheTerminalsOwn(t *testing.T) {
	for _, p := range palettes {
		for _, dark := range []bool{true, false} {
			eachStyle(New(p, dark, colorprofile.ANSI), func(name string, style lipgloss.Style) {
				switch c := style.GetForeground().(type) {
				case lipgloss.NoColor:
				default:
					if c == lipgloss.BrightBlack || reflect.TypeOf(c) != reflect.TypeOf(lipgloss.Red) {
						t.Errorf("%s is drawn in %v (%T)", name, c, c)
					}
				}
			})
		}
	}
}

// TestToldWithoutColor holds that every style with a meaning differs from running
// text without colors, too.
func TestToldWithoutColor(t *testing.T) {
	s := New(Cobalt(), true, colorprofile.ASCII)
	plain := s.Choice.Render("x")
	for name, style := range map[string]Style{
		"chosen": s.Chosen, "speaker": s.Speaker, "title": s.Title, "alarm": s.Alarm, "notice": s.Notice, "ending": s.Ending,
	} {
		if style.Render("x") == plain {
			t.Errorf("%s looks like a choice", name)
		}
	}
}

func TestMeterAt(t *testing.T) {
	s := New(Cobalt(), true, colorprofile.TrueColor)
	for value, want := range map[int]int{0: 0, 39: 0, 40: 1, 79: 1, 80: 2, 100: 2} {
		if got := s.MeterAt(value); got.Render("x") != s.Meter[want].Render("x") {
			t.Errorf("at %d it is not the %dth style", value, want)
		}
	}
}

func eachStyle(s Styles, visit func(string, lipgloss.Style)) {
	v := reflect.ValueOf(s)
	for i := range v.NumField() {
		switch f := v.Field(i).Interface().(type) {
		case Style:
			visit(v.Type().Field(i).Name, f.Lipgloss())
		case [3]Style:
			for _, style := range f {
				visit(v.Type().Field(i).Name, style.Lipgloss())
			}
		default:
			panic("a field of Styles that is no style: " + v.Type().Field(i).Name)
		}
	}
}

// TestShared holds that all who ask for a look get the same styles, those of that look.
func TestShared(t *testing.T) {
	for _, p := range []func() Palette{Cobalt, Contrast} {
		for _, dark := range []bool{false, true} {
			for _, profile := range []colorprofile.Profile{colorprofile.ASCII, colorprofile.ANSI, colorprofile.TrueColor} {
				s := Shared(p(), dark, profile)
				if s != Shared(p(), dark, profile) {
					t.Error("the styles of a look are made again")
				}
				if want := New(p(), dark, profile); !reflect.DeepEqual(*s, want) {
					t.Errorf("dark %v, %v: other styles than those of the look", dark, profile)
				}
			}
		}
	}
}
