package idle

import (
	"io"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// A fakeClock notes what it is told.
type fakeClock struct {
	runs  bool
	every time.Duration
}

func (c *fakeClock) Stop()                 { c.runs = false }
func (c *fakeClock) Reset(d time.Duration) { c.runs, c.every = true, d }

// still is a model that shows how many messages came.
type still struct{ n int }

func (s still) Init() tea.Cmd { return nil }

func (s still) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if msg == quit {
		return s, tea.Quit
	}
	s.n++
	return s, nil
}

func (s still) View() tea.View { return tea.NewView(shows(s.n)) }

// shows returns the view after so many messages. No letter of it stands in the one before.
func shows(n int) string { return strings.Repeat(string(rune('a'+n%26)), 8) }

const quit = "quit"

// asleep returns a model with a clock that runs, its writer, and the time, which stands.
func asleep() (*model, *fakeClock, io.Writer, *time.Time) {
	now := time.Unix(1_800_000_000, 0)
	clock := &fakeClock{runs: true}
	s := &sleeper{now: func() time.Time { return now }, find: func() ticker { return clock }}
	return &model{Model: still{}, sleeper: s}, clock, s.output(io.Discard), &now
}

// queued reports whether a command queues a mark, among others.
func queued(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			if queued(c) {
				return true
			}
		}
		return false
	default:
		return isMark(msg)
	}
}

// take has a model take a message as Bubble Tea does.
func take(m *model, msg tea.Msg) tea.Cmd {
	_, cmd := m.Update(m.filter(m, msg))
	return cmd
}

// TestSleepsOnceDrawn holds that the clock stops when a mark is written behind the last
// message, and not before; that a message starts it, soon but for the rate of frames; and
// that one mark is on its way at a time.
func TestSleepsOnceDrawn(t *testing.T) {
	m, clock, out, now := asleep()
	if !queued(take(m, "a")) || queued(take(m, "b")) {
		t.Fatal("not one mark is queued behind two messages")
	}
	take(m, markMsg)
	if !queued(take(m, "c")) {
		t.Fatal("no mark is queued behind the message after a mark")
	}
	write(t, out, "x"+string(mark))
	if !clock.runs || clock.every != Frame {
		t.Errorf("a message came after the mark: %+v", *clock)
	}
	take(m, markMsg)
	if !clock.runs {
		t.Error("the clock stops before the mark is written")
	}
	write(t, out, string(mark))
	if clock.runs {
		t.Error("the clock runs on")
	}
	*now = now.Add(Frame / 4)
	take(m, "d")
	if !clock.runs || clock.every != Frame-Frame/4 {
		t.Errorf("a message soon after a frame: %+v", *clock)
	}
	take(m, markMsg)
	*now = now.Add(Frame)
	write(t, out, string(mark)+string(mark))
	take(m, "kept")
	if !clock.runs || clock.every != Soon {
		t.Errorf("a message soon after a tick that drew nothing: %+v", *clock)
	}
	take(m, markMsg)
	take(m, "more")
	write(t, out, string(mark))
	if !clock.runs || clock.every != Soon {
		t.Errorf("another on its way: %+v", *clock)
	}
	take(m, markMsg)
	write(t, out, "x"+string(mark))
	*now = now.Add(time.Hour)
	take(m, "e")
	if !clock.runs || clock.every != Soon {
		t.Errorf("a message after an hour: %+v", *clock)
	}
}

// TestFirstFrameIsSoon holds that the first frame is drawn soon after the size of the
// terminal is told, even if the clock was stopped before, and that other sizes and messages
// keep the clock's pace.
func TestFirstFrameIsSoon(t *testing.T) {
	size := tea.WindowSizeMsg{Width: 80, Height: 24}
	for _, early := range []bool{false, true} {
		m, clock, out, _ := asleep()
		clock.every = Frame
		take(m, "a")
		if early {
			take(m, markMsg)
			write(t, out, string(mark))
		}
		if clock.runs == early || clock.every != Frame {
			t.Fatalf("before the size: %+v", *clock)
		}
		m.Update(size)
		if !clock.runs || clock.every != Soon {
			t.Errorf("stopped before %v: %+v", early, *clock)
		}
		take(m, "b")
		take(m, markMsg)
		write(t, out, "x"+string(mark))
		m.Update(size)
		if !clock.runs || clock.every != Frame {
			t.Errorf("a second time: %+v", *clock)
		}
	}
}

