package symbolic

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"cobalt/game"
	"cobalt/game/explore/budget"
	"cobalt/game/explore/explicit"
	"cobalt/game/explore/flow"
	"cobalt/game/explore/witness"
	"cobalt/game/longtest"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// Diagrams come to the same states as the explicit walk, count the same, and
// find the same defects and shortest runs.
func TestAgreesWithTheExplicitWalk(t *testing.T) {
	stories := longtest.Count(200, 2000)
	compared, given := 0, 0
	for seed := range uint64(stories) {
		s, err := scenes.Compile(scenestest.Random(scenestest.Rand(seed), scenestest.Shape{}))
		if err != nil {
			t.Fatal(err)
		}
		d := game.Difficulties[seed%3]
		start, err := s.Begin(d, nil)
		if _, ended := start.Ended(); err != nil || ended {
			continue
		}
		m := flow.NewModel(s, d)
		m.Analyze()
		p := pair{T: t, Analysis: m.From(start)}
		switch err := p.compare(); {
		case errors.Is(err, ErrTooLarge), errors.Is(err, ErrUnknown), errors.Is(err, errTooMany):
			given++
			t.Logf("story %d on %s: %v", seed, d, err)
		case err != nil:
			t.Errorf("%v", err)
		default:
			compared++
		}
		if t.Failed() {
			t.Fatalf("story %d on %s", seed, d)
		}
	}
	if compared < stories*8/10 {
		t.Errorf("only %d of %d stories were compared, %d were given up", compared, stories, given)
	}
}

// errTooMany says that a story has too many states to be walked in a test.
var errTooMany = errors.New("too many states for the explicit walk")

// A pair proves a story both ways.
type pair struct {
	*testing.T
	*flow.Analysis
}

func (p *pair) compare() error {
	ctx := context.Background()
	w := explicit.New(p.Analysis, explicit.DefaultTuning).NewWalk(budget.New(4<<30, nil), explicit.ByChoices)
	w.Until = func() bool { return w.States() > 300_000 }
	if err := w.Run(ctx); err != nil {
		return err
	}
	if w.States() > 300_000 {
		return errTooMany
	}
	sys, err := New(ctx, p.Analysis, budget.New(4<<30, nil), Effort{5_000_000, 1 << 30}, NewArena())
	if err != nil {
		return err
	}
	r, err := sys.Survey(ctx)
	if err != nil {
		return err
	}
	if r.States() != w.States() || r.Moved() != w.Moved() {
		p.Errorf("%d states, %d moves; want %d, %d", r.States(), r.Moved(), w.States(), w.Moved())
	}
	got, want := witness.NewSightings(p.Story), witness.NewSightings(p.Story)
	r.Mark(&got)
	w.Mark(&want)
	if fmt.Sprint(got) != fmt.Sprint(want) {
		p.Errorf("sightings %v, want %v", got, want)
	}
	if err := p.compareLeast(ctx, r, w); err != nil {
		return err
	}
	return p.compareDefects(ctx, r, w)
}

func (p *pair) compareLeast(ctx context.Context, r *Reached, w *explicit.Walk) error {
	minutes := w.NewWalk(budget.New(4<<30, nil), explicit.ByMinutes)
	if err := minutes.Run(ctx); err != nil {
		return err
	}
	for _, m := range []struct {
		cost func(int) int
		walk *explicit.Walk
	}{{explicit.ByChoices, w}, {explicit.ByMinutes, minutes}} {
		list, err := r.NewSearch().Least(ctx, m.cost)
		if err != nil {
			return err
		}
		for e, l := range list {
			cost, ok := m.walk.Reached(w.Ending(game.EndingID(e)))
			if l.Reached != ok || l.Cost != cost {
				p.Errorf("ending %d: %v for %d, want %v for %d", e, l.Reached, l.Cost, ok, cost)
			}
		}
	}
	return nil
}

func (p *pair) compareDefects(ctx context.Context, r *Reached, w *explicit.Walk) error {
	b, err := r.Backward(ctx)
	if err != nil {
		return err
	}
	got, err := b.Defects(ctx)
	if err != nil {
		return err
	}
	back, err := w.Backward(ctx)
	if err != nil {
		return err
	}
	want, err := back.Defects(ctx)
	if err != nil {
		return err
	}
	if g, w := tell(got), tell(want); g != w {
		p.Errorf("defects\n%s\nwant\n%s", g, w)
	}
	return nil
}

// tell tells of defects everything that does not depend on which of several
// shortest runs was found.
func tell(d *witness.Defects) string {
	text := ""
	for _, w := range d.Stuck {
		text += fmt.Sprintf("stuck at %d: %d states after %d\n", w.Node, w.States, len(w.Trail))
	}
	byNodes := map[string]bool{}
	for _, w := range d.Doomed {
		byNodes[fmt.Sprintf("doomed at %v: %d states after %d", w.Nodes, w.States, len(w.Trail))] = true
	}
	for _, l := range d.Loops {
		byNodes[fmt.Sprintf("loop %v after %d", l.Circle, len(l.Trail))] = true
	}
	return text + fmt.Sprint(byNodes)
}
