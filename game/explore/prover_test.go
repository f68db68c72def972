package explore

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/game/explore/symbolic"
	"cobalt/game/longtest"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// An editor edits the scenes of a story at random.
type editor struct {
	*rand.Rand
	folder fstest.MapFS
}

// edit takes a condition or an effect out of a line of a scene, or puts that of
// another line in. It returns the story; an edit that does not compile is taken back.
func (e *editor) edit() *game.Story {
	for {
		undo := scenestest.Edit(e.Rand, e.folder)
		if s, err := scenes.Compile(e.folder); err == nil {
			return s
		}
		undo()
	}
}

// claims returns a report without the things that may differ between proofs of
// one story: time, memory, and which of several shortest missions is shown.
func claims(r *Report) Report {
	c := *r
	c.Elapsed, c.Bytes = 0, 0
	c.Defects = slices.Clone(c.Defects)
	for i := range c.Defects {
		c.Defects[i].Mission = nil
		if c.Defects[i].Kind == SoftLock { // it says why the choices of the mission's end are shut
			c.Defects[i].Message, _, _ = strings.Cut(c.Defects[i].Message, ")")
		}
		if c.Defects[i].Kind == DivertLoop {
			c.Defects[i].Message = ""
		}
	}
	return c
}

// A proof after an edit is that of a new prover, also if the one before it was
// canceled.
func TestEditsAreProvenAsAnew(t *testing.T) {
	edits, improved := 0, 0
	for seed := range uint64(longtest.Count(40, 1200)) {
		tn := diagramsOnly
		tn.reorder = symbolic.Reordering{Left: 2} // whichever order is found is taken
		if tn.effort = defaultTuning.effort; seed%4 == 3 {
			tn.effort.Base = 20_000 // diagrams give up here and there
		}
		e := editor{scenestest.Rand(seed), scenestest.Random(scenestest.Rand(seed), scenestest.Shape{})}
		d := game.Difficulties[seed%3]
		if seed%5 == 0 {
			e.folder, d = scenestest.Chapters(60, seed), game.Agent
		}
		p := &Prover{}
		for range 4 {
			edits++
			s := e.edit()
			o := Options{Difficulty: d, tuning: &tn}
			want, err := Verify(context.Background(), s, o)
			if err != nil || !want.Complete || want.States > 200_000 {
				continue // the walk alone takes too long for a test
			}
			if e.IntN(3) == 0 {
				cancelOnce(t, p, s, o, e.IntN(8))
			}
			got, err := p.Verify(context.Background(), s, o)
			if err != nil || !reflect.DeepEqual(claims(got), claims(want)) {
				t.Fatalf("story %d on %s: %v\n%+v\nanew\n%+v", seed, d, err, claims(got), claims(want))
			}
			compareMissions(t, got, want)
			if past := p.past[d]; e.IntN(2) == 0 {
				if p.Improve(context.Background(), s, o); p.past[d] != past {
					improved++
				}
			}
		}
	}
	t.Logf("%d edits, %d orders of variables", edits, improved)
	if improved == 0 {
		t.Error("no other order of variables was found")
	}
}

// cancelOnce has a proof canceled after it has told a few times how far it is.
func cancelOnce(t *testing.T, p *Prover, s *game.Story, o Options, after int) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	o.Progress = func(Progress) {
		if after--; after < 0 {
			cancel()
		}
	}
	if _, err := p.Verify(ctx, s, o); err != nil {
		t.Fatal(err)
	}
}

// compareMissions holds the missions of findings to be as long as each other.
func compareMissions(t *testing.T, got, want *Report) {
	t.Helper()
	lengths := func(r *Report) (list []string) {
		for _, f := range r.Defects {
			list = append(list, fmt.Sprint(f.Kind, f.Pos, len(f.Mission)))
		}
		slices.Sort(list)
		return list
	}
	if g, w := lengths(got), lengths(want); !slices.Equal(g, w) {
		t.Errorf("missions %v, anew %v", g, w)
	}
}

// What a prover keeps is used: an edit of one scene computes a fraction of the whole,
// and the memory stays within its bounds.
func TestProverRemembers(t *testing.T) {
	s, err := scenes.Compile(scenestest.Chapters(600, 1))
	if err != nil {
		t.Fatal(err)
	}
	p := &Prover{}
	o := Options{Difficulty: game.Agent, tuning: &diagramsOnly}
	var work []int
	for range 3 {
		if r, err := p.Verify(context.Background(), s, o); err != nil || !r.Complete {
			t.Fatal(err)
		}
		work = append(work, p.past[game.Agent].states.Work())
	}
	if again := work[2] - work[1]; again*20 > work[0] {
		t.Errorf("results computed: %d at first, then %d in all, %d in all", work[0], work[1], work[2])
	}
}

