package tui

import (
	"strings"
	"testing"
	"time"
	"unsafe"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game"
	"cobalt/game/tui/session"
)

// sorted runs a command and everything in it, and returns the messages that say
// how keeping went, and those that end a hold. It drops all others.
func sorted(cmd tea.Cmd) (kept, held []tea.Msg) {
	if cmd == nil {
		return nil, nil
	}
	switch msg := cmd().(type) {
	case session.KeptMsg:
		kept = append(kept, msg)
	case heldMsg:
		held = append(held, msg)
	case tea.BatchMsg:
		for _, cmd := range msg {
			k, h := sorted(cmd)
			kept, held = append(kept, k...), append(held, h...)
		}
	}
	return kept, held
}

// A heldPlay is a game whose time passes and whose disk answers when the test says.
type heldPlay struct {
	*testing.T
	m      *Model
	keeper *shelf
}

func newHeldPlay(t *testing.T) *heldPlay {
	o := playing(t, lockkeeper(t), game.Agent)
	k := &shelf{}
	o.Keeper = k
	o.After = func(time.Duration) <-chan time.Time { c := make(chan time.Time, 1); c <- epoch; return c }
	p := &heldPlay{t, New(o), k}
	p.m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	p.m.View()
	return p
}

// key presses a key, and returns the command that comes of it.
func (p *heldPlay) key(name string) tea.Cmd {
	_, cmd := p.m.Update(press(name))
	return cmd
}

// tell gives the game messages.
func (p *heldPlay) tell(msgs []tea.Msg) {
	for _, msg := range msgs {
		p.m.Update(msg)
	}
}

// shows holds that the screen is at the run that has so many choices, and whether
// there is a mark on it.
func (p *heldPlay) shows(moment string, screen string, mark bool) {
	p.Helper()
	got := ansi.Strip(p.m.View().Content)
	marked := strings.Contains(got, p.m.ctx.Phrases.Notices.Saving)
	if without(got) != without(screen) || marked != mark {
		p.Errorf("%s: marked: %v, and it shows\n%s\nnot\n%s", moment, marked, got, screen)
	}
}

// without is a screen without its last line, in which the mark stands.
func without(screen string) string { return screen[:strings.LastIndex(screen, "\n")] }

// A choice is shown once it is kept.
func TestHeldUntilKept(t *testing.T) {
	p := newHeldPlay(t)
	before := text(p.m)
	cmd := p.key("1")
	p.shows("before it is kept", before, false)
	kept, held := sorted(cmd)
	p.tell(kept)
	p.shows("once it is kept", text(p.m), false)
	p.tell(held)
	p.shows("when its time is over", text(p.m), false)
	if text(p.m) == before || len(kept) != 1 || len(held) != 1 || len(p.keeper.kept) != 1 {
		t.Errorf("%d told, %d held, %d kept", len(kept), len(held), len(p.keeper.kept))
	}
}

// A choice that is not kept in time is shown with a mark, until it is; no message
// hides the mark. Every choice after it is held in turn, and none is lost.
func TestHeldTooLong(t *testing.T) {
	p := newHeldPlay(t)
	first := p.key("1")
	at := text(p.m)
	_, held := sorted(withoutKeeping(first))
	p.tell(held)
	p.m.ctx.Notice = "a message"
	p.shows("when its time is over", at, true)
	second := p.key("1")
	p.shows("the next choice", at, true)
	_, held = sorted(withoutKeeping(second))
	p.tell(held)
	p.shows("when the time of the next is over", text(p.m), true)
	kept, _ := sorted(second)
	p.tell(kept)
	p.shows("once it is kept", text(p.m), false)
	if n := p.keeper.last().Choices(); n != 2 || text(p.m) == at {
		t.Errorf("%d choices are kept", n)
	}
}

// withoutKeeping leaves the commands out that keep: the disk has not answered yet.
// They are told from others by their order, in which keeping comes first.
func withoutKeeping(cmd tea.Cmd) tea.Cmd {
	return func() tea.Msg {
		batch := cmd().(tea.BatchMsg)
		return batch[1:]
	}
}

// A key that is typed while a choice is held counts.
func TestTypedWhileHeld(t *testing.T) {
	p := newHeldPlay(t)
	before := text(p.m)
	first := p.key("1")
	second := p.key("1")
	p.shows("two choices", before, false)
	kept, _ := sorted(first)
	more, _ := sorted(second)
	p.tell(append(kept, more...))
	p.shows("once they are kept", text(p.m), false)
	if n := p.keeper.last().Choices(); n != 2 {
		t.Errorf("%d choices are kept", n)
	}
}

// A frame of another size is not held, and a run that cannot be kept is shown with
// the reason.
func TestHoldEnds(t *testing.T) {
	p := newHeldPlay(t)
	p.key("1")
	p.m.Update(tea.WindowSizeMsg{Width: 100, Height: 30})
	p.shows("resized", text(p.m), true)
	p = newHeldPlay(t)
	p.keeper.fails = 1
	kept, _ := sorted(p.key("1"))
	p.tell(kept)
	p.shows("failed", text(p.m), false)
	if s := text(p.m); !strings.Contains(s, "Not saved") {
		t.Errorf("nothing says that it failed:\n%s", s)
	}
}

// The end of a hold that is over draws nothing anew, and any other message does.
func TestDrawnOnce(t *testing.T) {
	h, drawn := new(hold), 0
	frame := func() tea.View {
		return h.frame(func(string) tea.View { drawn++; return tea.NewView("frame") })
	}
	h.note(tea.FocusMsg{})
	frame()
	h.note(heldMsg{1})
	frame()
	if drawn != 1 {
		t.Errorf("a hold that is over draws %d times", drawn-1)
	}
	h.note(heldMsg{2})
	h.note(tea.FocusMsg{})
	h.note(heldMsg{3})
	frame()
	if drawn != 2 {
		t.Errorf("%d frames are drawn in all", drawn)
	}
}

// A frame that reads as the one before is the same string, and one that does not is another.
func TestSameFrame(t *testing.T) {
	m, _ := newPlayed(t, game.Agent)
	first := m.View().Content
	m.Update(tea.FocusMsg{})
	if second := m.View().Content; unsafe.StringData(first) != unsafe.StringData(second) {
		t.Error("a frame that reads as the one before is another string")
	}
	m.Update(press("down"))
	if m.View().Content == first {
		t.Error("the cursor has moved, and the frame is the same")
	}
}
