package explicit

import (
	"context"
	"sync/atomic"

	"cobalt/game/explore/budget"
)

// A brake stops a walk that is canceled or out of memory.
type brake struct {
	budget *budget.Budget
	ctx    context.Context // of the call that is under way, for the walk's workers
	halt   atomic.Bool     // whether to stop as soon as may be: canceled, or out of memory
}

// heed lets the walk look at a context and at its budget. It returns the function
// that ends this.
func (b *brake) heed(ctx context.Context) (ignore func()) {
	b.ctx = ctx
	return func() { b.ctx = nil }
}

// halted reports whether the walk has to stop, for so many bytes more. Whoever
// asks leaves the rest of its work undone; the walk is of no use then but for
// the states that it came to.
func (b *brake) halted(bytes int64) bool {
	if b.halt.Load() {
		return true
	}
	if b.budget.Room(bytes) && b.ctx.Err() == nil {
		return false
	}
	b.halt.Store(true)
	return true
}

// err returns why the walk has to stop, if it has to. A walk that halted once has
// left something undone, and is never well again.
func (b *brake) err(ctx context.Context) error {
	switch err := b.budget.Check(ctx); {
	case err != nil:
		return err
	case b.halt.Load():
		return budget.ErrMemory
	}
	return nil
}
