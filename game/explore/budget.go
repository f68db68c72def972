package explore

import (
	"context"
	"runtime/metrics"
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
	limit    int64          // bytes
	used     atomic.Int64   // by sets and layers
	looked   atomic.Int64   // when the whole process was last looked at, in nanoseconds since begun
	over     atomic.Bool    // whether it had too much then
	progress func(Progress) // may be nil
	begun    time.Time
}

// use takes bytes, or gives them back where n is negative.
func (b *budget) use(n int64) { b.used.Add(n) }

// check reports whether the walk must end, and why.
func (b *budget) check(ctx context.Context) error {
	if b.used.Load() > b.limit || b.full() {
		return errMemory
	}
	return ctx.Err()
}

// full reports whether the whole process has more memory than the limit. It
// looks at most every few milliseconds.
func (b *budget) full() bool {
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

func (b *budget) tell(states, frontier int) {
	if b.progress != nil {
		b.progress(Progress{States: states, Frontier: frontier, Elapsed: time.Since(b.begun)})
	}
}
