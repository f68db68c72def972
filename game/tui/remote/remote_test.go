package remote

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game/tui/idle"
)

// A shower shows the last string that it was sent, and does the commands that it was sent.
type shower struct{ view tea.View }

func (s shower) Init() tea.Cmd { return nil }

func (s shower) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case string:
		s.view.Content = msg
	case tea.View:
		s.view = msg
	case tea.Cmd:
		return s, msg
	}
	return s, nil
}

func (s shower) View() tea.View { return s.view }

// A line is what a terminal is sent. It can be slow.
type line struct {
	breaks bool // it panics
	mu     sync.Mutex
	all    bytes.Buffer
	writes []time.Time
	slow   chan struct{} // nil: it is not
}

func (l *line) Write(data []byte) (int, error) {
	if l.breaks {
		panic("on purpose")
	}
	l.mu.Lock()
	slow := l.slow
	l.all.Write(data)
	l.writes = append(l.writes, time.Now())
	l.mu.Unlock()
	if slow != nil {
		<-slow
	}
	return len(data), nil
}

// sent returns what was sent since it was asked last.
func (l *line) sent() string {
	synctest.Wait()
	l.mu.Lock()
	defer l.mu.Unlock()
	defer l.all.Reset()
	return l.all.String()
}

// running runs a program that shows the text "first", calls do, and returns what the program
// writes when it ends.
func running(t *testing.T, do func(p *Program, l *line)) (left string) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		l := &line{}
		p := New(shower{}, l, 20, 5, colorprofile.TrueColor, tea.WithoutSignalHandler(), tea.WithEnvironment([]string{"TERM=xterm"}))
		over := make(chan error)
		go func() { _, err := p.Run(); over <- err }()
		tell(p, "first")
		do(p, l)
		_ = l.sent()
		p.Quit()
		if err := <-over; err != nil {
			t.Error(err)
		}
		left = l.sent()
	})
	return left
}

// tell sends a message, and waits until a frame is drawn for it.
func tell(p *Program, msg tea.Msg) {
	p.Send(msg)
	time.Sleep(time.Second) // of the bubble's
	synctest.Wait()
}

func TestFramesArePaintedOnceOnAnotherScreen(t *testing.T) {
	running(t, func(p *Program, l *line) {
		if out := l.sent(); !strings.HasPrefix(out, opening) || strings.Count(out, "first") != 1 {
			t.Errorf("at first: %q", out)
		}
		tell(p, "first")
		if out := l.sent(); out != "" {
			t.Errorf("when nothing changed: %q", out)
		}
		tell(p, "first line")
		if out := l.sent(); !strings.Contains(out, "line") || strings.Contains(out, "first") || strings.Contains(out, opening) {
			t.Errorf("when a part changed: %q", out)
		}
		tell(p, tea.WindowSizeMsg{Width: 30, Height: 5})
		if out := l.sent(); !strings.Contains(out, "first line") {
			t.Errorf("in another size: %q", out)
		}
		tell(p, tea.Cmd(tea.ClearScreen))
		if out := l.sent(); !strings.Contains(out, "first line") {
			t.Errorf("after it was cleared: %q", out)
		}
	})
}

// Before its size is known a terminal is shown nothing: a program that ends then leaves no
// trace.
func TestNothingIsShownBeforeTheSize(t *testing.T) {
	l := &line{}
	s := newScreen(l, colorprofile.TrueColor)
	s.show(tea.NewView("first"), false)
	s.send("\x1b[c")
	s.leave(true)
	if l.all.Len() > 0 {
		t.Errorf("%q", l.all.String())
	}
}

func TestPace(t *testing.T) {
	running(t, func(p *Program, l *line) {
		begun, writes := time.Now(), len(l.writes)
		for i := range 100 {
			p.Send(fmt.Sprint("after ", i))
			time.Sleep(time.Millisecond)
		}
		tell(p, "last")
		if out := l.sent(); !strings.Contains(out, "last") {
			t.Errorf("the last frame is not shown: %q", out)
		}
		times := l.writes[writes:]
		if first := times[0].Sub(begun); first > 2*idle.Soon {
			t.Errorf("the first frame is shown after %v", first)
		}
		for i := range times[1:] {
			if pause := times[i+1].Sub(times[i]); pause < idle.Frame || pause > 2*idle.Frame {
				t.Errorf("frame %d comes %v after the one before", i+1, pause)
			}
		}
	})
}

