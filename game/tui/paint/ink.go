package paint

import (
	"bytes"
	"maps"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// inks are those of all painters, by profile: what a style is in its colors is the same for
// everybody, and a host has a painter for each player.
var inks [colorprofile.TrueColor + 1]inkwell

// mostInks is how many inks an inkwell holds. A player who sees the whole story sees some dozens.
const mostInks = 1024

// An inkwell remembers styles as terminals are told them. Any number of goroutines may use
// it. The zero inkwell remembers none.
type inkwell struct {
	inks   atomic.Pointer[map[string]string] // never changed, but exchanged
	mixing sync.Mutex                        // held by who exchanges them
}

// of returns a style in the colors of a profile, which is that of the inkwell.
func (w *inkwell) of(profile colorprofile.Profile, style string) string {
	if inks := w.inks.Load(); inks != nil {
		if ink, known := (*inks)[style]; known {
			return ink
		}
	}
	ink := mix(profile, style)
	w.mixing.Lock()
	defer w.mixing.Unlock()
	more := map[string]string{}
	if inks := w.inks.Load(); inks != nil && len(*inks) < mostInks {
		more = maps.Clone(*inks)
	}
	more[strings.Clone(style)] = ink // style is a part of a frame, which is not kept for it
	w.inks.Store(&more)
	return ink
}

// mix writes a style in the colors of a profile.
func mix(profile colorprofile.Profile, style string) string {
	var b bytes.Buffer
	w := colorprofile.Writer{Forward: &b, Profile: profile}
	for rest := style; rest != ""; {
		n := sequence(rest)
		before := b.Len()
		_, _ = w.WriteString(rest[:n]) // a buffer takes everything
		if bytes.Equal(b.Bytes()[before:], []byte(ansi.ResetStyle)) {
			b.Truncate(before) // a color that there is not
		}
		rest = rest[n:]
	}
	return b.String()
}
