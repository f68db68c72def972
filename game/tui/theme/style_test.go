package theme

import (
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"pgregory.net/rapid"
)

// TestStyleDrawsAsLipgloss holds a style against the one of Lip Gloss that it
// is made from.
func TestStyleDrawsAsLipgloss(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("ab m[\x1b—宽\t\r\n "))).Draw(t, "text")
		profile := rapid.SampledFrom([]colorprofile.Profile{colorprofile.ASCII, colorprofile.ANSI, colorprofile.TrueColor}).Draw(t, "profile")
		b := brush{dark: rapid.Bool().Draw(t, "dark"), profile: profile}
		plain := b.ink(rapid.SampledFrom([]Ink{{}, Cobalt().Accent, Cobalt().Muted}).Draw(t, "ink"))
		for name, pair := range map[string]struct {
			ours   Style
			theirs lipgloss.Style
		}{
			"plain":   {styleOf(plain), plain},
			"bold":    {styleOf(plain).Bold(), plain.Bold(true)},
			"italic":  {styleOf(plain).Italic(), plain.Italic(true)},
			"both":    {styleOf(plain.Bold(true)).Italic(), plain.Bold(true).Italic(true)},
			"reverse": {styleOf(plain.Reverse(true)), plain.Reverse(true)},
			"zero":    {Style{}, lipgloss.NewStyle()},
		} {
			want := pair.theirs.Render(text)
			if text == "" {
				want = "" // Lip Gloss turns the style on, and off again
			}
			if got := pair.ours.Render(text); got != want {
				t.Fatalf("%s: %q is drawn as %q, and by Lip Gloss as %q", name, text, got, want)
			}
		}
	})
}
