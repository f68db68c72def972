package main

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// A progress tells on standard error how far long work has come. On a terminal it
// is one line that is written anew; elsewhere, as in a log, it is a line now and
// then. Any number of goroutines may use it.
type progress struct {
	w       io.Writer
	now     func() time.Time
	rewrite bool // the line is written anew
	every   time.Duration

	mu    sync.Mutex
	last  time.Time // of the last line, or of the beginning
	shown bool      // a line stands on the terminal
}

// The least time between two lines of progress.
const (
	progressInPlace = 100 * time.Millisecond
	progressInLog   = 10 * time.Second
)

// progress returns the progress of work that begins now.
func (o *options) progress() *progress {
	return newProgress(o.err, o.now, isTerminal(o.err) && o.getenv("TERM") != "dumb")
}

func newProgress(w io.Writer, now func() time.Time, rewrite bool) *progress {
	p := &progress{w: w, now: now, rewrite: rewrite, every: progressInLog, last: now()}
	if rewrite {
		p.every = progressInPlace
	}
	return p
}

// show writes a line, unless the last one is too recent. It calls words only if
// it does.
func (p *progress) show(words func() string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	if now.Sub(p.last) < p.every {
		return
	}
	p.last = now
	if p.rewrite {
		p.shown = true
		fmt.Fprintf(p.w, "\r\x1b[K%s", words())
		return
	}
	fmt.Fprintf(p.w, "cobalt: %s\n", words())
}

// clear takes the line off the terminal, before something else is written.
func (p *progress) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		p.shown = false
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
