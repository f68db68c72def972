package host

import (
	"sync"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"cobalt/game/tui"
)

// A window is that of a session's terminal, which its client may change at any time.
type window struct {
	after func(time.Duration) <-chan time.Time

	mu      sync.Mutex
	size    tui.Size // the newest
	known   bool     // there is one
	untold  bool     // it was not told yet
	telling bool
	tell    func(tui.Size) // nil: nobody follows
}

// settling is how long a window is left alone between two sizes.
const settling = 50 * time.Millisecond

// change takes in the size of a request, and reports whether that is one.
func (w *window) change(request []byte) bool {
	var asked struct{ Columns, Rows, Width, Height uint32 }
	if gossh.Unmarshal(request, &asked) != nil {
		return false
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.size = sizeOf(ssh.Window{Width: int(asked.Columns), Height: int(asked.Rows)})
	w.known, w.untold = true, true
	w.begin()
	return true
}

// open takes in the size with which a session begins, unless the window was changed since.
func (w *window) open(size tui.Size) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.known {
		w.size, w.known = size, true
	}
}

// now returns the newest size.
func (w *window) now() tui.Size {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.size
}

// follow has all sizes that come from now on told: the newest of them if they come too
// fast.
func (w *window) follow(tell func(tui.Size)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.tell = tell
	w.begin()
}

// begin begins to tell sizes, if there is one to tell. Nothing waits for a window that
// stays as it is.
func (w *window) begin() {
	if w.untold && !w.telling && w.tell != nil {
		w.telling = true
		go w.tellAll()
	}
}

// tellAll tells sizes until the newest is told and the window was left alone.
func (w *window) tellAll() {
	for {
		w.mu.Lock()
		size, tell := w.size, w.tell
		w.telling, w.untold = w.untold, false
		again := w.telling
		w.mu.Unlock()
		if !again {
			return
		}
		tell(size)
		<-w.after(settling)
	}
}
