package host

import (
	"io"
	"sync"
	"time"
)

// keys are what a player types. They are read as they come, so that a client which sends
// without end is never waited for: what is beyond the limit is dropped, and a key that
// comes a moment later is heard.
type keys struct {
	limit  float64 // bytes a second
	clock  func() time.Time
	after  func(time.Duration) <-chan time.Time
	typed  func()        // called when something comes
	gone   func()        // called when the client closes its side
	arrive chan struct{} // holds a token if there is something to read

	mu      sync.Mutex
	waiting []byte
	ended   bool
	bucket  bucket
	dropped bool // something was, and nothing was taken since
}

// burst is how many bytes are taken at once, whatever the limit is: a paste of a line, or
// the answers of a terminal.
const burst = 4096

// A bucket holds how many bytes are taken at once. It fills as time goes by.
type bucket struct {
	tokens float64
	filled time.Time // when tokens was right
}

// fill fills the bucket until now, by so many bytes a second. A clock that went back adds
// nothing and takes nothing.
func (b *bucket) fill(now time.Time, limit float64) {
	b.tokens = min(burst, b.tokens+limit*max(0, now.Sub(b.filled).Seconds()))
	b.filled = now
}

// endOfPaste ends a paste of which the end was dropped. By itself it is no key.
const endOfPaste = "\x1b[201~"

// newKeys returns the keys of a visit, which ends when its client closes its side.
func newKeys(v *visit) *keys {
	o := &v.h.o
	return &keys{
		limit: float64(v.h.limits.Keys), bucket: bucket{burst, o.Clock()}, clock: o.Clock, after: o.After,
		typed: v.touch, gone: func() { v.end(errGone) }, arrive: make(chan struct{}, 1),
	}
}

// pump reads until the client closes its side.
func (k *keys) pump(from io.Reader) {
	defer k.end()
	buf := make([]byte, 1024)
	for {
		n, err := from.Read(buf)
		if n > 0 {
			k.take(buf[:n])
		}
		if err != nil {
			return
		}
	}
}

// take takes in bytes that came, or drops them.
func (k *keys) take(data []byte) {
	k.typed()
	k.mu.Lock()
	defer k.mu.Unlock()
	k.bucket.fill(k.clock(), k.limit)
	if float64(len(data)) > k.bucket.tokens || len(k.waiting)+len(data) > burst {
		k.dropped = true
		return
	}
	k.bucket.tokens -= float64(len(data))
	if k.dropped {
		k.waiting = append(k.waiting, endOfPaste...)
		k.dropped = false
	}
	k.waiting = append(k.waiting, data...)
	k.signal()
}

// signal wakes a reader.
func (k *keys) signal() {
	select {
	case k.arrive <- struct{}{}:
	default:
	}
}

// end ends the keys.
func (k *keys) end() {
	k.mu.Lock()
	k.ended = true
	k.signal()
	k.mu.Unlock()
	k.gone()
}

// Read reads what was typed, and waits for it.
func (k *keys) Read(buf []byte) (int, error) { return k.read(buf, nil) }

// read reads what was typed, and waits for it until somebody else wants it.
func (k *keys) read(buf []byte, wanted <-chan struct{}) (int, error) {
	for {
		k.mu.Lock()
		select {
		case <-wanted:
			k.signal() // what came is another's
			k.mu.Unlock()
			return 0, io.EOF
		default:
		}
		n := copy(buf, k.waiting)
		k.waiting = append(k.waiting[:0], k.waiting[n:]...) // in the same memory
		ended := k.ended
		if len(k.waiting) > 0 || ended {
			k.signal()
		}
		k.mu.Unlock()
		switch {
		case n > 0:
			return n, nil
		case ended:
			return 0, io.EOF
		}
		select {
		case <-k.arrive:
		case <-wanted:
		}
	}
}

// lent are keys that are read by somebody until they are wanted by another.
type lent struct {
	*keys
	wanted chan struct{} // closed then
}

// Read reads what was typed, and waits for it; it ends when the keys are wanted.
func (l lent) Read(buf []byte) (int, error) { return l.read(buf, l.wanted) }

// takeBack ends the reading of who has them. What comes from now on is for others.
func (l lent) takeBack() {
	l.mu.Lock()
	defer l.mu.Unlock()
	close(l.wanted)
}

// Comes reports whether bytes come within a time.
func (k *keys) Comes(wait time.Duration) bool {
	over := k.after(wait)
	for {
		k.mu.Lock()
		there, ended := len(k.waiting) > 0, k.ended
		k.mu.Unlock()
		if there || ended {
			k.signal()
			return there
		}
		select {
		case <-k.arrive:
		case <-over:
			return false
		}
	}
}

// lines are what a player sends in plain mode. Nothing is dropped: who sends too fast
// waits.
type lines struct {
	v      *visit
	bucket bucket
}

// Read reads what was sent, a little at a time.
func (l *lines) Read(buf []byte) (int, error) {
	o, limit := &l.v.h.o, float64(l.v.h.limits.Keys)
	n, err := l.v.Session.Read(buf[:min(len(buf), 256)])
	l.v.touch()
	l.bucket.fill(o.Clock(), limit)
	if l.bucket.tokens -= float64(n); l.bucket.tokens < 0 {
		select {
		case <-o.After(time.Duration(-l.bucket.tokens / limit * float64(time.Second))):
		case <-l.v.ctx.Done():
		}
	}
	return n, err
}
