package explore

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"cobalt/game"
	"cobalt/game/explore/budget"
	"cobalt/game/longtest"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

func compileLong(tb testing.TB, nodes, window int) *game.Story {
	tb.Helper()
	s, err := scenes.Compile(scenestest.Long(nodes, window))
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// A walk that is canceled tells of the states that it saw, and calls nothing
// unreachable.
func TestCanceled(t *testing.T) {
	s := compileLong(t, 60, 6)
	ctx, cancel := context.WithCancel(context.Background())
	var last Progress
	r, err := Verify(ctx, s, Options{Progress: func(p Progress) {
		if last = p; p.States > 10_000 {
			cancel()
		}
	}})
	if err != nil || r.Complete || !errors.Is(r.Stopped, context.Canceled) {
		t.Fatalf("complete %v, stopped by %v; %v", r.Complete, r.Stopped, err)
	}
	if last.States < 10_000 || last.Frontier == 0 {
		t.Errorf("progress: %+v", last)
	}
	checkPartial(t, r)
}

// A proof that is canceled once its defects are known tells which endings are reached: it
// has been to all states by then.
func TestCanceledBehindDefects(t *testing.T) {
	shipped, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]*game.Story{"shipped": shipped, "defects": compileDefects(t)} {
		ctx, cancel := context.WithCancel(context.Background())
		var told *Report
		r, err := Verify(ctx, s, Options{Defects: func(r *Report) { told = r; cancel() }})
		cancel()
		if err != nil || r.Complete || told == nil {
			t.Fatalf("%s: complete %v, told %v, %v", name, r.Complete, told != nil, err)
		}
		for e, got := range r.Endings {
			if got.Reachable != told.Endings[e].Reachable {
				t.Errorf("%s: %s is reached: %v, told was %v", name, got.ID, got.Reachable, told.Endings[e].Reachable)
			}
		}
	}
}

