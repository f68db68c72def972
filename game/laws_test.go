package game_test

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// drawStory draws a random story that uses every feature of the format.
func drawStory(t *rapid.T) *game.Story {
	seed := rapid.Uint64().Draw(t, "story")
	story, err := scenes.Compile(scenestest.Random(scenestest.Rand(seed), scenestest.Shape{}))
	if err != nil {
		t.Fatalf("the generated story %d does not compile: %v", seed, err)
	}
	return story
}

// play takes up to 60 drawn choices and returns every state on the way, with
// the choices taken. A loop ends it early.
func play(t *rapid.T, story *game.Story, visit func(st game.State)) (game.State, []int) {
	d := rapid.SampledFrom(game.Difficulties[:]).Draw(t, "difficulty")
	st, err := story.Begin(d, nil)
	if err != nil {
		t.Skip("the story begins in a loop")
	}
	visit(st)
	var taken []int
	for range rapid.IntRange(0, 60).Draw(t, "length") {
		open := openChoices(story, &st)
		if len(open) == 0 {
			break
		}
		choice := rapid.SampledFrom(open).Draw(t, "choice")
		next, err := story.Choose(st, choice, nil)
		same := st
		if again := story.Advance(&same, choice, nil); same != next || (again == nil) != (err == nil) {
			t.Fatalf("in place a step comes to %+v, %v; on a copy to %+v, %v", same, again, next, err)
		}
		if err != nil {
			var loop *game.LoopError
			if !errors.As(err, &loop) {
				t.Fatalf("an open choice is refused: %v", err)
			}
			if next != st {
				t.Fatal("a step that failed changed the state")
			}
			break
		}
		st = next
		taken = append(taken, choice)
		visit(st)
	}
	return st, taken
}

func openChoices(story *game.Story, st *game.State) []int {
	var open []int
	for _, o := range story.Options(st, nil) {
		if !o.Locked {
			open = append(open, o.Choice)
		}
	}
	return open
}

// TestLawReplay: a run replayed from its choices is the same state, with a
// record or without one.
func TestLawReplay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		story := drawStory(t)
		end, taken := play(t, story, func(game.State) {})
		var rec game.Record
		st, err := story.Begin(end.Difficulty, &rec)
		for _, choice := range taken {
			if err != nil {
				break
			}
			rec.Reset()
			st, err = story.Choose(st, choice, &rec)
		}
		if err != nil || st != end {
			t.Fatalf("replayed: %+v, %v\nplayed:   %+v", st, err, end)
		}
		if int(end.Choices) != len(taken) {
			t.Fatalf("%d choices counted, %d taken", end.Choices, len(taken))
		}
	})
}

// TestLawPure: a step never changes its input, and the same step twice is the
// same step.
func TestLawPure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		story := drawStory(t)
		play(t, story, func(st game.State) {
			before := st
			for i := range story.NodeChoices(st.Node) {
				var rec game.Record
				a, errA := story.Choose(st, i, &rec)
				b, errB := story.Choose(st, i, nil)
				if st != before {
					t.Fatalf("choice %d changed the state it was taken in", i)
				}
				if a != b || (errA == nil) != (errB == nil) {
					t.Fatalf("choice %d taken twice: %+v, %v and %+v, %v", i, a, errA, b, errB)
				}
			}
		})
	})
}

// TestLawBounds: meters stay in their bounds, suspicion above its floor, and no
// bit is set that the story does not use.
func TestLawBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		story := drawStory(t)
		play(t, story, func(st game.State) {
			for m := range game.Meter(story.NumMeters()) {
				lo, hi := story.Bounds(m)
				if v := int(st.Meters[m]); v < lo || v > hi {
					t.Fatalf("%s is %d, beyond %d to %d", story.MeterName(m), v, lo, hi)
				}
			}
			if st.Suspicion() < st.Floor() {
				t.Fatalf("suspicion %d is below its floor %d", st.Suspicion(), st.Floor())
			}
			for v := game.Var(story.NumBits()); v < game.MaxBits; v++ {
				if st.Has(v) {
					t.Fatalf("bit %d is set; the story uses %d", v, story.NumBits())
				}
			}
			if minutes, runs := st.Clock(); runs && story.NodeScene(st.Node).Clock == 0 {
				t.Fatalf("a clock at %d runs in a scene without one", minutes)
			}
		})
	})
}

// TestLawShown: the bare words of a text that varies are those of the styled text,
// in every language. A text is the same when it is shown once more, and in words that
// keep no texts from one showing to the next.
func TestLawShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		folder := scenestest.Random(scenestest.Rand(rapid.Uint64().Draw(t, "story")), scenestest.Shape{})
		story, err := scenes.Compile(scenestest.Translate(folder))
		if err != nil {
			t.Fatal(err)
		}
		play(t, story, func(st game.State) {
			for i := range story.NodeChoices(st.Node) {
				var rec game.Record
				if _, err := story.Choose(st, i, &rec); err != nil {
					continue
				}
				for _, words := range story.Text {
					forgetful := *words
					for k := range rec.Blocks {
						for range 2 {
							if got, want := words.Shown(&rec, k), forgetful.Shown(&rec, k); !reflect.DeepEqual(got, want) {
								t.Fatalf("kept %#v\nfilled in %#v", got, want)
							}
						}
						got, want := words.AppendShown(nil, &rec, k), words.Shown(&rec, k).AppendPlain(nil)
						if string(got) != string(want) {
							t.Fatalf("bare words\n%s\nstyled\n%s", got, want)
						}
					}
				}
			}
		})
	})
}

