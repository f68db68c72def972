package idle

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// TestCanvasPaintsWhereItMay holds that frames are painted on the screen that Bubble Tea
// opens and only there, as a whole after that was erased or has another size, and else not
// again.
func TestCanvasPaintsWhereItMay(t *testing.T) {
	const frame = "hello"
	c := &canvas{}
	if c.show(frame, false) != blank {
		t.Error("Bubble Tea is given the frame")
	}
	for _, step := range []struct {
		what, written string
		resize        bool
		painted       bool
	}{
		{what: "before the screen is there", written: "x"},
		{what: "once it is", written: ansi.SetModeAltScreenSaveCursor + ansi.EraseEntireScreen, painted: true},
		{what: "when nothing has changed", written: "x"},
		{what: "after it was erased", written: ansi.EraseEntireScreen, painted: true},
		{what: "in another size", resize: true, painted: true},
		{what: "in that size", written: "x"},
		{what: "once the screen is gone", written: ansi.ResetModeAltScreenSaveCursor},
		{what: "after it is gone", resize: true},
		{what: "when it is there again", written: ansi.SetModeAltScreenSaveCursor, painted: true},
	} {
		if step.resize {
			c.show(frame, true)
		}
		out := string(c.paint([]byte(step.written)))
		out = strings.NewReplacer(string(keysApart), "", string(keysAsBefore), "").Replace(out)
		if left := strings.HasSuffix(out, step.written); !left && !strings.HasPrefix(out, step.written) || strings.Contains(out, frame) != step.painted {
			t.Errorf("%s: %q", step.what, out)
		}
	}
}

// TestCanvasIsLeftAtItsBottom holds that a terminal with no second screen goes on below the
// last frame, and not in the middle of it.
func TestCanvasIsLeftAtItsBottom(t *testing.T) {
	c := &canvas{}
	c.show("one\ntwo\nthree", false)
	c.paint([]byte(ansi.SetModeAltScreenSaveCursor))
	const before, after = "before", "after"
	out := string(c.paint([]byte(before + ansi.ResetModeAltScreenSaveCursor + after)))
	if want := before + string(keysAsBefore) + "\x1b[3;1H" + ansi.ResetModeAltScreenSaveCursor + after; out != want {
		t.Errorf("%q is written, and not %q", out, want)
	}
}

// TestCanvasTellsKeysApart holds that keys are told apart on the screen that Bubble Tea
// opens, each time that it does, and are as before when it is left.
func TestCanvasTellsKeysApart(t *testing.T) {
	c := &canvas{}
	for range 2 {
		if out := c.paint([]byte(ansi.SetModeAltScreenSaveCursor)); !bytes.HasPrefix(out, slices.Concat(opened, keysApart)) {
			t.Errorf("it is opened by %q", out)
		}
		if out := c.paint([]byte("x")); bytes.Contains(out, keysApart) {
			t.Errorf("once more: %q", out)
		}
		if out := c.paint([]byte(ansi.ResetModeAltScreenSaveCursor)); !bytes.HasPrefix(out, keysAsBefore) {
			t.Errorf("it is left by %q", out)
		}
	}
}

// TestCanvasHidesSizes holds that Bubble Tea learns of no size, and the model of the right
// ones.
func TestCanvasHidesSizes(t *testing.T) {
	c := &canvas{size: sizeMsg{Width: 80, Height: 24}}
	if msg := c.filter(tea.WindowSizeMsg{Width: least, Height: least}); msg != (sizeMsg{Width: 80, Height: 24}) {
		t.Errorf("its own size: %#v", msg)
	}
	if msg := c.filter(tea.WindowSizeMsg{Width: 90, Height: 30}); msg != (sizeMsg{Width: 90, Height: 30}) {
		t.Errorf("another size: %#v", msg)
	}
	if msg := c.filter(tea.WindowSizeMsg{Width: least, Height: least}); msg != (sizeMsg{Width: least, Height: least}) {
		t.Errorf("a terminal of that size: %#v", msg)
	}
	var got tea.Msg
	m := &model{Model: told{&got}, sleeper: &sleeper{find: func() ticker { return nil }}, canvas: c}
	m.Update(sizeMsg{Width: 90, Height: 30})
	if got != (tea.WindowSizeMsg{Width: 90, Height: 30}) || c.size != (sizeMsg{Width: 90, Height: 30}) {
		t.Errorf("the model is told %#v, the canvas has %#v", got, c.size)
	}
}

// told is a model that keeps the last message.
type told struct{ msg *tea.Msg }

func (t told) Init() tea.Cmd                           { return nil }
func (t told) Update(msg tea.Msg) (tea.Model, tea.Cmd) { *t.msg = msg; return t, nil }
func (t told) View() tea.View                          { return tea.NewView("") }

// TestCanvasSynced holds that frames are shown as a whole by a terminal that says that it
// can.
func TestCanvasSynced(t *testing.T) {
	c := &canvas{open: true}
	for i, value := range []ansi.ModeSetting{ansi.ModeNotRecognized, ansi.ModeReset} {
		c.filter(tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: value})
		c.show(strings.Repeat("x", i+1), false)
		if synced := bytes.Contains(c.paint(nil), []byte(ansi.SetModeSynchronizedOutput)); synced != (value == ansi.ModeReset) {
			t.Errorf("it says %d: %v", value, synced)
		}
	}
}
