package tui

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/analysis/profile"
	"cobalt/game/playthrough"
	"cobalt/game/tui/plain"
	"cobalt/game/tui/session"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// took plays choices by their ids, and returns the run.
func took(t testing.TB, story *game.Story, started time.Time, ids ...string) playthrough.Run {
	t.Helper()
	run, err := playthrough.Begin(story, game.Agent, started)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		choices := story.NodeChoices(run.Now().State.Node)
		i := slices.IndexFunc(choices, func(c game.Choice) bool { return c.ID == id })
		if run, err = run.Choose(i, run.Now().At+time.Second); err != nil {
			t.Fatalf("%s: %v", id, err)
		}
	}
	return run
}

// pastOf returns the profile that some runs leave.
func pastOf(story *game.Story, runs ...playthrough.Run) *profile.Profile {
	p := new(profile.Profile)
	for _, run := range runs {
		p.Add(story, run.Started, run.Shown()...)
	}
	return p
}

// across is a run to the tests' story's ending, by the papers.
var across = []string{"take-the-papers-off-the-hook", "show-the-papers-again", "cross-the-plank"}

// knowing returns options to play a story of which one earlier run is known.
func knowing(t testing.TB, d game.Difficulty) session.Options {
	story := lockkeeper(t)
	o := playing(t, story, d)
	o.Past = pastOf(story, took(t, story, epoch.Add(-time.Hour), across...))
	return o
}

// TestMarks holds screens on which choices taken before are marked.
func TestMarks(t *testing.T) {
	checkEverywhere(t, "taken", func() session.Options { return knowing(t, game.Agent) })
	checkEverywhere(t, "decide", func() session.Options { return knowing(t, game.Agent) }, "s")
	checkEverywhere(t, "skipped", func() session.Options { return knowing(t, game.Agent) }, "S")
}

// TestSkip presses the keys that skip.
func TestSkip(t *testing.T) {
	p := english(t)
	for _, c := range []struct {
		name       string
		difficulty game.Difficulty
		keys       []string
		choices    int
		notice     string
	}{
		{"a choice", game.Agent, []string{"s"}, 0, p.Past.DecideAgain},
		{"a choice on ghost", game.Ghost, []string{"s"}, 0, p.Past.Decide},
		{"as before on ghost", game.Ghost, []string{"S"}, 0, p.Notices.Ghost},
		{"up to the ending", game.Agent, []string{"S"}, 2, p.Past.Skipped.Of(2)},
		{"no further", game.Agent, []string{"S", "S"}, 2, p.Past.NeverSo},
		{"by another way", game.Agent, []string{"2", "s"}, 1, p.Past.Decide},
		{"the only way, unread", game.Agent, []string{"3", "s"}, 1, p.Past.Decide},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := New(knowing(t, c.difficulty))
			m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
			feed(m, c.keys...)
			if m.ctx.Run.Choices() != c.choices || m.ctx.Notice != c.notice {
				t.Errorf("%d choices taken, and the notice %q", m.ctx.Run.Choices(), m.ctx.Notice)
			}
		})
	}
}

// TestSkipOnlyWay skips the table, whose one choice was read before.
func TestSkipOnlyWay(t *testing.T) {
	story := lockkeeper(t)
	o := playing(t, story, game.Ghost)
	o.Past = pastOf(story, took(t, story, epoch.Add(-time.Hour), "read-the-tide-table", "go-on-to-the-gate", "walk-back-along-the-water"))
	m := New(o)
	feed(m, "3", "s")
	if m.ctx.Run.Choices() != 2 || m.ctx.Notice != m.ctx.Phrases.Past.Skipped.Of(1) {
		t.Errorf("%d choices taken, and the notice %q", m.ctx.Run.Choices(), m.ctx.Notice)
	}
}

// TestSkipLaws holds, on random stories, that skipping takes no choice that was
// not taken before, none that was not the only one to take, and never an ending;
// and that taking it back leads to its beginning.
func TestSkipLaws(t *testing.T) {
	skipped := 0
	for seed := range uint64(60) {
		r := scenestest.Rand(seed)
		story, err := scenes.Compile(scenestest.Random(r, scenestest.Shape{}))
		if err != nil {
			t.Fatal(err)
		}
		run, err := playthrough.Begin(story, game.Agent, epoch)
		if err != nil {
			continue
		}
		o := playing(t, lockkeeper(t), game.Agent)
		o.Story, o.Words, o.Run, o.Past = story, nil, run, new(profile.Profile)
		for range 5 {
			past, _ := playthrough.Begin(story, game.Agent, epoch.Add(-time.Hour))
			for range 20 {
				if options := story.Options(&past.Now().State, nil); len(options) > 0 {
					past, _ = past.Choose(options[r.IntN(len(options))].Choice, 0)
				}
			}
			o.Past.Merge(pastOf(story, past))
		}
		m := New(o)
		for _, k := range []string{"s", "S"} {
			was := m.ctx.Run
			feed(m, k)
			steps := m.ctx.Run.Steps()
			for i, step := range steps[was.Choices()+1:] {
				before := steps[was.Choices()+i].State
				if _, ended := step.State.Ended(); ended || !m.ctx.Took(step.Choice) {
					t.Fatalf("seed %d: %s skipped through %s", seed, k, story.NodeRef(before.Node))
				}
				if _, only := session.OnlyWay(m.ctx.Session, &before); k == "s" && !only {
					t.Fatalf("seed %d: a choice was made at %s", seed, story.NodeRef(before.Node))
				}
				skipped++
			}
			if back := m.ctx.Run.To(was.Choices()); back.Now() != was.Now() {
				t.Fatalf("seed %d: the way back leads elsewhere", seed)
			}
		}
	}
	if skipped == 0 {
		t.Error("nothing was ever skipped")
	}
}

// TestPlainSkip holds that plain mode puts the marks into words, and skips.
func TestPlainSkip(t *testing.T) {
	var out bytes.Buffer
	run, err := plain.Play(t.Context(), knowing(t, game.Agent), strings.NewReader("skip\nbefore\nback\n"), &out)
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{
		"1. Take the papers off the hook (1 minute) (taken before)\n", "This choice is yours. S takes", "2 passages skipped: they were read before.\n", "Taken back.\n",
	} {
		if !strings.Contains(out.String(), words) {
			t.Errorf("it does not say %q:\n%s", words, &out)
		}
	}
	if run.Choices() != 1 {
		t.Errorf("%d choices taken", run.Choices())
	}
}

// TestRecent holds the signs of the last choice in the panel and the status line,
// and that they are gone after the next.
func TestRecent(t *testing.T) {
	for _, c := range []struct {
		keys        []string
		wide, small []string
		gone        bool
	}{
		{keys: []string{"2"}, wide: []string{"▲20", "+ Tarred rope", "▼2"}, small: []string{"▲20"}},
		{keys: []string{"4"}, wide: []string{"▲10", "▲1"}, small: []string{"▲10", "▲1"}},
		{keys: []string{"2", "2"}, wide: []string{"▲20", "+ Tarred rope"}, small: []string{"▲20"}, gone: true},
	} {
		for width, words := range map[int][]string{120: c.wide, 80: c.small} {
			m := New(playing(t, lockkeeper(t), game.Agent))
			m.Update(tea.WindowSizeMsg{Width: width, Height: 40})
			feed(m, c.keys...)
			for _, w := range words {
				if strings.Contains(text(m), w) == c.gone {
					t.Errorf("%v at %d: %q gone is not %v\n%s", c.keys, width, w, c.gone, text(m))
				}
			}
		}
	}
}
