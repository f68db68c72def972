package mission_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/game/expr"
	"cobalt/game/mission"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// TestMend mends expectations that do not hold in a state: at the wall, with
// the keys, suspicion 10, trust 2, and 6 minutes gone.
func TestMend(t *testing.T) {
	for _, tt := range []struct{ was, now string }{
		{"rope", "not rope"},
		{"not keys", "keys"},
		{"rope and keys", "not rope and keys"},
		{"not (keys and trust == 2)", "keys and trust == 2"},
		{"keys and (rope or told) and suspicion == 3", "keys and (not rope or told) and suspicion == 10"},
		{"suspicion == 20", "suspicion == 10"},
		{"suspicion != 10", "suspicion == 10"},
		{"suspicion <= 5", "suspicion <= 10"},
		{"suspicion < 10", "suspicion <= 10"},
		{"suspicion > 20", "suspicion >= 10"},
		{"suspicion >= 11", "suspicion >= 10"},
		{"trace >= 1", "trace == 0"},
		{"trust < 2", "trust <= 2"},
		{"not suspicion <= 20", "suspicion <= 20"},
		{"minutes < 3 and choices == 3", "minutes <= 6 and choices == 2"},
		{"at gate", ""},
		{`at "#gate"`, "at yard.md#wall"},
		{`at "#wall" and rope`, `at "#wall" and not rope`},
		{"not at yard.md#wall", "at yard.md#wall"},
		{"ending out", "at yard.md#wall"},
		{"can climb", "locked climb"},
		{"locked back", "can back"},
		{"can shout", "not can shout"},
		{"locked shout", "not locked shout"},
		{`locked "Back"`, `can "Back"`},
		{"not can back", "can back"},
		{`seen("cellar.md")`, `not seen("cellar.md")`},
		{"keys", ""},
		{"kyes", ""},
		{"clock == 3", ""},
	} {
		r := start(t, "lift-the-keys\ngo-on\n")
		n, err := expr.Parse(tt.was, expr.Expect)
		if err != nil {
			t.Fatalf("%s: %v", tt.was, err)
		}
		now, ok := r.Mend(n)
		if ok != (tt.now != "") || ok && now != tt.now {
			t.Errorf("%s becomes %s (%v), not %s", tt.was, now, ok, tt.now)
		}
	}
}

