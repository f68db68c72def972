package explore

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cobalt/game"
	"cobalt/game/explore/explicit"
	"cobalt/game/explore/symbolic"
	"cobalt/game/longtest"
	"cobalt/game/mission"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// How many random stories the real explorer and the simple one must agree on, each in
// one of several tunings.
const (
	storiesUsual = 2000
	storiesLong  = 2400
)

var storiesFlag = flag.Int("stories", 0, "on how many random stories the proof must agree with the simple explorer (default "+
	strconv.Itoa(storiesUsual)+", or "+strconv.Itoa(storiesLong)+" if "+longtest.Variable+" is set)")

var firstStoryFlag = flag.Uint64("first-story", 0, "the random story that is taken first: a large number of stories can be checked in parts")

// mostStates returns how many states of a random story the simple explorer is willing
// to look at. Few stories have many, and these cost nearly all of the time, so one story
// of five may be large unless the long form is asked for.
func mostStates(seed uint64) int {
	if seed%5 == 0 || longtest.Wanted() {
		return manyStates
	}
	return 2_000
}

const manyStates = 20_000

// tunings drive every way in which sets are kept and choices are taken.
var tunings = []tuning{
	defaultTuning,
	{regions: 1024, walkFirst: 1 << 30, workers: 1, sets: explicit.Tuning{DenseBits: 24, KeyBits: 64}},
	{regions: 1024, walkFirst: 1 << 30, workers: 2, sets: explicit.Tuning{DenseBits: 0, KeyBits: 64}},                 // all sets hashed
	{regions: -1, walkFirst: 1, workers: 2, sets: explicit.Tuning{DenseBits: 24, KeyBits: 64}},                        // all choices taken by package game, diagrams know none
	{regions: 2, walkFirst: 1 << 30, workers: 2, sets: explicit.Tuning{DenseBits: 8, KeyBits: 9}},                     // all kinds of sets and steps, mixed
	{regions: 1024, walkFirst: 1 << 30, workers: 2, sets: explicit.Tuning{DenseBits: 0, KeyBits: 0}},                  // all boxes numbered
	{regions: 1024, walkFirst: 1, sets: explicit.DefaultTuning, effort: symbolic.Effort{Base: 10_000_000, States: 1}}, // diagrams do all parts that would not take them minutes
	{regions: 1024, walkFirst: 1, sets: explicit.DefaultTuning, effort: symbolic.Effort{Base: 1, States: 1 << 30}},    // diagrams give up at once
	{regions: 1024, walkFirst: 10, sets: explicit.DefaultTuning, effort: symbolic.Effort{Base: 5_000, States: 1_000}}, // diagrams give up at any part
}

// diagramsOnly has every part of a proof done by diagrams, as far as they can.
var diagramsOnly = tuning{regions: 1024, walkFirst: 1, sets: explicit.DefaultTuning, effort: symbolic.Effort{Base: 1 << 40, States: 1}}

// agree runs a test on random stories that the simple explorer could explore.
func agree(t *testing.T, n int, check func(t *testing.T, seed uint64, s *game.Story, d game.Difficulty, x *simple)) {
	t.Helper()
	done := 0
	for seed := *firstStoryFlag; done < n; seed++ {
		s, err := scenes.Compile(scenestest.Random(scenestest.Rand(seed), scenestest.Shape{}))
		if err != nil {
			t.Fatalf("story %d: %v", seed, err)
		}
		d := game.Difficulties[seed%3]
		x, err := exploreSimply(s, d, mostStates(seed))
		if err != nil {
			continue
		}
		done++
		if check(t, seed, s, d, x); t.Failed() {
			t.Fatalf("story %d on %s: %d states", seed, d, len(x.states))
		}
	}
}

