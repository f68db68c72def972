package paint

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// TestInks holds that an ink is the same whether it is mixed or remembered, in the colors of
// each profile, and that not all that there ever were are remembered.
func TestInks(t *testing.T) {
	var wells [colorprofile.TrueColor]inkwell
	const style = "\x1b[1m\x1b[38;2;255;0;0m"
	for range 2 {
		for profile, want := range map[colorprofile.Profile]string{
			colorprofile.ANSI256: "\x1b[1m\x1b[38;5;196m", colorprofile.ANSI: "\x1b[1m\x1b[91m", colorprofile.ASCII: "\x1b[1m",
		} {
			if got := wells[profile].of(profile, style); got != want {
				t.Errorf("%v: %q, not %q", profile, got, want)
			}
		}
	}
	w := &wells[colorprofile.ANSI256]
	if n := len(*w.inks.Load()); n != 1 {
		t.Errorf("%d inks are remembered of 1", n)
	}
	for i := range 2 * mostInks {
		w.of(colorprofile.ANSI256, fmt.Sprintf("\x1b[38;2;%d;%d;0m", i/256, i%256))
	}
	if n := len(*w.inks.Load()); n == 0 || n > mostInks {
		t.Errorf("%d inks are remembered of %d", n, mostInks)
	}
}

// TestRemembersInks holds that painters which paint in the same styles need no memory for
// their inks.
func TestRemembersInks(t *testing.T) {
	out := make([]byte, 0, 1024)
	paint := func() {
		p := Painter{Profile: colorprofile.ANSI256}
		out = p.Paint(out[:0], "\x1b[38;2;1;2;3mA color\x1b[m and \x1b[1;38;2;4;5;6manother\x1b[m.")
	}
	paint()
	if n := testing.AllocsPerRun(100, paint); n > 1 {
		t.Errorf("%v allocations", n) // one makes the second style out of its sequences
	}
}
