package tui

import (
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/game/tui/pace"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/missionlist"
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

// TestReplayFromPlay holds that a run can be watched from inside the game, and
// left again with the own run as it was.
func TestReplayFromPlay(t *testing.T) {
	o, _ := watching(t)
	tape := *o.Replay
	o.Replay, o.Run = nil, recorded(t, o.Story, game.Agent, 2)
	m := New(o)
	before := text(m)
	a := replay.New(m.ctx, tape, o.Pace)
	m.push(a.Push)
	feed(m, "right", "right", "right")
	if before == text(m) {
		t.Error("it is not shown")
	}
	feed(m, "q")
	if text(m) != before || m.ctx.Run.Now() != o.Run.Now() {
		t.Errorf("afterwards:\n%s", text(m))
	}
}

// TestReplayFromEnding holds that a run can be watched at its ending, without the
// choices that were taken back, and that leaving the replay leads back there.
func TestReplayFromEnding(t *testing.T) {
	o, w := watching(t)
	o.Replay, o.Run = nil, recorded(t, o.Story, game.Agent, 0, 0, 0, 10, 1)
	m := New(o)
	ended := m.ctx.Run
	if _, over := ended.Now().State.Ended(); !over {
		t.Fatal("the run has not ended")
	}
	feed(m, "G", "enter", "enter")
	label := m.ctx.Phrases.Ending.Replay
	play := m.top().(*play.Screen)
	for i, e := range play.Chooser.Entries {
		if e.Label == label {
			play.Chooser.Cursor = i
		}
	}
	m.Update(tea.WindowSizeMsg{Width: 100, Height: 60})
	_, cmd := m.Update(press("enter"))
	s := watched(t, m)
	roll(m, cmd, nil)
	if s.Run.Now() != ended.Now() || len(w.waits) == 0 {
		t.Errorf("it stands at choice %d of %d", s.At(), s.Last)
	}
	feed(m, "q")
	if m.top() != screen.Screen(play) || m.ctx.Run.Now() != ended.Now() {
		t.Errorf("it is left for a %T", m.top())
	}
}

// TestReplayFromMissions holds that a kept mission can be watched without being
// taken up, and that the reason is given if it cannot be.
func TestReplayFromMissions(t *testing.T) {
	o, _ := watching(t)
	o.Replay, o.Run = nil, recorded(t, o.Story, game.Agent, 2)
	a := filled(t, o)
	o.Library = a
	m := New(o)
	feed(m, "o", "down", "W")
	s := watched(t, m)
	if s.Last != 1 || s.Alone {
		t.Errorf("the run has %d choices", s.Last)
	}
	feed(m, "q", "esc")
	if len(a.taken) > 0 || m.ctx.Run.Now() != o.Run.Now() {
		t.Errorf("taken up: %v; the run has %d choices", a.taken, m.ctx.Run.Choices())
	}
	a.fails = errDisk
	feed(m, "o")
	m.Update(missionlist.ListedMsg{Story: m.ctx.Story, List: a.list})
	feed(m, "W")
	if !strings.Contains(text(m), "the disk[2J is full") {
		t.Errorf("it does not say why:\n%s", text(m))
	}
}

// TestReplayLeavesOutWhatWasTakenBack holds that a run which was taken back in
// part is watched as far as it stands.
func TestReplayLeavesOutWhatWasTakenBack(t *testing.T) {
	o, _ := watching(t)
	o.Replay.Run = o.Replay.Run.To(2)
	m := New(o)
	feed(m, "G", "right", "right")
	if s := watched(t, m); s.At() != 2 || s.Last != 2 {
		t.Errorf("it stands at choice %d of %d", s.At(), s.Last)
	}
}

// TestReplayScreens holds the replay screen against golden files.
func TestReplayScreens(t *testing.T) {
	parted := func(tape *keep.Tape) {
		tape.Run = recorded(t, lockkeeper(t), game.Agent, 3)
		tape.Parted = "Line 3: there is no choice \"fly\" at harbor.md#the-gate\nto be chosen: break-the-lamp, walk-back-along-the-water"
		tape.Damaged = true
	}
	for name, c := range map[string]struct {
		set  func(*keep.Tape)
		keys []string
	}{
		"replay-start":  {nil, []string{"space"}},
		"replay-middle": {nil, []string{"right", "right"}},
		"replay-check":  {func(tape *keep.Tape) { tape.Checks = []keep.Check{{Choices: 1, Line: 2}} }, []string{"right", "space"}},
		"replay-failed": {func(tape *keep.Tape) { tape.Checks = []keep.Check{{Choices: 1, Line: 2, Fault: "expected rope"}} }, []string{"right"}},
		"replay-ended":  {func(tape *keep.Tape) { tape.Run = recorded(t, lockkeeper(t), game.Agent, 0, 0, 1) }, []string{"G", "enter"}},
		"replay-open":   {nil, []string{"G"}},
		"replay-parted": {parted, []string{"G", "enter"}},
		"replay-scenes": {nil, []string{"m", "down"}},
		"replay-help":   {nil, []string{"?"}},
	} {
		forever := make(chan time.Time)
		t.Cleanup(func() { close(forever) })
		checkEverywhere(t, name, func() session.Options {
			o, _ := watching(t)
			o.After = func(time.Duration) <-chan time.Time { return forever }
			if c.set != nil {
				c.set(o.Replay)
			}
			return o
		}, c.keys...)
	}
}

// TestReplayPointing holds the frames while the cursor is on its way.
func TestReplayPointing(t *testing.T) {
	o, _ := watching(t)
	m := New(o)
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	s := watched(t, m)
	cursors := map[int]bool{}
	roll(m, m.Init(), func() {
		if s.At() == 0 {
			cursors[s.Play.Chooser.Cursor] = true
		}
	})
	for i := range 4 {
		if !cursors[i] {
			t.Errorf("on its way to the fourth choice the cursor was never on number %d: %v", i+1, cursors)
		}
	}
}

var replayKeyCases = map[string]keyCase{
	"Pause": {does: func(m, was *Model) bool {
		return m.top().(*replay.Screen).Playing != was.top().(*replay.Screen).Playing
	}},
	"Forward":   {does: watchedAt(1)},
	"Back":      {before: []string{"right", "right"}, does: watchedAt(1)},
	"NextScene": {does: watchedAt(2)},
	"PrevScene": {before: []string{"G"}, does: watchedAt(2)},
	"Scenes":    {does: depth(2)},
	"First":     {before: []string{"G"}, does: watchedAt(0)},
	"Last":      {does: watchedAt(4)},
	"Faster":    {does: drawsOther},
	"Slower":    {does: drawsOther},
	"TakeOver":  {before: []string{"right"}, does: choices(1)},
	"Take":      {does: watchedAt(1)},
	"Digit":     {before: []string{"G"}, does: nil},
	"Up":        {before: []string{"down", "down"}, does: drawsOther},
	"Down":      {does: drawsOther},
	"ReadOn":    {does: drawsOther},
	"ReadBack":  {before: []string{"pgdown"}, does: drawsOther},
	"Dossier":   {does: depth(2)},
	"Log":       {does: depth(2)},
	"Help":      {does: depth(2)},
	"Close":     {quits: true},
}

func watchedAt(n int) func(m, was *Model) bool {
	return func(m, _ *Model) bool { return m.top().(*replay.Screen).At() == n }
}

// TestReplayKeys presses every key of the replay screen, as a terminal sends it.
func TestReplayKeys(t *testing.T) {
	keys := replay.NewKeys(english(t))
	for field, b := range bindings(keys) {
		c, ok := replayKeyCases[field]
		if !ok {
			t.Errorf("no case for the binding %s", field)
			continue
		}
		for _, name := range b.Keys() {
			t.Run(field+"/"+name, func(t *testing.T) { c.checkReplay(t, name) })
		}
	}
	root, seen := bindings(screen.NewRootKeys(english(t))), map[string]string{}
	delete(root, "Leave")
	for _, all := range []map[string]key.Binding{root, bindings(keys)} {
		for field, b := range all {
			for _, name := range b.Keys() {
				if other, twice := seen[name]; twice {
					t.Errorf("%q stands for %s and %s", name, other, field)
				}
				seen[name] = field
			}
		}
	}
	for _, group := range keys.FullHelp() {
		for _, b := range group {
			delete(seen, b.Keys()[0])
		}
	}
	for field, b := range bindings(keys) {
		if _, left := seen[b.Keys()[0]]; left {
			t.Errorf("the help does not name %s", field)
		}
	}
}

func (c keyCase) checkReplay(t *testing.T, name string) {
	stage := func() *Model {
		o, _ := watching(t)
		m := New(o)
		m.Update(tea.WindowSizeMsg{Width: 50, Height: 14})
		feed(m, c.before...)
		return m
	}
	msg := press(name)
	if msg.String() != name {
		t.Fatalf("the key press reads %q", msg.String())
	}
	c.quits = c.quits || name == "4" // the fourth thing to be done at the end
	m, was := stage(), stage()
	_, cmd := m.Update(msg)
	if quits := cmd != nil && isQuit(cmd()); quits != c.quits {
		t.Fatalf("it leaves: %v", quits)
	}
	if c.does != nil && !c.does(m, was) {
		t.Errorf("it did not do what it is for; the screen:\n%s", text(m))
	}
}

// TestReplayEntries holds which entries the end of a replay offers.
func TestReplayEntries(t *testing.T) {
	o, _ := watching(t)
	for name, holds := range map[string]func(m *Model, cmd tea.Cmd) bool{
		"1": func(m *Model, _ tea.Cmd) bool { return choices(4)(m, nil) && len(m.screens) == 1 },
		"2": func(m *Model, cmd tea.Cmd) bool { return watchedAt(0)(m, nil) && cmd != nil },
		"3": func(m *Model, _ tea.Cmd) bool { return len(m.screens) == 2 },
		"4": func(_ *Model, cmd tea.Cmd) bool { return isQuit(cmd()) },
		"5": func(m *Model, _ tea.Cmd) bool { return watchedAt(4)(m, nil) },
	} {
		m := New(o)
		feed(m, "G")
		_, cmd := m.Update(press(name))
		if !holds(m, cmd) {
			t.Errorf("%s did not do what it is for; the screen:\n%s", name, text(m))
		}
	}
}