// TestLawEvents: the events of a record add up to the difference between the two
// states, and compiled conditions agree with their trees.
func TestLawEvents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		story := drawStory(t)
		play(t, story, func(st game.State) {
			for i := range story.NodeChoices(st.Node) {
				var rec game.Record
				next, err := story.Choose(st, i, &rec)
				if err != nil {
					continue
				}
				checkEvents(t, story, st, next, &rec)
			}
			checkAvailability(t, story, &st)
			for _, c := range story.NodeChoices(st.Node) {
				for _, cond := range []*game.Cond{c.If, c.Needs} {
					if cond != nil && cond.Holds(&st) != cond.Root.Eval(&st) {
						t.Fatalf("%q: compiled %v, tree %v", cond.Source, cond.Holds(&st), cond.Root.Eval(&st))
					}
				}
			}
		})
	})
}

// checkAvailability holds how the choices of a state's node stand against the trees of
// their conditions, and against the list of them.
func checkAvailability(t *rapid.T, story *game.Story, st *game.State) {
	var options []game.Option
	for i, c := range story.NodeChoices(st.Node) {
		want := game.Open
		switch {
		case st.Ending != 0, c.If != nil && !c.If.Root.Eval(st), c.Once && st.Has(story.OnceVar(story.Nodes[st.Node].First+game.ChoiceID(i))):
			want = game.Hidden
		case c.Needs != nil && !c.Needs.Root.Eval(st):
			want = game.Locked
		}
		if got := story.Availability(st, i); got != want {
			t.Fatalf("choice %d stands %d, by its conditions %d", i, got, want)
		}
		if want != game.Hidden {
			options = append(options, game.Option{Choice: i, Locked: want == game.Locked})
		}
	}
	if got := story.Options(st, nil); !slices.Equal(got, options) {
		t.Fatalf("options %v, by their conditions %v", got, options)
	}
}

// checkEvents applies the told changes to the state before, and holds the
// result against the state after. Scene facts and the clock are also changed by
// arriving in another scene, which is told by Entered alone.
func checkEvents(t *rapid.T, story *game.Story, before, after game.State, rec *game.Record) {
	told := before
	minutes := 0
	for _, e := range rec.Events {
		switch e.Kind {
		case game.Gained, game.Learned:
			told.Bits[e.Var/64] |= 1 << (e.Var % 64)
		case game.Lost, game.Forgot:
			told.Bits[e.Var/64] &^= 1 << (e.Var % 64)
		case game.MeterChanged:
			m, _ := e.Var.Meter()
			told.Meters[m] = int16(e.To)
		case game.TimePassed:
			minutes += e.To
		case game.Entered:
			told.Node = e.Node
		case game.Ended:
			told.Ending = uint16(e.Ending) + 1
		case game.Caught, game.Expired: // told by entering, too
		}
	}
	first, _ := story.SceneFactVars()
	for v := game.Var(0); v < first; v++ {
		if told.Has(v) != after.Has(v) {
			t.Fatalf("%s: told %v, is %v", story.VarName(v, 0), told.Has(v), after.Has(v))
		}
	}
	for m := range game.Meter(story.NumMeters()) {
		if m != game.Clock && told.Meters[m] != after.Meters[m] {
			t.Fatalf("%s: told %d, is %d", story.MeterName(m), told.Meters[m], after.Meters[m])
		}
	}
	if told.Node != after.Node || told.Ending != after.Ending || before.Minutes+uint32(minutes) != after.Minutes {
		t.Fatalf("told %+v\nis   %+v", told, after)
	}
}

// BenchmarkStep plays the shipped story at random, without text: one operation
// is to list the open choices and to take one of them.
func BenchmarkStep(b *testing.B) {
	benchmarkPlay(b, nil, func(*game.Words, *game.Record) {})
}

// BenchmarkStepRendered does the same, collects all that happened, and renders
// the texts that were shown to plain text.
func BenchmarkStepRendered(b *testing.B) {
	var buf []byte
	benchmarkPlay(b, &game.Record{}, func(words *game.Words, rec *game.Record) {
		buf = buf[:0]
		for i := range rec.Blocks {
			buf = words.AppendShown(buf, rec, i)
		}
	})
	if len(buf) > 1<<20 {
		b.Fatal("a passage over a mebibyte")
	}
}

func benchmarkPlay(b *testing.B, rec *game.Record, render func(*game.Words, *game.Record)) {
	story, err := scenes.Cobalt()
	if err != nil {
		b.Fatal(err)
	}
	start, err := story.Begin(game.Agent, nil)
	if err != nil {
		b.Fatal(err)
	}
	words := story.Text[0]
	random := rand.New(rand.NewPCG(1, 2))
	options := make([]game.Option, 0, game.MaxChoices)
	st := start
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		options = story.Options(&st, options[:0])
		n := 0
		for _, o := range options {
			if !o.Locked {
				options[n] = o
				n++
			}
		}
		if n == 0 {
			st = start
			continue
		}
		rec.Reset()
		if st, err = story.Choose(st, options[random.IntN(n)].Choice, rec); err != nil {
			b.Fatal(err)
		}
		if rec != nil {
			render(words, rec)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "steps/s")
}