// TestMarkWrittenWhileTaken holds that a mark which is written before the model has taken
// it stops the clock, too.
func TestMarkWrittenWhileTaken(t *testing.T) {
	m, clock, out, _ := asleep()
	take(m, "a")
	m.filter(m, markMsg)
	write(t, out, string(mark))
	m.Update(markMsg)
	if clock.runs || m.View().Content != shows(1) {
		t.Errorf("%+v, %q", *clock, m.View().Content)
	}
	if !queued(take(m, "b")) || !clock.runs {
		t.Error("the next message is not drawn")
	}
}

// A during does something while it is written to.
type during func()

func (do during) Write(b []byte) (int, error) { do(); return len(b), nil }

// TestMarkQueuedWhileWritten holds that the clock goes on if a message comes, and its mark
// is queued, while a slow terminal is written to: nobody would write that mark.
func TestMarkQueuedWhileWritten(t *testing.T) {
	m, clock, _, _ := asleep()
	take(m, "a")
	take(m, markMsg)
	out := m.output(during(func() {
		take(m, "b")
		take(m, markMsg)
	}))
	write(t, out, "x"+string(mark))
	if !clock.runs || clock.every != Frame {
		t.Errorf("the second mark is never written: %+v", *clock)
	}
	write(t, m.output(io.Discard), string(mark))
	if clock.runs {
		t.Error("the clock runs on")
	}
}

// TestWithoutClock holds that a program whose clock is not found goes on.
func TestWithoutClock(t *testing.T) {
	m, _, out, _ := asleep()
	m.find = func() ticker { return nil }
	take(m, "a")
	take(m, markMsg)
	write(t, out, string(mark))
	take(m, "b")
	if m.View().Content != shows(2) {
		t.Error(m.View().Content)
	}
}

// TestStopClock holds that a program of this edition of Bubble Tea that draws nothing has a
// clock, and none that ticks once it is stopped.
func TestStopClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := tea.NewProgram(still{}, tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutSignalHandler(), tea.WithoutRenderer())
		over := make(chan error)
		go func() { _, err := p.Run(); over <- err }()
		synctest.Wait()
		clock, ok := clockOf(p).(*time.Ticker)
		if !ok {
			t.Fatal("it has no clock")
		}
		StopClock(p)
		p.Send("more")
		select {
		case <-clock.C:
			t.Error("the clock ticks")
		case <-time.After(time.Hour): // of the bubble's
		}
		p.Quit()
		if err := <-over; err != nil {
			t.Error(err)
		}
	})
}

func write(t *testing.T, w io.Writer, s string) {
	t.Helper()
	if n, err := io.WriteString(w, s); n != len(s) || err != nil {
		t.Errorf("%d, %v", n, err)
	}
}

// TestProgramSleeps holds that a program of this edition of Bubble Tea sleeps once its view
// is drawn, draws again after a message, any number of times, ends while it sleeps, and
// that no mark comes to the terminal. Every other message comes as soon as the clock is
// stopped, just before that tick draws: either view may be drawn then, and the later must.
func TestProgramSleeps(t *testing.T) {
	out := written{wrote: make(chan struct{}, 1000)}
	slept := make(chan int, 1000)
	p, s := newProgram(still{}, &out, tea.WithInput(nil), tea.WithoutSignalHandler(), tea.WithWindowSize(20, 3),
		tea.WithEnvironment([]string{"TERM=dumb"}))
	find := s.find
	s.find = func() ticker { return telling{find(), s, slept} }
	over := make(chan error)
	go func() { _, err := p.Run(); over <- err }()
	const first, more = 3, 21 // messages: the size, the environment and the colors; ours
	for n := range more {
		for seen := 0; seen < first+n; seen = <-slept {
		}
		hasty := n%2 == 1
		for !hasty && !strings.Contains(out.String(), shows(first+n)) { // it is drawn in the tick in which the clock is stopped
			select {
			case <-out.wrote:
			case <-time.After(10 * time.Second):
				t.Fatalf("the view after %d messages is not drawn", first+n)
			}
		}
		p.Send("more")
	}
	p.Send(quit)
	if err := <-over; err != nil {
		t.Error(err)
	}
	if strings.Contains(out.String(), string(mark)) {
		t.Error("a mark came to the terminal")
	}
}

// A written keeps what is written to it, and tells of that.
type written struct {
	mu    sync.Mutex
	text  strings.Builder
	wrote chan struct{}
}

func (w *written) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.text.Write(b)
	select {
	case w.wrote <- struct{}{}:
	default: // there is enough to look at
	}
	return len(b), nil
}

func (w *written) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.String()
}

// telling is a clock that tells after how many messages it is stopped.
type telling struct {
	ticker
	s       *sleeper
	stopped chan<- int
}

func (c telling) Stop() { c.ticker.Stop(); c.stopped <- c.s.seen }
