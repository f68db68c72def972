// Package idle lets a Bubble Tea program sleep while there is nothing to draw.
//
// Bubble Tea draws by a clock that ticks sixty times a second for as long as the program
// runs, even if nothing changes. A program of [NewProgram] stops that clock once the last
// view is drawn, and starts it again when a message comes: nobody who only reads keeps a
// processor awake. It also draws sooner: nobody waits for the first tick after a message,
// nor for the next after one that drew nothing, as when a choice is shown once it is kept.
// The very first frame is drawn as soon as the terminal's size is known.
//
// How it knows that the last view is drawn: it has a mark written behind the terminal's
// output. At each tick Bubble Tea writes first what is queued, and then the view. So once
// the mark comes to the writer, every view that was made before it is drawn within the
// same tick. The mark itself is never passed on.
//
// A program that draws nothing through Bubble Tea has its clock stopped for good by [StopClock].
package idle

import (
	"bytes"
	"io"
	"reflect"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
)

// Frame is the least time between two frames, and Soon that between a message and the
// frame which shows it: what follows a message at once is shown with it.
const (
	Frame = time.Second / 60
	Soon  = time.Millisecond
)

// mark is the string that is queued to learn when the queue is written. Terminals would
// pass over it, because it is a command to an application that there is not.
var mark = []byte("\x1b_cobalt drawn\x1b\\")

// markMsg queues the mark.
var markMsg = tea.RawMsg{Msg: string(mark)}

// A ticker is the clock of a program.
type ticker interface {
	Stop()
	Reset(time.Duration)
}

// A sleeper stops and starts a program's clock.
type sleeper struct {
	now  func() time.Time
	find func() ticker // finds the clock once the program runs

	mu      sync.Mutex
	clock   ticker // nil: not found yet, or not there
	asleep  bool
	drawn   time.Time // when anything came to the terminal last
	seen    int       // messages that came
	settled int       // how many of them were shown in a view when the last mark was queued
	queued  int       // marks that are in the queue
}

// came starts the clock for a message, before a view shows what the message led to.
func (s *sleeper) came() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.clock == nil {
		s.clock = s.find()
	}
	s.seen++
	if s.asleep {
		s.asleep = false
		s.clock.Reset(s.pause())
	}
}

// pause returns how long it takes to the next frame. A tick in which nothing came to the
// terminal was none.
func (s *sleeper) pause() time.Duration { return max(Soon, Frame-s.now().Sub(s.drawn)) }

// drew takes note that something came to the terminal.
func (s *sleeper) drew() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drawn = s.now()
}

// hurry has the first frame drawn soon. Before it nothing was drawn, behind which the
// clock's pace would be kept.
func (s *sleeper) hurry() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.clock != nil {
		s.asleep = false
		s.clock.Reset(Soon)
	}
}

// queue takes note that a mark is about to be queued: a view shows all messages that came.
func (s *sleeper) queue() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.settled = s.seen
	s.queued++
}

// wrote takes note that marks were written. The clock is stopped if they were the last in
// the queue and no message came since, and else goes on by frames: a mark that is queued
// while another is written is written at the next tick.
func (s *sleeper) wrote(marks int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queued = max(0, s.queued-marks)
	switch {
	case s.clock == nil || s.asleep:
	case s.seen == s.settled && s.queued == 0:
		s.asleep = true
		s.clock.Stop()
	default:
		s.clock.Reset(s.pause())
	}
}

// A model is one that queues a mark behind what it shows.
type model struct {
	tea.Model
	*sleeper
	shown  tea.View
	sized  bool // the size of the terminal was told
	marked bool // a mark is on its way to the queue
}

func (m *model) Init() tea.Cmd {
	cmd := m.Model.Init()
	m.shown = m.Model.View()
	return cmd
}

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if isMark(msg) {
		m.marked = false
		return m, nil
	}
	m.came()
	var cmd tea.Cmd
	m.Model, cmd = m.Model.Update(msg)
	m.shown = m.Model.View()
	if _, ok := msg.(tea.WindowSizeMsg); ok && !m.sized {
		m.sized = true
		m.hurry()
	}
	if m.marked {
		return m, cmd
	}
	m.marked = true
	return m, tea.Batch(cmd, func() tea.Msg { return markMsg })
}

// View returns the view that the last message led to: a mark changes nothing.
func (m *model) View() tea.View { return m.shown }

// filter sees a message before the program takes it.
func (m *model) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	if isMark(msg) {
		m.queue()
	}
	return msg
}

func isMark(msg tea.Msg) bool {
	raw, ok := msg.(tea.RawMsg)
	return ok && raw == markMsg
}

// NewProgram returns a program of a model, which sleeps while there is nothing to draw on
// its output.
func NewProgram(m tea.Model, out io.Writer, options ...tea.ProgramOption) *tea.Program {
	program, _ := newProgram(m, out, options...)
	return program
}

func newProgram(m tea.Model, out io.Writer, options ...tea.ProgramOption) (*tea.Program, *sleeper) {
	s := &sleeper{now: time.Now}
	sleepy := &model{Model: m, sleeper: s}
	program := tea.NewProgram(sleepy, append(options, tea.WithOutput(s.output(out)), tea.WithFilter(sleepy.filter))...)
	s.find = func() ticker { return clockOf(program) }
	return program, s
}

// StopClock stops the clock of a program that runs and that draws nothing, if this edition of
// Bubble Tea has one.
func StopClock(p *tea.Program) {
	if clock := clockOf(p); clock != nil {
		clock.Stop()
	}
}

// clockOf returns the clock of a program that runs, which Bubble Tea keeps to itself; nil
// if this edition of it has no such clock. The program never sleeps then.
func clockOf(p *tea.Program) ticker {
	field := reflect.ValueOf(p).Elem().FieldByName("ticker")
	if !field.IsValid() || field.Type() != reflect.TypeFor[*time.Ticker]() || field.IsNil() {
		return nil
	}
	return (*time.Ticker)(field.UnsafePointer()) // reflection reads the field, and does not hand it out
}

// output returns the writer of a program's output, which takes the marks out. If w is a
// terminal, it is one, too.
func (s *sleeper) output(w io.Writer) io.Writer {
	if f, ok := w.(term.File); ok {
		return terminal{f, writer{w, s}}
	}
	return writer{w, s}
}

// A writer passes on what is written but for the marks.
type writer struct {
	io.Writer
	s *sleeper
}

func (w writer) Write(b []byte) (int, error) {
	rest, marks := b, bytes.Count(b, mark)
	if marks > 0 {
		rest = bytes.ReplaceAll(b, mark, nil)
	}
	if len(rest) > 0 {
		if _, err := w.Writer.Write(rest); err != nil {
			return 0, err
		}
		w.s.drew()
	}
	if marks > 0 {
		w.s.wrote(marks)
	}
	return len(b), nil
}

// A terminal is an open terminal that is written to by a writer.
type terminal struct {
	term.File
	writer
}

func (t terminal) Write(b []byte) (int, error) { return t.writer.Write(b) }
