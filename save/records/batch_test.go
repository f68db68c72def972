package records

import (
	"runtime"
	"testing"
	"time"
)

// Who writes alone waits for nobody. While many write, those that come soon share the
// transaction.
func TestGather(t *testing.T) {
	waits, over := make(chan struct{}, 1), make(chan time.Time)
	b := &batcher{queue: make(chan write, mostTogether), spaced: func(time.Duration) <-chan time.Time {
		waits <- struct{}{}
		return over
	}}
	if n := len(b.gather(write{})); n != 1 || len(waits) != 0 {
		t.Errorf("a write alone: %d, and %d waits", n, len(waits))
	}
	gathered := make(chan int)
	gather := func() { gathered <- len(b.gather(write{})) }
	b.queue <- write{}
	go gather()
	<-waits
	b.queue <- write{}
	b.queue <- write{}
	for len(b.queue) > 0 {
		runtime.Gosched() // they are taken before the time is over
	}
	over <- time.Time{}
	if n := <-gathered; n != 4 {
		t.Errorf("%d share a transaction, and not 4", n)
	}
	go gather() // many write, though none is there yet
	<-waits
	over <- time.Time{}
	if n := <-gathered; n != 1 {
		t.Errorf("%d share a transaction, and not 1", n)
	}
	if n := len(b.gather(write{})); n != 1 || len(waits) != 0 {
		t.Errorf("a write that is alone again: %d, and %d waits", n, len(waits))
	}
	b.queue <- write{}
	close(b.queue)
	if n := len(b.gather(write{})); n != 2 {
		t.Errorf("%d are written at the end, and not 2", n)
	}
}