// The shipped story is within what a prover keeps: after an edit of one of its scenes a
// proof computes a fraction of the whole.
func TestProverRemembersTheShippedStory(t *testing.T) {
	if testing.Short() {
		t.Skip("whole proofs of the shipped story take seconds; with the race detector, minutes")
	}
	p := &Prover{}
	var work []int
	for _, s := range []*game.Story{rescened(t, "", ""), rescened(t, "train.md", " `time 7`")} {
		if r, err := p.Verify(context.Background(), s, Options{}); err != nil || !r.Complete {
			t.Fatal(err)
		}
		work = append(work, p.past[game.Agent].states.Work())
	}
	if again := work[1] - work[0]; again*4 > work[0] {
		t.Errorf("results computed: %d at first, %d more after an edit", work[0], again)
	}
}

// A scarcity proves stories while memory is scarce for proofs that keep something. How much
// memory the process has is what it says, so that no test depends on the machine.
type scarcity struct {
	testing.TB
	prover *Prover
	memory int64 // that proofs may have, in bytes
	scarce bool  // whether a proof that keeps something comes to lack memory
	found  bool  // whether the proof has told of states
}

// keeps proves a story, and reports whether it was tried to keep something.
func (c *scarcity) keeps(s *game.Story) (tried bool) {
	c.Helper()
	return c.keepsOn(game.Agent, s)
}

// keepsOn is keeps on a difficulty.
func (c *scarcity) keepsOn(d game.Difficulty, s *game.Story) (tried bool) {
	c.Helper()
	tn := diagramsOnly
	tn.resident, tn.workers, c.found = c.resident, 1, false
	r, err := c.prover.Verify(context.Background(), s, Options{Difficulty: d, tuning: &tn, MaxMemory: c.memory, Progress: func(Progress) {
		c.found, tried = true, tried || c.prover.past != nil
	}})
	if err != nil || !r.Complete {
		c.Fatal(err, r.Stopped)
	}
	return tried
}

// resident returns the memory that a proof is told that the process has: nothing, until one
// that keeps something and that lacks memory has found states.
func (c *scarcity) resident() int64 {
	if c.scarce && c.found && c.prover.past != nil {
		return c.memory + 1
	}
	return 0
}

func newScarcity(t *testing.T) *scarcity {
	t.Helper()
	return &scarcity{TB: t, prover: &Prover{}, memory: 1 << 30}
}

