package host

import (
	"slices"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"cobalt/game/tui"
)

// The newest size is told, with a rest between two of them; those that came before anybody
// followed are one.
func TestWindow(t *testing.T) {
	rests, over := make(chan struct{}), make(chan time.Time)
	w := &window{after: func(time.Duration) <-chan time.Time {
		rests <- struct{}{}
		return over
	}}
	change := func(width uint32) {
		if !w.change(ssh.Marshal(struct{ Columns, Rows, Width, Height uint32 }{width, 24, 0, 0})) {
			t.Errorf("a width of %d is none", width)
		}
	}
	w.open(tui.Size{Width: 80, Height: 24})
	change(81)
	change(82)
	w.open(tui.Size{Width: 80, Height: 24}) // as it was when the client asked
	if got := w.now().Width; got != 82 {
		t.Errorf("the window is %d wide", got)
	}
	var told []int
	w.follow(func(s tui.Size) { told = append(told, s.Width) })
	<-rests
	change(83)
	change(84)
	over <- time.Time{}
	<-rests
	over <- time.Time{}
	change(85) // whether the last rest is over or not
	<-rests
	if want := []int{82, 84, 85}; !slices.Equal(told, want) {
		t.Errorf("%v were told, and not %v", told, want)
	}
}

// What is no size changes nothing.
func TestWindowNone(t *testing.T) {
	w := new(window)
	w.open(tui.Size{Width: 80, Height: 24})
	for _, request := range []string{"", "\x00", "\x00\x00\x00\x50\x00\x00\x00\x18\x00\x00\x00\x00\x00\x00\x00\x00\x00"} {
		if w.change([]byte(request)) || w.now().Width != 80 {
			t.Errorf("%q is a size", request)
		}
	}
}
