package output

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// A Progress tells people how far long work has come. On a terminal it is one line
// that is written anew ten times a second; elsewhere, as in a log, it is a line
// each ten seconds. Any number of goroutines may use it.
type Progress struct {
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

// NewProgress returns the progress of work that begins now. With rewrite it is one
// line of a terminal.
func NewProgress(w io.Writer, now func() time.Time, rewrite bool) *Progress {
	p := &Progress{w: w, now: now, rewrite: rewrite, every: progressInLog, last: now()}
	if rewrite {
		p.every = progressInPlace
	}
	return p
}

// Show writes a line, unless the last one is too recent. It calls words only if
// it does.
func (p *Progress) Show(words func() string) {
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

// Clear takes the line off the terminal, before something else is written.
func (p *Progress) Clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		p.shown = false
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
