package profile

import (
	"fmt"
	"runtime"
	"testing"

	"pgregory.net/rapid"
)

// TestNames holds a set of names against a map.
func TestNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s, other names[string]
		model := map[string]bool{}
		for _, name := range rapid.SliceOf(rapid.StringN(0, 3, 12)).Draw(t, "names") {
			if s.has(name) != model[name] {
				t.Fatalf("%q is there: %v", name, !model[name])
			}
			if s.add(name) == model[name] {
				t.Fatalf("%q is new: %v", name, model[name])
			}
			model[name] = true
		}
		if !other.merge(&s) && len(model) > 0 || other.merge(&s) {
			t.Fatal("names that are merged twice are new")
		}
		for _, s := range []*names[string]{&s, &other} {
			n := 0
			for name := range s.all() {
				n++
				if !model[name.Value()] {
					t.Fatalf("%q was never added", name.Value())
				}
			}
			if n != len(model) || s.size != n {
				t.Fatalf("%d names, size %d, of %d", n, s.size, len(model))
			}
		}
	})
}

// TestProfilesShareNames holds that another profile of the same finds is small, and that
// looking for what was not found takes no memory.
func TestProfilesShareNames(t *testing.T) {
	const finds, profiles = 1000, 20
	p := new(Profile)
	for i := range finds {
		p.addChoice(choice{node{"a-scene", fmt.Sprint("a-node-", i)}, "a-choice"})
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	clones := make([]*Profile, profiles)
	for i := range clones {
		clones[i] = p.Clone()
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if size := (int64(after.HeapAlloc) - int64(before.HeapAlloc)) / profiles; size > 24*finds {
		t.Errorf("%d bytes of %d finds", size, finds)
	}
	if n := testing.AllocsPerRun(100, func() { p.Took("a-scene", "a-node-0", "another") }); n > 0 {
		t.Errorf("%v allocations", n)
	}
	runtime.KeepAlive(clones)
	runtime.KeepAlive(p)
}
