package tui

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game"
	"cobalt/game/analysis/aftermath"
	"cobalt/game/mission"
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/plain"
	"cobalt/game/tui/review"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/debrief"
	"cobalt/game/tui/screen/play"
	"cobalt/game/tui/screen/replay"
	"cobalt/game/tui/session"
	"cobalt/game/tui/widget"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// A desk takes runs, and refuses the names that it is told to.
type desk struct {
	refused map[string]string
	written map[string]playthrough.Run
}

func (s *desk) Propose(run playthrough.Run) string {
	return fmt.Sprintf("lockkeeper-%d.mission", run.Choices())
}

func (s *desk) Write(run playthrough.Run, path string) (string, error) {
	if why := s.refused[path]; why != "" {
		return "", errors.New(why)
	}
	s.written[path] = run
	return "/home/ines/" + path, nil
}

// over is playing a story to one of its ends, with a past.
func over(t testing.TB) session.Options {
	o := knowing(t, game.Agent)
	o.Files = &desk{
		refused: map[string]string{"lockkeeper-3.missiox": "lockkeeper-3.missiox is there already, and stays as it is: type another name"},
		written: map[string]playthrough.Run{},
	}
	return o
}

// toLowWater are keys to an ending that no earlier run has found: caught, and
// then too late.
var toLowWater = []string{"4", "3", "x", "2", "x"}

// TestEndingScreens holds the screens behind an ending.
func TestEndingScreens(t *testing.T) {
	end := append(toLowWater, "G", "enter", "enter")
	for name, keys := range map[string][]string{
		"end":       nil,
		"debrief":   {"1"},
		"debrief-2": {"1", "G"},
		"turning":   {"2"},
		"gallery":   {"e"},
		"file":      {"5"},
		"refused":   {"5", "backspace", "x", "enter"},
		"written":   {"5", "backspace", "enter"},
		"card":      {"y"},
	} {
		checkFed(t, name, func() session.Options { return over(t) }, append(slices.Clone(end), keys...)...)
	}
	checkFed(t, "page", func() session.Options {
		o := over(t)
		o.Rarity = func(game.Difficulty, string) (float64, bool) { return 0.2, true }
		return o
	}, append(slices.Clone(toLowWater), "enter")...)
}

// TestCurtain holds that an ending is told in three stages: its words alone, its page,
// and its entries, each at a key; that nothing of a meter is shown; and that going back
// leads back to the words.
func TestCurtain(t *testing.T) {
	o := over(t)
	o.Rarity = func(d game.Difficulty, ending string) (float64, bool) {
		return 0.0006, d == game.Agent && ending == "stayed"
	}
	m := New(o)
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	feed(m, toLowWater...)
	p := &m.ctx.Phrases.Ending
	shows := func(stage string, words, page, entries bool) {
		t.Helper()
		got := text(m)
		for part, want := range map[string]bool{"very ordinary": words, p.New: page, "1 in 1,667": page, "● ◆": page, p.Debrief: entries} {
			if strings.Contains(got, part) != want {
				t.Errorf("%s: %q is shown: %v\n%s", stage, part, !want, got)
			}
		}
		if strings.Contains(got, m.ctx.Phrases.Panel.Carried) || strings.Contains(got, widget.CellEmpty) {
			t.Errorf("%s: a meter is shown\n%s", stage, got)
		}
	}
	shows("the words", true, false, false)
	feed(m, "enter")
	shows("the page", false, true, false)
	feed(m, "up")
	shows("back at the words", true, false, false)
	feed(m, "enter", "1")
	shows("the entries", false, false, true)
	if m.ctx.Run.Choices() != 3 || len(m.screens) != 1 {
		t.Error("a key of the page did something else, too")
	}
	feed(m, "u")
	if _, ended := m.ctx.Run.Now().State.Ended(); ended {
		t.Error("it cannot be taken back")
	}
}

// TestEndingIsNewsOnce holds that an ending is new until the run leaves it, and not where a
// finished run is taken up.
func TestEndingIsNewsOnce(t *testing.T) {
	m := New(over(t))
	feed(m, toLowWater...)
	ending, ended := m.ctx.Run.Now().State.Ended()
	if !ended || !m.ctx.News(ending) {
		t.Fatalf("the run is over: %v, or its ending is no news", ended)
	}
	m.ctx.Back()
	m.ctx.Forward()
	if m.ctx.News(ending) {
		t.Error("it is news after it was taken back, and taken again")
	}
	o := over(t)
	o.Run = m.ctx.Run
	if again := New(o); again.ctx.News(ending) {
		t.Error("it is news where the finished run is taken up")
	}
	m.ctx.Again()
	if m.ctx.News(ending) {
		t.Error("it is news in the run behind it")
	}
}

