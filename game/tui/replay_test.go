package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/game/tui/pace"
	"cobalt/game/tui/screen/play"
	"cobalt/game/tui/screen/replay"
	"cobalt/game/tui/session"
)

// A waiter waits for nothing, and remembers how long it was asked to.
type waiter struct{ waits []time.Duration }

func (w *waiter) after(d time.Duration) <-chan time.Time {
	w.waits = append(w.waits, d)
	done := make(chan time.Time, 1)
	done <- epoch
	return done
}

func (w *waiter) sum() time.Duration {
	var sum time.Duration
	for _, d := range w.waits {
		sum += d
	}
	return sum
}

// recorded plays choices, given by their indexes, one every ten seconds.
func recorded(t testing.TB, story *game.Story, d game.Difficulty, choices ...int) playthrough.Run {
	t.Helper()
	run, err := playthrough.Begin(story, d, epoch)
	for i, choice := range choices {
		if err == nil {
			run, err = run.Choose(choice, time.Duration(i+1)*10*time.Second)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// watchedChoices are those of the run that most tests watch: it whistles for the
// dog, climbs, reads a notice and asks for a chestnut.
var watchedChoices = []int{3, 1, 2, 3}

// watching returns options to watch a run.
func watching(t testing.TB) (session.Options, *waiter) {
	t.Helper()
	story, w := lockkeeper(t), &waiter{}
	o := playing(t, story, game.Agent)
	o.Settings.ReducedMotion = false
	o.Run, o.After = playthrough.Run{}, w.after
	o.Replay = &keep.Tape{Run: recorded(t, story, game.Agent, watchedChoices...)}
	return o, w
}

// watched returns the replay screen of a model.
func watched(t testing.TB, m *Model) *replay.Screen {
	t.Helper()
	s, ok := m.top().(*replay.Screen)
	if !ok {
		t.Fatalf("the screen on top is a %T", m.top())
	}
	return s
}

// roll lets a run play: it runs the waiting command until nothing waits any more,
// and calls see after every tick.
func roll(m *Model, cmd tea.Cmd, see func()) {
	for cmd != nil {
		_, cmd = m.Update(cmd())
		if see != nil {
			see()
		}
	}
}

// TestReplayPlays holds that a run plays to its end by itself, in the time that
// it says it takes, with every choice under the cursor before it is taken.
func TestReplayPlays(t *testing.T) {
	for _, pace := range []pace.Pace{{}, {Words: 600}, {Recorded: true}} {
		o, w := watching(t)
		o.Pace = pace
		m := New(o)
		m.Update(tea.WindowSizeMsg{Width: 60, Height: 20})
		s := watched(t, m)
		at, under, offset, turned := 0, -1, 0, false
		roll(m, m.Init(), func() {
			turned = turned || s.Play.Offset > offset
			if s.At() == at {
				under, offset = s.Play.Chooser.Cursor, s.Play.Offset
				return
			}
			if s.At() != at+1 || under != watchedChoices[at] {
				t.Errorf("%+v: from choice %d to %d with the cursor on entry %d", pace, at, s.At(), under)
			}
			at, under, offset = s.At(), s.Play.Chooser.Cursor, 0
		})
		if s.Run.Now() != o.Replay.Run.Now() || s.Playing {
			t.Errorf("%+v: it stops at choice %d, playing: %v", pace, s.At(), s.Playing)
		}
		if !turned {
			t.Errorf("%+v: no page was ever turned", pace)
		}
		if got := w.sum(); got != s.Score.Total || s.Elapsed() != s.Score.Total {
			t.Errorf("%+v: it took %v of %v", pace, got, s.Score.Total)
		}
		if last := s.Play.Offset + s.Play.Layout(s.On(m.ctx)).Passage; last < len(s.Play.Lines) {
			t.Errorf("%+v: it stops with %d of %d lines shown", pace, last, len(s.Play.Lines))
		}
	}
}

// TestReplaySpeeds holds that faster waits less, and that it ends somewhere.
func TestReplaySpeeds(t *testing.T) {
	o, w := watching(t)
	m := New(o)
	roll(m, m.Init(), nil)
	whole := w.sum()
	feed(m, "g")
	w.waits = nil
	s := watched(t, m)
	s.Pause(m.ctx)
	for range len(replay.Speeds()) {
		feed(m, "+")
	}
	if !strings.Contains(text(m), "goes no faster") || !strings.Contains(text(m), "playing 32x") {
		t.Errorf("it does not say how fast:\n%s", text(m))
	}
	w.waits = nil
	_, cmd := m.Update(press("-"))
	roll(m, cmd, nil)
	if got, want := w.sum(), whole/16; (got - want).Abs() > time.Millisecond {
		t.Errorf("at 16 it took %v, not %v", got, want)
	}
}

// TestReplayStops holds that a replay stops at an expectation that fails, says on
// which line it stands, and goes on when asked.
func TestReplayStops(t *testing.T) {
	o, _ := watching(t)
	o.Replay.Checks = []keep.Check{{Choices: 1, Line: 2}, {Choices: 2, Line: 4, Fault: "expected rope\x1b[2J; rope is not carried"}}
	m := New(o)
	roll(m, m.Init(), nil)
	s := watched(t, m)
	if s.At() != 2 || s.Playing || !strings.Contains(text(m), "Line 4: expected rope[2J; rope is not carried") {
		t.Errorf("at choice %d, playing: %v:\n%s", s.At(), s.Playing, text(m))
	}
	feed(m, "left")
	if !strings.Contains(text(m), "✓ 1 check holds") {
		t.Errorf("it does not say what holds:\n%s", text(m))
	}
	feed(m, "right")
	_, cmd := m.Update(press("space"))
	roll(m, cmd, nil)
	if !s.AtEnd() {
		t.Errorf("it stands at choice %d", s.At())
	}
}

// TestReplayTakenOver holds that a run which is taken over becomes a run of its
// own, and goes on from the step that was watched.
func TestReplayTakenOver(t *testing.T) {
	o, _ := watching(t)
	kept := &shelf{}
	o.Keeper = kept
	m := New(o)
	feed(m, "right", "right", "t")
	run := m.ctx.Run
	if _, plays := m.top().(*play.Screen); !plays || len(m.screens) != 1 {
		t.Fatalf("the screen on top of %d is a %T", len(m.screens), m.top())
	}
	if want := o.Replay.Run.To(2); run.Now().State != want.Now().State || run.Choices() != 2 || len(kept.kept) != 1 || kept.last().Choices() != 2 {
		t.Errorf("the run has %d choices; %d were kept", run.Choices(), len(kept.kept))
	}
	if _, redo := run.Forward(); redo || !run.Started.After(epoch) {
		t.Errorf("what was watched can be redone: %v; it began at %v", redo, run.Started)
	}
	feed(m, "1")
	if kept.last().Choices() != 3 || kept.last().Now().At <= run.Now().At {
		t.Errorf("the last kept has %d choices, at %v", kept.last().Choices(), kept.last().Now().At)
	}
	if o.Replay.Run.Choices() != 4 {
		t.Error("the run that was watched has changed")
	}
}

// TestReplayOfGhost holds that on ghost only the end can be taken over.
func TestReplayOfGhost(t *testing.T) {
	o, _ := watching(t)
	o.Replay.Run = recorded(t, o.Story, game.Ghost, 3, 1)
	m := New(o)
	feed(m, "right", "t")
	if s := watched(t, m); s.At() != 1 || !strings.Contains(text(m), "only the end can be taken over") {
		t.Errorf("it does not refuse:\n%s", text(m))
	}
	feed(m, "G", "t")
	if _, plays := m.top().(*play.Screen); !plays {
		t.Errorf("the screen on top is a %T", m.top())
	}
}

// TestReplayInReducedMotion holds that nothing waits and nothing moves by
// itself.
func TestReplayInReducedMotion(t *testing.T) {
	o, w := watching(t)
	o.Settings.ReducedMotion = true
	m := New(o)
	if m.Init() != nil {
		t.Error("something begins with it")
	}
	for _, name := range strings.Fields("space right + left s enter space G t") {
		if _, cmd := m.Update(press(name)); cmd != nil && len(w.waits) > 0 {
			t.Errorf("%s waits", name)
		}
	}
	m = New(o)
	feed(m, "space")
	if !strings.Contains(text(m), "Motion is reduced") {
		t.Errorf("it does not say why it stays:\n%s", text(m))
	}
}

// TestReplayWaitsBehindOthers holds that nothing passes behind another screen,
// and that it goes on when that is left.
func TestReplayWaitsBehindOthers(t *testing.T) {
	o, _ := watching(t)
	m := New(o)
	stale := m.Init()
	feed(m, "?")
	m.Update(stale())
	_, cmd := m.Update(press("esc"))
	if s := watched(t, m); s.Into != 0 || cmd == nil {
		t.Errorf("%v have passed; it goes on: %v", s.Into, cmd != nil)
	}
	m.Update(stale())
	if s := watched(t, m); s.Into != 0 {
		t.Error("a tick that nobody waits for counts")
	}
	roll(m, cmd, nil)
	if !watched(t, m).AtEnd() {
		t.Error("it does not go on")
	}
}

// TestReplayDossier holds that a screen over a replay shows the run as it is
// watched.
func TestReplayDossier(t *testing.T) {
	o, _ := watching(t)
	o.Replay.Run = recorded(t, o.Story, game.Agent, 0)
	m := New(o)
	feed(m, "right", "i")
	if !strings.Contains(text(m), "Harbor papers") {
		t.Errorf("the dossier is another run's:\n%s", text(m))
	}
}
