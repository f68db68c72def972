package tui

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/game/tui/plain"
	"cobalt/game/tui/screen/play"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
	"cobalt/game/tui/widget"
	"cobalt/scenes/scenestest"
)

// A hand is a clock that is set by hand.
type hand struct{ now time.Time }

func (h *hand) read() time.Time { return h.now }
func (h *hand) forward(seconds float64) {
	h.now = h.now.Add(time.Duration(seconds * float64(time.Second)))
}
func at(seconds float64) time.Duration     { return time.Duration(seconds * float64(time.Second)) }
func dummy(time.Duration) <-chan time.Time { return elapsed }

// elapsed is a wait that is over.
var elapsed = func() <-chan time.Time { c := make(chan time.Time); close(c); return c }()

// never waits until the test is over.
func never(t testing.TB) func(time.Duration) <-chan time.Time {
	forever := make(chan time.Time)
	t.Cleanup(func() { close(forever) })
	return func(time.Duration) <-chan time.Time { return forever }
}

// A drawer keeps the files of races in memory.
type drawer struct {
	runs   []playthrough.Run
	claims []race.Claim
	fails  int
}

func (d *drawer) keep(run playthrough.Run, claim race.Claim) (string, error) {
	if d.fails > 0 {
		d.fails--
		return "", errors.New("the drawer\x1b[2J is stuck")
	}
	d.runs, d.claims = append(d.runs, run), append(d.claims, claim)
	return "drawer/" + string(claim.Category), nil
}

// finishedRace is a race that was run before: across the story of the tests.
func finishedRace(story *game.Story, c race.Category, seconds ...float64) race.Attempt {
	splits := []race.Split{
		{Stay: race.Stay{Scene: "harbor", Visit: 1}, Choices: 2, Minutes: 2, Time: at(seconds[0])},
		{Stay: race.Stay{Scene: "bridge", Visit: 1}, Choices: 1, Minutes: 1, Time: at(seconds[1])},
	}
	return race.Attempt{Category: c, Run: race.Run{
		Difficulty: game.Agent, Ending: "across", Choices: 3, Minutes: 3, Time: at(seconds[1]), Splits: splits,
	}}
}

// raced returns options to race, on a clock that the test sets.
func raced(t testing.TB, c race.Category, earlier ...race.Attempt) (session.Options, *hand, *drawer) {
	story := lockkeeper(t)
	o := playing(t, story, game.Agent)
	o.Settings.ReducedMotion = false
	clock, files := &hand{now: epoch}, &drawer{}
	o.Clock, o.After = clock.read, dummy
	o.Race = &session.Race{Category: c, Earlier: earlier, Keep: files.keep, Proven: race.Proven{
		{Ending: "across", Choices: 3, Minutes: 3, Splits: []race.Stretch{{Scene: "harbor", Choices: 2}, {Scene: "bridge", Choices: 1}}},
		{Ending: "stayed", Choices: 3, Minutes: 2},
	}}
	return o, clock, files
}

func resized(m *Model, width, height int) *Model {
	m.Update(tea.WindowSizeMsg{Width: width, Height: height})
	return m
}

// TestRaceScreens holds the screens of a race, and of the timer in ordinary play.
func TestRaceScreens(t *testing.T) {
	story := lockkeeper(t)
	options := func(c race.Category) func() session.Options {
		return func() session.Options {
			o, _, _ := raced(t, c, finishedRace(story, c, 9, 20), finishedRace(story, c, 12, 13))
			o.Clock, o.After, o.Race.Keep = (&stopwatch{now: epoch}).read, never(t), nil
			return o
		}
	}
	checkEverywhere(t, "ready", options("across"))
	checkEverywhere(t, "under-way", options("across"), "1", "1")
	checkEverywhere(t, "won", options("across"), "1", "1", "2", "end")
	checkEverywhere(t, "all", options(race.All), "1", "1", "2", "end")
	checkEverywhere(t, "timer", func() session.Options {
		o := options(race.Any)()
		o.Race, o.Settings.Timer = nil, true
		return o
	}, "1", "1", "3")
}

