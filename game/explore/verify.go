package explore

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"cobalt/game"
	"cobalt/game/explore/budget"
	"cobalt/game/explore/explicit"
	"cobalt/game/explore/flow"
	"cobalt/game/explore/symbolic"
	"cobalt/game/explore/witness"
)

// DefaultMemory returns the memory that a proof may use by default, in bytes: 4
// GiB, or three quarters of the memory of the machine or container if that is
// less.
func DefaultMemory() int64 { return budget.Default() }

// SoftMemory returns the limit to set for the Go runtime's own memory, in bytes,
// if a proof may use so much.
func SoftMemory(limit int64) int64 { return budget.Soft(limit) }

// RulesOf returns a text that is the same for stories with the same runs: the digest of a
// story's rules, or of all of it if it has none of them alone.
func RulesOf(s *game.Story) string { return cmp.Or(s.Rules, s.Digest) }

// Verify proves a story. Its error means that the walk and package game
// disagree, which would be a bug of this package. A canceled context, or too
// little memory, gives a report that is not complete.
func Verify(ctx context.Context, s *game.Story, o Options) (*Report, error) {
	return newVerifier(s, o).prove(ctx)
}

// prove makes the proof and its report.
func (v *verifier) prove(ctx context.Context) (*Report, error) {
	err := v.verify(ctx)
	v.report.Elapsed = v.budget.Elapsed()
	if err == nil {
		v.report.Complete = true
	} else if errors.Is(err, budget.ErrMemory) || ctx.Err() != nil {
		v.report.Stopped, v.report.Growth = err, v.growth()
		err = nil
	}
	v.report.sort()
	return v.report, err
}

// VerifyAll proves a story on several difficulties, one after the other, so that
// each proof begins with the experience of the last. Runs that show texts are no part
// of it: on another difficulty so many of them stop halfway that new ones are found
// sooner. It returns the reports in the same order; after one that was stopped there
// are no more. The options' difficulty is not looked at. Three proofs of the shipped
// story so take 0.6 of the processor's time of three processes, in 1.3 of the memory
// of one.
func VerifyAll(ctx context.Context, s *game.Story, difficulties []game.Difficulty, o Options) ([]*Report, error) {
	var reports []*Report
	past, arena := &experience{}, symbolic.NewArena()
	for i, d := range difficulties {
		o.Difficulty = d
		v := newVerifier(s, o)
		v.past, v.arena, v.more = past, arena, i+1 < len(difficulties)
		r, err := v.prove(ctx)
		if err != nil {
			return reports, err
		}
		if reports = append(reports, r); !r.Complete {
			break
		}
	}
	return reports, nil
}

// A verifier is one proof under way.
type verifier struct {
	Options
	story    *game.Story
	report   *Report
	budget   *budget.Budget
	tuning   tuning
	analysis *flow.Analysis
	walk     *explicit.Walk    // begun, or finished if diagrams gave up
	reached  *symbolic.Reached // nil unless diagrams found every state
	partial  *symbolic.Reached // the states that diagrams found, if they were stopped
	diagrams bool              // whether diagrams found every state
	rested   []bool            // by node: whether any run rests there; nil before all is known
	points   float64           // of all boxes together
	ends     []bool            // by ending: whether some run comes to it
	past     *experience
	arena    *symbolic.Memory // the room for diagrams, if none are kept
	more     bool             // whether another proof follows in the arena
	lighter  *symbolic.Memory // the proof ends once its sets turn out not to be smaller than those in here; nil: it goes on
	begun    game.Record
	seen     witness.Sightings
	texts    *flow.Texts
	single   map[game.BlockID]bool // blocks that may be shown twice, if no run seen so far did
}

func newVerifier(s *game.Story, o Options) *verifier {
	v := &verifier{
		Options: o, story: s, tuning: o.tune(), budget: o.budget(),
		report: &Report{Story: s, Difficulty: o.Difficulty, Words: countWords(s, o.Lang)},
		seen:   witness.NewSightings(s),
		texts:  flow.NewTexts(s), single: map[game.BlockID]bool{},
		ends: make([]bool, len(s.Endings)), past: &experience{}, arena: symbolic.NewArena(),
	}
	for i := range s.Endings {
		v.report.Endings = append(v.report.Endings, Ending{ID: s.Endings[i].ID})
	}
	return v
}

// tuning is the knobs by which tests drive every way of walking.
type tuning struct {
	regions, workers int
	sets             explicit.Tuning
	walkFirst        int // states that the explicit walk finds before diagrams are tried
	effort           symbolic.Effort
	reorder          symbolic.Reordering
	resident         func() int64 // the memory that the process has; nil: as it says
}

var defaultTuning = tuning{
	regions: flow.DefaultRegions, sets: explicit.DefaultTuning, walkFirst: 200_000, effort: symbolic.DefaultEffort,
	reorder: symbolic.DefaultReordering,
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

// model returns a model of a story that is not analyzed yet.
func (t *tuning) model(s *game.Story, d game.Difficulty) *flow.Model {
	m := flow.NewModel(s, d)
	m.MaxRegions, m.Workers = t.regions, t.workers
	return m
}

func (o *Options) budget() *budget.Budget {
	b := budget.New(o.limit(), o.Progress)
	if o.tuning != nil && o.tuning.resident != nil {
		b.Resident = o.tuning.resident
	}
	return b
}

// limit returns the memory that a proof may use, in bytes.
func (o *Options) limit() int64 {
	if o.MaxMemory > 0 {
		return o.MaxMemory
	}
	return DefaultMemory()
}

func (v *verifier) verify(ctx context.Context) error {
	if err := v.budget.Begin(); err != nil {
		return err
	}
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
	v.findUnreached(v.report)
	v.findDead()
	v.checkNames()
	return v.checkTexts(ctx)
}

// noteBegin marks the nodes that the first step of a run enters.
func (v *verifier) noteBegin() {
	for _, e := range v.begun.Events {
		if e.Kind == game.Entered {
			v.seen.Entered[e.Node] = true
		}
	}
}

func (v *verifier) loopAtOnce(err error) {
	var loop *game.LoopError
	if !errors.As(err, &loop) {
		return
	}
	n, _ := v.story.Scope(0).Node(loop.Nodes[0])
	v.report.defect(Finding{
		Kind: DivertLoop, Pos: v.story.Nodes[n].Pos, Mission: []game.ChoiceID{}, Node: game.NoNode,
		Message: "the story goes round in circles before its first choice: " + strings.Join(loop.Nodes, " -> "),
	})
}

// findUnreached reports the nodes and endings that no run comes to.
func (v *verifier) findUnreached(r *Report) {
	s := v.story
	for n := range s.Nodes {
		if !v.seen.Entered[n] {
			r.defect(Finding{Kind: UnreachableNode, Pos: s.Nodes[n].Pos, Node: game.NoNode, Message: whyUnreached(s, game.NodeID(n))})
		}
	}
	for e := range s.Endings {
		if !r.Endings[e].Reachable {
			r.defect(Finding{
				Kind: UnreachableEnding, Pos: s.Endings[e].Pos, Node: game.NoNode,
				Message: fmt.Sprintf("no run comes to the ending %q", s.Endings[e].ID),
			})
		}
	}
}

// findDead warns of the choices that are never open at nodes that are entered.
func (v *verifier) findDead() {
	for c := range v.story.Choices {
		if choice := &v.story.Choices[c]; v.seen.Entered[choice.Node] && !v.seen.Open[c] {
			v.report.warn(Finding{Kind: DeadChoice, Pos: choice.Pos, Node: game.NoNode, Message: v.whyDead(game.ChoiceID(c))})
		}
	}
}
