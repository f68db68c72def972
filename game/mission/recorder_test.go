package mission_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/game/expr"
	"cobalt/game/mission"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

func TestRecorder(t *testing.T) {
	story := smallStory(t)
	rec, err := mission.Record(story, game.Recruit, mission.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, choice := range []int{0, 2, 1, 0, 1} {
		if err := rec.Choose(choice, time.Duration(i)*1500*time.Millisecond); err != nil {
			t.Fatal(err)
		}
	}
	want := `---
story: a-small-story
digest: ` + story.Digest + `
rules: ` + story.Rules + `
difficulty: recruit
---
# The Yard
lift-the-keys                 @ 0.000
go-on                         @ 1.500
fetch-the-rope                @ 3.000
climb                         @ 4.500
# The Cellar
feel-your-way                 @ 6.000
`
	if got := string(rec.File.Bytes()); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if err := rec.Choose(7, 0); !errors.Is(err, game.ErrNoChoice) {
		t.Errorf("a choice that is none: %v", err)
	}
	if splits := rec.Splits(); len(splits) != 2 || splits[0].At != 4500*time.Millisecond {
		t.Errorf("splits %v", splits)
	}
}

func TestResumeWhereItParts(t *testing.T) {
	story := smallStory(t)
	const text = "---\nstory: a-small-story\ndigest: sha256:old\nname: mine # keep\n---\nlift-the-keys\nexpect rope\ngo-on\nfly\nback\n"
	file := mustParse(t, text)
	rec, result, err := mission.Resume(story, file, mission.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !result.Changed || result.Ran != 3 || len(result.Failures) != 2 || file.Lines[result.Ran].Choice.Text != "fly" {
		t.Errorf("result %+v", result)
	}
	if err := rec.Choose(1, mission.Untimed); err != nil {
		t.Fatal(err)
	}
	want := "---\nstory: a-small-story\ndigest: " + story.Digest + "\nname: mine # keep\nrules: " + story.Rules + "\ndifficulty: agent\n---\nlift-the-keys\nexpect rope\ngo-on\nfetch-the-rope\n"
	if got := string(rec.File.Bytes()); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if got := string(file.Bytes()); got != text {
		t.Errorf("the file resumed became:\n%s", got)
	}
}

// A story that never comes to rest fails at the line that set it going.
func TestLoops(t *testing.T) {
	const head = "---\ntitle: Loop\nstart: a.md\nendings:\n  out: {name: Out, hint: Walk.}\n---\n\nRound.\n"
	build := func(nodes string) *game.Story {
		story, err := scenes.Compile(fstest.MapFS{
			"story.md": {Data: []byte(head)},
			"a.md":     {Data: []byte("---\ntitle: A\nplace: Here\n---\n" + nodes)},
		})
		if err != nil {
			t.Fatal(err)
		}
		return story
	}
	for name, tt := range map[string]struct{ nodes, want string }{
		"begin": {"\n## A\n\n[](#b)\n\n## B\n\n[](#a)\n", "1:1: the story cannot begin: divert loop: a.md#b -> a.md#a -> a.md#b"},
		"later": {"\n## Start\n\n- [Go](#a)\n- [Out](#out)\n\n## A\n\n[](#b)\n\n## B\n\n[](#a)\n\n## Out\n\n`ending out` Out.\n", "2:1: divert loop: a.md#b -> a.md#a -> a.md#b"},
	} {
		res, err := mission.Run(build(tt.nodes), mustParse(t, "# round\ngo\nexpect at a.md\n"), mission.Options{})
		if err != nil || res.OK || len(res.Failures) != 1 {
			t.Fatalf("%s: %+v, %v", name, res, err)
		}
		if got := fmt.Sprintf("%d:%d: %s", res.Failures[0].Line, res.Failures[0].Col, res.Failures[0].String()); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, tt.want)
		}
	}
}

// randomStory compiles a random story.
func randomStory(t *rapid.T) *game.Story {
	story, err := scenes.Compile(scenestest.Random(scenestest.Rand(rapid.Uint64().Draw(t, "story")), scenestest.Shape{}))
	if err != nil {
		t.Fatalf("a random story: %v", err)
	}
	return story
}

// play plays at random and writes it down; the states are those behind so many
// choices.
func play(t *rapid.T, story *game.Story, r *rand.Rand) (*mission.Recorder, []game.State) {
	difficulty := game.Difficulties[r.IntN(len(game.Difficulties))]
	rec, err := mission.Record(story, difficulty, mission.Options{})
	if err != nil {
		t.Skip("the story has a loop at its beginning")
	}
	states := []game.State{rec.State()}
	at := time.Duration(0)
	for range r.IntN(40) {
		state := rec.State()
		open := slices.DeleteFunc(story.Options(&state, nil), func(o game.Option) bool { return o.Locked })
		if len(open) == 0 || rec.Choose(open[r.IntN(len(open))].Choice, at) != nil {
			break // stuck, at an ending, or in a loop
		}
		states = append(states, rec.State())
		at += time.Duration(r.IntN(1e10)).Truncate(time.Millisecond)
	}
	return rec, states
}

// The file of a run replays to the same state, and is written again the same.
func TestWrittenRunsReplay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		story := randomStory(t)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "play"), 0))
		rec, _ := play(t, story, r)
		if err := rec.File.Sign(time.Unix(1_800_000_000, 0)); err != nil {
			t.Fatal(err)
		}
		text := rec.File.Bytes()
		file, err := mission.Parse("a.mission", text)
		if err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		res, err := mission.Run(story, file, mission.Options{})
		if err != nil || !res.OK {
			t.Fatalf("%+v, %v of\n%s", res.Failures, err, text)
		}
		if res.State != rec.State() || !slices.Equal(res.Splits, rec.Splits()) {
			t.Fatalf("%+v %v\nis replayed as\n%+v %v", rec.State(), rec.Splits(), res.State, res.Splits)
		}
		again, _, err := mission.Resume(story, file, mission.Options{})
		if err != nil || again.State() != rec.State() || string(again.File.Bytes()) != string(text) {
			t.Fatalf("resumed, with %v, it is\n%s\nand was\n%s", err, again.File.Bytes(), text)
		}
	})
}

// The runner's memory of nodes is the state's, wherever the state has one.
func TestSeenAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		story := randomStory(t)
		rec, _ := play(t, story, rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "play"), 0)))
		state := rec.State()
		for n := range story.Nodes {
			if v := story.SeenVar(game.NodeID(n)); v != game.NoVar && state.Has(v) != rec.Seen(game.NodeID(n)) {
				t.Fatalf("%s: the state says %v, the runner %v", story.NodeRef(game.NodeID(n)), state.Has(v), rec.Seen(game.NodeID(n)))
			}
		}
	})
}

// An expectation with the words of a story's own condition holds if the condition
// does, and says why if it does not.
func TestExpectationsAgreeWithConditions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		story := randomStory(t)
		rec, _ := play(t, story, rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "play"), 0)))
		state := rec.State()
		for _, c := range story.NodeChoices(state.Node) {
			for _, cond := range []*game.Cond{c.If, c.Needs} {
				if cond == nil {
					continue
				}
				n, err := expr.Parse(cond.Source, expr.Expect)
				if err != nil {
					t.Fatalf("%q: %v", cond.Source, err)
				}
				holds, why, faults := rec.Holds(n)
				if len(faults) > 0 || holds != cond.Holds(&state) || holds == (len(why) > 0) {
					t.Fatalf("%q holds: %v; expected: %v, %q, %v", cond.Source, cond.Holds(&state), holds, why, faults)
				}
			}
		}
	})
}
