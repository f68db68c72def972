package flow

import (
	"io/fs"
	"math/rand/v2"
	"reflect"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/game/longtest"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// After an edit an analysis with a memory is the same as one without: of the same boxes
// and the same transitions, whatever the memory was used for before.
func TestMemoryChangesNothing(t *testing.T) {
	edits := 0
	for seed := range uint64(longtest.Count(40, 2000)) {
		r := scenestest.Rand(seed)
		folder := scenestest.Random(scenestest.Rand(seed), scenestest.Shape{})
		switch {
		case seed%40 == 0:
			folder = shippedText(t)
		case seed%5 == 0:
			folder = scenestest.Chapters(60, seed)
		}
		memory := &Memory{}
		for range 6 {
			var s *game.Story
			for range 1 + r.IntN(4) {
				s = edited(r, folder)
				edits++
			}
			d := game.Difficulties[r.IntN(len(game.Difficulties))]
			start, err := s.Begin(d, nil)
			if _, ended := start.Ended(); err != nil || ended {
				continue
			}
			models := func() *Model { return NewModel(s, d) }
			switch r.IntN(4) {
			case 0:
				models = func() *Model { return watching(s, d) }
			case 1:
				if start.Suspicion() == 0 && start.Trace() == 0 { // the start is not left out
					models = func() *Model { return bounded(s, d, int(seed)%game.SuspicionLimit) }
				}
			}
			if r.IntN(4) == 0 { // an analysis that is stopped leaves nothing that is wrong
				m := models()
				m.Memory = memory
				left := r.IntN(len(s.Choices))
				m.Stop = func() bool { left--; return left < 0 }
				m.Analyze()
				m.From(start)
				memory.Turn(false)
			}
			compare(t, seed, models, memory, start)
			memory.Turn(r.IntN(4) > 0)
		}
	}
	t.Logf("%d edits", edits)
}

// edited makes an edit after which a story compiles, and returns it.
func edited(r *rand.Rand, folder fstest.MapFS) *game.Story {
	for {
		undo := scenestest.Edit(r, folder)
		if s, err := scenes.Compile(folder); err == nil {
			return s
		}
		undo()
	}
}

// watching returns a model that watches every third block or text.
func watching(s *game.Story, d game.Difficulty) *Model {
	m := NewModel(s, d)
	m.Watched = map[game.BlockID]bool{}
	for b := 0; b < m.Texts.Len(); b += 3 {
		m.Watched[game.BlockID(b)] = true
	}
	return m
}

// bounded returns a model that leaves out runs whose suspicion passes a peak.
func bounded(s *game.Story, d game.Difficulty, peak int) *Model {
	m := NewModel(s, d)
	m.Peak, m.Bounded = peak, true
	return m
}

// compare compares an analysis with a memory to one without.
func compare(t *testing.T, seed uint64, models func() *Model, memory *Memory, start game.State) {
	t.Helper()
	analyze := func(memory *Memory) *Analysis {
		m := models()
		m.Memory, m.Workers = memory, 2
		m.Analyze()
		return m.From(start)
	}
	got, want := analyze(memory), analyze(nil)
	if !reflect.DeepEqual(got.Boxes, want.Boxes) || !reflect.DeepEqual(got.Order, want.Order) {
		t.Fatalf("story %d: other boxes", seed)
	}
	for c := range want.Transitions {
		if !reflect.DeepEqual(got.Transitions[c], want.Transitions[c]) || got.Whole[c] != want.Whole[c] || !reflect.DeepEqual(got.next[c], want.next[c]) {
			t.Fatalf("story %d: choice %d has other transitions:\n%+v\nanew\n%+v", seed, c, got.Transitions[c], want.Transitions[c])
		}
	}
}

// shippedText returns the files of the shipped story, without its translations.
func shippedText(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	names, err := fs.Glob(scenes.Embedded(), "*.md")
	for _, name := range names {
		var text []byte
		if text, err = fs.ReadFile(scenes.Embedded(), name); err != nil {
			break
		}
		files[name] = &fstest.MapFile{Data: text}
	}
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// What a memory has is not made again: after an edit of a choice the others have the very
// transitions that they had before.
func TestMemoryIsUsed(t *testing.T) {
	folder := scenestest.Chapters(600, 1)
	memory := &Memory{}
	var before *Analysis
	for range 2 {
		s, err := scenes.Compile(folder)
		if err != nil {
			t.Fatal(err)
		}
		m := NewModel(s, game.Agent)
		m.Memory = memory
		m.Analyze()
		start, err := s.Begin(game.Agent, nil)
		if err != nil {
			t.Fatal(err)
		}
		a := m.From(start)
		memory.Turn(true)
		if before == nil {
			before = a
			edited(scenestest.Rand(1), folder)
			continue
		}
		same := 0
		for c := range a.Transitions {
			if len(a.Transitions[c]) == 0 || len(before.Transitions[c]) > 0 && a.Transitions[c][0].Region == before.Transitions[c][0].Region {
				same++
			}
		}
		if n := len(a.Transitions); same < n-n/10 {
			t.Errorf("%d of %d choices were known", same, n)
		}
	}
}

// What both generations of a memory hold takes its room once.
func TestMemoryCountsOnce(t *testing.T) {
	s, err := scenes.Compile(scenestest.Chapters(60, 1))
	if err != nil {
		t.Fatal(err)
	}
	start, err := s.Begin(game.Agent, nil)
	if err != nil {
		t.Fatal(err)
	}
	memory, once := &Memory{}, 0
	for i, whole := range []bool{true, false, false} {
		m := NewModel(s, game.Agent)
		m.Memory = memory
		m.Analyze()
		m.From(start)
		if i == 0 {
			once = memory.Bytes()
		}
		if n := memory.Bytes(); n != once || n == 0 {
			t.Errorf("%d bytes after %d analyses of the same, %d after the first", n, i+1, once)
		}
		if memory.Turn(whole); memory.Bytes() != once {
			t.Errorf("%d bytes after a turn, %d before", memory.Bytes(), once)
		}
	}
}
