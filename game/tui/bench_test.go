package tui

import (
	"bytes"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"cobalt/game"
)

// BenchmarkKeyToFrame is the time from a key press to the picture that the
// renderer is given.
func BenchmarkKeyToFrame(b *testing.B) {
	for _, size := range [][2]int{{80, 24}, {200, 60}} {
		for name, keys := range map[string][]string{"cursor": {"down", "up"}, "choice": {"3", "u"}} {
			b.Run(fmt.Sprintf("%s/%dx%d", name, size[0], size[1]), func(b *testing.B) {
				m := New(playing(b, lockkeeper(b), game.Agent))
				m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					m.Update(press(keys[i%2]))
					_ = m.View()
				}
			})
		}
	}
}

// A canvas renders pictures as the program does, and keeps the bytes for the
// terminal.
type canvas struct {
	sent     bytes.Buffer
	renderer *uv.TerminalRenderer
	cells    uv.ScreenBuffer
}

func newCanvas(width, height int) *canvas {
	c := &canvas{cells: uv.NewScreenBuffer(width, height)}
	c.renderer = uv.NewTerminalRenderer(&c.sent, []string{"TERM=xterm-256color"})
	c.renderer.SetColorProfile(colorprofile.TrueColor)
	c.renderer.SetFullscreen(true)
	c.renderer.SetRelativeCursor(false)
	c.renderer.SetScrollOptim(true)
	c.renderer.Resize(width, height)
	return c
}

// draw draws a picture over the last, and returns how many bytes that took.
func (c *canvas) draw(content string) int {
	c.sent.Reset()
	c.cells.Clear()
	uv.NewStyledString(content).Draw(c.cells, c.cells.Bounds())
	c.renderer.Render(c.cells.RenderBuffer)
	c.renderer.Flush()
	return c.sent.Len()
}

// bytesFor returns how much a terminal is sent for a key press, after others.
func bytesFor(t testing.TB, width, height int, name string, before ...string) int {
	m := New(playing(t, lockkeeper(t), game.Agent))
	m.Update(tea.WindowSizeMsg{Width: width, Height: height})
	feed(m, before...)
	c := newCanvas(width, height)
	c.draw(m.draw())
	feed(m, name)
	return c.draw(m.draw())
}

// TestMovedCursorIsCheap holds that moving the cursor sends the terminal no
// more than 400 bytes.
func TestMovedCursorIsCheap(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 40}, {200, 60}} {
		if sent := bytesFor(t, size[0], size[1], "down"); sent == 0 || sent > 400 {
			t.Errorf("at %dx%d: %d bytes", size[0], size[1], sent)
		}
	}
}

// BenchmarkBytes reports how much a terminal is sent for a key press, and takes
// the time of rendering it.
func BenchmarkBytes(b *testing.B) {
	for _, size := range [][2]int{{80, 24}, {200, 60}} {
		for name, key := range map[string]string{"cursor": "down", "passage": "3"} {
			b.Run(fmt.Sprintf("%s/%dx%d", name, size[0], size[1]), func(b *testing.B) {
				m := New(playing(b, lockkeeper(b), game.Agent))
				m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				before := m.draw()
				feed(m, key)
				after := m.draw()
				c := newCanvas(size[0], size[1])
				for b.Loop() {
					c.draw(before)
					c.draw(after)
				}
				b.ReportMetric(float64(bytesFor(b, size[0], size[1], key)), "B/key")
			})
		}
	}
}