// A terminal that takes nothing holds no message up, and is shown the newest frame
// afterwards, and none of those between.
func TestSlowTerminal(t *testing.T) {
	running(t, func(p *Program, l *line) {
		l.slow = make(chan struct{})
		tell(p, "slowly")
		_ = l.sent()
		for _, text := range []string{"between", "newest"} {
			tell(p, text)
		}
		if out := l.sent(); out != "" {
			t.Errorf("while it takes nothing: %q", out)
		}
		close(l.slow)
		time.Sleep(time.Second)
		if out := l.sent(); !strings.Contains(out, "newest") || strings.Contains(out, "between") {
			t.Errorf("then: %q", out)
		}
	})
}

// A program that ends while a slow terminal is written to puts that back afterwards.
func TestSlowTerminalIsPutBack(t *testing.T) {
	left := running(t, func(p *Program, l *line) {
		slow := make(chan struct{})
		l.slow = slow
		tell(p, "slowly")
		go func() { time.Sleep(time.Minute); close(slow) }()
	})
	if !strings.Contains(left, closing) {
		t.Errorf("%q", left)
	}
}

func TestWhatTheTerminalIsAsked(t *testing.T) {
	left := running(t, func(p *Program, l *line) {
		_ = l.sent()
		tell(p, tea.Raw("\a"))
		if out := l.sent(); out != "\a" {
			t.Errorf("%q", out)
		}
		p.Send(tea.Raw("\x1b[c"))
		synctest.Wait() // it is not sent yet
	})
	if !strings.HasPrefix(left, "\x1b[c") {
		t.Errorf("what was asked last is lost: %q", left)
	}
}

// What stood below the frame on a terminal with one screen alone goes on below it.
func TestLeftAtTheBottom(t *testing.T) {
	left := running(t, func(p *Program, _ *line) { tell(p, "one\ntwo\nthree") })
	if want := keysAsBefore + "\x1b[3;1H" + closing + ansi.ResetModeBracketedPaste; left != want {
		t.Errorf("%q, and not %q", left, want)
	}
}

func TestWhatTheTerminalCan(t *testing.T) {
	left := running(t, func(p *Program, l *line) {
		for _, no := range []ansi.ModeSetting{ansi.ModeNotRecognized, ansi.ModePermanentlyReset} {
			tell(p, tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: no})
			tell(p, tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: no})
		}
		tell(p, "second")
		if out := l.sent(); strings.Contains(out, ansi.SetModeSynchronizedOutput) || strings.Contains(out, ansi.SetModeUnicodeCore) {
			t.Errorf("it cannot: %q", out)
		}
		for range 2 {
			tell(p, tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeReset})
			tell(p, tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
		}
		tell(p, "third")
		out := l.sent()
		if strings.Count(out, ansi.SetModeSynchronizedOutput) != 1 || strings.Count(out, ansi.SetModeUnicodeCore) != 1 {
			t.Errorf("it can: %q", out)
		}
	})
	if !strings.HasSuffix(left, ansi.ResetModeUnicodeCore) {
		t.Errorf("it is left with %q", left)
	}
}

