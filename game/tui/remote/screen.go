package remote

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game/tui/idle"
	"cobalt/game/tui/paint"
)

// A screen shows views on a terminal.
type screen struct {
	out       io.Writer
	stopClock func() // stops Bubble Tea's own clock; nil: it is stopped
	kill      func() // ends the program

	mu      sync.Mutex    // not held while something is written, so that a slow terminal holds nothing up
	view    tea.View      // the newest
	sized   bool          // the size of the terminal was told: before that nothing is shown
	unsent  []byte        // what the terminal is sent before the next frame
	unknown bool          // nobody knows what the terminal shows
	grouped bool          // it takes letters that belong together for one
	synced  bool          // it can show a frame as a whole
	timer   *time.Timer   // draws the next frame
	due     bool          // the timer runs
	writing bool          // somebody writes
	more    bool          // something came meanwhile
	over    bool          // nothing is shown any more
	quiet   chan struct{} // nil, or closed when nobody writes any more, after it is over
	drawn   time.Time     // when a frame was written last
	broken  bool          // a frame could not be put together or written, because of a panic

	// Used by the one who writes.
	painter paint.Painter
	open    bool // the screen on which is painted is there
	modes   modes
}

func newScreen(out io.Writer, colors colorprofile.Profile) *screen {
	s := &screen{out: out, painter: paint.Painter{Profile: colors}}
	s.timer = time.AfterFunc(time.Hour, s.draw)
	s.timer.Stop()
	return s
}

// filter sees each message before the model does. It keeps what is for the terminal from the
// model, and notes what the terminal can do.
func (s *screen) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	if s.stopClock != nil {
		s.stopClock()
		s.stopClock = nil
	}
	switch msg := msg.(type) {
	case tea.RawMsg:
		s.send(fmt.Sprint(msg.Msg))
		return nil
	case tea.ModeReportMsg:
		s.learn(msg)
	default:
		if msg == tea.ClearScreen() {
			s.mu.Lock()
			s.unknown = true
			s.mu.Unlock()
		}
	}
	return msg
}

// learn takes note of what the terminal says that it can do.
func (s *screen) learn(report tea.ModeReportMsg) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case report.Mode == ansi.ModeSynchronizedOutput && report.Value == ansi.ModeReset:
		s.synced = true
	case report.Mode == ansi.ModeUnicodeCore && report.Value != ansi.ModeNotRecognized && report.Value != ansi.ModePermanentlyReset && !s.grouped:
		s.grouped = true
		s.unsent = append(s.unsent, ansi.SetModeUnicodeCore...)
		s.wake()
	}
}

// send has the terminal sent something before the next frame.
func (s *screen) send(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.unsent = append(s.unsent, text...)
	s.wake()
}

// show has a view shown soon. In another size than the one before it is painted as a whole,
// because nobody knows what is on the terminal then.
func (s *screen) show(v tea.View, resized bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.view = v
	s.sized, s.unknown = s.sized || resized, s.unknown || resized
	s.wake()
}

// wake has the newest frame drawn, as soon as the pace of frames allows it.
func (s *screen) wake() {
	switch {
	case s.over || !s.sized || s.due:
	case s.writing:
		s.more = true
	default:
		s.due = true
		s.timer.Reset(max(idle.Soon, idle.Frame-time.Since(s.drawn)))
	}
}

// draw writes what shows the newest frame. Errors of writing are ignored, because whoever
// reads the terminal's keys learns that it is gone.
func (s *screen) draw() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.due = false
	if s.over {
		return
	}
	s.write(s.paint)
	if s.over {
		close(s.quiet)
	} else if s.more {
		s.more = false
		s.wake()
	}
}

// buffers are those in which frames are put together. No screen holds one between two frames.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// write writes what is put together of the newest view and of what the terminal is to be sent
// first. The mutex is released while the bytes are made and written.
func (s *screen) write(paint func(out []byte, v tea.View, unknown bool) []byte) {
	buffer := buffers.Get().(*[]byte)
	out := append((*buffer)[:0], s.unsent...)
	v, unknown := s.view, s.unknown
	s.unsent, s.unknown, s.painter.Synced = s.unsent[:0], false, s.synced
	s.writing = true
	s.mu.Unlock()
	out, broken := s.deliver(out, func(out []byte) []byte { return paint(out, v, unknown) })
	*buffer = out
	buffers.Put(buffer)
	s.mu.Lock()
	s.writing, s.broken = false, s.broken || broken
	if len(out) > 0 {
		s.drawn = time.Now()
	}
}

// deliver puts together what is written, and writes it. A panic ends the program, as one in
// the program itself does, and not the host of many: it is told on standard error.
func (s *screen) deliver(out []byte, paint func([]byte) []byte) (written []byte, broken bool) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(os.Stderr, "Caught panic:\n\n%v\n\n%s\n", r, debug.Stack())
			broken = true
			s.kill()
		}
	}()
	if written = paint(out); len(written) > 0 {
		_, _ = s.out.Write(written)
	}
	return written, false
}

// paint appends what shows a view.
func (s *screen) paint(out []byte, v tea.View, unknown bool) []byte {
	if !s.open {
		s.open = true
		out = append(out, opening...)
		s.painter.Forget()
	}
	if unknown {
		s.painter.Forget()
	}
	out = s.modes.change(out, modesOf(v))
	return s.painter.Paint(out, v.Content)
}

// leave shows the last view, if it is to be seen, and puts the terminal back as it was found.
// It reports whether something could not be shown.
func (s *screen) leave(last bool) (broken bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.over = true
	s.timer.Stop()
	if s.writing {
		s.quiet = make(chan struct{})
		s.mu.Unlock()
		<-s.quiet
		s.mu.Lock()
	}
	grouped := s.grouped
	s.write(func(out []byte, v tea.View, unknown bool) []byte {
		if !s.open {
			return out[:0] // nor is anything asked, which nobody would hear the answer to
		}
		if last && !s.broken {
			out = s.paint(out, v, unknown)
		}
		// For terminals with one screen alone: what is written next stands below the frame.
		out = append(out, keysAsBefore+ansi.CursorPosition(1, strings.Count(v.Content, "\n")+1)+closing...)
		out = s.modes.change(out, modes{})
		if grouped {
			out = append(out, ansi.ResetModeUnicodeCore...)
		}
		return out
	})
	return s.broken
}