func compileChapters(t *testing.T, nodes int, seed uint64) *game.Story {
	t.Helper()
	s, err := scenes.Compile(scenestest.Chapters(nodes, seed))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A story for which there is no room to keep anything is proven once an edit, until it is
// clearly of another size or may have more memory.
func TestProverRemembersThatRoomLacks(t *testing.T) {
	c, large, edited := newScarcity(t), compileChapters(t, 240, 1), compileChapters(t, 240, 2)
	c.scarce = true
	if !c.keeps(large) || c.prover.past != nil {
		t.Error("nothing is kept though nothing lacked, or all of it though room did")
	}
	if c.keeps(edited) || c.keeps(large) {
		t.Error("a story for which room lacked is proven twice")
	}
	if c.scarce = false; !c.keeps(compileChapters(t, 180, 1)) {
		t.Error("nothing is kept of a story that has become smaller")
	}
	if !c.keeps(large) {
		t.Error("nothing is kept of a story though nothing lacked the last time")
	}
	c = newScarcity(t)
	c.scarce = true
	c.keeps(large)
	if c.scarce, c.memory = false, c.memory+1; !c.keeps(large) {
		t.Error("nothing is kept of a story that may have more memory")
	}
}

// If room lacks because of what earlier proofs kept, it is done without that. After the
// second time in a row nothing is kept any longer.
func TestProverRemembersThatRoomLacksForEdits(t *testing.T) {
	c, story, edited := newScarcity(t), compileChapters(t, 240, 1), compileChapters(t, 240, 2)
	for i := range 2 {
		c.scarce = false
		if !c.keeps(story) {
			t.Errorf("round %d: nothing is kept of a first proof", i)
		}
		if c.scarce = true; !c.keeps(edited) {
			t.Errorf("round %d: nothing is kept of an edit", i)
		}
	}
	if c.scarce = false; c.keeps(story) {
		t.Error("a story whose every edit lacked room is proven twice")
	}
}

// If room lacks for a first proof on one difficulty because of what proofs on another one
// kept, that is not taken for a lack in general.
func TestProverRemembersWhatOtherDifficultiesKeep(t *testing.T) {
	c, story := newScarcity(t), compileChapters(t, 240, 1)
	c.keepsOn(game.Agent, story)
	if c.scarce = true; !c.keepsOn(game.Recruit, story) {
		t.Error("nothing is kept on a second difficulty")
	}
	if c.scarce = false; !c.keepsOn(game.Agent, story) {
		t.Error("nothing is kept though room lacked only beside the proof of another difficulty")
	}
}

// Room that lacked twice in a row lacks, though between the edits a proof was canceled.
func TestProverRemembersThatRoomLacksBehindACancel(t *testing.T) {
	c, story, edited := newScarcity(t), compileChapters(t, 240, 1), compileChapters(t, 240, 2)
	for range 2 {
		c.scarce = false
		tn := diagramsOnly
		cancelOnce(t, c.prover, story, Options{tuning: &tn}, 3)
		if c.prover.empty() {
			t.Fatal("a canceled proof keeps nothing")
		}
		c.keeps(story)
		if c.scarce = true; !c.keeps(edited) {
			t.Error("nothing is kept of an edit")
		}
	}
	if c.scarce = false; c.keeps(story) {
		t.Error("a story whose every edit lacked room is proven twice")
	}
}

// In the order of variables that a prover finds, a proof of the shipped story computes
// less, and comes to the same. It looks for one once.
func TestProverImproves(t *testing.T) {
	if testing.Short() {
		t.Skip("whole proofs of the shipped story take seconds; with the race detector, minutes")
	}
	p, o, s := &Prover{}, Options{}, rescened(t, "", "")
	want := claims(proveWhole(t, p, s, o))
	before := p.past[game.Agent].states.Work()
	p.Improve(context.Background(), s, o)
	improved := p.past[game.Agent]
	if work := improved.states.Work(); work*4 > before*3 {
		t.Errorf("results computed: %d, in another order of variables %d", before, work)
	}
	if got := claims(proveWhole(t, p, s, o)); !reflect.DeepEqual(got, want) {
		t.Errorf("the report is\n%+v\nin another order of variables\n%+v", want, got)
	}
	if p.Improve(context.Background(), s, o); p.past[game.Agent] != improved {
		t.Error("an order of variables is looked for again")
	}
}

// proveWhole returns the report of a proof that is whole.
func proveWhole(t *testing.T, p *Prover, s *game.Story, o Options) *Report {
	t.Helper()
	r, err := p.Verify(context.Background(), s, o)
	if err != nil || !r.Complete {
		t.Fatal(err, r.Stopped)
	}
	return r
}

// An order of variables whose proof is canceled is not believed, and looked for again; so is
// one for which there was no room.
func TestCanceledImprovement(t *testing.T) {
	s, err := scenes.Compile(scenestest.Chapters(60, 5))
	if err != nil {
		t.Fatal(err)
	}
	tn := diagramsOnly
	tn.reorder.Left = 2 // whichever order is found is taken
	p, o := &Prover{}, Options{tuning: &tn}
	proveWhole(t, p, s, o)
	was := p.past[game.Agent]
	ctx, cancel := context.WithCancel(context.Background())
	stopped := o
	stopped.Progress = func(Progress) { cancel() }
	if p.Improve(ctx, s, stopped); p.past[game.Agent] != was {
		t.Error("a proof that was canceled is believed")
	}
	scarce := o
	scarce.MaxMemory = 1
	if p.Improve(context.Background(), s, scarce); p.past[game.Agent] != was {
		t.Error("an order is found without room")
	}
	proveWhole(t, p, s, o)
	if p.Improve(context.Background(), s, o); p.past[game.Agent] == was {
		t.Error("no order of variables is looked for again")
	}
}

// untimed is a choice that says nothing of time.
var untimed = regexp.MustCompile("(?m)^- \\[.*\\)(?: `[^t`][^`]*`)*$")

// shippedFiles returns the files of the shipped story, in its own language alone.
func shippedFiles(tb testing.TB) fstest.MapFS {
	tb.Helper()
	names, err := fs.Glob(scenes.Embedded(), "*.md")
	if err != nil {
		tb.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, name := range names {
		text, err := fs.ReadFile(scenes.Embedded(), name)
		if err != nil {
			tb.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: text}
	}
	return files
}

// rescened returns the shipped story in its own language alone, with a span more at the
// choice in the middle of a scene.
func rescened(tb testing.TB, scene, span string) *game.Story {
	tb.Helper()
	files := shippedFiles(tb)
	if scene != "" {
		text := string(files[scene].Data)
		lines := untimed.FindAllStringIndex(text, -1)
		at := lines[len(lines)/2][1]
		files[scene] = &fstest.MapFile{Data: []byte(text[:at] + span + text[at:])}
	}
	s, err := scenes.Compile(files)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// Canceled wherever it tells how far it is, a proof by diagrams ends, and says why.
func TestCanceledByDiagrams(t *testing.T) {
	s := compileDefects(t)
	for stop, complete := 0, false; !complete; stop += 1 + stop/2 {
		ctx, cancel := context.WithCancel(context.Background())
		told := 0
		r, err := Verify(ctx, s, Options{tuning: &diagramsOnly, Progress: func(Progress) {
			if told++; told > stop {
				cancel()
			}
		}})
		if err != nil || !r.Complete && !errors.Is(r.Stopped, context.Canceled) {
			t.Fatalf("canceled after %d: %v, %v", stop, r.Stopped, err)
		}
		complete = r.Complete && told <= stop
		cancel()
	}
}

// What choices came to counts as memory that a proof may do without, also if no diagrams
// are kept.
func TestExperienceCountsFlows(t *testing.T) {
	p, o := &Prover{}, Options{}
	proveWhole(t, p, compileDefects(t), o)
	past := p.past[game.Agent]
	if past.states.Bytes() != 0 || past.bytes() == 0 {
		t.Errorf("%d bytes, of which %d are of diagrams", past.bytes(), past.states.Bytes())
	}
}