// checkPartial holds a report that is not complete against the whole one.
func checkPartial(t *testing.T, r *Report) {
	t.Helper()
	if len(r.Defects)+len(r.Warnings) > 0 {
		t.Errorf("findings: %v %v", r.Defects, r.Warnings)
	}
	whole, err := Verify(context.Background(), r.Story, Options{})
	if err != nil || !whole.Complete || len(whole.Defects) > 0 {
		t.Fatalf("the whole: %v, %v, %v", whole.Complete, whole.Defects, err)
	}
	if r.States == 0 || r.States >= whole.States {
		t.Errorf("%d states of %d", r.States, whole.States)
	}
	for e, got := range r.Endings {
		if want := whole.Endings[e]; got.Reachable && !want.Reachable || got.Choices > 0 && got.Choices != want.Choices {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
}

// A walk that may use little memory stops before it uses more.
func TestMemory(t *testing.T) {
	s := compileLong(t, 200, 12)
	r, err := Verify(context.Background(), s, Options{MaxMemory: 1 << 20})
	if err != nil || r.Complete || !errors.Is(r.Stopped, budget.ErrMemory) {
		t.Fatalf("complete %v, stopped by %v; %v", r.Complete, r.Stopped, err)
	}
	if _, err := Route(context.Background(), s, 0, Choices, Options{MaxMemory: 1 << 20}); !errors.Is(err, budget.ErrMemory) {
		t.Errorf("route: %v", err)
	}
	if _, err := Simulate(canceled(), s, game.Agent, 100_000, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("simulate: %v", err)
	}
}

func canceled() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}

// Canceled at every layer of every walk of a story with defects, a proof says
// nothing that the whole proof does not.
func TestCanceledAnywhere(t *testing.T) {
	s := compileDefects(t)
	whole, err := Verify(context.Background(), s, Options{})
	if err != nil || len(whole.Defects) == 0 {
		t.Fatalf("%v, %v", whole.Defects, err)
	}
	stride := longtest.Count(2, 8) // in the long form, more layers are tried
	for stop := 0; ; stop += 1 + stop/stride {
		ctx, cancel := context.WithCancel(context.Background())
		layers := 0
		r, err := Verify(ctx, s, Options{Progress: func(Progress) {
			if layers++; layers > stop {
				cancel()
			}
		}})
		cancel()
		if err != nil {
			t.Fatal(err)
		}
		if r.Complete {
			if stop < 10 {
				t.Errorf("only %d layers", stop)
			}
			return
		}
		for _, f := range r.Defects {
			if !has(whole.Defects, f.Kind, f.Pos) {
				t.Errorf("canceled at layer %d: %v", stop, f)
			}
		}
		for _, f := range r.Warnings {
			if !has(whole.Warnings, f.Kind, f.Pos) {
				t.Errorf("canceled at layer %d: %v", stop, f)
			}
		}
	}
}

// compileDefects returns a random story with some states and many defects. The search
// begins at the first such story, because some before it have millions of states: to
// prove them takes longer than the tests.
func compileDefects(t *testing.T) *game.Story {
	t.Helper()
	for seed := uint64(216); ; seed++ {
		s, err := scenes.Compile(scenestest.Random(scenestest.Rand(seed), scenestest.Shape{}))
		if err != nil {
			t.Fatal(err)
		}
		r, err := Verify(context.Background(), s, Options{})
		if err != nil {
			t.Fatal(err)
		}
		kinds := map[Kind]bool{}
		for _, f := range append(r.Defects, r.Warnings...) {
			kinds[f.Kind] = true
		}
		if kinds[SoftLock] && kinds[Doomed] && kinds[DivertLoop] && kinds[DeadText] && r.States > 50 && r.States < 1000 {
			return s
		}
	}
}

// A proof that is stopped names the things that multiply its states: at the node
// with the most of them, each with the number of its values, the largest first.
func TestGrowth(t *testing.T) {
	s, err := scenes.Compile(scenestest.Hub(40))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	r, err := Verify(ctx, s, Options{Progress: func(p Progress) {
		if p.States > 1000 {
			cancel()
		}
	}})
	if err != nil || r.Complete || r.Growth == nil {
		t.Fatalf("complete %v, growth %v; %v", r.Complete, r.Growth, err)
	}
	g := r.Growth
	if g.Ref != "hub.md#hub" || g.States < 100 || len(g.Factors) != 42 {
		t.Fatalf("%d states at %s, by %d factors", g.States, g.Ref, len(g.Factors))
	}
	if first, last := g.Factors[0], g.Factors[41]; !strings.HasPrefix(first.Name, "the meter ") || first.Values < 1000 || last.Name != "the choice ask-number-39 of hub.md#hub, once" || last.Values != 2 {
		t.Errorf("from %+v to %+v", first, last)
	}
	if !strings.Contains(g.String(), "40 of two values each") {
		t.Error(g)
	}
}

// A proof by diagrams that is canceled tells the states that it found, and no
// ending whose shortest run it does not know.
func TestCanceledInDiagrams(t *testing.T) {
	s := compileLong(t, 600, 10)
	ctx, cancel := context.WithCancel(context.Background())
	tn := diagramsOnly
	r, err := Verify(ctx, s, Options{tuning: &tn, Progress: func(p Progress) {
		if p.States > 1_000_000 {
			cancel()
		}
	}})
	if err != nil || r.Complete || !errors.Is(r.Stopped, context.Canceled) {
		t.Fatalf("complete %v, stopped by %v; %v", r.Complete, r.Stopped, err)
	}
	if r.States < 1_000_000 || len(r.Defects)+len(r.Warnings) > 0 || r.Growth == nil {
		t.Errorf("%d states, %v %v, growth %v", r.States, r.Defects, r.Warnings, r.Growth)
	}
	for _, e := range r.Endings {
		if e.Reachable && e.Choices == 0 {
			t.Errorf("%+v, though its length is not known", e)
		}
	}
}

// All defects are told before the rest of the proof is made, in every way of walking.
func TestDefectsAreTold(t *testing.T) {
	for seed := range uint64(longtest.Count(20, 400)) {
		s, err := scenes.Compile(scenestest.Random(scenestest.Rand(seed), scenestest.Shape{}))
		if err != nil {
			t.Fatal(err)
		}
		for _, tn := range []*tuning{nil, &diagramsOnly, &walkOnly} {
			var told []*Report
			r, err := Verify(context.Background(), s, Options{tuning: tn, Defects: func(r *Report) { told = append(told, r) }})
			if err != nil || !r.Complete {
				t.Fatal(err, r.Stopped)
			}
			begun, err := s.Begin(game.Agent, nil)
			if _, ended := begun.Ended(); ended || err != nil {
				if told != nil { // there is no choice to make
					t.Errorf("story %d: told were %+v", seed, told)
				}
				continue
			}
			if len(told) != 1 || !told[0].Complete || !reflect.DeepEqual(told[0].Defects, r.Defects) || len(told[0].Warnings) > 0 {
				t.Errorf("story %d: the defects are %v, and told were %+v", seed, r.Defects, told)
			}
		}
	}
}
