// Package budget says how much memory a proof may use, and tells it when to stop:
// because it would use more, or because nobody waits for it any longer.
package budget

import (
	"context"
	"errors"
	"runtime/metrics"
	"sync/atomic"
	"time"
)

// ErrMemory says that a proof needed more memory than it may have.
var ErrMemory = errors.New("it needs more memory than it may have")

// Progress is how far a walk has come.
type Progress struct {
	States   int           // told apart so far
	Frontier int           // of them, those of the last layer
	Elapsed  time.Duration // since the whole began
}

// A Budget is the memory that a proof may use, all its walks together. Any
// number of goroutines may use it.
type Budget struct {
	limit    int64          // bytes
	used     atomic.Int64   // bytes that sets and layers take
	looked   atomic.Int64   // the time of the last look at the whole process, in nanoseconds since begun
	over     atomic.Bool    // whether it had too much then
	progress func(Progress) // may be nil
	begun    time.Time
}

// New returns a budget of so many bytes. Progress, unless it is nil, is called
// by [Budget.Tell].
func New(limit int64, progress func(Progress)) *Budget {
	return &Budget{limit: limit, progress: progress, begun: time.Now()}
}

// Elapsed returns the time since the budget was made.
func (b *Budget) Elapsed() time.Duration { return time.Since(b.begun) }

// Use takes bytes, or gives them back if n is negative.
func (b *Budget) Use(n int64) { b.used.Add(n) }

// Check reports whether the walk must end, and why: [ErrMemory], or the
// context's error.
func (b *Budget) Check(ctx context.Context) error {
	if b.used.Load() > b.limit || b.full() {
		return ErrMemory
	}
	return ctx.Err()
}

// full reports whether the whole process has more memory than the limit. It
// looks at most every few milliseconds.
func (b *Budget) full() bool {
	now, last := int64(time.Since(b.begun)), b.looked.Load()
	if last != 0 && now < last+int64(5*time.Millisecond) || !b.looked.CompareAndSwap(last, now) {
		return b.over.Load()
	}
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	over := sample[0].Value.Uint64()-sample[1].Value.Uint64() > uint64(b.limit)
	b.over.Store(over)
	return over
}

// Tell tells how many states there are so far, and how many of them the last
// layer added.
func (b *Budget) Tell(states, frontier int) {
	if b.progress != nil {
		b.progress(Progress{States: states, Frontier: frontier, Elapsed: b.Elapsed()})
	}
}
