package tui

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game"
)

// TestEnviron holds by which environment frames are drawn.
func TestEnviron(t *testing.T) {
	for _, tt := range []struct{ environ, want string }{
		{"TERM=tmux-256color LANG=C", "TERM=xterm-256color LANG=C"},
		{"TERM=screen SSH_TTY=/dev/pts/1", "TERM=xterm-256color"},
		{"TERM=xterm-kitty", "TERM=xterm-256color"},
		{"TERM=linux SSH_TTY=", "TERM=linux"},
		{"TERM=vt100 SSH_CONNECTION=x", "TERM=vt100 SSH_CONNECTION=x"},
		{"LANG=C", "LANG=C"},
	} {
		environ := strings.Fields(tt.environ)
		if got := environFor(environ); !slices.Equal(got, strings.Fields(tt.want)) {
			t.Errorf("of %s: %q, want %s", tt.environ, got, tt.want)
		}
		if !slices.Equal(environ, strings.Fields(tt.environ)) {
			t.Errorf("%s was changed", tt.environ)
		}
	}
}

// TestScreenHasNoTrueColor holds that GNU screen is not sent colors that it reads as
// other attributes.
func TestScreenHasNoTrueColor(t *testing.T) {
	for _, tt := range []struct {
		environ      string
		wanted, want colorprofile.Profile
	}{
		{"TERM=xterm-256color STY=1.pts", colorprofile.TrueColor, colorprofile.ANSI256},
		{"TERM=xterm-256color STY=1.pts", colorprofile.ANSI, colorprofile.ANSI},
		{"TERM=xterm-256color STY=", colorprofile.TrueColor, colorprofile.TrueColor},
		{"TERM=xterm-256color", colorprofile.ASCII, colorprofile.ASCII},
	} {
		if got := profileFor(tt.wanted, new(bytes.Buffer), strings.Fields(tt.environ)); got != tt.want {
			t.Errorf("in %s, of %v: %v", tt.environ, tt.wanted, got)
		}
	}
}

// TestFramesAreSynchronizedOverSSH holds that a terminal at the end of a remote line is
// asked whether it can show a frame at once, and that inside a multiplexer no sequence
// is sent that few readers know: to repeat a letter, to go to a column by HPA.
func TestFramesAreSynchronizedOverSSH(t *testing.T) {
	for _, term := range []string{"tmux-256color", "screen", "xterm-256color"} {
		var out bytes.Buffer
		in, feeder := io.Pipe()
		p := tea.NewProgram(New(playing(t, lockkeeper(t), game.Agent)), tea.WithInput(in), tea.WithOutput(&out), tea.WithColorProfile(colorprofile.ANSI256),
			tea.WithEnvironment(environFor([]string{"TERM=" + term, "SSH_TTY=/dev/pts/1"})), tea.WithWindowSize(80, 24), tea.WithoutSignalHandler())
		go func() {
			for _, key := range []string{"2", "x", "i", "esc", "1"} {
				p.Send(press(key))
			}
			p.Quit()
		}()
		if _, err := p.Run(); err != nil {
			t.Fatal(err)
		}
		_ = feeder.Close()
		if !strings.Contains(out.String(), ansi.RequestModeSynchronizedOutput) {
			t.Errorf("%s: it is not asked whether frames can be synchronized", term)
		}
		if odd := oddSequences(out.String()); odd != "" {
			t.Errorf("%s: it is sent %q", term, odd)
		}
	}
}

// oddSequences returns the first sequence of an output that few readers know, or
// nothing.
func oddSequences(output string) string {
	parser := ansi.NewParser()
	var state byte
	for len(output) > 0 {
		seq, _, n, next := ansi.DecodeSequence(output, state, parser)
		if ansi.HasCsiPrefix(seq) && (strings.HasSuffix(seq, "`") || strings.HasSuffix(seq, "b")) {
			return seq
		}
		state, output = next, output[n:]
	}
	return ""
}
