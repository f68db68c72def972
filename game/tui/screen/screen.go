package screen

import (
	"charm.land/bubbles/v2/help"
	tea "charm.land/bubbletea/v2"

	"cobalt/game/keep"
)

// A Screen is one of the stack. It draws within the page, and knows its keys.
type Screen interface {
	// Arrange makes the screen ready to be drawn, after the run, the page or
	// the styles may have changed, and before it is first seen.
	Arrange(*Context)
	// Update handles a message that is not the root's own.
	Update(*Context, tea.Msg) Action
	// View draws the page: at most page.height lines of page.width columns.
	View(*Context) []string
	// KeyMap returns the keys that work now.
	KeyMap(*Context) help.KeyMap
}

// An Action is a screen's request to the root. The zero Action asks for nothing.
type Action struct {
	Cmd  tea.Cmd
	Push Screen // show this screen on top
	Play bool   // leave all screens for the session's run
	Pop  bool   // leave this screen
	Home bool   // leave all screens for the title
	Quit bool   // leave the program

	Watch *keep.Tape // show this run being played, on top
	Demo  bool       // any key ends that
}

// A Rekeyed screen keeps the names of its keys, and takes them anew when the language has
// changed.
type Rekeyed interface{ Rekey(*Context) }

// A BroadScreen is drawn on all the terminal that there is to the right of its left edge.
type BroadScreen interface{ Broad() }

// A TwinScreen may be read in two columns of text, if there is room.
type TwinScreen interface{ Twin() bool }

// A WideScreen shows something on both sides of its text, if there is room.
type WideScreen interface{ Wide() }

// A Paster is a screen that takes text.
type Paster interface{ Paste(text string) }

// A Wheeled screen scrolls by the wheel.
type Wheeled interface {
	Wheel(t *Context, lines int)
}

// A Clicked screen has something to click on a line of the page.
type Clicked interface {
	Click(t *Context, line int) Action
}

// A Pointed screen marks what a click would take on a line of the page, or nothing if
// the mouse is on line -1, which is elsewhere.
type Pointed interface {
	Point(t *Context, line int)
}

// A Sided screen has columns beside the one that can be clicked. Aside reports whether a
// column of the page is in one of them.
type Sided interface {
	Aside(t *Context, column int) bool
}

// The kinds of screen in this package.
var (
	_ Wheeled = (*Pager)(nil)
	_ Wheeled = (*Rewind)(nil)
	_ Clicked = (*Rewind)(nil)
	_ Pointed = (*Rewind)(nil)
	_ Clicked = (*Dialog)(nil)
	_ Pointed = (*Dialog)(nil)
	_ Clicked = (*Pager)(nil)
	_ Paster  = (*Prompt)(nil)
)