func TestVerifyAgreesWithTheSimpleExplorer(t *testing.T) {
	usual := debug.SetGCPercent(400) // small stories leave little behind
	t.Cleanup(func() { debug.SetGCPercent(usual) })
	counts, stories := map[Kind]int{}, *storiesFlag
	if stories == 0 {
		stories = longtest.Count(storiesUsual, storiesLong)
	}
	agree(t, stories, func(t *testing.T, seed uint64, s *game.Story, d game.Difficulty, x *simple) {
		r, err := Verify(context.Background(), s, Options{Difficulty: d, tuning: &tunings[seed/3%uint64(len(tunings))]})
		if err != nil {
			t.Error(err)
			return
		}
		if !r.Complete {
			t.Errorf("not complete: %v", r.Stopped)
		}
		compareEndings(t, r, x)
		compareStates(t, r, x)
		compareDead(t, r, x)
		for _, f := range slices.Concat(r.Defects, r.Warnings) {
			counts[f.Kind]++
		}
	})
	t.Log(counts)
	for _, k := range []Kind{SoftLock, Doomed, DivertLoop, UnreachableNode, UnreachableEnding, DeadChoice, DeadText} {
		if counts[k] < stories/100 && !testing.Short() {
			t.Errorf("the stories had %d findings of kind %s: too few to say anything", counts[k], k)
		}
	}
}

func TestRoutesAgreeWithTheSimpleExplorer(t *testing.T) {
	routes, stories := 0, longtest.Count(storiesUsual, storiesLong)
	agree(t, stories/4, func(t *testing.T, seed uint64, s *game.Story, d game.Difficulty, x *simple) {
		o := Options{Difficulty: d, tuning: &tunings[seed/3%uint64(len(tunings))]}
		for e := range s.Endings {
			if len(x.states) > 0 {
				routes += compareRoutes(t, s, game.EndingID(e), o, x)
			}
		}
		compareShortest(t, s, o)
		if len(x.states) > 0 {
			compareFrom(t, s, x, int(seed)%len(x.states), o)
		}
	})
	t.Logf("%d endings with routes", routes)
	if routes < stories/20 && !testing.Short() {
		t.Errorf("only %d endings had routes", routes)
	}
}