// TestRaceHasNoCurtain holds that a race stops at no page: its clock runs on.
func TestRaceHasNoCurtain(t *testing.T) {
	o := over(t)
	o.Race = &session.Race{}
	m := New(o)
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	feed(m, toLowWater...)
	if got := text(m); !strings.Contains(got, m.ctx.Phrases.Race.Again) || !strings.Contains(got, "very ordinary") {
		t.Errorf("it shows\n%s", got)
	}
}

// TestTurningLandsThere holds that going to a turning point leads to the step
// before its choice, and that everything after it can still be had by going
// forward.
func TestTurningLandsThere(t *testing.T) {
	m := New(over(t))
	feed(m, append(slices.Clone(toLowWater), "G", "enter", "enter", "2")...)
	points := aftermath.TurningPoints(m.ctx.Report())
	if len(points) == 0 {
		t.Fatal("no turning point")
	}
	before := m.ctx.Run
	feed(m, "enter")
	if len(m.screens) != 1 || m.ctx.Run.Choices() != points[0].Step-1 {
		t.Errorf("%d screens, %d choices", len(m.screens), m.ctx.Run.Choices())
	}
	if again := m.ctx.Run.To(before.Choices()); again.Now() != before.Now() {
		t.Error("the way forward is lost")
	}
}

// TestTurningLaws holds, on random plays of random stories, that every turning
// point is a choice of the run, in order, each once, and can be gone back to.
func TestTurningLaws(t *testing.T) {
	found := 0
	for seed := range uint64(80) {
		r := scenestest.Rand(seed)
		story, err := scenes.Compile(scenestest.Random(r, scenestest.Shape{}))
		if err != nil {
			t.Fatal(err)
		}
		run, err := playthrough.Begin(story, game.Agent, epoch)
		if err != nil {
			continue
		}
		for range 60 {
			options := slices.DeleteFunc(story.Options(&run.Now().State, nil), func(o game.Option) bool { return o.Locked })
			if len(options) == 0 {
				break
			}
			if run, err = run.Choose(options[r.IntN(len(options))].Choice, 0); err != nil {
				break
			}
		}
		o := playing(t, lockkeeper(t), game.Agent)
		o.Story, o.Words, o.Run = story, nil, run
		table := screen.NewContext(o)
		last := 0
		for _, p := range aftermath.TurningPoints(session.Look(run).Report) {
			found++
			if p.Step <= last || p.Step > run.Choices() {
				t.Fatalf("seed %d: step %d behind step %d of %d", seed, p.Step, last, run.Choices())
			}
			last = p.Step
			there := run.To(p.Step - 1)
			if there.Choices() != p.Step-1 || p.Instead != game.NoChoice && story.Choices[p.Instead].Node != there.Now().State.Node {
				t.Fatalf("seed %d: step %d is not where its choice was", seed, p.Step)
			}
			review.TurningLabel(table.Session, p)
		}
	}
	if found == 0 {
		t.Error("no play had a turning point")
	}
}

// TestNoSpoilers holds, on the story itself, that looking back names no choice,
// ending or passage that the run has not shown.
func TestNoSpoilers(t *testing.T) {
	story, err := scenes.CompileDir("../../scenes/cobalt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"act-of-war", "an-eye", "analyst", "counterfeit", "custody", "unmasked"} {
		t.Run(name, func(t *testing.T) {
			run := ofMission(t, story, "../../scenes/cobalt/missions/ending-"+name+".mission")
			o := playing(t, lockkeeper(t), game.Agent)
			o.Story, o.Words, o.Run = story, nil, run
			table := screen.NewContext(o)
			table.LearnHindsight(session.Look(run))
			told := strings.Join(debrief.Debrief(table, 4000), "\n")
			if len(review.Reasons(table.Session, table.Report())) == 0 {
				t.Error("nothing decided it")
			}
			for c := range story.Choices {
				label := table.Words.Choices[c]
				if strings.Contains(told, label) && !offeredAt(story, run, label) {
					t.Errorf("it names %q, which was never offered", label)
				}
			}
			ended, _ := run.Now().State.Ended()
			for e := range story.Endings {
				scene := slices.ContainsFunc(story.Text[0].Scenes, func(s game.SceneWords) bool { return s.Title == story.Text[0].Endings[e].Name })
				if game.EndingID(e) != ended && !scene && len(story.Text[0].Endings[e].Name) > 6 && strings.Contains(told, story.Text[0].Endings[e].Name) {
					t.Errorf("it names the ending %s", story.Endings[e].ID)
				}
			}
		})
	}
}

