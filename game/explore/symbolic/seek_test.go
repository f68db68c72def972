package symbolic

import (
	"context"
	"maps"
	"testing"

	"cobalt/game"
	"cobalt/game/explore/budget"
	"cobalt/game/explore/flow"
	"cobalt/game/longtest"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// Each run that a seeker finds is as short as that of a new seeker of the blocks that
// are wanted by then, and shows one of them.
func TestSeekerFindsOneAfterTheOther(t *testing.T) {
	found := 0
	for seed := range uint64(longtest.Count(60, 1000)) {
		s, err := scenes.Compile(scenestest.Random(scenestest.Rand(seed), scenestest.Shape{}))
		if err != nil {
			t.Fatal(err)
		}
		d := game.Difficulties[seed%3]
		start, err := s.Begin(d, nil)
		if _, ended := start.Ended(); err != nil || ended {
			continue
		}
		memory := NewArena()
		if seed%2 == 0 {
			memory = &Memory{}
		}
		unseen, m := everyBlock(s), flow.NewModel(s, d)
		m.Watched = maps.Clone(unseen)
		m.Analyze()
		a := m.From(start)
		seeker := seekerOf(a, memory, unseen)
		for seeker != nil {
			trail, ok, err := seeker.Next(context.Background())
			anew := seekerOf(a, NewArena(), unseen)
			want, wantOK, wantErr := anew.Next(context.Background())
			if err != nil || wantErr != nil {
				break // too large for either of them
			}
			if ok != wantOK || len(trail) != len(want) {
				t.Fatalf("story %d on %s: a run of %d choices, %v; anew %d, %v", seed, d, len(trail), ok, len(want), wantOK)
			}
			if !ok {
				break
			}
			before := len(unseen)
			strike(s, start, trail, unseen)
			if len(unseen) == before {
				t.Fatalf("story %d on %s: the run shows nothing that is wanted", seed, d)
			}
			found++
		}
	}
	if t.Logf("%d runs", found); found == 0 {
		t.Error("no run was found")
	}
}

// everyBlock returns all blocks and texts of a story.
func everyBlock(s *game.Story) map[game.BlockID]bool {
	all := map[game.BlockID]bool{}
	for b := range flow.NewTexts(s).Len() {
		all[game.BlockID(b)] = true
	}
	return all
}

// seekerOf returns a seeker of the blocks that are unseen whenever it is asked, or nil if
// diagrams do not take the story.
func seekerOf(a *flow.Analysis, m *Memory, unseen map[game.BlockID]bool) *Seeker {
	system, err := New(context.Background(), a, budget.New(4<<30, nil), Effort{5_000_000, 1 << 30}, m)
	if err != nil {
		return nil
	}
	return system.NewSeeker(0, func(b game.BlockID) bool { return unseen[b] })
}

// strike strikes out the blocks and texts that a run shows at its choices, the last of which
// may lead into a loop.
func strike(s *game.Story, st game.State, run []game.ChoiceID, unseen map[game.BlockID]bool) {
	texts := flow.NewTexts(s)
	var err error
	for i := 0; i < len(run) && err == nil; i++ {
		var rec game.Record
		st, err = s.Choose(st, int(run[i]-s.Nodes[st.Node].First), &rec)
		texts.Shown(&rec, func(b game.BlockID) { delete(unseen, b) })
	}
}
