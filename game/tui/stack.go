package tui

import (
	"slices"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"

	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/widget"
)

// A stack is the screens that are open, of which the last is on top, and the page
// on which they are drawn. There is always one.
type stack struct {
	ctx     *screen.Context
	screens []screen.Screen
}

func (s *stack) top() screen.Screen { return s.screens[len(s.screens)-1] }

// only leaves all screens for another one.
func (s *stack) only(first screen.Screen) {
	s.screens = nil
	s.push(first)
}

// pop leaves the screen on top, unless it is the last.
func (s *stack) pop() {
	if len(s.screens) > 1 {
		s.screens = s.screens[:len(s.screens)-1]
		s.fit()
		s.top().Arrange(s.ctx)
	}
}

func (s *stack) push(top screen.Screen) {
	s.screens = append(s.screens, top)
	s.fit()
	top.Arrange(s.ctx)
}

// fit lays the page as the screen on top wants it.
func (s *stack) fit() {
	p := widget.LayMeasured(s.ctx.Page.TermWidth, s.ctx.Page.TermHeight, s.ctx.Settings.Measure())
	if _, wide := s.top().(screen.WideScreen); wide {
		p = p.Wide()
	} else {
		p = p.Aligned()
	}
	if twin, ok := s.top().(screen.TwinScreen); ok && twin.Twin() {
		p = p.Twin()
	}
	if s.ctx.Words != nil && s.ctx.Words.Uneven {
		p = p.TextAlone()
	}
	if _, broad := s.top().(screen.BroadScreen); broad {
		p = p.Broad()
	}
	s.ctx.Page = p
}

// forget closes the screen of faults; with everything it closes all screens above
// the first, because they show another state of the story.
func (s *stack) forget(everything bool) {
	kept := s.screens[:1:1]
	for _, open := range s.screens[1:] {
		if _, faults := open.(*screen.Faults); !faults && !everything {
			kept = append(kept, open)
		}
	}
	s.screens = kept
}

// wantsHelp reports whether a key press is to show the keys of the screen on
// top, which knows nothing of it.
func (s *stack) wantsHelp(pressed string) bool {
	if s.takesText() || pressed != screen.HelpKey {
		return false
	}
	for _, group := range s.top().KeyMap(s.ctx).FullHelp() {
		for _, b := range group {
			if slices.Contains(b.Keys(), screen.HelpKey) {
				return false
			}
		}
	}
	return true
}

// turn scrolls the screen on top by the wheel.
func (s *stack) turn(button tea.MouseButton) {
	w, ok := s.top().(screen.Wheeled)
	if !ok {
		return
	}
	switch button {
	case tea.MouseWheelUp:
		w.Wheel(s.ctx, -wheelLines)
	case tea.MouseWheelDown:
		w.Wheel(s.ctx, wheelLines)
	default: // other buttons press nothing here
	}
}

// wheelLines is how far a turn of the wheel scrolls.
const wheelLines = 3

// takesText reports whether the screen on top takes text. Only then the terminal marks
// pasted text, because a mark that is lost makes Bubble Tea deaf.
func (s *stack) takesText() bool {
	_, takes := s.top().(screen.Paster)
	return takes
}

// mostPasted is how much of a paste is taken, in bytes: it may hold megabytes.
const mostPasted = 1 << 10

// paste gives pasted text to the screen on top, if it takes any: cut, on one line, and
// without anything that a terminal could take for a command.
func (s *stack) paste(msg tea.PasteMsg) {
	if p, ok := s.top().(screen.Paster); ok && !s.ctx.Page.TooSmall() {
		p.Paste(strings.TrimSpace(phrases.Clean(msg.Content[:min(len(msg.Content), mostPasted)])))
	}
}

// draw returns as many lines as the terminal has, none wider than it is.
func (s *stack) draw() string { return s.drawOver("") }

// drawOver draws as [stack.draw] does. A frame that reads as the last one is the same
// string, because Bubble Tea compares them many times a second. A new one has no memory
// beside its text, because it is kept until the next is drawn.
func (s *stack) drawOver(last string) string {
	p := s.ctx.Page
	lines := s.lines()
	lines = lines[:min(len(lines), max(0, p.TermHeight-p.Top))]
	margin := strings.Repeat(" ", p.Left)
	buffer := frames.Get().(*[]byte)
	defer frames.Put(buffer)
	b := (*buffer)[:0]
	for y := range p.TermHeight {
		if y > 0 {
			b = append(b, '\n')
		}
		if i := y - p.Top; i >= 0 && i < len(lines) && lines[i] != "" {
			b = append(b, margin...)
			b = widget.AppendJoined(b, widget.Cut(lines[i], p.TermWidth-p.Left))
		}
	}
	*buffer = b
	if string(b) == last {
		return last
	}
	return string(b)
}

// frames are buffers in which a frame is put together.
var frames = sync.Pool{New: func() any { return new([]byte) }}

func (s *stack) lines() []string {
	if s.ctx.Page.TooSmall() {
		return tooSmall(s.ctx)
	}
	return s.top().View(s.ctx)
}
