package explore

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

	"cobalt/game"
)

// DefaultMemory is what a proof may use where nothing else is said, in bytes.
const DefaultMemory = 4 << 30

// Verify proves a story. The error is of the machinery alone: that the walk and
// package game disagree, which would be a bug. A canceled context, or too
// little memory, gives a report that is not complete.
func Verify(ctx context.Context, s *game.Story, o Options) (*Report, error) {
	v := newVerifier(s, o)
	err := v.verify(ctx)
	v.report.Elapsed = time.Since(v.budget.begun)
	if err == nil {
		v.report.Complete = true
	} else if errors.Is(err, errMemory) || ctx.Err() != nil {
		v.report.Stopped = err
		err = nil
	}
	v.sort()
	return v.report, err
}

// A verifier is one proof under way.
type verifier struct {
	Options
	story  *game.Story
	report *Report
	budget *budget
	tuning tuning
	graph  *graph
	walk   *walk
	begun  game.Record

	entered []bool // by node
	open    []bool // by choice
	barred  []bool // by choice: shown locked somewhere
}

func newVerifier(s *game.Story, o Options) *verifier {
	v := &verifier{
		Options: o, story: s, tuning: o.tune(), budget: o.budget(),
		report:  &Report{Story: s, Difficulty: o.Difficulty, Words: countWords(s, o.Lang)},
		entered: make([]bool, len(s.Nodes)), open: make([]bool, len(s.Choices)), barred: make([]bool, len(s.Choices)),
	}
	for i := range s.Endings {
		v.report.Endings = append(v.report.Endings, Ending{ID: s.Endings[i].ID})
	}
	return v
}

func (o *Options) tune() tuning {
	t := defaultTuning
	if o.tuning != nil {
		t = *o.tuning
	}
	if t.workers == 0 {
		t.workers = runtime.GOMAXPROCS(0)
	}
	return t
}

func (o *Options) budget() *budget {
	b := &budget{limit: o.MaxMemory, progress: o.Progress, begun: time.Now()}
	if b.limit <= 0 {
		b.limit = DefaultMemory
	}
	return b
}

func (v *verifier) verify(ctx context.Context) error {
	start, err := v.story.Begin(v.Difficulty, &v.begun)
	v.noteBegin()
	switch e, ended := start.Ended(); {
	case err != nil:
		v.loopAtOnce(err)
	case ended:
		v.report.States = 1
		v.report.Endings[e].Reachable = true
	default:
		if err := v.explore(ctx, start); err != nil {
			return err
		}
	}
	v.findUnreached()
	v.checkNames()
	return v.checkTexts(ctx)
}

// noteBegin keeps what the run's first step entered.
func (v *verifier) noteBegin() {
	for _, e := range v.begun.Events {
		if e.Kind == game.Entered {
			v.entered[e.Node] = true
		}
	}
}

func (v *verifier) loopAtOnce(err error) {
	var loop *game.LoopError
	if !errors.As(err, &loop) {
		return
	}
	n, _ := v.story.Scope(0).Node(loop.Nodes[0])
	v.defect(Finding{
		Kind: DivertLoop, Pos: v.story.Nodes[n].Pos, Mission: []game.ChoiceID{}, Node: game.NoNode,
		Message: "the story goes round in circles before its first choice: " + strings.Join(loop.Nodes, " -> "),
	})
}

// explore walks every state, forward and backward.
func (v *verifier) explore(ctx context.Context, start game.State) error {
	m := newModel(v.story, v.Difficulty, v.tuning)
	m.analyze()
	v.graph = m.compile(start)
	v.walk = v.graph.newWalk(v.budget, byChoices)
	err := v.walk.run(ctx)
	v.summarize()
	if err != nil {
		return err
	}
	proof, err := v.walk.prove(ctx)
	if err != nil {
		return err
	}
	v.report.Bytes = v.walk.bytes()
	if err := v.findMinutes(ctx); err != nil {
		return err
	}
	return v.findStates(ctx, proof)
}

// bytes is what the sets of states take.
func (w *walk) bytes() (n int64) {
	for i := range w.sets {
		n += int64(w.sets[i].bytes)
	}
	return n
}

// summarize takes over what the walk came to.
func (v *verifier) summarize() {
	w := v.walk
	v.report.States, v.report.Transitions = w.states, w.moved()
	for e := range v.report.Endings {
		if a, ok := w.arrived[w.ending(game.EndingID(e))]; ok {
			v.report.States++
			v.report.Endings[e].Reachable = true
			v.report.Endings[e].Choices = a.cost
		}
	}
	for _, r := range w.rects {
		if !r.fired {
			continue
		}
		if r.kind == toLocked {
			v.barred[r.choice] = true
			continue
		}
		v.open[r.choice] = true
		for _, n := range r.entered {
			v.entered[n] = true
		}
	}
	for c := range v.open {
		v.open[c] = v.open[c] || w.opened[c]
		v.barred[c] = v.barred[c] || w.barred[c]
	}
	for n := range v.entered {
		v.entered[n] = v.entered[n] || w.entered[n]
	}
}

// findMinutes finds the least minutes to each ending.
func (v *verifier) findMinutes(ctx context.Context) error {
	w := v.graph.newWalk(v.budget, byMinutes)
	w.after = func(*layer) bool {
		for e := range v.report.Endings {
			if _, ok := w.arrived[w.ending(game.EndingID(e))]; !ok && v.report.Endings[e].Reachable {
				return false
			}
		}
		return true
	}
	err := w.run(ctx)
	for e := range v.report.Endings {
		v.report.Endings[e].Minutes = w.arrived[w.ending(game.EndingID(e))].cost
	}
	w.release()
	return err
}

// release gives back what the walk used.
func (w *walk) release() {
	w.budget.use(-w.bytes())
	for _, l := range w.layers {
		w.budget.use(-l.bytes())
	}
	w.sets, w.layers = nil, nil
}

// findUnreached reports what no run comes to.
func (v *verifier) findUnreached() {
	s := v.story
	for n := range s.Nodes {
		if !v.entered[n] {
			v.defect(Finding{Kind: UnreachableNode, Pos: s.Nodes[n].Pos, Node: game.NoNode, Message: v.whyUnreached(game.NodeID(n))})
			continue
		}
		for c := s.Nodes[n].First; c < s.Nodes[n].Last; c++ {
			if !v.open[c] {
				v.warn(Finding{Kind: DeadChoice, Pos: s.Choices[c].Pos, Node: game.NoNode, Message: v.whyDead(c)})
			}
		}
	}
	for e := range s.Endings {
		if !v.report.Endings[e].Reachable {
			v.defect(Finding{
				Kind: UnreachableEnding, Pos: s.Endings[e].Pos, Node: game.NoNode,
				Message: fmt.Sprintf("no run comes to the ending %q", s.Endings[e].ID),
			})
		}
	}
}

// rests reports whether any run rests at a node.
func (v *verifier) rests(n game.NodeID) bool {
	return v.walk != nil && v.walk.sets[n].states > 0
}

func (v *verifier) defect(f Finding) { v.report.Defects = append(v.report.Defects, f) }
func (v *verifier) warn(f Finding)   { v.report.Warnings = append(v.report.Warnings, f) }

// sort puts findings in the order of files and lines.
func (v *verifier) sort() {
	for _, list := range [][]Finding{v.report.Defects, v.report.Warnings} {
		slices.SortStableFunc(list, func(a, b Finding) int {
			return cmp.Or(strings.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col), strings.Compare(string(a.Kind), string(b.Kind)))
		})
	}
}
