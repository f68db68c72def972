package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// An entry is an entry of a menu that asks the root for something.
type entry = menuEntry[func(*Context) action]

// A chooser is a menu whose entries can be taken.
type chooser struct {
	menu[func(*Context) action]
}

// newChooser puts the cursor on the first entry that can be taken.
func newChooser(entries []entry) chooser { return chooser{newMenu(entries)} }

// take takes the entry at an index, if there is one. If it is locked, the cursor
// goes to it, and the notice says why.
func (c *chooser) take(t *Context, i int) action {
	if i < 0 || i >= len(c.entries) {
		return action{}
	}
	e := c.entries[i]
	if e.locked != "" {
		c.cursor = i
		t.notice = fill(t.phrases.Notices.Locked, "why", e.locked)
		return action{}
	}
	return e.take(t)
}

// press moves the cursor or takes an entry, if the key is bound to that. It
// reports whether it is.
func (c *chooser) press(t *Context, msg tea.KeyPressMsg, up, down, take, digit key.Binding) (a action, ok bool) {
	switch {
	case key.Matches(msg, up):
		c.move(-1)
	case key.Matches(msg, down):
		c.move(1)
	case key.Matches(msg, take):
		a = c.take(t, c.cursor)
	case key.Matches(msg, digit):
		a = c.take(t, int(msg.String()[0]-'1'))
	default:
		return a, false
	}
	return a, true
}

// takeShort takes the entry with a number of one digit, in a menu whose numbers
// all have one: somebody who types 12 does not mean the first.
func (c *chooser) takeShort(t *Context, number int) action {
	if c.from+len(c.entries) > 10 {
		return action{}
	}
	return c.take(t, number-c.from)
}
