package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game/tui/input"
	"cobalt/game/tui/widget"
)

// A Size is how large a terminal is, in columns and rows.
type Size struct{ Width, Height int }

// A Window is that of a terminal which is elsewhere.
type Window struct {
	Size Size
	// Follow is called once, with the function that takes each later size of the window.
	// That one waits while the program is busy, and does nothing once it has ended. Nil:
	// the window keeps its size.
	Follow func(resize func(Size))
	Keys   input.Source // what is typed in it. Its reading ends with it, and not with the program
}

// asksFor returns the command that asks a terminal which is elsewhere what Bubble Tea asks
// one that it reads itself: whether it can show a frame as a whole, and which letters are
// one. The terminal of Apple would print the question.
func asksFor(environ []string) tea.Cmd {
	isApple := func(pair string) bool { return strings.HasPrefix(pair, "TERM_PROGRAM=Apple") }
	if slices.ContainsFunc(environ, isApple) {
		return nil
	}
	return tea.Raw(ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore)
}

// believed returns the size that is drawn in: the usual one if none is known, and never
// one that would take the memory of the machine.
func (s Size) believed() (width, height int) {
	if s.Width <= 0 || s.Height <= 0 {
		return widget.AssumedWidth, widget.AssumedHeight
	}
	width, height = min(s.Width, widget.MaxWidth), min(s.Height, widget.MaxHeight)
	if width*height > widget.MaxCells {
		height = widget.MaxCells / width
	}
	return width, height
}

// resizing returns the function that has a program drawn in another size, by a message.
func resizing(send func(tea.Msg)) func(Size) {
	return func(s Size) {
		width, height := s.believed()
		send(tea.WindowSizeMsg{Width: width, Height: height})
	}
}
