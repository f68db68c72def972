package game_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cobalt/game"
)

// TestLawEffects: an effect changes no variable but those that it is said to
// write, and the values that it gives them depend on nothing but those that it
// is said to read.
func TestLawEffects(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		story := drawStory(t)
		before, _ := play(t, story, func(game.State) {})
		scene := story.Nodes[before.Node].Scene
		for _, c := range story.NodeChoices(before.Node) {
			for i := range c.Effects {
				checkEffect(t, story, &c.Effects[i], scene, before)
			}
		}
	})
}

func checkEffect(t *rapid.T, story *game.Story, e *game.Effect, scene game.SceneID, before game.State) {
	text := story.EffectText(e, scene)
	after := story.Applied(before, e, scene)
	for v := range variables(story) {
		if value(&before, v) != value(&after, v) && !slices.Contains(e.Writes(), v) {
			t.Fatalf("%s writes %s, and does not say so", text, story.VarName(v, scene))
		}
	}
	for v := range variables(story) {
		if slices.Contains(e.Reads(story, scene), v) || v == game.MeterVar(game.Clock) {
			continue
		}
		other := before
		if m, ok := v.Meter(); ok {
			lo, hi := story.Bounds(m)
			other.Meters[m] = int16(rapid.IntRange(lo, hi).Draw(t, "value"))
			if other.Suspicion() < other.Floor() {
				continue
			}
		} else {
			other.Bits[v/64] ^= 1 << (v % 64)
		}
		changed := story.Applied(other, e, scene)
		for _, w := range e.Writes() {
			if kept := value(&changed, w) == value(&other, w); w == v && kept {
				continue
			}
			if value(&changed, w) != value(&after, w) {
				t.Fatalf("%s depends on %s, and does not say so", text, story.VarName(v, scene))
			}
		}
	}
}

// variables yields every variable of a story's states.
func variables(story *game.Story) func(yield func(game.Var) bool) {
	return func(yield func(game.Var) bool) {
		for i := range story.NumBits() {
			if !yield(game.Var(i)) {
				return
			}
		}
		for m := range story.NumMeters() {
			if !yield(game.MeterVar(game.Meter(m))) {
				return
			}
		}
	}
}

func value(st *game.State, v game.Var) int {
	if m, ok := v.Meter(); ok {
		return int(st.Meters[m])
	}
	if st.Has(v) {
		return 1
	}
	return 0
}

// TestEffectsOfEveryKind: the table has an entry for each kind, and a kind
// without one is a panic, never another effect.
func TestEffectsOfEveryKind(t *testing.T) {
	names := map[string]bool{}
	for _, kind := range game.EffectKinds() {
		def := kind.Def()
		if def.Name == "" || names[def.Name] {
			t.Errorf("effect %d is called %q: names differ, and none is empty", kind, def.Name)
		}
		names[def.Name] = true
	}
	defer func() {
		if recover() == nil {
			t.Error("a kind that the table does not have is taken for another")
		}
	}()
	unknown := game.Effect{Kind: game.EffectKind(len(game.EffectKinds()))}
	unknown.ChangesMeter()
}
