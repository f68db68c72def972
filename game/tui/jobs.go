package tui

import (
	"io"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Jobs is the job control of a shell, by which the program is stopped and woken.
type Jobs interface {
	// Stops receives a signal each time that somebody tells the program to stop.
	Stops() <-chan os.Signal
	// Wakes receives a signal each time that the program was woken.
	Wakes() <-chan os.Signal
	// Stop stops the program, and returns once it is woken.
	Stop()
}

// jobControl passes the signals of a [Jobs] on as messages. The zero jobControl has
// none.
type jobControl struct {
	Jobs
	after   func(time.Duration) <-chan time.Time
	over    <-chan struct{} // closed once the program has ended
	stopped bool            // it was stopped by itself: the next wake is the end of that
}

// A stopMsg tells that somebody told the program to stop.
type stopMsg struct{}

// A wokenMsg tells that the program was woken. Whoever had the terminal meanwhile may
// have left it in any state.
type wokenMsg struct{}

// next returns the command that waits for the next signal.
func (j *jobControl) next() tea.Cmd {
	if j.Jobs == nil {
		return nil
	}
	return func() tea.Msg {
		select {
		case <-j.Stops():
			return stopMsg{}
		case <-j.Wakes():
			return wokenMsg{}
		case <-j.over:
			return nil
		}
	}
}

// suspend puts the terminal in order, stops the program, and sets the terminal up
// again once the program is woken.
func (j *jobControl) suspend() tea.Cmd {
	if j.Jobs == nil {
		return tea.Suspend
	}
	j.stopped = true
	return j.whileOrderly(j.Stop)
}

// settling is how long the terminal is left alone before it is set up anew: Bubble Tea
// stops its clock a moment after it has let go of the terminal, and would never draw
// again if it set the terminal up before that.
const settling = 50 * time.Millisecond

// wake sets the terminal up anew, unless that is done already.
func (j *jobControl) wake() tea.Cmd {
	if j.stopped {
		j.stopped = false
		return nil
	}
	return j.whileOrderly(func() {})
}

// whileOrderly does something while the terminal is as it was before the program.
func (j *jobControl) whileOrderly(do func()) tea.Cmd {
	after := j.after
	return tea.Exec(orderly(func() { <-after(settling); do() }), nil)
}

// orderly is run by Bubble Tea like another program, for which it puts the terminal in
// order.
type orderly func()

func (do orderly) Run() error       { do(); return nil }
func (orderly) SetStdin(io.Reader)  {}
func (orderly) SetStdout(io.Writer) {}
func (orderly) SetStderr(io.Writer) {}
