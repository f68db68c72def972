package host

import (
	"slices"
	"strings"

	"charm.land/ssh"

	"cobalt/game/tui"
)

// told are the variables of a client that a session takes notice of. All others are left
// out.
var told = []string{"LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "COLORTERM", "NO_COLOR", "TERM_PROGRAM", "ACCESSIBLE"}

// longestValue is how long a variable may be, in bytes. One that is longer is left out.
const longestValue = 80

// An environ is the environment of a client, cleaned.
type environ []string

// environOf returns what a client tells of its terminal.
func environOf(pairs []string, term string) environ {
	var e environ
	for _, pair := range append(slices.Clone(pairs), "TERM="+term) {
		name, value, _ := strings.Cut(pair, "=")
		if (slices.Contains(told, name) || name == "TERM") && plainText(value) {
			e = slices.DeleteFunc(e, func(p string) bool { return strings.HasPrefix(p, name+"=") })
			e = append(e, name+"="+value)
		}
	}
	return e
}

// plainText reports whether a value is short, and holds visible ASCII alone.
func plainText(value string) bool {
	return len(value) <= longestValue && strings.IndexFunc(value, func(r rune) bool { return r < ' ' || r > '~' }) < 0
}

// get returns a variable; empty if there is none.
func (e environ) get(name string) string {
	for _, pair := range e {
		if value, ok := strings.CutPrefix(pair, name+"="); ok {
			return value
		}
	}
	return ""
}

// The largest size that is drawn in. A screen of it takes a few megabytes.
const mostColumns, mostRows = 400, 150

// sizeOf returns the size of a client's window.
func sizeOf(w ssh.Window) tui.Size {
	return tui.Size{Width: min(max(w.Width, 0), mostColumns), Height: min(max(w.Height, 0), mostRows)}
}
