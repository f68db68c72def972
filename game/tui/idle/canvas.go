package idle

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game/tui/paint"
)

// A canvas shows the frames of a program beside Bubble Tea, which is left with all that
// is no frame: what a terminal is asked, and the modes that it is set to. It believes that
// its frame is a blank one of the least size. Whatever it writes comes to the canvas
// first, which paints behind it.
type canvas struct {
	size  sizeMsg // of the terminal, the last that was told
	begun bool    // Bubble Tea has told the size of its own frame, as it does once

	mu      sync.Mutex // not held while something is written, so that a slow terminal holds nothing up
	frame   string     // the newest
	resized bool       // it has another size than the one that was painted last
	synced  bool       // the terminal can show a frame as a whole

	painter paint.Painter // used by the one who writes
	open    bool          // the screen on which is painted is there
	buffer  []byte
}

// least is the width and the height of the frame that Bubble Tea has, and blank is that
// frame.
const (
	least = 1
	blank = " "
)

// A sizeMsg is the size of the terminal, of which Bubble Tea is not to know.
type sizeMsg tea.WindowSizeMsg

// filter hides sizes from Bubble Tea, and learns what the terminal can do. The size that
// Bubble Tea tells at first is its own.
func (c *canvas) filter(msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		if msg.Width == least && msg.Height == least && !c.begun {
			c.begun = true
			return c.size
		}
		return sizeMsg(msg)
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeSynchronizedOutput && msg.Value == ansi.ModeReset {
			c.mu.Lock()
			c.synced = true
			c.mu.Unlock()
		}
	}
	return msg
}

// show has a frame painted when something is written next, and returns the one for Bubble
// Tea. In another size than the frame before it is painted as a whole, because nobody knows
// what is on the screen then.
func (c *canvas) show(frame string, resized bool) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.frame, c.resized = frame, c.resized || resized
	return blank
}

// The sequences behind which another screen is there, and the one behind which it is blank.
var (
	opened = []byte(ansi.SetModeAltScreenSaveCursor)
	closed = []byte(ansi.ResetModeAltScreenSaveCursor)
	erased = []byte(ansi.EraseEntireScreen)
)

// How keys are told apart while the screen is open, and as before. Bubble Tea does that for
// a program of which it reads the keys.
var (
	keysApart    = []byte(ansi.SetModifyOtherKeys2 + ansi.PushKittyKeyboard(ansi.KittyDisambiguateEscapeCodes))
	keysAsBefore = []byte(ansi.ResetModifyOtherKeys + ansi.PopKittyKeyboard(1))
)

// paint returns what Bubble Tea writes, and behind that what shows the newest frame. It
// stays until paint is called again.
func (c *canvas) paint(written []byte) []byte {
	c.mu.Lock()
	frame, resized := c.frame, c.resized
	c.resized = false
	c.painter.Synced = c.synced
	c.mu.Unlock()
	if bytes.Contains(written, opened) {
		c.open = true
		written = bytes.Replace(written, opened, slices.Concat(opened, keysApart), 1)
	}
	if resized || bytes.Contains(written, erased) {
		c.painter.Forget()
	}
	if bytes.Contains(written, closed) {
		c.open = false
		c.painter.Forget()
		// Bubble Tea goes to the bottom of its own frame, for terminals with one screen alone.
		bottom := []byte(ansi.CursorPosition(1, strings.Count(frame, "\n")+1))
		written = bytes.Replace(written, closed, slices.Concat(keysAsBefore, bottom, closed), 1)
	}
	if !c.open {
		return written
	}
	c.buffer = c.painter.Paint(append(c.buffer[:0], written...), frame)
	return c.buffer
}
