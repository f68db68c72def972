package profile_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/game/analysis/profile"
	"cobalt/game/playthrough"
	"cobalt/scenes"
)

// tower compiles the story that package mission tests with.
func tower(t testing.TB) *game.Story {
	t.Helper()
	story, err := scenes.CompileDir("../../mission/testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// played plays by the indices of choices, a second each, and returns the steps.
func played(t testing.TB, story *game.Story, choices ...int) []*playthrough.Step {
	t.Helper()
	run, err := playthrough.Begin(story, game.Agent, time.UnixMilli(0))
	for i, c := range choices {
		if err == nil {
			run, err = run.Choose(c, time.Duration(i+1)*time.Second)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return run.Steps()
}

// randomly plays a story to an ending, or for so many choices.
func randomly(t *rapid.T, story *game.Story, most int) []*playthrough.Step {
	run, err := playthrough.Begin(story, game.Agent, time.UnixMilli(0))
	if err != nil {
		t.Fatal(err)
	}
	for run.Choices() < most {
		var open []int
		for _, o := range story.Options(&run.Now().State, nil) {
			if !o.Locked {
				open = append(open, o.Choice)
			}
		}
		if len(open) == 0 {
			break
		}
		c := rapid.SampledFrom(open).Draw(t, "choice")
		at := run.Now().At + time.Duration(rapid.IntRange(0, 5000).Draw(t, "ms"))*time.Millisecond
		if run, err = run.Choose(c, at); err != nil {
			t.Fatal(err)
		}
	}
	return run.Steps()
}

// some is a profile of a few runs, of few beginnings so that some are the same.
func some(t *rapid.T, story *game.Story) *profile.Profile {
	p := new(profile.Profile)
	for range rapid.IntRange(0, 4).Draw(t, "runs") {
		started := time.UnixMilli(1_800_000_000_000 + rapid.Int64Range(0, 5).Draw(t, "began"))
		p.Add(story, started, randomly(t, story, 12)...)
	}
	return p
}

func merged(all ...*profile.Profile) string {
	p := new(profile.Profile)
	for _, q := range all {
		p.Merge(q)
	}
	return string(p.Bytes())
}

// Merging is commutative, associative and idempotent; merging nothing is
// nothing; and it says whether anything was new.
func TestMergeLaws(t *testing.T) {
	story := tower(t)
	rapid.Check(t, func(t *rapid.T) {
		p, q, r := some(t, story), some(t, story), some(t, story)
		before := string(q.Bytes())
		pq := p.Clone()
		grew := pq.Merge(q)
		if grew != !bytes.Equal(pq.Bytes(), p.Bytes()) {
			t.Fatalf("grew: %v, and was\n%s\nis\n%s", grew, p.Bytes(), pq.Bytes())
		}
		qr := q.Clone()
		qr.Merge(r)
		all := merged(pq, r)
		for what, other := range map[string]string{
			"in other groups": merged(p, qr), "in another order": merged(r, q, p), "twice": merged(p, q, r, pq, q, nil),
		} {
			if other != all {
				t.Fatalf("merged %s:\n%s\n\n%s", what, all, other)
			}
		}
		if string(q.Bytes()) != before {
			t.Fatal("merging changed the other")
		}
	})
}

// The profile of two plays is the profiles of each, merged.
func TestAddIsMerge(t *testing.T) {
	story := tower(t)
	rapid.Check(t, func(t *rapid.T) {
		a, b := randomly(t, story, 12), randomly(t, story, 12)
		one, two := time.UnixMilli(1_800_000_000_000), time.UnixMilli(1_900_000_000_000)
		var both, first, second profile.Profile
		both.Add(story, one, a...)
		both.Add(story, two, b...)
		if both.Add(story, one, a...) {
			t.Fatal("the same run is new again")
		}
		first.Add(story, one, a...)
		second.Add(story, two, b...)
		if string(both.Bytes()) != merged(&second, &first) {
			t.Fatalf("%s\n\n%s", both.Bytes(), merged(&first, &second))
		}
	})
}

func TestParseBytes(t *testing.T) {
	story := tower(t)
	rapid.Check(t, func(t *rapid.T) {
		p := some(t, story)
		again, err := profile.Parse("p", p.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(again.Bytes(), p.Bytes()) || again.Merge(p) || p.Clone().Merge(again) {
			t.Fatalf("%s\n\n%s", p.Bytes(), again.Bytes())
		}
	})
}

// Names may hold anything at all.
func TestNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := func(label string) string { return string(rapid.SliceOfN(rapid.Byte(), 0, 6).Draw(t, label)) }
		story := &game.Story{
			Scenes:  []game.Scene{{ID: name("scene"), Last: 1}},
			Nodes:   []game.Node{{ID: name("node"), Last: 1}},
			Choices: []game.Choice{{ID: name("choice")}},
			Endings: []game.Ending{{ID: name("ending")}},
		}
		var p profile.Profile
		p.Add(story, time.UnixMilli(5), &playthrough.Step{
			State: game.State{Ending: 1}, Record: game.Record{Events: []game.Event{{Kind: game.Entered}}},
		})
		again, err := profile.Parse("p", p.Bytes())
		if err != nil {
			t.Fatalf("%v\n%s", err, p.Bytes())
		}
		scene, node, choice := story.Scenes[0].ID, story.Nodes[0].ID, story.Choices[0].ID
		if _, ok := again.Ending(story.Endings[0].ID); !ok || !again.Saw(scene, node) || !again.Took(scene, node, choice) {
			t.Fatalf("lost a name: %q", p.Bytes())
		}
	})
}

// Everything that a run shows is remembered by its name.
func TestAdd(t *testing.T) {
	story := tower(t)
	var p profile.Profile
	steps := played(t, story, 0, 1)
	p.Add(story, time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC), steps...)
	first, second := story.Choices[steps[1].Choice], story.Choices[steps[2].Choice]
	at := story.Nodes[steps[0].State.Node]
	scene := story.NodeScene(steps[0].State.Node).ID
	if !p.Saw(scene, at.ID) || !p.Took(scene, at.ID, first.ID) || !p.Took(scene, story.Nodes[second.Node].ID, second.ID) {
		t.Errorf("not known:\n%s", p.Bytes())
	}
	if p.Took(scene, "elsewhere", first.ID) || p.Took("elsewhere", at.ID, first.ID) || p.Saw(scene, "elsewhere") {
		t.Error("known by half its name")
	}
	nodes, choices := p.Size()
	if nodes == 0 || choices != 2 {
		t.Errorf("%d nodes, %d choices", nodes, choices)
	}
}

// Of an ending each figure is the best of all runs.
func TestEnding(t *testing.T) {
	story := tower(t)
	ended := func(choices, minutes uint32, at time.Duration) *playthrough.Step {
		return &playthrough.Step{Choice: game.NoChoice, At: at, State: game.State{Ending: 1, Choices: choices, Minutes: minutes}}
	}
	id := story.Endings[0].ID
	morning := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	var p profile.Profile
	if _, ok := p.Ending(id); ok || p.Endings() != nil {
		t.Error("an ending is known of a profile that is empty")
	}
	p.Add(story, morning.Add(time.Hour), ended(5, 90, time.Minute))
	p.Add(story, morning.Add(time.Hour), ended(7, 80, 0))
	p.Add(story, morning, ended(9, 85, 90*time.Second))
	want := profile.Ending{Times: 2, First: morning.Add(90 * time.Second), Choices: 5, Minutes: 80, Best: time.Minute}
	if got, ok := p.Ending(id); !ok || got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if all := p.Endings(); len(all) != 1 || all[0] != id {
		t.Errorf("%q", all)
	}
	for i := range profile.MaxRuns + 10 {
		p.Add(story, morning.Add(time.Duration(i)*time.Hour), ended(9, 85, 0))
	}
	if got, _ := p.Ending(id); got.Times != profile.MaxRuns {
		t.Errorf("%d runs", got.Times)
	}
	if _, err := profile.Parse("p", p.Bytes()); err != nil {
		t.Error(err)
	}
}

// A clock that is far off harms nothing.
func TestMoments(t *testing.T) {
	story := tower(t)
	for _, started := range []time.Time{{}, time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(20_000, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(9999, 12, 31, 23, 59, 59, 999e6, time.UTC)} {
		var p profile.Profile
		p.Add(story, started, &playthrough.Step{Choice: game.NoChoice, At: 1 << 62, State: game.State{Ending: 1}})
		if _, err := profile.Parse("p", p.Bytes()); err != nil {
			t.Errorf("%v: %v", started, err)
		}
	}
}

// A nil profile has found nothing.
func TestNil(t *testing.T) {
	var p *profile.Profile
	_, found := p.Ending("x")
	nodes, choices := p.Size()
	if p.Saw("a", "b") || p.Took("a", "b", "c") || found || nodes+choices != 0 || p.Endings() != nil {
		t.Error("something is found")
	}
	if string(p.Clone().Bytes()) != string(new(profile.Profile).Bytes()) {
		t.Error("its clone is not empty")
	}
}

// sample is a profile with a line of each kind.
func sample(t testing.TB) []byte {
	t.Helper()
	text, err := os.ReadFile("testdata/sample.profile")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestSample(t *testing.T) {
	p, err := profile.Parse("sample", sample(t))
	if err != nil {
		t.Fatal(err)
	}
	e, ok := p.Ending("ghost")
	want := profile.Ending{Times: 2, First: time.Date(2026, 11, 22, 14, 3, 11, 0, time.UTC), Choices: 89, Minutes: 32, Best: 1830*time.Second + 250*time.Millisecond}
	if !ok || e != want || !p.Saw("prison", "the-cell") || !p.Took("prison", "the-cell", "lift-the-keys") || !p.Saw("prison", "the cell 100%") {
		t.Errorf("%+v", e)
	}
}

// Every single bit, and every truncation, is known for damage.
func TestDamage(t *testing.T) {
	text := sample(t)
	damaged := func(what string, data []byte) {
		t.Helper()
		if _, err := profile.Parse("p", data); !errors.Is(err, profile.ErrDamaged) || errors.Is(err, profile.ErrNewer) {
			t.Fatalf("%s: %v", what, err)
		}
	}
	for i := range len(text) * 8 {
		flipped := bytes.Clone(text)
		flipped[i/8] ^= 1 << (i % 8)
		damaged(fmt.Sprintf("bit %d of byte %d (%q)", i%8, i/8, text[i/8]), flipped)
	}
	for n := range text {
		damaged(fmt.Sprintf("cut off at %d", n), text[:n])
	}
	damaged("doubled", append(bytes.Clone(text), text...))
	damaged("a line more", append(bytes.Clone(text), '\n'))
}

// A text that somebody else wrote, with a sum that is right, is refused with the
// lines at fault.
func TestParseFaults(t *testing.T) {
	for _, tt := range []struct {
		name, text, want string
		kind             error
	}{
		{"nothing", "", `p:1: this is no profile, or one that is damaged: it does not begin with "cobalt profile "`, profile.ErrDamaged},
		{"another file", "story: cobalt\n", "p:1: this is no profile", profile.ErrDamaged},
		{"no sum", "cobalt profile 1\nsaw a b\n", "p:2: the profile is damaged: its sum does not match, or is missing", profile.ErrDamaged},
		{"newer", summed("cobalt profile 2\nwho knows\n"), "p:1: the profile is of version 2, and this program knows 1: a newer one reads it; nothing was changed", profile.ErrNewer},
		{"no version", summed("cobalt profile one\n"), `p:1: "one" is no version`, profile.ErrDamaged},
		{"unknown word", summed("cobalt profile 1\nheard a b\n"), "p:2: this line says nothing that is known", profile.ErrDamaged},
		{"too few words", summed("cobalt profile 1\nsaw a\n"), "p:2: this line says nothing", profile.ErrDamaged},
		{"a name that is none", summed("cobalt profile 1\nsaw a b\nsaw a %4\n"), `p:3: "%4" is no name`, profile.ErrDamaged},
		{"twice", summed("cobalt profile 1\nsaw a b\nsaw a b\n"), "p:3: this line says nothing", profile.ErrDamaged},
		{"not sorted", summed("cobalt profile 1\nsaw b b\nsaw a b\n"), "p:2: this line is not as, or not where", profile.ErrDamaged},
		{"escaped in vain", summed("cobalt profile 1\nsaw a %62\n"), "p:2: this line is not as", profile.ErrDamaged},
		{"an ending by half", summed("cobalt profile 1\nending a first 2026-11-22T14:03:11Z choices 1 minutes\n"), "p:2: this line says nothing", profile.ErrDamaged},
		{"a number that is none", summed("cobalt profile 1\nending a first 2026-11-22T14:03:11Z choices -1 minutes 2\n"), "p:2: this line says nothing", profile.ErrDamaged},
		{"an unknown figure", summed("cobalt profile 1\nending a first 2026-11-22T14:03:11Z choices 1 minutes 2 worst 3\n"), "p:2: this line says nothing", profile.ErrDamaged},
		{"a run to no ending", summed("cobalt profile 1\nrun a 2026-11-22T14:03:11.000Z\n"), "p:2: this line says nothing", profile.ErrDamaged},
		{"too long", "cobalt profile 1\n" + strings.Repeat("x", profile.MaxSize), "p:1: the file is over 8 MiB", profile.ErrDamaged},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, err := profile.Parse("p", []byte(tt.text))
			if p != nil || err == nil || !strings.HasPrefix(err.Error(), tt.want) || !errors.Is(err, tt.kind) {
				t.Errorf("%v\nwant %s", err, tt.want)
			}
		})
	}
}

// Of a text that is all wrong, twenty faults are told.
func TestParseTellsSome(t *testing.T) {
	_, err := profile.Parse("p", []byte(summed("cobalt profile 1\n"+strings.Repeat("x\n", 100))))
	if err == nil || strings.Count(err.Error(), "\n") != 19 {
		t.Errorf("%v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sample(f))
	f.Add(new(profile.Profile).Bytes())
	f.Add([]byte("cobalt profile 2\n"))
	f.Add([]byte("saw a %00\ntook % % %\nending a first 2026-11-22T14:03:11Z choices 1 minutes 2 best 0.001\nrun a 2026-11-22T14:03:11.000Z\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		check := func(data []byte) {
			p, err := profile.Parse("p", data)
			if (p == nil) == (err == nil) {
				t.Fatal("neither a profile nor a fault, or both")
			}
			if p != nil && !bytes.Equal(p.Bytes(), data) {
				t.Fatalf("read\n%q\nand written\n%q", data, p.Bytes())
			}
		}
		check(data)
		check([]byte(summed("cobalt profile 1\n" + string(data)))) // a sum that is right lets the lines be read
	})
}

func BenchmarkParse(b *testing.B) {
	text := sample(b)
	for b.Loop() {
		if _, err := profile.Parse("p", text); err != nil {
			b.Fatal(err)
		}
	}
}

// summed is a text with the sum that it should have.
func summed(text string) string { return text + profile.SumLine(text) }
