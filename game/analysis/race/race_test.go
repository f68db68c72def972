package race

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// pier is a story of two scenes between which one can go to and fro, and two
// endings.
func pier(t testing.TB) *game.Story {
	t.Helper()
	story, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: Pier\nstart: quay.md\nlevels:\n  - {at: 0, name: Calm}\n" +
			"endings:\n  dry: {name: Dry, hint: Stay.}\n  wet: {name: Wet, hint: Go.}\n---\n\nA pier.\n")},
		"quay.md": {Data: []byte("---\ntitle: The Quay\n---\n\n## Steps\n\nSteps.\n\n" +
			"- [Wait](#steps) `time 3`\n- [Board](boat.md) `time 2`\n- [Go home](#home)\n\n## Home\n\n`ending dry` Home.\n")},
		"boat.md": {Data: []byte("---\ntitle: The Boat\n---\n\n## Deck\n\nDeck.\n\n" +
			"- [Go ashore](quay.md)\n- [Jump](#water) `time 4`\n- [Row](#deck) `time 1`\n\n## Water\n\n`ending wet` Cold.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// check checks a file that holds these lines.
func check(t testing.TB, story *game.Story, front, lines string) *Entry {
	t.Helper()
	text := lines
	if front != "" {
		text = "---\n" + front + "\n---\n" + lines
	}
	file, err := mission.Parse("a.mission", []byte(text))
	return Check(story, "a.mission", file, err)
}

func TestSplits(t *testing.T) {
	e := check(t, pier(t), "", "board @ 1.5\nrow @ 2\ngo-ashore @ 4.25\nwait @ 5\nboard @ 5\njump @ 9.125\n")
	if !e.OK() {
		t.Fatal(e.Problems)
	}
	ms := func(n int) time.Duration { return time.Duration(n) * time.Millisecond }
	want := Run{Ending: "wet", Choices: 6, Minutes: 13, Time: ms(9125), Splits: []Split{
		{Stay{"quay", 1}, 1, 2, ms(1500)},
		{Stay{"boat", 1}, 2, 2, ms(4250)},
		{Stay{"quay", 2}, 2, 5, ms(5000)},
		{Stay{"boat", 2}, 1, 4, ms(9125)},
	}}
	if !reflect.DeepEqual(e.Run, want) {
		t.Errorf("got  %+v\nwant %+v", e.Run, want)
	}
}

// TestFollowIsAsMissionsSplit holds the splits of random runs against those of
// package mission, and that they add up.
func TestFollowIsAsMissionsSplit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rnd := scenestest.Rand(rapid.Uint64().Draw(t, "seed"))
		story, err := scenes.Compile(scenestest.Random(rnd, scenestest.Shape{}))
		if err != nil {
			t.Fatal(err)
		}
		var steps []*playthrough.Step
		opt := mission.Options{Observe: func(s *mission.Step) {
			record := game.Record{Events: slices.Clone(s.Record.Events)}
			steps = append(steps, &playthrough.Step{Choice: s.Choice, At: Untimed, State: s.After, Record: record})
		}}
		r, err := mission.Start(story, game.Agent, opt)
		if err != nil {
			t.Skip("it never begins")
		}
		for range 40 {
			state := r.State()
			options := story.Options(&state, nil)
			if len(options) == 0 {
				break
			}
			_ = r.Take(options[rnd.IntN(len(options))].Choice) // a locked one is refused
		}
		holdAgainst(t, Follow(story, steps), r)
		holdStepwise(t, story, steps)
	})
}

// holdStepwise holds the measure that each step makes of the one before against
// the measure of the whole run so far, and that no step changes an earlier one.
func holdStepwise(t *rapid.T, story *game.Story, steps []*playthrough.Step) {
	measures := []Run{{}}
	for _, s := range steps {
		measures = append(measures, measures[len(measures)-1].After(story, s))
	}
	for n, got := range measures {
		if want := Follow(story, steps[:n]); !reflect.DeepEqual(got, want) {
			t.Fatalf("step by step, the first %d make %+v, want %+v", n, got, want)
		}
	}
}

func holdAgainst(t *rapid.T, got Run, r *mission.Runner) {
	var want []string
	for _, s := range r.Splits() {
		if s.Choices > 0 {
			want = append(want, fmt.Sprint(r.Story().Scenes[s.Scene].ID, s.Choices, s.Minutes))
		}
	}
	var have []string
	choices, minutes := 0, 0
	for _, s := range got.Splits {
		have = append(have, fmt.Sprint(s.Scene, s.Choices, s.Minutes))
		choices, minutes = choices+s.Choices, minutes+s.Minutes
	}
	if !reflect.DeepEqual(have, want) {
		t.Fatalf("splits %v, and package mission has %v", have, want)
	}
	state := r.State()
	if choices != got.Choices || got.Choices != int(state.Choices) || minutes != got.Minutes {
		t.Fatalf("splits of %d choices and %d minutes; the run has %d and %d", choices, minutes, got.Choices, got.Minutes)
	}
}

