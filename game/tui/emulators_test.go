package tui

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/color"
	"io"
	"os/exec"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"cobalt/game/tui/remote"
)

// A pause is a moment of a session at which nothing more is drawn.
type pause struct {
	Columns int    `json:"columns"` // of the terminal, since the pause before
	Rows    int    `json:"rows"`
	Sent    []byte `json:"sent"` // since the pause before

	key string // that was pressed, or the new size
}

// sessionKeys are the keys, over eighty, of a session that goes through most screens,
// with resizes of the terminal between them: "+" and "-" make it larger and smaller
// than it was at first, "=" gives it that size again.
var sessionKeys = strings.Fields("down up enter down up enter 3 - ? pgdown esc i = esc l g esc 1 m n p g + enter left esc = " +
	"w up esc 1 u r e esc 1 - 2 end home = d pgdown 2 end + enter enter down d = pgdown esc / o enter esc 5 end esc " +
	"6 space right down - down right esc = 3 down r x esc esc 2 down down enter - 2 i esc = m n esc l esc + w up esc = 4 down esc 2 enter 2 1 ? pgdown esc 3 - i / o enter = esc")

// TestTwoEmulators plays a session of over eighty keys and resizes, and sends it to two
// emulators of terminals that share no code: at every pause, each cell of their
// screens must be the same.
func TestTwoEmulators(t *testing.T) {
	requireXterm(t)
	for _, size := range sizes {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			pauses := playSession(t, size[0], size[1], here)
			ours, theirs := screensOfVT(pauses), screensOfXterm(t, pauses)
			if n := distinct(ours); n < 60 {
				t.Errorf("the session shows only %d different screens", n)
			}
			for i := range pauses {
				for y := range ours[i] {
					if ours[i][y] != theirs[i][y] {
						t.Fatalf("after key %d, %s, row %d is for x/vt\n%s\nand for xterm\n%s", i, pauses[i].key, y+1, ours[i][y], theirs[i][y])
					}
				}
			}
		})
	}
}

// distinct counts the different screens.
func distinct(screens [][]string) int {
	seen := map[string]bool{}
	for _, rows := range screens {
		seen[strings.Join(rows, "\n")] = true
	}
	return len(seen)
}

// requireXterm skips a test unless Node.js and xterm's package are there.
func requireXterm(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("it needs Node.js: ", err)
	}
	if out, err := exec.Command("node", "-e", "require('@xterm/headless')").CombinedOutput(); err != nil {
		t.Skipf("it needs the npm package @xterm/headless 6.0.0 in a folder that NODE_PATH names, as .ci/run has it: %v\n%.200s", err, out)
	}
}

// TestPaintedAsDrawn plays the session on a terminal that is elsewhere, and on one that is
// here: at every pause both show the same.
func TestPaintedAsDrawn(t *testing.T) {
	for _, size := range sizes {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			drawn, painted := playSession(t, size[0], size[1], here), playSession(t, size[0], size[1], elsewhere)
			a, b := screensOfVT(drawn), screensOfVT(painted)
			for i := range a {
				for y := range a[i] {
					if seen(a[i][y]) != seen(b[i][y]) {
						t.Fatalf("after key %d, %s, row %d is here\n%s\nand elsewhere\n%s", i, drawn[i].key, y+1, a[i][y], b[i][y])
					}
				}
			}
			sentHere, sentElsewhere := 0, 0
			for i := range drawn {
				sentHere += len(drawn[i].Sent)
				sentElsewhere += len(painted[i].Sent)
			}
			t.Logf("%d bytes are sent here, and %d elsewhere", sentHere, sentElsewhere)
			if sentElsewhere > sentHere*3/2 {
				t.Error("too much is sent elsewhere")
			}
		})
	}
}

// seen returns a row without what does not show: the color of blanks, bold or not, which
// are neither underlined, struck, reversed nor of a background.
func seen(row string) string {
	var b strings.Builder
	style, written := "", ""
	for row != "" {
		if after, ok := strings.CutPrefix(row, "{"); ok {
			if now, rest, ok := strings.Cut(after, "}"); ok && strings.Count(now, " ") == 2 {
				style, row = now, rest
				continue
			}
		}
		_, size := utf8.DecodeRuneInString(row)
		if parts := strings.Split(style, " "); row[0] == ' ' && len(parts) == 3 && parts[1] == "-" && !strings.ContainsAny(parts[2], "urs") {
			b.WriteByte(' ')
		} else {
			if style != written {
				b.WriteString("{" + style + "}")
				written = style
			}
			b.WriteString(row[:size])
		}
		row = row[size:]
	}
	return b.String()
}

// A medium begins a program that draws on a terminal of a size.
type medium func(m tea.Model, out io.Writer, width, height int, options ...tea.ProgramOption) program

