package save

import (
	"bytes"
	"errors"
	"fmt"
	"syscall"
	"testing"
)

// slotInMemory is a folder with a slot and all its versions, and their contents,
// those of the slot's file first.
func slotInMemory(t *testing.T) (m *memory, held [][]byte) {
	t.Helper()
	story := smallStory(t)
	m = newMemory()
	sl, err := m.store().Create("a")
	if err != nil {
		t.Fatal(err)
	}
	for n := range Versions + 1 {
		f := fileOfSize(t, story, n, 512)
		if err := sl.Save(f); err != nil {
			t.Fatal(err)
		}
		held = append([][]byte{f.Bytes()}, held...)
	}
	if err := sl.Close(); err != nil {
		t.Fatal(err)
	}
	return m, held
}

// Wherever the power goes while a slot is renamed, its file and every version is
// there under one of the names, whole; so it is if a call fails.
func TestRenameLosesNothing(t *testing.T) {
	for at, failed := 0, true; at < 2 || failed; at++ {
		failed = false
		m, held := slotInMemory(t)
		w := &witness{memory: m, t: t, file: "-", orders: true, seen: map[uint64]bool{}, allowed: [][]byte{nil}, known: held}
		w.each = func(files map[string]content) {
			for v, want := range held {
				from, to := files[versionOf("a", v)], files[versionOf("b", v)]
				if !bytes.Equal(from.data, want) && !bytes.Equal(to.data, want) {
					w.tell("version %d is neither here nor there", v)
				}
			}
		}
		m.after = func(string) { w.crash() }
		calls := m.calls
		m.fault = func(_ string, n int) fault {
			if at > 0 && n == calls+at {
				failed = true
				return fault{err: syscall.EIO}
			}
			return fault{}
		}
		err := m.store().Rename("a", "b")
		if at == 0 && err != nil || err != nil && !errors.Is(err, syscall.EIO) {
			t.Fatal(err)
		}
		for _, f := range w.faults {
			t.Errorf("call %d fails: %s", at, f)
		}
		if at == 0 && w.states < 50 {
			t.Errorf("only %d states", w.states)
		}
	}
}

// Wherever the power goes while a slot is deleted, nothing of it is torn; once
// that is acknowledged nothing is there.
func TestDelete(t *testing.T) {
	m, held := slotInMemory(t)
	w := &witness{memory: m, t: t, file: "-", orders: true, seen: map[uint64]bool{}, allowed: [][]byte{nil}, known: held}
	gone := false
	w.each = func(files map[string]content) {
		for v, want := range held {
			if got, there := files[versionOf("a", v)]; there && (gone || !bytes.Equal(got.data, want)) {
				w.tell("version %d is torn, or there again", v)
			}
		}
	}
	m.after = func(string) { w.crash() }
	if err := m.store().Delete("a"); err != nil {
		t.Fatal(err)
	}
	gone = true
	w.seen = map[uint64]bool{}
	w.crash()
	for _, f := range w.faults {
		t.Error(f)
	}
}

// Whoever loads a slot that is being saved finds it whole at every moment, and
// others are saved to meanwhile.
func TestLoadWhileSaving(t *testing.T) {
	story := smallStory(t)
	s := onDisk(t)
	s.clock = ticking()
	fill(t, s, story, "a", 0)
	done := make(chan error)
	go func() { done <- saveOften(Open(s.Dir(), ticking()), "a") }()
	for loads := 0; ; loads++ {
		m, err := s.Load("a", story)
		if err != nil || m.State != OK {
			t.Errorf("%+v, %v", m, err)
		}
		select {
		case err := <-done:
			if err != nil || loads == 0 {
				t.Errorf("%d loads, %v", loads, err)
			}
			return
		default:
		}
	}
}

func saveOften(s *Store, name string) error {
	sl, f, err := s.Take(name)
	if err != nil {
		return err
	}
	for i := range 100 {
		if err := errors.Join(f.Set("number", fmt.Sprint(i)), sl.Save(f)); err != nil {
			return err
		}
	}
	return sl.Close()
}