func TestCheck(t *testing.T) {
	story := pier(t)
	digest := "story: pier\ndigest: " + story.Digest + "\n"
	for _, c := range []struct {
		name, front, lines string
		want               string // of the problems; empty: it holds
	}{
		{"bare", "", "go-home", ""},
		{"timed", digest + "race: dry", "wait @ 1\ngo-home @ 1", ""},
		{"any", "race: any", "go-home @ 0", ""},
		{"a leg", "race: all\nleg: 3", "go-home @ 0", ""},
		{"no ending", "", "wait @ 1", "it comes to no ending"},
		{"empty", "", "", "it comes to no ending"},
		{"another ending", "race: wet", "go-home @ 1", "it claims the ending wet, and comes to dry"},
		{"the clock goes back", "race: dry", "wait @ 2\ngo-home @ 1.999", "line 5: the clock goes back, from 0:02.000 to 0:01.999"},
		{"a time is missing", "", "wait @ 2\ngo-home", "line 2: the choice has no time, and others have"},
		{"no such choice", "", "wait\nfly", `line 2: there is no choice`},
		{"behind the ending", "", "go-home\nwait", "line 2:"},
		{"an expectation", "", "go-home\nexpect ending wet", "line 2:"},
		{"of version 1, before an edit", "story: pier\ndigest: sha256:" + strings.Repeat("0", 64), "go-home", ""},
		{"of version 1, and parted", "story: pier\ndigest: sha256:" + strings.Repeat("0", 64), "fly", "it was run on another state of the story"},
		{"changed", "story: pier\nrules: sha256:" + strings.Repeat("0", 64), "go-home", "it was run on another state of the story than this one (sha256:000000000000…)"},
		{"another story", "story: tower", "go-home", `a mission of the story "tower"`},
		{"damaged", "sum: sha256:" + strings.Repeat("0", 64), "go-home", "line 2: the file is damaged"},
		{"unreadable", "", "go-home @ soon", "line 1:"},
		{"a bad leg", "race: all\nleg: none", "go-home @ 1", `leg: "none" is no whole number from 1 to 9999`},
		{"no leg", "race: all", "go-home @ 1", "leg: it is a run of a race for all endings, and does not say which"},
		{"a leg too many", "race: all\nleg: 2\nlegs: 3", "go-home @ 1", "legs: only the last run says how many there are"},
		{"a bad beginning", "race: any\nbegan: noon", "go-home @ 1", `began: "noon" is no moment`},
	} {
		e := check(t, story, strings.TrimSuffix(c.front, "\n"), c.lines)
		got := strings.Join(e.Sentences(), "; ")
		if e.OK() != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestTimeIsKnownOrNot holds that a time which cannot be relied on is none.
func TestTimeIsKnownOrNot(t *testing.T) {
	story := pier(t)
	for lines, want := range map[string]time.Duration{
		"wait @ 1\ngo-home @ 2.5": 2500 * time.Millisecond,
		"wait\ngo-home @ 2.5":     Untimed,
		"wait @ 3\ngo-home @ 2.5": Untimed,
		"go-home":                 Untimed,
	} {
		if e := check(t, story, "", lines); e.Run.Time != want {
			t.Errorf("%q: %v, want %v", lines, e.Run.Time, want)
		}
	}
}

func TestClaimIsReadAsItWasWritten(t *testing.T) {
	story := pier(t)
	for _, want := range []Claim{
		{},
		{Category: Any, Began: epoch},
		{Category: "wet", Began: epoch.Add(time.Millisecond)},
		{Category: All, Began: epoch, Leg: 2},
		{Category: All, Began: epoch, Leg: 14, Legs: 14},
	} {
		file := mission.New(story, game.Agent)
		if want.Category != "" {
			if err := want.Write(file); err != nil {
				t.Fatal(err)
			}
		}
		again, err := mission.Parse("b", file.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ClaimOf(again); err != nil || got != want {
			t.Errorf("got %+v, %v; want %+v", got, err, want)
		}
	}
}

var epoch = time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC)

// legs are the files of a race for all endings, a line each.
func legs(t *testing.T, story *game.Story, lines ...string) []*Entry {
	t.Helper()
	var list []*Entry
	for i, line := range lines {
		front := fmt.Sprintf("race: all\nbegan: 2026-11-22T14:00:00Z\nleg: %d", i+1)
		if i == len(lines)-1 {
			front += fmt.Sprintf("\nlegs: %d", i+1)
		}
		list = append(list, check(t, story, front, strings.ReplaceAll(line, ",", "\n")))
	}
	return list
}

func TestAllEndings(t *testing.T) {
	story := pier(t)
	entries := legs(t, story, "board @ 1,jump @ 3", "board @ 2,jump @ 2.5", "go-home @ 4")
	all := In(Attempts(story, entries), All, game.Agent)
	if len(all) != 1 || all[0].Run.Time != 9500*time.Millisecond || all[0].Run.Choices != 5 || all[0].Run.Minutes != 13 {
		t.Fatalf("got %+v", all)
	}
	if s := all[0].Run.Splits; len(s) != 3 || s[1].Stay != (Stay{"wet", 2}) || s[1].Time != 5500*time.Millisecond {
		t.Errorf("splits %+v", s)
	}
	if n := len(In(Attempts(story, entries), "wet", game.Agent)); n != 2 {
		t.Errorf("%d of its runs count for wet, want 2", n)
	}
}

func TestAllEndingsIsHeldAgainstItself(t *testing.T) {
	story := pier(t)
	whole := func() []*Entry { return legs(t, story, "board @ 1,jump @ 3", "go-home @ 4") }
	for _, c := range []struct {
		name    string
		entries []*Entry
		want    string
	}{
		{"the first is missing", whole()[1:], "of the race for all endings, run 1 is missing"},
		{"twice", append(whole(), whole()[0]), "of the race for all endings, run 1 is there twice"},
		{"an ending is missing", legs(t, story, "board @ 1,jump @ 3", "board @ 1,jump @ 3"), "the race for all endings never comes to dry"},
		{"one does not hold", legs(t, story, "board @ 1,jump @ 0", "go-home @ 4"), "run 1 does not hold: a.mission"},
	} {
		attempts := Attempts(story, c.entries)
		if n := len(In(attempts, All, game.Agent)); n != 0 {
			t.Errorf("%s: it counts", c.name)
		}
		var problems []string
		for _, e := range c.entries {
			problems = append(problems, e.Sentences()...)
		}
		if got := strings.Join(problems, "; "); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if unfinished := whole()[:1]; len(In(Attempts(story, unfinished), All, game.Agent)) != 0 || !unfinished[0].OK() {
		t.Error("of a race that was not finished, a run should hold by itself")
	}
}

func TestBest(t *testing.T) {
	story := pier(t)
	var entries []*Entry
	for _, lines := range []string{"go-home", "board @ 1\njump @ 2", "wait @ 0.5\ngo-home @ 1", "wait @ 0.5\ngo-home @ 1", "wait @ 1\nwait @ 1\ngo-home @ 1.5"} {
		entries = append(entries, check(t, story, "", lines))
	}
	attempts := Attempts(story, entries)
	for _, c := range []struct {
		category Category
		measure  Measure
		want     int // the index of the entry, or -1
	}{
		{Any, Time, 2}, {Any, Choices, 0}, {Any, Minutes, 0}, {"dry", Time, 2}, {"wet", Time, 1}, {All, Time, -1},
	} {
		got := Best(In(attempts, c.category, game.Agent), c.measure)
		switch {
		case got == nil && c.want == -1:
		case got == nil || c.want == -1 || got.Entries[0] != entries[c.want]:
			t.Errorf("%s, %s: got %+v, want entry %d", c.category, c.measure, got, c.want)
		}
	}
	if len(In(attempts, Any, game.Ghost)) != 0 {
		t.Error("a run on agent counts on ghost")
	}
}

func TestCompare(t *testing.T) {
	story := pier(t)
	run := func(lines string) Run { return check(t, story, "", lines).Run }
	var best Bests
	now := run("wait @ 1\nboard @ 3\nrow @ 4\njump @ 5\n")
	if rows := Compare(&now, &best, nil); rows[0].Compared || rows[0].Gold || rows[0].Proven {
		t.Errorf("compared with nothing: %+v", rows[0])
	}
	best.Add(run("board @ 2\njump @ 9\n"))
	best.Add(run("board @ 4\njump @ 7\n"))
	best.Add(run("go-home"))
	shortest := &Shortest{Ending: "wet", Choices: 2, Splits: []Stretch{{"quay", 1}, {"boat", 1}}}
	rows := Compare(&now, &best, shortest)
	for i, want := range []Row{
		{Segment: 3 * time.Second, Behind: -time.Second, Compared: true, Over: 1, Proven: true},
		{Segment: 2 * time.Second, Behind: -2 * time.Second, Compared: true, Gold: true, Over: 1, Proven: true},
	} {
		want.Split = now.Splits[i]
		if rows[i] != want {
			t.Errorf("row %d: %+v, want %+v", i, rows[i], want)
		}
	}
	under := run("board @ 3\nrow @ 4")
	if rows := Compare(&under, &best, shortest); len(rows) != 1 {
		t.Errorf("the stay that it is in is held against others too: %+v", rows)
	}
}

func TestPace(t *testing.T) {
	story := pier(t)
	entries := []*Entry{check(t, story, "", "wait @ 1\ngo-home @ 2"), check(t, story, "", "board @ 4\njump @ 7"), check(t, story, "", "board @ 3\njump @ 9")}
	now := check(t, story, "", "board @ 5\njump @ 6").Run
	rows := Compare(&now, Pace(Attempts(story, entries)), nil)
	if rows[0].Behind != 3*time.Second || rows[1].Behind != -time.Second || !rows[1].Gold || rows[0].Gold {
		t.Errorf("%+v", rows)
	}
	if rows := Compare(&now, Pace(nil), nil); rows[0].Compared {
		t.Error("it is held against nothing")
	}
}

func TestBestPossible(t *testing.T) {
	story := pier(t)
	var best Bests
	best.Add(check(t, story, "", "board @ 2\njump @ 9\n").Run)
	best.Add(check(t, story, "", "board @ 4\njump @ 7\n").Run) // the fastest; gold is 2 and 3
	for lines, want := range map[string]time.Duration{
		"":                             5 * time.Second,
		"wait @ 1":                     5 * time.Second,
		"board @ 10":                   13 * time.Second,
		"board @ 10\nrow @ 11":         13 * time.Second,
		"board @ 10\ngo-ashore @ 11":   -1,
		"go-home @ 1":                  -1,
		"board\nrow":                   -1,
		"board @ 10\njump @ 12":        -1,
		"board @ 1\ngo-ashore @ 2\n#x": -1,
	} {
		run := check(t, story, "", lines).Run
		got, ok := best.BestPossible(&run)
		if ok != (want >= 0) || ok && got != want {
			t.Errorf("%q: %v, %v; want %v", lines, got, ok, want)
		}
	}
}

func TestProof(t *testing.T) {
	story := pier(t)
	p := &Proof{Digest: story.Digest, Difficulties: map[string][]Shortest{"agent": {
		{"dry", 1, 1, []Stretch{{"quay", 1}}}, {"wet", 2, 0, []Stretch{{"quay", 1}, {"boat", 1}}},
	}}}
	p, err := ParseProof(p.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for c, want := range map[Category]Shortest{
		"dry": {"dry", 1, 1, []Stretch{{"quay", 1}}},
		Any:   {"dry", 1, 0, []Stretch{{"quay", 1}}},
		All:   {"", 3, 1, []Stretch{{"dry", 1}, {"wet", 2}}},
	} {
		if got, ok := p.Of(story, game.Agent).In(c); !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v", c, got, want)
		}
	}
	if p.Of(story, game.Ghost) != nil {
		t.Error("a proof on agent says something of ghost")
	}
	p.Digest = "sha256:0"
	if _, ok := p.Of(story, game.Agent).In(Any); ok {
		t.Error("a proof of another state of the story is believed")
	}
	ruled := *story
	ruled.Rules, p.Rules = "sha256:1", "sha256:1"
	if _, ok := p.Of(&ruled, game.Agent).In(Any); !ok {
		t.Error("a proof of the same rules in other words is not believed")
	}
	if ruled.Rules = "sha256:2"; p.Of(&ruled, game.Agent) != nil {
		t.Error("a proof of other rules is believed")
	}
	if _, err := ParseProof([]byte("{")); err == nil {
		t.Error("half a proof is read")
	}
}

func TestClock(t *testing.T) {
	for d, want := range map[time.Duration][3]string{
		0:                       {"0:00.000", "0:00.0", "+0.0"},
		7004 * time.Millisecond: {"0:07.004", "0:07.0", "+7.0"},
		time.Hour + 2*time.Minute + 3999*time.Millisecond: {"1:02:03.999", "1:02:03.9", "+1:02:03"},
		64 * time.Second:         {"1:04.000", "1:04.0", "+1:04"},
		-1234 * time.Millisecond: {"-", "0:00.7", "-1.2"},
	} {
		if got := Clock(d); got != want[0] {
			t.Errorf("%d: %q, want %q", d, got, want[0])
		}
		if got := Tenths(d); d >= 0 && got != want[1] {
			t.Errorf("%d: %q, want %q", d, got, want[1])
		}
		if got := Delta(d); got != want[2] {
			t.Errorf("%d: %q, want %q", d, got, want[2])
		}
	}
}

func TestParseCategory(t *testing.T) {
	story := pier(t)
	for _, c := range Categories(story) {
		if got, err := ParseCategory(story, string(c)); err != nil || got != c {
			t.Errorf("%s: %v, %v", c, got, err)
		}
	}
	if _, err := ParseCategory(story, "wett"); err == nil || !strings.Contains(err.Error(), `"wett" (did you mean "wet"?); it can be any, dry, wet, all`) {
		t.Errorf("%v", err)
	}
}
