// Package budget says how much memory a proof may use, and tells it when to stop:
// because it would use more, or because nobody waits for it any longer.
package budget

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync/atomic"
	"time"
)

// ErrMemory says that a proof needed more memory than it may have.
var ErrMemory = errors.New("it needs more memory than it may have")

// A LeastError says that a proof may have less memory than it takes to begin. It
// is an [ErrMemory].
type LeastError struct{ Least int64 } // bytes

// Error names the least, in mebibytes.
func (e *LeastError) Error() string {
	return fmt.Sprintf("%v: the story itself needs at least %d MiB", ErrMemory, e.Least>>20)
}

// Unwrap returns ErrMemory.
func (e *LeastError) Unwrap() error { return ErrMemory }

// Progress is how far a walk has come.
type Progress struct {
	States   int           // told apart so far
	Frontier int           // of them, those of the last layer
	Elapsed  time.Duration // since the whole began
}

// A Budget is the memory that the process may have while a proof is made, all of
// its walks together. Any number of goroutines may use it.
type Budget struct {
	// Resident returns the memory that the process has, in bytes. It is [Resident], unless
	// a test sets another before the budget is used.
	Resident func() int64

	limit    int64        // bytes
	used     atomic.Int64 // bytes that sets and layers take
	looked   atomic.Int64 // the time of the last look at the whole process, in nanoseconds since begun
	held     atomic.Int64 // the memory that it had then
	progress func(Progress)
	begun    time.Time
}

// pause is how long a look at the whole process is good.
const pause = 2 * time.Millisecond

// New returns a budget of so many bytes. Progress, unless it is nil, is called
// by [Budget.Tell].
func New(limit int64, progress func(Progress)) *Budget {
	return &Budget{Resident: Resident, limit: limit, progress: progress, begun: time.Now()}
}

// beginning is the memory that a proof needs for its own tables before it has
// found anything.
const beginning = 4 << 20

// Begin reports whether the limit leaves room for a proof at all. The error is a
// [*LeastError].
func (b *Budget) Begin() error {
	if b.Resident()+beginning <= b.limit {
		return nil
	}
	debug.FreeOSMemory() // the story was compiled in it, and what that left behind is free
	if least := b.Resident() + beginning; least > b.limit {
		const step = 1 << 20
		return &LeastError{(least*9/8 + step - 1) &^ (step - 1)}
	}
	return nil
}

// Elapsed returns the time since the budget was made.
func (b *Budget) Elapsed() time.Duration { return time.Since(b.begun) }

// Use takes bytes, or gives them back if n is negative.
func (b *Budget) Use(n int64) { b.used.Add(n) }

// Check reports whether the walk must end, and why: [ErrMemory], or the
// context's error.
func (b *Budget) Check(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if !b.Room(0) {
		return ErrMemory
	}
	return nil
}

// Room reports whether so many bytes more would be within the limit. It looks at
// the whole process, but only every few milliseconds.
func (b *Budget) Room(n int64) bool {
	if b.used.Load()+n > b.limit {
		return false
	}
	now, last := int64(time.Since(b.begun)), b.looked.Load()
	if (last == 0 || now >= last+int64(pause)) && b.looked.CompareAndSwap(last, now) {
		b.held.Store(b.Resident())
	}
	return b.held.Load()+n <= b.limit
}

// Tell tells how many states there are so far, and how many of them the last
// layer added.
func (b *Budget) Tell(states, frontier int) {
	if b.progress != nil {
		b.progress(Progress{States: states, Frontier: frontier, Elapsed: b.Elapsed()})
	}
}