// compareShortest holds the shortest runs to all endings against the routes to each.
func compareShortest(t *testing.T, s *game.Story, o Options) {
	all, err := Shortest(context.Background(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	for e, got := range all {
		want, err := Route(context.Background(), s, game.EndingID(e), Choices, o)
		switch {
		case errors.Is(err, ErrUnreachable):
			if got != nil {
				t.Errorf("a run to %s, to which there is none", s.Endings[e].ID)
			}
		case err != nil || got == nil || len(got.Choices) != len(want.Choices):
			t.Errorf("the shortest run to %s: %+v, want %+v; %v", s.Endings[e].ID, got, want, err)
		}
	}
}

// compareFrom holds the shortest runs from a state against the simple explorer's.
func compareFrom(t *testing.T, s *game.Story, x *simple, state int, o Options) {
	all, err := ShortestFrom(context.Background(), s, x.states[state], o)
	if err != nil {
		t.Fatal(err)
	}
	for e, want := range x.leastFrom(state, func(way) int { return 1 }, game.SuspicionLimit) {
		got := -1
		if all[e] != nil {
			got = len(all[e].Choices)
		}
		if got != want {
			t.Errorf("from state %d, %s: %d choices to %s, want %d", state, s.NodeRef(x.states[state].Node), got, s.Endings[e].ID, want)
		}
	}
}

// compareRoutes holds the routes to an ending against the simple explorer's.
func compareRoutes(t *testing.T, s *game.Story, e game.EndingID, o Options, x *simple) (reached int) {
	one := func(way) int { return 1 }
	want := map[Measure]int{
		Choices:   x.least(one, game.SuspicionLimit)[e],
		Minutes:   x.least(func(w way) int { return w.minutes }, game.SuspicionLimit)[e],
		Suspicion: -1,
	}
	for peak := startPeak(s, o.Difficulty); peak <= game.SuspicionLimit && want[Suspicion] < 0; peak++ {
		if x.least(one, peak)[e] >= 0 {
			want[Suspicion] = peak
		}
	}
	for by, least := range want {
		w, err := Route(context.Background(), s, e, by, o)
		if least < 0 {
			if !errors.Is(err, ErrUnreachable) {
				t.Errorf("route to %s by %d: %v, want none", s.Endings[e].ID, by, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("route to %s by %d: %v", s.Endings[e].ID, by, err)
			return reached
		}
		reached = 1
		got := map[Measure]int{Choices: len(w.Choices), Minutes: int(w.State.Minutes), Suspicion: w.Peak}[by]
		if got != least {
			t.Errorf("route to %s by %d: %d, want %d", s.Endings[e].ID, by, got, least)
		}
		if ties := x.least(one, w.Peak)[e]; by == Suspicion && len(w.Choices) != ties {
			t.Errorf("route to %s of peak %d: %d choices, want %d", s.Endings[e].ID, w.Peak, len(w.Choices), ties)
		}
		f, err := w.MissionFile(s, "")
		runMission(t, s, f, err, "")
	}
	return reached
}

func startPeak(s *game.Story, d game.Difficulty) int {
	var rec game.Record
	if _, err := s.Begin(d, &rec); err != nil {
		return 0
	}
	return peakOf(&rec)
}

// runMission runs a mission file, as it is written, as `cobalt run` does. It
// must do all that it says, or fail at its last line with the given words.
func runMission(t *testing.T, s *game.Story, f *mission.File, err error, failure string) {
	t.Helper()
	if err != nil {
		t.Error(err)
		return
	}
	read, err := mission.Parse("it", f.Bytes())
	if err != nil {
		t.Errorf("%v\n%s", err, f.Bytes())
		return
	}
	r, err := mission.Run(s, read, mission.Options{})
	switch {
	case err != nil:
		t.Error(err)
	case failure == "" && !r.OK:
		t.Errorf("run: %v\n%s", r.Failures, f.Bytes())
	case failure != "" && (len(r.Failures) != 1 || !strings.Contains(r.Failures[0].Message, failure) || r.Failures[0].Line != read.Lines[len(read.Lines)-1].Number):
		t.Errorf("run: %v, want %q at its end\n%s", r.Failures, failure, f.Bytes())
	}
}

func compareEndings(t *testing.T, r *Report, x *simple) {
	choices := x.least(func(way) int { return 1 }, game.SuspicionLimit)
	minutes := x.least(func(w way) int { return w.minutes }, game.SuspicionLimit)
	for e, got := range r.Endings {
		if len(x.states) == 0 {
			continue // it ended, or went round, at once
		}
		if got.Reachable != (choices[e] >= 0) || got.Reachable && (got.Choices != choices[e] || got.Minutes != minutes[e]) {
			t.Errorf("ending %s: %+v, want %d choices, %d minutes", got.ID, got, choices[e], minutes[e])
		}
		unreachable := has(r.Defects, UnreachableEnding, r.Story.Endings[e].Pos)
		if unreachable == got.Reachable {
			t.Errorf("ending %s: %+v, but unreachable: %v", got.ID, got, unreachable)
		}
	}
}

func has(list []Finding, k Kind, pos game.Pos) bool {
	return slices.ContainsFunc(list, func(f Finding) bool { return f.Kind == k && f.Pos == pos })
}

// compareStates holds soft-locks, doomed states and loops against the simple
// explorer's, and plays every mission.
func compareStates(t *testing.T, r *Report, x *simple) {
	stuck, dooms, loops := x.stuck(), x.dooms(), len(x.loops)
	for _, f := range r.Defects {
		if f.Mission == nil {
			continue
		}
		st, err := playMission(r.Story, r.Difficulty, f.Mission)
		if len(f.Mission) > 0 || f.Kind != DivertLoop {
			file, err := r.MissionFile(&f)
			runMission(t, r.Story, file, err, map[Kind]string{DivertLoop: "divert loop"}[f.Kind])
		}
		switch f.Kind {
		case SoftLock:
			if want, ok := stuck[f.Node]; !ok || want != len(f.Mission) || err != nil || st.Node != f.Node || isOpen(r.Story, st) {
				t.Errorf("soft-lock %q after %d choices, want %d, %v; played: %v", f.Message, len(f.Mission), want, ok, err)
			}
			delete(stuck, f.Node)
		case Doomed:
			i := slices.IndexFunc(dooms, func(d doom) bool { return slices.Contains(d.nodes, f.Node) })
			if i < 0 || dooms[i].dist != len(f.Mission) || err != nil || !x.isDoomed(st) {
				t.Errorf("doomed %q after %d choices, want one of %v; played: %v", f.Message, len(f.Mission), dooms, err)
			} else {
				dooms = slices.Delete(dooms, i, i+1)
			}
		case DivertLoop:
			var loop *game.LoopError
			if !errors.As(err, &loop) {
				t.Errorf("loop %q: played, it is none: %v", f.Message, err)
			} else if want := x.loops[circleName(loop.Nodes)]; want != len(f.Mission) {
				t.Errorf("loop %q after %d choices, want %d", f.Message, len(f.Mission), want)
			}
			loops--
		default: // no defect of a state
		}
	}
	if len(stuck) > 0 || len(dooms) > 0 || len(x.states) > 0 && loops != 0 {
		t.Errorf("not found: soft-locks %v, doomed %v, %d loops", stuck, dooms, loops)
	}
}

func playMission(s *game.Story, d game.Difficulty, choices []game.ChoiceID) (game.State, error) {
	st, err := s.Begin(d, nil)
	for _, c := range choices {
		if err != nil {
			return st, fmt.Errorf("before its end: %w", errors.New(err.Error()))
		}
		st, err = s.Choose(st, int(c-s.Nodes[st.Node].First), nil)
	}
	return st, err
}

func isOpen(s *game.Story, st game.State) bool {
	return slices.ContainsFunc(s.Options(&st, nil), func(o game.Option) bool { return !o.Locked })
}

// compareDead holds the nodes, choices and blocks that are never entered, offered
// or shown against the simple explorer's.
func compareDead(t *testing.T, r *Report, x *simple) {
	s := r.Story
	for n := range s.Nodes {
		if got := has(r.Defects, UnreachableNode, s.Nodes[n].Pos); got == x.entered[n] {
			t.Errorf("%s: unreachable: %v, entered: %v", s.NodeRef(game.NodeID(n)), got, x.entered[n])
		}
		compareBlocks(t, r, x, s.Nodes[n].Blocks, x.entered[n])
		for c := s.Nodes[n].First; c < s.Nodes[n].Last; c++ {
			dead := x.entered[n] && !x.open[c]
			i := slices.IndexFunc(r.Warnings, func(f Finding) bool { return f.Kind == DeadChoice && f.Pos == s.Choices[c].Pos })
			if dead != (i >= 0) {
				t.Errorf("%s %s: dead: %v, reported: %d", s.NodeRef(game.NodeID(n)), s.Choices[c].ID, dead, i)
			} else if dead && strings.Contains(r.Warnings[i].Message, "never unlocked") != x.barred[c] {
				t.Errorf("%s, but shown locked: %v", r.Warnings[i].Message, x.barred[c])
			}
			compareBlocks(t, r, x, s.Choices[c].Outcome, x.open[c])
		}
	}
}

func compareBlocks(t *testing.T, r *Report, x *simple, blocks game.BlockRange, asked bool) {
	for b := blocks.First; b < blocks.Last; b++ {
		pos := r.Story.Blocks[b].Pos
		if got, want := has(r.Warnings, DeadText, pos), asked && !x.shown[b]; got != want {
			t.Errorf("%v: dead text: %v, want %v", pos, got, want)
		}
		for id, end := x.texts.Of(b); id < end; id++ {
			ref, _ := x.texts.Ref(id)
			pos := r.Story.Blocks[b].Pieces[ref.Piece].TextPos(ref.Text)
			if got, want := has(r.Warnings, DeadText, pos), asked && x.shown[b] && !x.shown[id]; got != want {
				t.Errorf("%v: dead text in a piece: %v, want %v", pos, got, want)
			}
		}
	}
}
