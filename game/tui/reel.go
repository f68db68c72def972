package tui

import (
	"bytes"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// A reel is an imaginary terminal: it returns the output that a real one would get.
// Its renderer is the one that Bubble Tea draws with.
type reel struct {
	out    bytes.Buffer
	render *uv.TerminalRenderer
	cells  uv.ScreenBuffer
	fresh  bool // nothing was drawn yet
}

func newReel(width, height int, profile colorprofile.Profile) *reel {
	r := &reel{cells: uv.NewScreenBuffer(width, height), fresh: true}
	r.render = uv.NewTerminalRenderer(&r.out, []string{"TERM=xterm-256color"})
	r.render.SetColorProfile(profile)
	r.render.SetFullscreen(true)
	r.render.SetRelativeCursor(false)
	r.render.SetTabStops(-1)
	r.render.SetBackspace(false)
	r.render.SetMapNewline(false)
	r.render.Resize(width, height)
	r.render.Erase()
	return r
}

// draw returns the output that makes this frame of the one before. No line of it is
// wider than the terminal.
func (r *reel) draw(frame string) string {
	r.cells.Clear()
	uv.NewStyledString(frame).Draw(r.cells, r.cells.Bounds())
	r.render.Render(r.cells.RenderBuffer)
	_ = r.render.Flush() // a buffer takes all
	if r.fresh {
		r.fresh = false
		return ansi.ResetModeTextCursorEnable + r.flushed()
	}
	return r.flushed()
}

// leave returns the output that gives the cursor back, below the drawing.
func (r *reel) leave() string {
	r.render.MoveTo(0, r.cells.Height()-1)
	_ = r.render.Flush() // as in draw
	return r.flushed() + ansi.ResetStyle + ansi.SetModeTextCursorEnable
}

func (r *reel) flushed() string {
	text := r.out.String()
	r.out.Reset()
	return text
}