// TestRaceClock holds that the clock starts with the first key, and never stands
// still until the run has ended.
func TestRaceClock(t *testing.T) {
	o, clock, files := raced(t, race.Any)
	m := resized(New(o), 120, 40)
	clock.forward(60)
	if _, cmd := m.Update(session.TickMsg{}); cmd != nil || !strings.Contains(text(m), "0:00.0") {
		t.Error("the clock runs before the first key")
	}
	feed(m, "down")
	clock.forward(2.5)
	m.Update(session.TickMsg{})
	if screen := text(m); !strings.Contains(screen, "0:02.5") {
		t.Errorf("the clock does not run:\n%s", screen)
	}
	feed(m, "up", "enter", "?", "esc") // it runs below other screens too
	clock.forward(3)
	feed(m, "1", "2")
	clock.forward(100)
	m.Update(session.TickMsg{})
	feed(m, "up")
	if len(files.runs) != 1 || files.runs[0].Now().At != at(5.5) {
		t.Fatalf("kept: %+v", files.runs)
	}
	if c := files.claims[0]; c != (race.Claim{Category: race.Any, Began: epoch.Add(time.Minute)}) {
		t.Errorf("it claims %+v", c)
	}
	if screen := text(m); !strings.Contains(screen, "0:05.500") {
		t.Errorf("the clock runs on:\n%s", screen)
	}
}

// TestNothingIsTakenBackInARace holds the keys that would, one by one.
func TestNothingIsTakenBackInARace(t *testing.T) {
	o, _, _ := raced(t, race.Any)
	o.Past = pastOf(o.Story, took(t, o.Story, epoch.Add(-time.Hour), across...))
	m := New(o)
	feed(m, "2")
	for _, k := range []string{"u", "backspace", "w", "r", "s", "S"} {
		feed(m, k)
		if m.ctx.Run.Choices() != 1 || !strings.Contains(text(m), "In a race") && k != "r" {
			t.Errorf("%s: the run has %d choices\n%s", k, m.ctx.Run.Choices(), text(m))
		}
	}
	feed(m, "2", "2", "2")
	for _, e := range play.EndingEntries(m.ctx) {
		if e.Label == m.ctx.Phrases.Ending.Replay || e.Label == m.ctx.Phrases.Ending.Rewind {
			t.Errorf("at the end there is %q", e.Label)
		}
	}
}

// TestVerdicts holds the verdict on a run, given the runs before it.
func TestVerdicts(t *testing.T) {
	story := lockkeeper(t)
	for _, c := range []struct {
		name     string
		category race.Category
		earlier  []race.Attempt
		want     []string
	}{
		{"first", "across", nil, []string{"Race for The Other Bank: 0:03.000, 3 choices, 3 minutes", "The first of its kind on record."}},
		{"faster", "across", []race.Attempt{finishedRace(story, "across", 1, 4.25)}, []string{"Record: 0:03.000. It was 0:04.250."}},
		{"equal", "across", []race.Attempt{finishedRace(story, "across", 1, 3)}, []string{"No record. The least time stands at 0:03.000."}},
		{"slower", race.Any, []race.Attempt{finishedRace(story, race.Any, 1, 2)}, []string{"Race for any ending: ", "No record. The least time stands at 0:02.000."}},
		{"missed", "stayed", nil, []string{"It was meant for Low Water, and counts for The Other Bank."}},
		{"of another category", race.Any, []race.Attempt{finishedRace(story, "across", 1, 2)}, []string{"The first of its kind on record."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, clock, _ := raced(t, c.category, c.earlier...)
			m := New(o)
			feed(m, "down")
			clock.forward(3)
			feed(m, "1", "1", "2")
			got := strings.Join(m.ctx.Race.Verdict, "\n")
			for _, want := range c.want {
				if !strings.Contains(got, want) {
					t.Errorf("it does not say %q:\n%s", want, got)
				}
			}
		})
	}
}