// Terminals elsewhere are set as Bubble Tea sets those that it draws on: each sequence that
// is no part of a frame is sent as often, and those of one kind in the same order.
func TestModesAreThoseOfBubbleTea(t *testing.T) {
	views := []tea.View{{Content: "a", AltScreen: true}}
	for _, change := range []func(v *tea.View){
		func(v *tea.View) { v.WindowTitle = "a title" },
		func(v *tea.View) { v.DisableBracketedPasteMode = true },
		func(v *tea.View) { v.DisableBracketedPasteMode = false },
		func(v *tea.View) { v.MouseMode = tea.MouseModeAllMotion },
		func(v *tea.View) { v.ProgressBar = tea.NewProgressBar(tea.ProgressBarDefault, 10) },
		func(v *tea.View) { v.ProgressBar = tea.NewProgressBar(tea.ProgressBarWarning, 60) },
		func(v *tea.View) { v.MouseMode = tea.MouseModeNone },
		func(v *tea.View) { v.ProgressBar = tea.NewProgressBar(tea.ProgressBarError, 100) },
		func(v *tea.View) { v.MouseMode, v.WindowTitle = tea.MouseModeCellMotion, "another" },
		func(v *tea.View) { v.ProgressBar = tea.NewProgressBar(tea.ProgressBarIndeterminate, 0) },
		func(v *tea.View) { v.ProgressBar = nil },
		func(v *tea.View) { v.MouseMode = tea.MouseModeAllMotion },
		func(v *tea.View) { v.MouseMode = tea.MouseModeCellMotion },
		func(v *tea.View) { v.ProgressBar = tea.NewProgressBar(tea.ProgressBarDefault, 20) },
	} {
		v := views[len(views)-1]
		change(&v)
		views = append(views, v)
	}
	show := func(begin func(tea.Model, io.Writer) runner) (sent []string) {
		synctest.Test(t, func(t *testing.T) {
			var l line
			p := begin(shower{views[0]}, &l)
			over := make(chan error)
			go func() { _, err := p.Run(); over <- err }()
			for _, v := range views {
				p.Send(v)
				time.Sleep(time.Second)
			}
			p.Quit()
			if err := <-over; err != nil {
				t.Error(err)
			}
			sent = modesIn(l.sent())
		})
		return sent
	}
	options := []tea.ProgramOption{tea.WithoutSignalHandler(), tea.WithEnvironment([]string{"TERM=xterm", "SSH_TTY=x", "TERM_PROGRAM=x"})}
	here := show(func(m tea.Model, out io.Writer) runner {
		return tea.NewProgram(m, append(options, tea.WithInput(nil), tea.WithOutput(out), tea.WithWindowSize(20, 5), tea.WithColorProfile(colorprofile.TrueColor))...)
	})
	elsewhere := show(func(m tea.Model, out io.Writer) runner {
		return New(m, out, 20, 5, colorprofile.TrueColor, options...)
	})
	if len(here) < 2*len(views) {
		t.Fatalf("Bubble Tea sends only %q", here)
	}
	for _, kind := range []string{"\x1b[?", "\x1b]"} {
		of := func(sent []string) []string {
			return slices.DeleteFunc(slices.Clone(sent), func(s string) bool { return !strings.HasPrefix(s, kind) })
		}
		if here, elsewhere := of(here), of(elsewhere); !slices.Equal(here, elsewhere) {
			t.Errorf("%q: Bubble Tea sends\n%q, and not\n%q", kind, here, elsewhere)
		}
	}
}

// A runner is a program, whoever draws for it.
type runner interface {
	Run() (tea.Model, error)
	Send(tea.Msg)
	Quit()
}

// modesIn returns the sequences that set modes, titles and progress.
func modesIn(out string) []string {
	sequences := regexp.MustCompile("\x1b\\[\\?[0-9;]+[hl]|\x1b\\][^\x07\x1b]*(\x07|\x1b\\\\)").FindAllString(out, -1)
	return slices.DeleteFunc(sequences, func(s string) bool { // a part of a frame
		return s == ansi.SetModeAutoWrap || s == ansi.ResetModeAutoWrap
	})
}

// A panic ends the program with an error, and the terminal is put back.
func TestPanic(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &line{}
		p := New(shower{}, l, 20, 5, colorprofile.TrueColor, tea.WithoutSignalHandler())
		over := make(chan error)
		go func() { _, err := p.Run(); over <- err }()
		tell(p, "first")
		_ = l.sent()
		p.Send(tea.Cmd(func() tea.Msg { panic("on purpose") }))
		if err := <-over; err == nil {
			t.Error("it ends without an error")
		}
		if out := l.sent(); !strings.Contains(out, closing) {
			t.Errorf("it is left with %q", out)
		}
	})
}

// A frame that cannot be shown because of a panic ends the program, and nothing else.
func TestPanicOfAFrame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := New(shower{}, &line{breaks: true}, 20, 5, colorprofile.TrueColor, tea.WithoutSignalHandler())
		if _, err := p.Run(); !errors.Is(err, tea.ErrProgramPanic) {
			t.Errorf("it ends with %v", err)
		}
	})
}