// start runs choices of the small story.
func start(t *testing.T, choices string) *mission.Runner {
	t.Helper()
	r, err := mission.Start(smallStory(t), game.Agent, mission.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range parse(t, choices).Lines {
		if failures, _ := r.Do(&line); len(failures) > 0 {
			t.Fatalf("line %d: %v", i+1, failures)
		}
	}
	return r
}

func parse(t interface{ Fatal(...any) }, src string) *mission.File {
	file, err := mission.Parse("a.mission", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// TestMendEnded is the same behind an ending.
func TestMendEnded(t *testing.T) {
	for _, tt := range []struct{ was, now string }{
		{"ending out", "ending caught"},
		{"ending out or ending out", "ending caught or ending out"},
		{"not ending caught", "ending caught"},
		{"at yard.md#gate", "at yard.md#taken"},
	} {
		n, err := expr.Parse(tt.was, expr.Expect)
		if err != nil {
			t.Fatal(err)
		}
		if now, ok := start(t, "shout\nshout\n").Mend(n); !ok || now != tt.now {
			t.Errorf("%s becomes %s (%v), not %s", tt.was, now, ok, tt.now)
		}
	}
}

// An update changes expressions, and not a byte beside.
func TestUpdate(t *testing.T) {
	const was = "---\r\ndigest: sha256:" + zeros + " # old\r\n---\r\n" +
		"# At the gate.\r\n" +
		"lift-the-keys @ 1.5\r\n" +
		"\texpect   rope   # A comment, # with marks.\r\n" +
		"expect keys\r\n" +
		"expect at \"#wall\" and  keys # there\r\n" +
		"go-on"
	story := smallStory(t)
	now := strings.NewReplacer(
		"sha256:"+zeros+" # old\r\n", story.Digest+" # old\r\nrules: "+story.Rules+"\r\n", "  rope ", "  not rope ", "at \"#wall\" and  keys", "at yard.md#gate and keys",
	).Replace(was)
	file := parse(t, was)
	u, err := mission.Update(story, file, mission.Options{})
	if err != nil || !u.Result.OK {
		t.Fatal(err, u.Result.Failures)
	}
	if got := string(u.File.Bytes()); got != now {
		t.Errorf("got\n%q, not\n%q", got, now)
	}
	if string(file.Bytes()) != was {
		t.Error("the file that was given changed")
	}
	want := []mission.Change{{Line: 6, Was: "rope", Now: "not rope"}, {Line: 8, Was: `at "#wall" and  keys`, Now: "at yard.md#gate and keys"}}
	if !slices.Equal(u.Changes, want) {
		t.Errorf("changes %v", u.Changes)
	}
}

const zeros = "0000000000000000000000000000000000000000000000000000000000000000"

// An expectation that cannot be rewritten stays, and is told.
func TestUpdateFails(t *testing.T) {
	u, err := mission.Update(smallStory(t), parse(t, "expect rope\nexpect kyes\nclimb\nexpect rope\n"), mission.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := string(u.File.Bytes()); got != "expect not rope\nexpect kyes\nclimb\nexpect rope\n" || len(u.Result.Failures) != 2 {
		t.Errorf("got %q, and %v", got, u.Result.Failures)
	}
	file := parse(t, "climb\n")
	if u, err = mission.Update(smallStory(t), file, mission.Options{}); err != nil || u.File != file || u.Result.OK {
		t.Errorf("a file in which nothing changes is another: %+v, %v", u, err)
	}
}

// TestBless writes the outcome of a run down.
func TestBless(t *testing.T) {
	story := smallStory(t)
	const was = `# A way out.
lift-the-keys @ 1.000
go-on
"Fetch the rope"
expect rope
climb # over
expect at cellar.md#steps
light-the-lamp
feel-your-way
open-it`
	want := "---\nstory: a-small-story\ndigest: " + story.Digest + "\nrules: " + story.Rules + "\ndifficulty: agent\n---\n" + `# A way out.
lift-the-keys @ 1.000
go-on
"Fetch the rope"
expect rope
climb # over
expect suspicion == 10 and clock == 4 and trust == 3 and minutes == 10
expect keys and rope
expect at cellar.md#steps
light-the-lamp
feel-your-way
open-it
expect at cellar.md#late
expect suspicion == 10 and minutes == 14
expect lamp_lit
`
	file, res, err := mission.Bless(story, parse(t, was), mission.Options{})
	if err != nil || !res.OK {
		t.Fatal(err, res)
	}
	if got := string(file.Bytes()); got != want {
		t.Errorf("got\n%s", got)
	}
	if file, res, err = mission.Bless(story, parse(t, "climb\n"), mission.Options{}); file != nil || res.OK || err != nil {
		t.Errorf("a run that fails is blessed: %v, %v, %v", file, res, err)
	}
}

// played is a story, and a file of choices that goes on it.
func played(t *rapid.T) (*game.Story, *mission.Recorder) {
	story, err := scenes.Compile(scenestest.Random(scenestest.Rand(rapid.Uint64().Draw(t, "story")), scenestest.Shape{}))
	if err != nil {
		t.Skip(err)
	}
	rec, err := mission.Record(story, game.Agent, mission.Options{})
	if err != nil {
		t.Skip(err)
	}
	for _, n := range rapid.SliceOfN(rapid.IntRange(0, 5), 0, 12).Draw(t, "choices") {
		state := rec.State()
		options := story.Options(&state, nil)
		if len(options) == 0 {
			break
		}
		if o := options[n%len(options)]; !o.Locked && rec.Choose(o.Choice, mission.Untimed) != nil {
			t.Skip("a loop")
		}
		if rapid.Bool().Draw(t, "expects") {
			if err := rec.File.AddExpect(anyExpectation(t, story)); err != nil {
				t.Fatal(err)
			}
		}
	}
	return story, rec
}

// anyExpectation draws an expectation that can be asked anywhere.
func anyExpectation(t *rapid.T, s *game.Story) string {
	atom := rapid.Custom(func(t *rapid.T) string {
		number := rapid.IntRange(-2, 110).Draw(t, "number")
		op := rapid.SampledFrom([]string{"==", "!=", "<", "<=", ">", ">="}).Draw(t, "op")
		node := game.NodeID(rapid.IntRange(0, len(s.Nodes)-1).Draw(t, "node"))
		atoms := []string{
			fmt.Sprintf("suspicion %s %d", op, number), fmt.Sprintf("minutes %s %d", op, number),
			fmt.Sprintf("choices %s %d", op, number), fmt.Sprintf("trace %s %d", op, number),
			"at " + s.NodeRef(node), fmt.Sprintf("seen(%q)", s.NodeRef(node)),
		}
		for i := range s.Items {
			atoms = append(atoms, s.Items[i].ID)
		}
		for i := range s.Endings {
			atoms = append(atoms, "ending "+s.Endings[i].ID)
		}
		return rapid.SampledFrom([]string{"", "", "not "}).Draw(t, "not") + rapid.SampledFrom(atoms).Draw(t, "atom")
	})
	a, b, c := atom.Draw(t, "a"), atom.Draw(t, "b"), atom.Draw(t, "c")
	return rapid.SampledFrom([]string{
		a, a + " and " + b, a + " or " + b, "not (" + a + " or " + b + ")", a + " and (" + b + " or not " + c + ")",
		"not (" + a + " and not (" + b + " or " + c + "))",
	}).Draw(t, "expectation")
}

// Whatever is expected of a run, an update makes it hold, touches nothing else,
// and has nothing to do again.
func TestUpdateLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		story, rec := played(t)
		u, err := mission.Update(story, rec.File, mission.Options{})
		if err != nil || !u.Result.OK {
			t.Fatalf("%v: %+v in\n%s", err, u.Result.Failures, u.File.Bytes())
		}
		changed := map[int]string{}
		for _, c := range u.Changes {
			changed[c.Line] = c.Now
		}
		back := parse(t, string(u.File.Bytes()))
		for i := range rec.File.Lines {
			was, now := &rec.File.Lines[i], &back.Lines[i]
			want := was.Text()
			if expects, ok := changed[was.Number]; ok {
				want = "expect " + expects
			}
			if now.Text() != want {
				t.Fatalf("line %d is %q, not %q", was.Number, now.Text(), want)
			}
		}
		if again, err := mission.Update(story, back, mission.Options{}); err != nil || len(again.Changes) > 0 {
			t.Fatalf("again: %v, %v", again.Changes, err)
		}
	})
}

// A blessed file passes, takes the same choices, and expects all that it can.
func TestBlessLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		story, rec := played(t)
		u, err := mission.Update(story, rec.File, mission.Options{})
		if err != nil {
			t.Fatal(err)
		}
		blessed, res, err := mission.Bless(story, u.File, mission.Options{})
		if err != nil || !res.OK {
			t.Fatalf("%v: %+v", err, res)
		}
		back := parse(t, string(blessed.Bytes()))
		result, err := mission.Run(story, back, mission.Options{})
		if err != nil || !result.OK || result.State != res.State || back.Choices() != u.File.Choices() {
			t.Fatalf("%v: %+v in\n%s", err, result.Failures, blessed.Bytes())
		}
		again, _, err := mission.Bless(story, back, mission.Options{})
		if err != nil || string(again.Bytes()) != string(blessed.Bytes()) {
			t.Fatalf("%v: again it is\n%s, not\n%s", err, again.Bytes(), blessed.Bytes())
		}
	})
}
