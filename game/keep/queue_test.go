package keep_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/scenes"
)

// begin begins a run of the story that package mission tests with.
func begin(t testing.TB) playthrough.Run {
	t.Helper()
	story, err := scenes.CompileDir("../mission/testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	run, err := playthrough.Begin(story, game.Agent, time.Unix(1_800_000_000, 0))
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// next takes the first choice that can be taken.
func next(t testing.TB, run playthrough.Run) playthrough.Run {
	t.Helper()
	for _, o := range run.Story.Options(&run.Now().State, nil) {
		if !o.Locked {
			run, err := run.Choose(o.Choice, run.Now().At+time.Second)
			if err != nil {
				t.Fatal(err)
			}
			return run
		}
	}
	t.Fatal("there is no choice")
	return run
}

var errDisk = errors.New("the disk is full")

// A desk keeps runs in memory, and fails so often first.
type desk struct {
	fails   int
	kept    []playthrough.Run
	keeping func() // called in the middle of keeping; or nil
}

func (d *desk) Keep(run playthrough.Run) error {
	if d.keeping != nil {
		d.keeping()
	}
	if d.fails > 0 {
		d.fails--
		return errDisk
	}
	d.kept = append(d.kept, run)
	return nil
}

// Of each run the newest state alone is kept, and a run is pending until it is.
func TestQueue(t *testing.T) {
	d := new(desk)
	q := &keep.Queue{Keeper: d}
	one, other := begin(t), begin(t)
	later := next(t, one)
	if q.Pending() {
		t.Error("pending before anything is wanted")
	}
	q.Want(one)
	q.Want(other)
	q.Want(later)
	d.keeping = func() {
		if !q.Pending() {
			t.Error("not pending while the keeper works")
		}
	}
	if got := q.Flush(); got.Err != nil || got.Turn != 1 || q.Pending() {
		t.Errorf("%+v, pending: %v", got, q.Pending())
	}
	if len(d.kept) != 2 || d.kept[0].Choices() != 1 || !d.kept[1].Same(other) {
		t.Errorf("%d runs are kept", len(d.kept))
	}
	if got := q.Flush(); got.Err != nil || got.Turn != 2 || len(d.kept) != 2 {
		t.Errorf("%+v, and %d runs are kept", got, len(d.kept))
	}
}

// A run that cannot be kept stays wanted, and is handed back in the end. A newer
// state of it that came meanwhile takes its place.
func TestQueueFails(t *testing.T) {
	d := &desk{fails: 2}
	q := &keep.Queue{Keeper: d}
	run := begin(t)
	later := next(t, run)
	d.keeping = func() { q.Want(later) }
	q.Want(run)
	if got := q.Flush(); !errors.Is(got.Err, errDisk) || !q.Pending() {
		t.Errorf("%+v, pending: %v", got, q.Pending())
	}
	d.keeping = nil
	var unkept *keep.KeepError
	if err := q.Finish(); !errors.As(err, &unkept) || !errors.Is(err, errDisk) || len(unkept.Runs) != 1 || unkept.Runs[0].Choices() != 1 {
		t.Errorf("%v", err)
	}
	if q.Pending() || q.Finish() != nil {
		t.Error("a run that was handed back is pending")
	}
}

// A queue without a keeper keeps nothing, and has nothing to tell.
func TestQueueWithoutKeeper(t *testing.T) {
	q := new(keep.Queue)
	q.Want(begin(t))
	if got := q.Flush(); got.Err != nil || q.Pending() || q.Finish() != nil {
		t.Errorf("%+v, pending: %v", got, q.Pending())
	}
}

// Errors that say that a run is safe are told from all others.
func TestKept(t *testing.T) {
	for _, tt := range []struct {
		err  error
		kept bool
	}{
		{nil, true},
		{&keep.MovedError{From: "a", To: "b"}, true},
		{&keep.RemadeError{Path: "a"}, true},
		{&keep.FindsError{Err: errDisk}, true},
		{fmt.Errorf("saving: %w", &keep.RemadeError{Path: "a"}), true},
		{errDisk, false},
		{&keep.KeepError{Err: errDisk}, false},
	} {
		if got := keep.Kept(tt.err); got != tt.kept {
			t.Errorf("%v: kept is %v", tt.err, got)
		}
	}
}
