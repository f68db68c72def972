package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// patience is how long the terminal's answers are waited for, at most.
const patience = time.Second

// A drain waits for the terminal's answers before the program leaves it, because the
// shell would take a late answer for typed text. Terminals answer in order, so the
// drain asks for the device attributes behind all other queries: their answer is the
// last. The zero drain waits for nothing.
type drain struct {
	after func(time.Duration) <-chan time.Time // nil: there is no terminal to wait for
	over  <-chan struct{}                      // closed once the program has ended

	answered bool // the terminal has answered once
	mute     bool // it had time to answer, and has not
	leaving  bool
	last     bool // the query for the last answer was sent
}

// A patienceMsg tells that time is over: for the first answer, or for the last one.
type patienceMsg struct{ leaving bool }

// ask asks for the device attributes.
func ask() tea.Cmd { return tea.Raw(ansi.RequestPrimaryDeviceAttributes) }

// begin asks once, to find out whether the terminal answers.
func (d *drain) begin() tea.Cmd {
	if d.after == nil {
		return nil
	}
	return tea.Batch(ask(), d.wait(patienceMsg{}))
}

func (d *drain) wait(msg patienceMsg) tea.Cmd {
	after, over := d.after, d.over
	return func() tea.Msg {
		select {
		case <-after(patience):
		case <-over:
		}
		return msg
	}
}

// leave leaves the program, once all answers have come.
func (d *drain) leave() tea.Cmd {
	if d.after == nil || d.mute || d.leaving {
		return tea.Quit
	}
	d.leaving = true
	if d.answered {
		return d.askLast()
	}
	return nil // the first answer, or the end of patience, goes on
}

// askLast asks for the last answer.
func (d *drain) askLast() tea.Cmd {
	d.last = true
	return tea.Batch(ask(), d.wait(patienceMsg{leaving: true}))
}

// hear takes note of an answer.
func (d *drain) hear() tea.Cmd {
	d.answered = true
	switch {
	case !d.leaving:
		return nil
	case d.last:
		return tea.Quit
	default:
		return d.askLast()
	}
}

// expire ends the wait for an answer.
func (d *drain) expire(msg patienceMsg) tea.Cmd {
	d.mute = d.mute || !msg.leaving && !d.answered
	if d.leaving && (msg.leaving || d.mute) {
		return tea.Quit
	}
	return nil
}
