package keep

import (
	"cmp"
	"errors"
	"sync"

	"cobalt/game/playthrough"
)

// An Outcome tells how keeping runs went.
type Outcome struct {
	Err  error // of [Queue.Flush]
	Turn int   // which of all flushes it was: one may be told before one that it followed
}

// A Queue hands runs to a keeper: each state once, the newest state of each run
// always last, in whatever order its callers come. Any number of goroutines may
// use it.
type Queue struct {
	Keeper Keeper // nil keeps nothing; set it before the first call of a method

	writing sync.Mutex // held while the keeper works

	turn int // how often it was flushed; only while writing

	mu     sync.Mutex
	busy   bool              // the keeper has runs that were wanted
	wanted []playthrough.Run // of each run that is not kept yet, the newest state
}

// Want takes note of a run that is to be kept, and returns at once.
func (q *Queue) Want(run playthrough.Run) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if i := q.find(run); i >= 0 {
		q.wanted[i] = run
		return
	}
	q.wanted = append(q.wanted, run)
}

// Pending reports whether any run is not safe: it is wanted, or the keeper has it
// and has not returned yet.
func (q *Queue) Pending() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.busy || len(q.wanted) > 0
}

func (q *Queue) find(run playthrough.Run) int {
	for i := range q.wanted {
		if q.wanted[i].Same(run) {
			return i
		}
	}
	return -1
}

// Flush keeps all runs that are wanted. One that could not be kept is wanted still,
// unless a newer state of it is, and the error says why. If all are kept, the error
// is the keeper's word for the player, or nil.
func (q *Queue) Flush() Outcome {
	q.writing.Lock()
	defer q.writing.Unlock()
	defer q.rest()
	q.turn++
	return Outcome{q.write(), q.turn}
}

func (q *Queue) rest() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.busy = false
}

// write gives the keeper the runs that are wanted.
func (q *Queue) write() error {
	wanted := q.take()
	if q.Keeper == nil {
		return nil
	}
	var lost, told error
	defer func() { // a keeper that panics has kept nothing
		for _, run := range wanted {
			q.giveBack(run)
		}
	}()
	for len(wanted) > 0 {
		run := wanted[0]
		err := q.Keeper.Keep(run)
		wanted = wanted[1:]
		if Kept(err) {
			told = errors.Join(told, err)
			continue
		}
		lost = errors.Join(lost, err)
		q.giveBack(run)
	}
	return cmp.Or(lost, told)
}

func (q *Queue) take() []playthrough.Run {
	q.mu.Lock()
	defer q.mu.Unlock()
	wanted := q.wanted
	q.wanted = nil
	q.busy = len(wanted) > 0
	return wanted
}

func (q *Queue) giveBack(run playthrough.Run) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.find(run) < 0 {
		q.wanted = append(q.wanted, run)
	}
}

// Finish keeps the runs that are left, and returns a [*KeepError] if that fails.
func (q *Queue) Finish() error {
	err := q.Flush().Err
	defer q.rest()
	if unkept := q.take(); len(unkept) > 0 {
		return &KeepError{err, unkept}
	}
	return nil
}
