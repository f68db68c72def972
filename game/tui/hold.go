package tui

import (
	"time"

	"cobalt/game/tui/session"

	tea "charm.land/bubbletea/v2"
)

// holdTime is how long a choice is kept before it is shown at the latest. Keeping
// takes about a millisecond, so a player sees nothing of it.
const holdTime = 50 * time.Millisecond

// A hold leaves the frame before a choice on the screen until the run is safe, so
// that nothing is shown as done and then lost. If that takes longer than
// [holdTime] the choice is shown with a mark, which stays until the run is safe.
// Keys are never held: each goes to the screen as it will be shown.
type hold struct {
	shown   tea.View // the last frame that was shown
	drawn   bool     // there is one
	wanted  int      // how often a run was to be kept, as far as is known here
	holding bool
	ticket  int  // the number of the hold, by which its timer knows it
	current bool // what is shown was drawn after the last message
	still   bool // that message changed nothing since
}

// A heldMsg ends a hold: its time is over.
type heldMsg struct{ ticket int }

// begin holds the frame if something is to be kept since the last call, and returns
// the timer that ends the hold.
func (h *hold) begin(s *session.Session) tea.Cmd {
	if s.Wanted == h.wanted {
		return nil
	}
	h.wanted = s.Wanted
	if h.holding || !h.drawn || !s.AtRisk() {
		return nil
	}
	h.holding = true
	h.ticket++
	after, ticket := s.After, h.ticket
	return func() tea.Msg {
		<-after(holdTime)
		return heldMsg{ticket}
	}
}

// note takes note of a message. Any may change what is drawn, but the end of a hold that
// is over: most often the run is safe before its time is.
func (h *hold) note(msg tea.Msg) {
	end, ok := msg.(heldMsg)
	over := ok && !h.waitsFor(end)
	h.still = over && h.current
	h.current = h.still
}

// waitsFor reports whether a timer is the one that ends this hold.
func (h *hold) waitsFor(msg heldMsg) bool { return h.holding && msg.ticket == h.ticket }

// expire ends the hold that a timer was for.
func (h *hold) expire(s *session.Session, msg heldMsg) {
	if h.waitsFor(msg) {
		h.end(s)
	}
}

// end shows the run before it is safe, with a mark.
func (h *hold) end(s *session.Session) {
	h.holding = false
	s.Saving = s.AtRisk()
}

// settle ends the hold and takes the mark away once the run is safe, or once the
// player is told why it is not.
func (h *hold) settle(s *session.Session) {
	if !s.AtRisk() || s.Unsaved != "" {
		h.holding, s.Saving = false, false
	}
}

// frame returns the frame that is shown: the one that is held, or else the one that
// draw makes, which is given the text of the last.
func (h *hold) frame(draw func(last string) tea.View) tea.View {
	if h.holding || h.still {
		h.still = false
		return h.shown
	}
	h.shown, h.drawn, h.current = draw(h.shown.Content), true, true
	return h.shown
}
