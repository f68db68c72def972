package paint

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
)

// A screen is an emulated terminal.
type screen struct {
	*vt.Emulator
	width, height int
}

func newScreen(width, height int) *screen {
	e := vt.NewEmulator(width, height)
	go func() { _, _ = io.Copy(io.Discard, e) }()
	return &screen{e, width, height}
}

func (s *screen) close() { _ = s.InputPipe().(io.Closer).Close() }

// rows returns what each row shows, with its styles.
func (s *screen) rows() []string {
	rows := make([]string, s.height)
	for y := range rows {
		var b strings.Builder
		for x := range s.width {
			c := s.CellAt(x, y)
			if c == nil || c.Content == "" && c.Width == 0 {
				continue
			}
			text := c.Content
			if text == "" {
				text = " "
			}
			fmt.Fprintf(&b, "%s%q", c.Style.String(), text)
		}
		rows[y] = b.String()
	}
	return rows
}

// plainly returns what a terminal is sent to show a frame on a blank screen.
func plainly(frame string, profile colorprofile.Profile) string {
	var b strings.Builder
	b.WriteString("\x1b[m\x1b[2J")
	for y, line := range strings.Split(frame, "\n") {
		fmt.Fprintf(&b, "\x1b[m\x1b[%dH", y+1)
		b.WriteString(style.ReplaceAllStringFunc(line, func(style string) string {
			var converted bytes.Buffer
			_, _ = (&colorprofile.Writer{Forward: &converted, Profile: profile}).WriteString(style)
			if is := converted.String(); is != "\x1b[m" || style == "\x1b[m" || style == "\x1b[0m" {
				return is
			}
			return "" // a color that there is not
		}))
	}
	return b.String()
}

var style = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// A writer writes lines at random, from few pieces, so that two lines often have much in
// common.
type writer struct{ *rand.Rand }

var pieces = []string{
	"gray", "the case", " ", "   ", "            ", "a", "é", "e\u0301", "─", "────────", "│", "▸", "車", "輸送", "ő", "…", "👩\u200d🚀", "🇭🇺",
	" meters off, at the pace of somebody whose train", "Suspicion 14",
}

// styles begin texts, which end in a reset.
var styles = []string{
	"\x1b[1m", "\x1b[3;38;2;143;153;173m", "\x1b[38;2;122;167;255m", "\x1b[1;38;2;122;167;255m", "\x1b[7m", "\x1b[4;48;2;10;20;30m", "\x1b[91m",
}

// piece returns a piece, styled or not.
func (w writer) piece() string {
	piece := pieces[w.IntN(len(pieces))]
	if w.IntN(3) == 0 {
		return styles[w.IntN(len(styles))] + piece + []string{"\x1b[m", "\x1b[0m"}[w.IntN(2)]
	}
	return piece
}

// line returns a line of a width at most.
func (w writer) line(width int) string {
	line := ""
	for range w.IntN(12) {
		longer := line + w.piece()
		if uv.NewStyledString(longer).UnicodeWidth() > width {
			break
		}
		line = longer
	}
	return line
}

// change returns a line with a piece of it exchanged, added or taken away.
func (w writer) change(line string, width int) string {
	tokens := strings.SplitAfter(line, "\x1b[m")
	if len(tokens) == 1 {
		tokens = strings.SplitAfter(line, " ")
	}
	i := w.IntN(len(tokens))
	switch w.IntN(3) {
	case 0:
		tokens[i] = w.piece()
	case 1:
		tokens[i] += w.piece()
	case 2:
		tokens[i] = ""
	}
	if changed := strings.Join(tokens, ""); uv.NewStyledString(changed).UnicodeWidth() <= width {
		return changed
	}
	return line
}

