package tui

import (
	"io"
	"slices"
	"strings"

	"github.com/charmbracelet/colorprofile"
)

// commonTerm names a terminal by the sequences that every reader of recordings knows.
const commonTerm = "xterm-256color"

// ableTerms are how the names of terminals begin for which Bubble Tea uses sequences that
// few others know, such as to repeat a letter.
var ableTerms = []string{"alacritty", "contour", "foot", "ghostty", "kitty", "rio", "screen", "st", "tmux", "wezterm", "xterm"}

// environFor returns the environment by which frames are drawn on a terminal. The
// terminal goes by its common name, so that a run recorded inside of it plays back
// elsewhere, too. That the line is a remote one is left out, because frames are to be
// synchronized there as elsewhere.
func environFor(environ []string) []string {
	drawn := slices.Clone(environ)
	drawn = slices.DeleteFunc(drawn, func(pair string) bool { return strings.HasPrefix(pair, "SSH_TTY=") })
	for i, pair := range drawn {
		name, isTerm := strings.CutPrefix(pair, "TERM=")
		if kind, _, _ := strings.Cut(name, "-"); isTerm && slices.Contains(ableTerms, kind) {
			drawn[i] = "TERM=" + commonTerm
		}
	}
	return drawn
}

// profileFor returns the colors of a terminal, which its own name tells. GNU screen reads
// a color of 24 bits as other attributes, whatever the terminal around it can do.
func profileFor(wanted colorprofile.Profile, out io.Writer, environ []string) colorprofile.Profile {
	if wanted == colorprofile.Unknown {
		wanted = colorprofile.Detect(out, environ)
	}
	inScreen := slices.ContainsFunc(environ, func(pair string) bool { return strings.HasPrefix(pair, "STY=") && pair != "STY=" })
	if inScreen {
		return min(wanted, colorprofile.ANSI256)
	}
	return wanted
}
