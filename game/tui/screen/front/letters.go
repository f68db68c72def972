package front

import (
	"strings"
	"unicode/utf8"
)

// A nameplate is a name in drawn letters, with an empty line for the fuse: that of
// the game is cut through the middle for it.
type nameplate struct {
	lines []string
	width int
	fuse  int // the line that the fuse lies in
}

// nameplates are the name in all its sizes, the largest first.
var nameplates = []nameplate{draw(largeName), draw(middleName), draw(smallName), draw(spacedName)}

// draw makes a nameplate of its lines, all filled up to the same width. Each
// sign in them is one column wide.
func draw(art string) nameplate {
	p := nameplate{lines: strings.Split(strings.Trim(art, "\n"), "\n")}
	for _, line := range p.lines {
		p.width = max(p.width, utf8.RuneCountInString(line))
	}
	for i, line := range p.lines {
		p.lines[i] = line + strings.Repeat(" ", p.width-utf8.RuneCountInString(line))
	}
	p.fuse = len(p.lines) / 2
	return p
}

const largeName = `
 ▄██████████▄     ▄██████████▄    ████████████▄     ▄██████████▄    ████             ██████████████
████▀▀▀▀▀▀████   ████▀▀▀▀▀▀████   ████▀▀▀▀▀▀████   ████▀▀▀▀▀▀████   ████             ▀▀▀▀▀████▀▀▀▀▀
████      ▀▀▀▀   ████      ████   ████      ████   ████      ████   ████                  ████
████             ████      ████   ████      ████   ████      ████   ████                  ████
████             ████      ████   █████████████▀   ██████████████   ████                  ████

████             ████      ████   █████████████▄   ████      ████   ████                  ████
████             ████      ████   ████      ████   ████      ████   ████                  ████
████      ▄▄▄▄   ████      ████   ████      ████   ████      ████   ████                  ████
████▄▄▄▄▄▄████   ████▄▄▄▄▄▄████   ████▄▄▄▄▄▄████   ████      ████   ████▄▄▄▄▄▄▄▄▄         ████
 ▀██████████▀     ▀██████████▀    ████████████▀    ████      ████   █████████████         ████
`

const middleName = `
▄████████▄  ▄████████▄  █████████▄  ▄████████▄  ███         ██████████
███    ▀▀▀  ███    ███  ███    ███  ███    ███  ███            ████
███         ███    ███  ███▄▄▄▄██▀  ███▄▄▄▄███  ███            ████

███         ███    ███  ███▀▀▀▀██▄  ███    ███  ███            ████
███    ▄▄▄  ███    ███  ███    ███  ███    ███  ███            ████
▀████████▀  ▀████████▀  █████████▀  ███    ███  █████████      ████
`

const smallName = `
▄█████▄ ▄█████▄ ██████▄ ▄█████▄ ██      ███████
██   ▀▀ ██   ██ ██▄▄▄█▀ ██▄▄▄██ ██        ███

██   ▄▄ ██   ██ ██▀▀▀█▄ ██   ██ ██        ███
▀█████▀ ▀█████▀ ██████▀ ██   ██ ██████    ███
`

// spacedName is for windows with no room for drawn letters.
const spacedName = `
C   O   B   A   L   T
 `
