package screen

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game/tui/phrases"
	"cobalt/game/tui/widget"
)

// An Entry is an entry of a menu that asks the root for something.
type Entry = widget.Entry[func(*Context) Action]

// A Chooser is a menu whose entries can be taken.
type Chooser struct {
	widget.Menu[func(*Context) Action]
}

// NewChooser puts the cursor on the first entry that can be taken.
func NewChooser(entries []Entry) Chooser { return Chooser{widget.NewMenu(entries)} }

// Take takes the entry at an index, if there is one. If it is locked, the cursor
// goes to it, and the notice says why.
func (c *Chooser) Take(t *Context, i int) Action {
	if i < 0 || i >= len(c.Entries) {
		return Action{}
	}
	e := c.Entries[i]
	if e.Locked != "" {
		c.Cursor = i
		t.Notice = phrases.Fill(t.Phrases.Notices.Locked, "why", e.Locked)
		return Action{}
	}
	return e.Take(t)
}

// Press moves the cursor or takes an entry, if the key is bound to that. It
// reports whether it is.
func (c *Chooser) Press(t *Context, msg tea.KeyPressMsg, up, down, take, digit key.Binding) (a Action, ok bool) {
	switch {
	case key.Matches(msg, up):
		c.Move(-1)
	case key.Matches(msg, down):
		c.Move(1)
	case key.Matches(msg, take):
		a = c.Take(t, c.Cursor)
	case key.Matches(msg, digit):
		a = c.Take(t, int(msg.String()[0]-'1'))
	default:
		return a, false
	}
	return a, true
}

// Labels returns the labels of all entries.
func (c *Chooser) Labels() []string {
	labels := make([]string, len(c.Entries))
	for i := range c.Entries {
		labels[i] = c.Entries[i].Label
	}
	return labels
}

// GoTo puts the cursor on an entry; below 0 it stays.
func (c *Chooser) GoTo(entry int) {
	if entry >= 0 {
		c.Move(-len(c.Entries))
		c.Cursor = entry
	}
}

// takeShort takes the entry with a number of one digit, in a menu whose numbers
// all have one: somebody who types 12 does not mean the first.
func (c *Chooser) takeShort(t *Context, number int) Action {
	if c.From+len(c.Entries) > 10 {
		return Action{}
	}
	return c.Take(t, number-c.From)
}
