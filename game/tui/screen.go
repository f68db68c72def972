package tui

import (
	"charm.land/bubbles/v2/help"
	tea "charm.land/bubbletea/v2"
)

// A screen is one of the stack. It draws within the page, and knows its keys.
type screen interface {
	// arrange makes the screen ready to be drawn, after the run, the page or
	// the styles may have changed, and before it is first seen.
	arrange(*Context)
	// update handles a message that is not the root's own.
	update(*Context, tea.Msg) action
	// view draws the page: at most page.height lines of page.width columns.
	view(*Context) []string
	// keyMap returns the keys that work now.
	keyMap(*Context) help.KeyMap
}

// An action is what a screen asks the root to do. The zero action is nothing.
type action struct {
	cmd  tea.Cmd
	push screen // show this screen on top
	play bool   // leave all screens for the run on the table
	pop  bool   // leave this screen
	home bool   // leave all screens for the title
	quit bool   // leave the program
}

// A broadScreen is drawn on all the terminal that there is.
type broadScreen interface{ broad() }

// A paster is a screen that takes text.
type paster interface{ paste(text string) }

// A wheeled screen scrolls by the wheel.
type wheeled interface {
	wheel(t *Context, lines int)
}

// A clicked screen has something to click: what stands on a line of the page.
type clicked interface {
	click(t *Context, line int) action
}