// ofMission plays a mission file.
func ofMission(t *testing.T, story *game.Story, path string) playthrough.Run {
	t.Helper()
	file, err := mission.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	run, err := playthrough.Begin(story, file.Difficulty, epoch)
	if err != nil {
		t.Fatal(err)
	}
	observe := func(s *mission.Step) {
		if s.Choice != game.NoChoice {
			run, err = run.Choose(int(s.Choice-story.Nodes[s.Before.Node].First), 0)
		}
	}
	if _, failed := mission.Run(story, file, mission.Options{Observe: observe}); failed != nil || err != nil {
		t.Fatal(failed, err)
	}
	return run
}

// offered reports whether a run ever showed a choice with that label.
func offeredAt(story *game.Story, run playthrough.Run, label string) bool {
	for _, step := range run.Steps() {
		for _, o := range story.Options(&step.State, nil) {
			c := story.Nodes[step.State.Node].First + game.ChoiceID(o.Choice)
			if strings.Contains(story.Text[0].Choices[c], label) {
				return true
			}
		}
	}
	return false
}

// TestPeaks holds that a peak is a value that suspicion really had, at a choice
// that raised it, and that the chart's bars stand under their letters.
func TestPeaks(t *testing.T) {
	m := New(over(t))
	feed(m, toLowWater...)
	peaks := review.Peaks(m.ctx.Narrator, m.ctx.Run)
	if len(peaks) == 0 {
		t.Fatal("no peaks")
	}
	for _, p := range peaks {
		if aftermath.MostIn(p.By) != p.Value || aftermath.Rise(p.By) == nil || m.ctx.Run.Steps()[p.Step] != p.By {
			t.Errorf("%c is none", p.Letter)
		}
	}
	for _, width := range []int{20, 40, 72, 200} {
		c := debrief.NewGraph(m.ctx, width, 6)
		for x := range c.Width {
			if v := c.At(x); v < 0 || v > game.SuspicionLimit {
				t.Errorf("%d at %d", v, x)
			}
		}
		for _, p := range peaks {
			if c.At(c.Column(p.Step)) < p.Value {
				t.Errorf("at width %d the bar under %c is too low", width, p.Letter)
			}
		}
		for _, line := range c.Lines(peaks) {
			if w := prose.Width(ansi.Strip(line)); w > max(width, c.Width+debrief.GraphMargin) {
				t.Errorf("at width %d, a line of %d: %s", width, w, ansi.Strip(line))
			}
		}
	}
}

// TestPlainWhy holds that plain mode explains in words how a run was decided,
// goes back to a turning point, and lists the endings.
func TestPlainWhy(t *testing.T) {
	o := over(t)
	o.Run = took(t, o.Story, epoch, "whistle-for-the-dog", "break-the-lamp", "sit-down-on-the-bench")
	var out bytes.Buffer
	run, err := plain.Play(t.Context(), o, strings.NewReader("turn 1\nwhy\nendings\nturn 9\nturn 1\nwhy\n"), &out)
	if err != nil {
		t.Fatal(err)
	}
	p := o.Phrases
	for _, words := range []string{
		"Caught 100, The Harbor: Break the lamp", p.Debrief.PlainTurns, "Endings: 2 of 2 found.", "Found: The Other Bank (first found 22 Nov 2026, once, at best in 3 choices).",
		p.Debrief.NotYet,
	} {
		if !strings.Contains(out.String(), words) {
			t.Errorf("it does not say %q:\n%s", words, &out)
		}
	}
	if run.Choices() >= 3 {
		t.Errorf("it went back to no turning point: %d choices", run.Choices())
	}
}

// TestSaveFile writes a path key by key, and by paste.
func TestSaveFile(t *testing.T) {
	m := New(over(t))
	feed(m, append(slices.Clone(toLowWater), "G", "enter", "enter", "5", "enter")...)
	if s, ok := m.top().(*screen.Prompt); ok && s.Fault != "" {
		t.Fatalf("refused: %s", s.Fault)
	}
	if m.ctx.Notice != phrases.Fill(m.ctx.Phrases.SaveFile.Written, "path", "/home/ines/lockkeeper-3.mission") || len(m.screens) != 1 {
		t.Errorf("the notice %q, %d screens", m.ctx.Notice, len(m.screens))
	}
	feed(m, "5", "ctrl+u")
	m.Update(tea.PasteMsg{Content: "/tmp/\x1b[2Jruns/\x00a\nb\u202e" + strings.Repeat("c", 1<<20)})
	s := m.top().(*screen.Prompt)
	line := s.Input.Value()
	if !strings.HasPrefix(line, "/tmp/[2Jruns/a bccc") || len(line) > mostPasted {
		t.Errorf("the line after a paste: %d bytes, %.40q", len(line), line)
	}
	feed(m, "ctrl+u", "a", "b", "d", "left", "c", "home", "delete", "end", "e", "backspace")
	if line := s.Input.Value(); line != "bcd" || s.Input.Position() != 3 {
		t.Errorf("the line is %q, the cursor at %d", line, s.Input.Position())
	}
}

