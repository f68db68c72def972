package main

import (
	"fmt"
	"io"
	"time"
)

// A progress shows on a terminal how many files are done, in place, now and
// then. The nil progress shows nothing.
type progress struct {
	w     io.Writer
	now   func() time.Time
	total int
	began time.Time
	last  time.Time // when it was shown
	shown bool
}

// progressEvery is how long a progress stands as it is, and how long the first
// is waited for.
const progressEvery = 100 * time.Millisecond

// progress returns what shows how far the run is: nil where standard error is no
// terminal that can rewrite a line.
func (r *runCommand) progress(total int) *progress {
	if !isTerminal(r.err) || r.getenv("TERM") == "dumb" {
		return nil
	}
	return newProgress(r.err, r.now, total)
}

func newProgress(w io.Writer, now func() time.Time, total int) *progress {
	began := now()
	return &progress{w: w, now: now, total: total, began: began, last: began}
}

// show tells of what is done so far, unless it did just now.
func (p *progress) show(sum *summary) {
	if p == nil || p.now().Sub(p.last) < progressEvery {
		return
	}
	p.last, p.shown = p.now(), true
	done := sum.passed + sum.failed + sum.notRun
	fmt.Fprintf(p.w, "\r\x1b[K%s of %s missions", thousands(done), thousands(p.total))
	if bad := sum.failed + sum.notRun; bad > 0 {
		fmt.Fprintf(p.w, ", %s not well", thousands(bad))
	}
}

// clear takes the line away, before something else is written.
func (p *progress) clear() {
	if p != nil && p.shown {
		p.shown = false
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
