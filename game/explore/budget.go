package explore

import (
	"context"
	"sync/atomic"
	"time"
)

// Progress is how far a walk has come.
type Progress struct {
	States   int           // told apart so far
	Frontier int           // of them, those of the last layer
	Elapsed  time.Duration // since the whole began
}

// A budget is what a proof may use, all its walks together.
type budget struct {
	limit    int64 // bytes
	used     atomic.Int64
	progress func(Progress) // may be nil
	begun    time.Time
}

// use takes bytes, or gives them back where n is negative.
func (b *budget) use(n int64) { b.used.Add(n) }

// check reports whether the walk must end, and why.
func (b *budget) check(ctx context.Context) error {
	if b.used.Load() > b.limit {
		return errMemory
	}
	return ctx.Err()
}

func (b *budget) tell(states, frontier int) {
	if b.progress != nil {
		b.progress(Progress{States: states, Frontier: frontier, Elapsed: time.Since(b.begun)})
	}
}