// TestAllEndings races for all endings: one clock over the runs, until the last.
func TestAllEndings(t *testing.T) {
	o, clock, files := raced(t, race.All)
	m := resized(New(o), 120, 40)
	play := func(keys ...string) {
		clock.forward(5)
		feed(m, keys...)
	}
	feed(m, "down")
	play("1", "1", "2") // across, at 5
	if over := m.ctx.Race.Over(); over || !strings.Contains(text(m), "1 of 2 endings") {
		t.Fatalf("over: %v\n%s", over, text(m))
	}
	clock.forward(10)
	feed(m, "end", "enter") // the next run; the clock has run on
	play("1", "1", "2")     // across again, 15 behind the first
	clock.forward(1)
	feed(m, "end", "enter")
	play("4", "3")
	play("2") // stayed
	if !m.ctx.Race.Over() {
		t.Fatalf("not over:\n%s", text(m))
	}
	want := []time.Duration{at(5), at(15), at(11)}
	for i, run := range files.runs {
		legs := 0
		if i == 2 {
			legs = 3
		}
		if c := files.claims[i]; run.Now().At != want[i] || c.Leg != i+1 || c.Legs != legs || !c.Began.Equal(epoch) {
			t.Errorf("run %d took %v and claims %+v", i+1, run.Now().At, c)
		}
	}
	if len(files.runs) != 3 {
		t.Fatalf("%d files", len(files.runs))
	}
	if screen := text(m); !strings.Contains(screen, "0:31.000") {
		t.Errorf("the total is not 31 seconds:\n%s", screen)
	}
	feed(m, "end", "enter")
	if len(m.ctx.Race.Verdict) != 0 || !strings.Contains(text(m), "first key") {
		t.Errorf("it does not line up again:\n%s", text(m))
	}
}

// TestUnkeptRace holds that a file that could not be written is tried again when
// the program ends, and told.
func TestUnkeptRace(t *testing.T) {
	o, _, files := raced(t, race.Any)
	files.fails = 1
	m := New(o)
	feed(m, "1", "1", "2")
	if screen := text(m); !strings.Contains(screen, "The race is not kept: the drawer[2J is stuck") {
		t.Errorf("it is not told:\n%s", screen)
	}
	if err := m.ctx.Leave(); err != nil || len(files.runs) != 1 {
		t.Errorf("%v, %d kept", err, len(files.runs))
	}
	files.fails = 2
	feed(m, "end", "enter", "1", "1", "2")
	var unkept *keep.KeepError
	if err := m.ctx.Leave(); !errors.As(err, &unkept) {
		t.Errorf("the error is %v", err)
	}
}

// TestAnotherRunLeavesTheRace holds that a run taken up in between is none of the
// race.
func TestAnotherRunLeavesTheRace(t *testing.T) {
	o, _, files := raced(t, race.Any)
	m := New(o)
	feed(m, "1")
	m.ctx.TakeUp(took(t, o.Story, epoch.Add(time.Hour), across[:2]...))
	m.top().Arrange(m.ctx)
	feed(m, "2")
	if _, ended := m.ctx.Run.Now().State.Ended(); !ended || len(files.runs) != 0 {
		t.Errorf("ended: %v, %d kept", ended, len(files.runs))
	}
}

// TestTicks holds when the timer is drawn anew, and how often.
func TestTicks(t *testing.T) {
	for _, c := range []struct {
		name     string
		settings settings.Settings
		want     time.Duration // between two ticks; 0: there are none
	}{
		{"off", settings.Settings{}, 0},
		{"on", settings.Settings{Timer: true}, session.Tick},
		{"reduced motion", settings.Settings{Timer: true, ReducedMotion: true}, session.SlowTick},
	} {
		var waits []time.Duration
		o := playing(t, lockkeeper(t), game.Agent)
		o.Settings = c.settings
		o.After = func(d time.Duration) <-chan time.Time {
			if d >= session.Tick { // less is a meter that moves
				waits = append(waits, d)
			}
			return elapsed
		}
		m := New(o)
		obey(m, m.Init())
		feed(m, "1", "2", "?") // no second tick beside the one that is under way
		_, cmd := m.Update(session.TickMsg{})
		obey(m, cmd)
		if c.want == 0 && len(waits) > 0 || c.want > 0 && (len(waits) != 2 || waits[0] != c.want || waits[1] != c.want) {
			t.Errorf("%s: it waits %v", c.name, waits)
		}
	}
}

