package lettering

import (
	"strings"
	"sync"

	"cobalt/game/narration/prose"
)

// A Plate is a name in drawn letters. Its lines are equally wide.
type Plate struct {
	Lines []string
	Width int // in columns
}

// Name returns the game's own name in all its sizes, the largest first. It is not to be
// changed: all calls return the same.
var Name = sync.OnceValue(func() []Plate {
	return []Plate{cut(largeName), cut(middleName), cut(smallName), cut(spacedName)}
})

// cut makes a plate of a drawing.
func cut(drawing string) Plate { return PlateOf(strings.Split(strings.Trim(drawing, "\n"), "\n")) }

// PlateOf makes a plate of lines, all filled up to the same width.
func PlateOf(lines []string) Plate {
	p := Plate{Lines: make([]string, len(lines))}
	for _, line := range lines {
		p.Width = max(p.Width, prose.Width(line))
	}
	for i, line := range lines {
		p.Lines[i] = line + strings.Repeat(" ", p.Width-prose.Width(line))
	}
	return p
}

// The L and the T stand close, because their open sides face each other: at the
// distance of the others they would read as two words.
const largeName = `
 ▄██████████▄     ▄██████████▄    ████████████▄     ▄██████████▄    ████   ██████████████
████▀▀▀▀▀▀████   ████▀▀▀▀▀▀████   ████▀▀▀▀▀▀████   ████▀▀▀▀▀▀████   ████   ▀▀▀▀▀████▀▀▀▀▀
████      ▀▀▀▀   ████      ████   ████      ████   ████      ████   ████        ████
████             ████      ████   ████      ████   ████      ████   ████        ████
████             ████      ████   █████████████▀   ██████████████   ████        ████
████             ████      ████   █████████████▄   ████▀▀▀▀▀▀████   ████        ████
████             ████      ████   ████      ████   ████      ████   ████        ████
████      ▄▄▄▄   ████      ████   ████      ████   ████      ████   ████        ████
████▄▄▄▄▄▄████   ████▄▄▄▄▄▄████   ████▄▄▄▄▄▄████   ████      ████   ████▄▄▄▄▄   ████
 ▀██████████▀     ▀██████████▀    ████████████▀    ████      ████   █████████   ████
`

const middleName = `
▄████████▄  ▄████████▄  █████████▄  ▄████████▄  ███  ██████████
███▀  ▀███  ███▀  ▀███  ███   ▀███  ███▀  ▀███  ███     ████
███         ███    ███  ███▄▄▄▄██▀  ███▄▄▄▄███  ███     ████
███         ███    ███  ███▀▀▀▀██▄  ███▀▀▀▀███  ███     ████
███▄  ▄███  ███▄  ▄███  ███   ▄███  ███    ███  ███▄▄▄  ████
▀████████▀  ▀████████▀  █████████▀  ███    ███  ██████  ████
`

const smallName = `
▄█████▄ ▄█████▄ ██████▄ ▄█████▄ ██ ███████
██   ▀▀ ██   ██ ██▄▄▄█▀ ██▄▄▄██ ██   ███
██   ▄▄ ██   ██ ██▀▀▀█▄ ██▀▀▀██ ██▄  ███
▀█████▀ ▀█████▀ ██████▀ ██   ██ ████ ███
`

// spacedName is for windows with no room for drawn letters.
const spacedName = `C   O   B   A   L   T`
