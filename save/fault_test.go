package save

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"syscall"
	"testing"

	"cobalt/game"
)

// A plan says which calls fail, and how.
type plan struct {
	at      int
	forever bool // and all behind it
	fault   fault
}

func (p plan) String() string {
	return fmt.Sprintf("call %d, from then on %v, done %v, %v", p.at, p.forever, p.fault.done, p.fault.err)
}

func (p plan) fails(call string, n int) fault {
	if n == p.at || p.forever && n > p.at {
		if call == "lock" {
			p.fault.done = false
		}
		return p.fault
	}
	return fault{}
}

// attempt saves three versions, each tried twice if it fails, on a disk of which
// calls fail. It returns the witness, whether all was saved in the end, and how
// many calls it took.
func attempt(t *testing.T, story *game.Story, p plan) (w *witness, saved bool, calls int) {
	m := newMemory()
	m.fault = p.fails
	w = watch(t, m, "run", 2, false)
	sl, err := m.store().Create("run")
	if err != nil {
		sl, err = m.store().Create("run")
	}
	if err != nil {
		return w, false, m.calls
	}
	saved = true
	for n := range 3 {
		f := fileOfSize(t, story, n, 1024)
		if err := w.save(sl, f); err != nil {
			saved = w.save(sl, f) == nil
		}
	}
	_ = sl.Close()
	clear(m.locks) // the program ends
	return w, saved, m.calls
}

// Every call failing once, and from then on, whether or not it did its work:
// every version that was acknowledged is there wherever the power goes, nothing is
// torn, a call that fails once hinders nothing, and a program started later can go on.
func TestFaults(t *testing.T) {
	story := smallStory(t)
	_, saved, calls := attempt(t, story, plan{})
	if !saved || calls < 40 {
		t.Fatalf("%d calls, saved: %v", calls, saved)
	}
	states := 0
	for at := 1; at <= calls; at++ {
		for _, forever := range []bool{false, true} {
			for _, f := range []fault{{syscall.EIO, false}, {syscall.ENOSPC, false}, {syscall.EIO, true}} {
				states += hold(t, story, plan{at, forever, f})
			}
		}
	}
	t.Logf("%d calls, %d states of the disk", calls, states)
}

// hold holds one plan against the promises.
func hold(t *testing.T, story *game.Story, p plan) (states int) {
	t.Helper()
	w, saved, _ := attempt(t, story, p)
	for _, f := range w.faults {
		t.Errorf("%v: %s", p, f)
	}
	if !p.forever && !saved {
		t.Errorf("%v: saving again failed too", p)
	}
	w.fault, w.after = nil, nil
	there, ok := w.names[w.file]
	if !ok && w.allowed[0] == nil {
		return w.states // nothing was ever saved
	}
	if !ok || !slices.ContainsFunc(w.allowed, func(data []byte) bool { return bytes.Equal(data, there.data) }) {
		t.Errorf("%v: the slot is not what it was", p)
		return w.states
	}
	if m, err := w.store().Load("run", story); err != nil || m.State != OK {
		t.Errorf("%v: loads as %+v, %v", p, m, err)
	}
	if err := saveAgain(w.memory, story); err != nil {
		t.Errorf("%v: going on: %v", p, err)
	}
	return w.states
}

// A file that the disk failed to take is never asked about again.
func TestFailedSyncIsNotRetried(t *testing.T) {
	story := smallStory(t)
	m := newMemory()
	sl, err := m.store().Create("run")
	if err != nil {
		t.Fatal(err)
	}
	var calls []string
	m.fault = func(call string, _ int) fault {
		calls = append(calls, call)
		if call == "sync" && !slices.Contains(calls[:len(calls)-1], "sync") {
			return fault{err: syscall.EIO}
		}
		return fault{}
	}
	f := fileOfSize(t, story, 1, 512)
	var failed *Error
	if err := sl.Save(f); !errors.As(err, &failed) || !errors.Is(err, syscall.EIO) {
		t.Fatalf("a failed sync gives %v", err)
	}
	if err := sl.Save(f); err != nil {
		t.Fatal(err)
	}
	first := slices.Index(calls, "sync")
	second := first + 1 + slices.Index(calls[first+1:], "sync")
	if !slices.Contains(calls[first:second], "create") {
		t.Errorf("no new file between two syncs: %q", calls)
	}
}

// However often saving fails, the versions stay as they were.
func TestVersionsOutlastFailures(t *testing.T) {
	story := smallStory(t)
	for _, failing := range []string{"rename", "rename in place", "link", "sync", "write", "create", "sync folder"} {
		m := newMemory()
		w := watch(t, m, "run", 2, false)
		sl, err := m.store().Create("run")
		if err != nil {
			t.Fatal(err)
		}
		for n := range 4 {
			if err := w.save(sl, fileOfSize(t, story, n, 512)); err != nil {
				t.Fatal(err)
			}
		}
		good := w.known
		m.fault = func(call string, _ int) fault {
			if call == failing {
				return fault{err: syscall.EIO}
			}
			return fault{}
		}
		f := fileOfSize(t, story, 9, 512)
		for range 5 {
			if err := sl.Save(f); err == nil && failing != "link" {
				t.Errorf("%s fails, and it is saved", failing)
			}
		}
		for _, want := range good[1:] {
			if !slices.ContainsFunc([]string{"run.mission", keptOf("run", 1), keptOf("run", 2), keptOf("run", 3)}, func(name string) bool {
				return m.names[name] != nil && bytes.Equal(m.names[name].data, want)
			}) && failing != "link" && failing != "sync folder" {
				t.Errorf("%s fails, and a good version is lost", failing)
			}
		}
	}
}
