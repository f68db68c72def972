//go:build unix

package tui

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/x/termios"
	"github.com/creack/pty"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/game/tui/session"
)

// onTerminal plays on a real terminal, types keys once the terminal shows a text,
// and returns the output. The terminal must be left as it was found.
func onTerminal(t *testing.T, ctx context.Context, o session.Options, shows, keys string) (playthrough.Run, string, error) {
	t.Helper()
	terminal, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(terminal, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	before, err := termios.GetTermios(int(tty.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	var reading sync.WaitGroup
	reading.Go(func() {
		buf := make([]byte, 1<<16)
		for typed := false; ; {
			n, err := terminal.Read(buf)
			out.Write(buf[:n])
			if !typed && strings.Contains(out.String(), shows) {
				typed = true
				_, _ = io.WriteString(terminal, keys) // if the terminal is gone, reading fails
			}
			if err != nil {
				return
			}
		}
	})
	run, err := Play(ctx, o, Terminal{In: tty, Out: tty, Environ: []string{"TERM=xterm-256color"}})
	after, terr := termios.GetTermios(int(tty.Fd()))
	if terr != nil || *after != *before {
		t.Errorf("the terminal's settings were %+v, and are %+v, %v", *before, *after, terr)
	}
	tty.Close()
	reading.Wait()
	terminal.Close()
	if !strings.Contains(out.String(), "\x1b[?1049l") {
		t.Error("the alternate screen was not left")
	}
	return run, out.String(), err
}

func TestPlay(t *testing.T) {
	s := &shelf{}
	o := playing(t, lockkeeper(t), game.Agent)
	o.Keeper = s
	run, _, err := onTerminal(t, t.Context(), o, "Bo", "1q")
	if err != nil {
		t.Fatal(err)
	}
	if run.Choices() != 1 || len(s.kept) == 0 || s.last().Choices() != 1 {
		t.Errorf("the run has %d choices, %d runs were kept", run.Choices(), len(s.kept))
	}
}

func TestPlayCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	o := playing(t, lockkeeper(t), game.Agent)
	o.Keeper = keeperFunc(func(playthrough.Run) error { cancel(); return nil })
	run, _, err := onTerminal(t, ctx, o, "Bo", "1")
	if err != nil || run.Choices() != 1 {
		t.Errorf("%d choices, %v", run.Choices(), err)
	}
}

// TestPlayTellsWhatCannotBeKept holds that the last word on a run that cannot
// be kept is an error.
func TestPlayTellsWhatCannotBeKept(t *testing.T) {
	o := playing(t, lockkeeper(t), game.Agent)
	o.Keeper = keeperFunc(func(playthrough.Run) error { return errDisk })
	_, _, err := onTerminal(t, t.Context(), o, "Bo", "1q")
	var unkept *keep.KeepError
	if !errors.As(err, &unkept) || !errors.Is(err, errDisk) {
		t.Errorf("the error is %v", err)
	}
}

// A leaver is a library after whose copy nobody plays on.
type leaver struct {
	*archive
	leave func()
}

func (l leaver) Copy(run playthrough.Run, name string) error {
	defer l.leave()
	return l.archive.Copy(run, name)
}

// TestConsoleKeys holds that a function key of the Linux console types no letter into
// a name.
func TestConsoleKeys(t *testing.T) {
	o, a := withLibrary(t, nil)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	o.Library = leaver{a, cancel}
	_, _, err := onTerminal(t, ctx, o, "Bo", "v\x1b[[A\x1b[[E\r")
	if err != nil {
		t.Fatal(err)
	}
	if _, kept := a.copied["The Harbor"]; !kept || len(a.copied) != 1 {
		t.Errorf("kept as %v", a.copied)
	}
}

// TestPasteIsMarkedForText holds that pastes are marked only while text is taken: a
// mark that is lost on the way would swallow every later key.
func TestPasteIsMarkedForText(t *testing.T) {
	o, _ := withLibrary(t, nil)
	m := New(o)
	for _, c := range []struct {
		key    string
		marked bool
	}{{"i", false}, {"esc", false}, {"v", true}, {"esc", false}, {"o", false}} {
		feed(m, c.key)
		if marked := !m.View().DisableBracketedPasteMode; marked != c.marked {
			t.Errorf("after %s pastes are marked: %v", c.key, marked)
		}
	}
}