// TestTimerOfReducedMotion holds that it shows no tenths.
func TestTimerOfReducedMotion(t *testing.T) {
	o, clock, _ := raced(t, race.Any)
	o.Settings.ReducedMotion = true
	m := resized(New(o), 120, 40)
	feed(m, "down")
	clock.forward(61.7)
	m.Update(session.TickMsg{})
	if screen := text(m); !strings.Contains(screen, "1:01\n") || strings.Contains(screen, "1:01.7") {
		t.Errorf("it shows\n%s", screen)
	}
}

// TestTimerAgainstTheBest holds that ordinary play, too, compares splits with
// earlier runs, once those are known.
func TestTimerAgainstTheBest(t *testing.T) {
	o, clock, _ := raced(t, race.Any)
	o.Race, o.Settings.Timer = nil, true
	asked := 0
	o.Bests = func(d game.Difficulty) *race.Bests {
		asked++
		return race.Pace([]race.Attempt{finishedRace(o.Story, race.Any, 9, 20)})
	}
	m := resized(New(o), 120, 40)
	obey(m, m.Init())
	clock.forward(7)
	feed(m, "1", "1")
	screen := text(m)
	if asked != 1 || !strings.Contains(screen, "-2.0") || !strings.Contains(screen, "★") {
		t.Errorf("asked %d times:\n%s", asked, screen)
	}
	if narrow := text(resized(m, 80, 24)); !strings.Contains(narrow, "0:07.0 -2.0★") {
		t.Errorf("the status line does not say so:\n%s", narrow)
	}
}

// TestRaceWalk presses keys and resizes at random in races: nothing panics, and
// nothing is drawn outside the terminal.
func TestRaceWalk(t *testing.T) {
	for seed, c := range []race.Category{race.Any, "across", race.All} {
		o, _, files := raced(t, c, finishedRace(lockkeeper(t), c, 5000, 40_000))
		w := &walker{Rand: scenestest.Rand(uint64(seed)), width: widget.AssumedWidth, height: widget.AssumedHeight}
		o.Clock, o.Keeper = (&stopwatch{now: epoch}).read, w
		w.walk(t, New(o), 2_000)
		if len(files.runs) == 0 {
			t.Errorf("%s: the walk finishes nothing", c)
		}
	}
}

func TestRacePlain(t *testing.T) {
	story := lockkeeper(t)
	for _, c := range []struct {
		name, script string
		category     race.Category
		earlier      []race.Attempt
	}{
		{"across", "status\n1\n1\nback\nstatus\n2\nstatus\n", "across", []race.Attempt{finishedRace(story, "across", 9, 20)}},
		{"all", "1\n1\n2\nagain\n4\n3\n2\nagain\n", race.All, nil},
		{"left", "1\nquit\n", race.Any, nil},
		{"begun anew", "1\nagain\n1\n1\n2\n", race.Any, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, _, _ := raced(t, c.category, c.earlier...)
			o.Clock = (&stopwatch{now: epoch}).read
			var out bytes.Buffer
			if _, err := plain.Play(t.Context(), o, strings.NewReader(c.script), &out); err != nil {
				t.Fatal(err)
			}
			golden.RequireEqual(t, out.Bytes())
		})
	}
}

// TestTimerPlain holds that ordinary play in lines tells splits only if the timer
// is on.
func TestTimerPlain(t *testing.T) {
	for on, want := range map[bool]int{false: 0, true: 2} {
		o, _, _ := raced(t, race.Any)
		o.Race, o.Settings.Timer = nil, on
		o.Bests = func(game.Difficulty) *race.Bests {
			return race.Pace([]race.Attempt{finishedRace(o.Story, race.Any, 9, 20)})
		}
		var out bytes.Buffer
		if _, err := plain.Play(t.Context(), o, strings.NewReader("1\n1\n2\n"), &out); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(out.String(), ": left at "); got != want {
			t.Errorf("on: %v, %d splits:\n%s", on, got, out.String())
		}
	}
}