// TestSaveFileLetters holds that keys of other screens are written there.
func TestSaveFileLetters(t *testing.T) {
	for _, name := range []string{"q", "?", "s", "w"} {
		m := New(over(t))
		feed(m, append(slices.Clone(toLowWater), "G", "enter", "enter", "5", name)...)
		if s, open := m.top().(*screen.Prompt); !open || !strings.HasSuffix(s.Input.Value(), name) {
			t.Errorf("%s was not written", name)
		}
	}
}

// TestLookBackOnce holds that a run is explained once, and that the explanation
// of one run is never shown for another.
func TestLookBackOnce(t *testing.T) {
	m := New(over(t))
	feed(m, append(slices.Clone(toLowWater), "G", "enter", "enter", "1")...)
	if m.ctx.Report() == nil || m.ctx.LookBack() != nil {
		t.Error("it is looked at again")
	}
	stale := session.HindsightMsg{At: m.ctx.Run.Now(), Report: m.ctx.Report()}
	feed(m, "esc", "u")
	m.Update(stale)
	if m.ctx.Report() != nil {
		t.Error("a run that goes on is explained")
	}
}

// atOnce is a wait that is over before it begins.
func atOnce(time.Duration) <-chan time.Time {
	over := make(chan time.Time)
	close(over)
	return over
}

// TestWatchAgain holds that a run which has ended can be watched, and that
// leaving that comes back to its end; and that on ghost it cannot be taken over
// on the way, nor turned.
func TestWatchAgain(t *testing.T) {
	o := over(t)
	o.After = atOnce
	m := New(o)
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	feed(m, append(slices.Clone(toLowWater), "G", "enter", "enter", "7")...)
	if _, watching := m.top().(*replay.Screen); !watching {
		t.Fatalf("it is not watched:\n%s", text(m))
	}
	feed(m, "esc")
	if _, ended := m.ctx.Run.Now().State.Ended(); !ended || len(m.screens) != 1 {
		t.Errorf("it is not back at the end: %d screens", len(m.screens))
	}
	o = knowing(t, game.Ghost)
	o.After = atOnce
	m = New(o)
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	feed(m, toLowWater...)
	entries := play.EndingEntries(m.ctx)
	again := slices.IndexFunc(entries, func(e screen.Entry) bool { return e.Label == m.ctx.Phrases.Ending.Replay })
	if again < 0 || slices.ContainsFunc(entries, func(e screen.Entry) bool { return e.Label == m.ctx.Phrases.Ending.Turning }) {
		t.Fatal("what is offered on ghost is not as it should be")
	}
	feed(m, "G", "enter", "enter", fmt.Sprint(again+1), "t")
	if m.ctx.Notice != m.ctx.Phrases.Replay.Ghost || m.ctx.Run.Choices() != 3 {
		t.Errorf("on ghost it was taken over: %d choices", m.ctx.Run.Choices())
	}
}

// TestGalleryFromNowhere holds that the endings can be looked at before there is
// a run.
func TestGalleryFromNowhere(t *testing.T) {
	o := over(t)
	o.Run = playthrough.Run{}
	m := New(o)
	m.push(debrief.NewEndings(m.ctx))
	if got := text(m); !strings.Contains(got, "Endings: 1 of 2 found") || !strings.Contains(got, "Wait.") || strings.Contains(got, "Low Water") {
		t.Errorf("it shows:\n%s", got)
	}
}

// TestHints holds that the story itself tempts to every one of its endings, each
// in a line of its own that does not give its name away.
func TestHints(t *testing.T) {
	story, err := scenes.CompileDir("../../scenes/cobalt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for i, e := range story.Text[0].Endings {
		switch {
		case e.Hint == "" || seen[e.Hint] || prose.Width(e.Hint) > 100:
			t.Errorf("%s: the hint %q", story.Endings[i].ID, e.Hint)
		case strings.Contains(strings.ToLower(e.Hint), strings.ToLower(e.Name)):
			t.Errorf("%s: the hint tells the name: %q", story.Endings[i].ID, e.Hint)
		}
		seen[e.Hint] = true
	}
}
