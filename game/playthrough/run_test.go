package playthrough_test

import (
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/scenes"
)

// bridge is a story of two nodes between which one can go to and fro, with three
// choices at the first.
func bridge(t testing.TB, extra string) *game.Story {
	t.Helper()
	story, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: Bridge\nstart: bridge.md\nendings:\n  over: {name: Over, hint: Walk.}\n---\n\nA bridge.\n")},
		"bridge.md": {Data: []byte("---\ntitle: The Bridge\n---\n\n## East\n\nEast.\n\n- [Wait](#east) `time 3`\n- [Cross](#west)\n- [Sing](#east)\n" + extra +
			"\n## West\n\nWest.\n\n- [Go back](#east)\n- [Walk off](#road)\n\n## Road\n\n`ending over` Over.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return story
}

var started = time.Unix(1_800_000_000, 0)

// begin begins a run.
func begin(t testing.TB, story *game.Story) playthrough.Run {
	t.Helper()
	run, err := playthrough.Begin(story, game.Agent, started)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// choose takes choices, a second apart.
func choose(t testing.TB, run playthrough.Run, choices ...int) playthrough.Run {
	t.Helper()
	for _, c := range choices {
		var err error
		if run, err = run.Choose(c, run.Now().At+time.Second); err != nil {
			t.Fatal(err)
		}
	}
	return run
}

// ids are the choices of steps.
func ids(story *game.Story, steps []*playthrough.Step) []string {
	var list []string
	for _, s := range steps {
		if s.Choice != game.NoChoice {
			list = append(list, story.Choices[s.Choice].ID)
		}
	}
	return list
}

// Every step that was shown is reported once, also after it was taken back and
// another branch was chosen.
func TestShown(t *testing.T) {
	story := bridge(t, "")
	run := begin(t, story)
	for _, way := range [][]int{{0, 0}, {1}, {2}} {
		run = choose(t, run.To(0), way...)
	}
	run, _ = run.Back()
	got := ids(story, run.Shown())
	slices.Sort(got)
	if want := []string{"cross", "sing", "wait", "wait"}; !slices.Equal(got, want) {
		t.Errorf("shown %v, want %v", got, want)
	}
}

// A reader returns each step once, however the run moved in between.
func TestReader(t *testing.T) {
	story := bridge(t, "")
	var reader playthrough.Reader
	run := choose(t, begin(t, story), 0, 1)
	if got := reader.Read(run); len(got) != 3 || got[0] != run.Now() {
		t.Errorf("first read: %v", ids(story, got))
	}
	run = choose(t, run.To(0), 2)
	for want := range slices.Values([][]string{{"sing"}, nil}) {
		if got := ids(story, reader.Read(run)); !slices.Equal(got, want) {
			t.Errorf("read %v, want %v", got, want)
		}
	}
}

// A step that was taken elsewhere is added as if it had been chosen.
func TestAdd(t *testing.T) {
	story := bridge(t, "")
	whole := choose(t, begin(t, story), 0, 1, 0)
	run := choose(t, begin(t, story), 2).To(0)
	for _, step := range whole.Since(0) {
		run = run.Add(*step)
	}
	if got, want := ids(story, run.Steps()), ids(story, whole.Steps()); !slices.Equal(got, want) || run.Now().State != whole.Now().State {
		t.Errorf("added %v, chosen %v", got, want)
	}
	if run.To(9).Choices() != 3 || len(run.Shown()) != 5 {
		t.Errorf("%d choices, %d steps shown", run.To(9).Choices(), len(run.Shown()))
	}
}

// Runs share the choices before the one at which they parted.
func TestShared(t *testing.T) {
	story := bridge(t, "")
	run := choose(t, begin(t, story), 0, 0, 1)
	for _, tt := range []struct {
		other playthrough.Run
		want  int
	}{
		{run, 3}, {run.To(1), 1}, {choose(t, run, 0), 3}, {choose(t, run.To(1), 0), 1}, {choose(t, begin(t, story), 0), 0}, {playthrough.Run{}, 0},
	} {
		if a, b := run.Shared(tt.other), tt.other.Shared(run); a != tt.want || b != tt.want {
			t.Errorf("%d and %d choices are shared, want %d", a, b, tt.want)
		}
	}
}

// A copy of a run stays as it is while the run moves.
func TestCopiesStay(t *testing.T) {
	story := bridge(t, "")
	run := choose(t, begin(t, story), 0, 1, 0)
	before, _ := run.All()
	for _, move := range []func(){
		func() { run.To(1) }, func() { run.To(0).To(2) }, func() { choose(t, run.To(1), 2) }, func() { run.Trim() },
	} {
		move()
		if after, now := run.All(); !slices.Equal(after, before) || now != 3 {
			t.Fatalf("the run became %v at %d", ids(story, after), now)
		}
	}
}

// Taking back and taking again is never having moved.
func TestBackAndForward(t *testing.T) {
	run := choose(t, begin(t, bridge(t, "")), 0, 1, 0)
	tip := run.Now()
	for range 3 {
		run, _ = run.Back()
	}
	if _, ok := run.Back(); ok || run.Choices() != 0 || run.Before() != nil {
		t.Errorf("before the beginning there are %d choices", run.Choices())
	}
	for range 3 {
		run, _ = run.Forward()
	}
	if _, ok := run.Forward(); ok || run.Now() != tip {
		t.Errorf("after the last choice that was taken back there is another")
	}
	if again := choose(t, run.To(1), 2); again.Choices() != 2 || again.To(9).Choices() != 2 {
		t.Error("what was taken back can be taken again after another choice")
	}
}

// Since returns the steps after so many choices, and Trim forgets those that were
// taken back.
func TestSinceAndTrim(t *testing.T) {
	story := bridge(t, "")
	run := choose(t, begin(t, story), 0, 1, 0).To(2)
	for choices, want := range [][]string{{"wait", "cross"}, {"cross"}, nil, nil} {
		if got := ids(story, run.Since(choices)); !slices.Equal(got, want) {
			t.Errorf("since %d: %v, want %v", choices, got, want)
		}
	}
	if run.To(3).Choices() != 3 || run.Trim().To(3).Choices() != 2 {
		t.Error("a trimmed run takes a choice again that was taken back")
	}
}

// A fork is another run with the same steps, and a replayed run is the same one.
func TestForkAndReplay(t *testing.T) {
	story := bridge(t, "")
	run := choose(t, begin(t, story), 0, 1, 0).To(2)
	fork := run.Fork(started.Add(time.Hour))
	if fork.Same(run) || !fork.Started.Equal(started.Add(time.Hour)) || !slices.Equal(fork.Steps(), run.Steps()) || fork.To(3).Choices() != 2 {
		t.Errorf("the fork is %+v", fork)
	}
	longer, went, err := run.Replay(bridge(t, "- [Dance](#east)\n"))
	if err != nil || went != 2 || !longer.Same(run) || longer.Story == story || longer.To(3).Choices() != 3 {
		t.Errorf("replayed: %d choices, %v", went, err)
	}
	shorter, went, err := longer.Replay(mustCompile(t, "- [Wait](#east)\n- [Leave](#road)\n"))
	if err != nil || went != 1 || shorter.To(9).Choices() != 1 || shorter.Now().At != time.Second {
		t.Errorf("replayed on a story without the second choice: %d choices, %v", went, err)
	}
}

// mustCompile compiles a story whose only crossroads has these choices.
func mustCompile(t testing.TB, choices string) *game.Story {
	t.Helper()
	story, err := scenes.Compile(fstest.MapFS{
		"story.md":  {Data: []byte("---\ntitle: Bridge\nstart: bridge.md\nendings:\n  over: {name: Over, hint: Walk.}\n---\n\nA bridge.\n")},
		"bridge.md": {Data: []byte("---\ntitle: The Bridge\n---\n\n## East\n\nEast.\n\n" + choices + "\n## Road\n\n`ending over` Over.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return story
}