func here(m tea.Model, out io.Writer, width, height int, options ...tea.ProgramOption) program {
	return tea.NewProgram(m, append(options, tea.WithOutput(out), tea.WithColorProfile(colorprofile.TrueColor), tea.WithWindowSize(width, height))...)
}

func elsewhere(m tea.Model, out io.Writer, width, height int, options ...tea.ProgramOption) program {
	return remote.New(m, out, width, height, colorprofile.TrueColor, options...)
}

// playSession plays the session, in a time of its own, and returns its pauses.
func playSession(t *testing.T, width, height int, on medium) []pause {
	t.Helper()
	var pauses []pause
	synctest.Test(t, func(t *testing.T) {
		o, _ := withLibrary(t, nil)
		var out bytes.Buffer
		in, feeder := io.Pipe()
		p := on(New(atTheTitle(o)), &out, width, height, tea.WithInput(in),
			tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithoutSignalHandler())
		ended := make(chan error)
		go func() { _, err := p.Run(); ended <- err }()
		now := pause{Columns: width, Rows: height, key: "the beginning"}
		rest := func() {
			time.Sleep(time.Second) // of the bubble's time
			synctest.Wait()
			now.Sent = bytes.Clone(out.Bytes())
			out.Reset()
			pauses = append(pauses, now)
		}
		rest()
		for _, key := range sessionKeys {
			now.key = key
			switch key {
			case "+":
				now.Columns, now.Rows = width+13, height+5
			case "-":
				now.Columns, now.Rows = width-9, height-4
			case "=":
				now.Columns, now.Rows = width, height
			default:
				p.Send(press(key))
				rest()
				continue
			}
			p.Send(tea.WindowSizeMsg{Width: now.Columns, Height: now.Rows})
			rest()
		}
		p.Quit()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		feeder.Close()
	})
	pauses[0].Sent = append([]byte(newlineReturns), pauses[0].Sent...)
	return pauses
}

// newlineReturns has a terminal return the carriage at a newline, as the system
// does for a program that writes to a terminal.
const newlineReturns = "\x1b[20h"

// screensOfVT returns the screens of x/vt at the pauses, as cells.js writes them.
func screensOfVT(pauses []pause) [][]string {
	screen := vt.NewEmulator(pauses[0].Columns, pauses[0].Rows)
	done := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, screen) // its answers; it blocks until somebody reads them
		close(done)
	}()
	var screens [][]string
	for _, p := range pauses {
		screen.Resize(p.Columns, p.Rows)
		_, _ = screen.Write(p.Sent)
		rows := make([]string, p.Rows)
		for y := range rows {
			rows[y] = rowOfVT(screen, y)
		}
		screens = append(screens, rows)
	}
	screen.InputPipe().(io.Closer).Close() // its own Close races with the reader
	<-done
	return screens
}

func rowOfVT(screen *vt.Emulator, y int) string {
	var b strings.Builder
	last := "- - "
	for x := range screen.Width() {
		cell := screen.CellAt(x, y)
		if cell == nil || cell.Width == 0 {
			continue
		}
		if now := styleOfVT(&cell.Style); now != last {
			b.WriteString("{" + now + "}")
			last = now
		}
		b.WriteString(cell.Content)
	}
	return b.String()
}

func styleOfVT(s *uv.Style) string {
	attributes := ""
	for i, a := range [...]uint8{uv.AttrBold, uv.AttrFaint, uv.AttrItalic, uv.AttrBlink, uv.AttrReverse, uv.AttrConceal, uv.AttrStrikethrough} {
		if s.Attrs&a != 0 {
			attributes += "bdikrhs"[i : i+1]
		}
	}
	if s.Underline != uv.UnderlineNone {
		attributes += "u"
	}
	return colorOfVT(s.Fg) + " " + colorOfVT(s.Bg) + " " + attributes
}

func colorOfVT(c color.Color) string {
	switch c := c.(type) {
	case nil:
		return "-"
	case ansi.BasicColor:
		return fmt.Sprint(uint8(c))
	case ansi.IndexedColor:
		return fmt.Sprint(uint8(c))
	default:
		r, g, b, _ := c.RGBA()
		return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	}
}

// screensOfXterm returns the screens of xterm at the pauses.
func screensOfXterm(t *testing.T, pauses []pause) (screens [][]string) {
	t.Helper()
	input, err := json.Marshal(pauses)
	if err != nil {
		t.Fatal(err)
	}
	var errs bytes.Buffer
	cmd := exec.Command("node", "testdata/xterm/cells.js")
	cmd.Stdin, cmd.Stderr = bytes.NewReader(input), &errs
	out, err := cmd.Output()
	if err == nil {
		err = json.Unmarshal(out, &screens)
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	return screens
}