// TestPaints holds that a terminal which is sent the differences between frames shows each
// as one does that is sent it as a whole.
func TestPaints(t *testing.T) {
	const width, height, frames = 60, 8, 150
	for _, profile := range []colorprofile.Profile{colorprofile.ASCII, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor} {
		t.Run(profile.String(), func(t *testing.T) {
			w := writer{rand.New(rand.NewPCG(1, uint64(profile)))}
			ours := newScreen(width, height)
			defer ours.close()
			p := Painter{Profile: profile}
			lines := make([]string, height)
			sent, whole := 0, 0
			for n := range frames {
				for y := range lines {
					switch w.IntN(4) {
					case 0:
						lines[y] = w.line(width)
					case 1, 2:
						lines[y] = w.change(lines[y], width)
					}
				}
				if n%50 == 49 {
					p.Forget()
				}
				before := ours.rows()
				frame := strings.Join(lines, "\n")
				out := p.Paint(nil, frame)
				sent += len(out)
				whole += len(frame)
				_, _ = ours.Write(out)
				theirs := newScreen(width, height)
				_, _ = theirs.WriteString(plainly(frame, profile))
				a, b := ours.rows(), theirs.rows()
				theirs.close()
				for y := range a {
					if a[y] != b[y] {
						t.Fatalf("frame %d, row %d: %q shows\n%s\nand not\n%s\nbefore it was\n%s\nsent: %q", n, y+1, lines[y], a[y], b[y], before[y], out)
					}
				}
			}
			if sent > whole*3/4 {
				t.Errorf("%d bytes are sent for %d bytes of frames", sent, whole)
			}
		})
	}
}

// TestStays holds that nothing is sent for the frame that is there, and everything for one
// that was painted over.
func TestStays(t *testing.T) {
	p := Painter{Profile: colorprofile.TrueColor}
	first := string(p.Paint(nil, "a\nb"))
	if again := p.Paint([]byte("x"), "a\nb"); string(again) != "x" {
		t.Errorf("for the same frame: %q", again)
	}
	if p.Forget(); string(p.Paint(nil, "a\nb")) != first {
		t.Error("what was painted over is not painted again")
	}
}

// TestSynced holds that a terminal that can show a frame as a whole is told where it
// begins and ends.
func TestSynced(t *testing.T) {
	p := Painter{Synced: true}
	out := string(p.Paint(nil, "a"))
	if !strings.HasPrefix(out, "\x1b[?2026h") || !strings.HasSuffix(out, "\x1b[?2026l") {
		t.Errorf("%q", out)
	}
}

// TestSendsNoCommands holds that a terminal is sent no command that a line holds by mistake.
func TestSendsNoCommands(t *testing.T) {
	p := Painter{}
	if out := string(p.Paint(nil, "a\u009b2Jb\u0090c\x1b]0;d\x07e\x7f\u00a0é\r\x1b[Hf")); !strings.Contains(out, "a2Jbc]0;de\u00a0é[Hf\x1b") {
		t.Errorf("%q", out)
	}
}

// TestSendsLittle holds what is sent for small changes.
func TestSendsLittle(t *testing.T) {
	for _, c := range []struct{ was, line, sent string }{
		{"One meter off.", "One mile off.", "\x1b[1;6Hile off.\x1b[K"},
		{"12:03 and the train is in", "12:04 and the train is in", "\x1b[1;5H4"},
		{"", "    Blanks are there.", "\x1b[1;5HBlanks are there."},
		{"Gone", "", "\x1b[1H\x1b[K"},
		{"\x1b[1mBold\x1b[m and the rest of it", "\x1b[1mBalk\x1b[m and the rest of it", "\x1b[1;2H\x1b[1malk\x1b[m"},
		{"The cafe now", "The cafe\u0301 now", "\x1b[1;8H\x1b[Ke\u0301 now"},
		{"👩\u200d🚀 is a name of 2 columns, or 4", "ab is a name of 2 columns, or 4", "\x1b[1H\x1b[Kab is a name of 2 columns, or 4"},
		{"ab is a name of 2 columns, or 4", "👩\u200d🚀 is a name of 2 columns, or 4", "\x1b[1H\x1b[K👩\u200d🚀 is a name of 2 columns, or 4"},
		{"輸送 is a name of 4 columns", "計画 is a name of 4 columns", "\x1b[1H計画"},
		{"│ left │ and more of it", "│ kept │ and more of it", "\x1b[1H│ kep"},
	} {
		p := Painter{Profile: colorprofile.TrueColor}
		p.Paint(nil, c.was)
		if out := string(p.Paint(nil, c.line)); out != "\x1b[?7l"+c.sent+"\x1b[?7h" {
			t.Errorf("%q after %q: %q", c.line, c.was, out)
		}
	}
}

func BenchmarkPaint(b *testing.B) {
	w := writer{rand.New(rand.NewPCG(1, 2))}
	var frames [2]string
	for i := range frames {
		for range 24 {
			frames[i] += w.line(80) + "\n"
		}
	}
	p := Painter{Profile: colorprofile.ANSI256}
	var out []byte
	for i := 0; b.Loop(); i++ {
		out = p.Paint(out[:0], frames[i%2])
	}
}
