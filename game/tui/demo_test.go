package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/front"
	"cobalt/game/tui/screen/replay"
	"cobalt/game/tui/session"
)

// A waiting room notes how long it is waited, and lets nobody wait.
type waitingRoom struct {
	now   time.Time
	waits []time.Duration
}

func (w *waitingRoom) after(d time.Duration) <-chan time.Time {
	w.waits = append(w.waits, d)
	w.now = w.now.Add(d)
	return atOnce(d)
}

// idler returns a model at its title, with demos, and its waiting room.
func idler(t *testing.T, still bool) (*Model, *waitingRoom) {
	w := &waitingRoom{now: epoch}
	o := atTheTitle(playing(t, lockkeeper(t), game.Agent))
	o.Settings.ReducedMotion = still
	o.Demo, o.After, o.Clock = true, w.after, func() time.Time { return w.now }
	return New(o), w
}

// awaitIdle runs a command and all that follow from it, until a message of a kind comes, which
// it returns; nil if none does.
func awaitIdle(t *testing.T, m *Model, cmd tea.Cmd) tea.Msg {
	t.Helper()
	queue := []tea.Cmd{cmd}
	for range 2000 {
		if len(queue) == 0 {
			return nil
		}
		next := queue[0]
		queue = queue[1:]
		if next == nil {
			continue
		}
		switch msg := next().(type) {
		case tea.BatchMsg:
			queue = append(queue, msg...)
		case front.IdleMsg:
			return msg
		case front.BeamMsg: // goes on for a minute
		default:
			_, more := m.Update(msg)
			queue = append(queue, more)
		}
	}
	t.Fatal("it goes on and on")
	return nil
}

// beam runs a command and all that follow from it, and returns what was drawn at the beats
// of the beam.
func beam(t *testing.T, m *Model, cmd tea.Cmd) (drawn []string) {
	t.Helper()
	for queue := []tea.Cmd{cmd}; len(queue) > 0; {
		next := queue[0]
		queue = queue[1:]
		if next == nil {
			continue
		}
		switch msg := next().(type) {
		case tea.BatchMsg:
			queue = append(queue, msg...)
		case front.BeamMsg:
			_, more := m.Update(msg)
			queue = append(queue, more)
			if drawn = append(drawn, m.View().Content); len(drawn) > 1000 {
				t.Fatal("it goes on and on")
			}
		}
	}
	return drawn
}

// TestBeamRests holds that the beam over the title's picture ends by itself.
func TestBeamRests(t *testing.T) {
	m, _ := idler(t, false)
	if len(beam(t, m, m.light())) == 0 {
		t.Error("it never shone")
	}
}

// TestCalmBeam holds that in a calm program the beam goes over the whole picture once, in
// few frames, and not again when the title is seen again.
func TestCalmBeam(t *testing.T) {
	m, _ := idler(t, false)
	m.ctx.Calm = true
	m.title.Fuse.Finish()
	before := m.View().Content
	drawn := beam(t, m, m.light())
	if len(drawn) < 3 || len(drawn) > 20 {
		t.Fatalf("%d frames", len(drawn))
	}
	for i, frame := range drawn[:len(drawn)-1] {
		if frame == before || slices.Contains(drawn[:i], frame) {
			t.Errorf("frame %d of %d shows nothing new", i, len(drawn))
		}
	}
	if drawn[len(drawn)-1] != before {
		t.Error("the beam rests on the picture")
	}
	if again := beam(t, m, m.light()); len(again) > 0 {
		t.Errorf("it shines again, in %d frames", len(again))
	}
}

// TestDemo holds that a title at which nobody does anything shows a demo after a while,
// which any key ends and only ends, and that the title then waits anew.
func TestDemo(t *testing.T) {
	m, w := idler(t, false)
	idle := awaitIdle(t, m, m.light())
	m.Update(idle)
	watched, shows := m.top().(*replay.Screen)
	if !shows || !watched.Demo || watched.Last == 0 {
		t.Fatalf("after %v there is no demo:\n%s", w.waits, text(m))
	}
	_, cmd := m.Update(press("q"))
	if len(m.screens) != 1 || m.ctx.Run.Begun() {
		t.Fatalf("a key does not end it:\n%s", text(m))
	}
	if awaitIdle(t, m, cmd) == nil {
		t.Error("it does not wait anew")
	}
}

// TestKeyPutsTheDemoOff holds that the time begins anew with every key.
func TestKeyPutsTheDemoOff(t *testing.T) {
	m, w := idler(t, false)
	idle := awaitIdle(t, m, m.light())
	m.Update(press("down"))
	w.now = w.now.Add(front.Idle - time.Second)
	_, cmd := m.Update(idle)
	if len(m.screens) != 1 || cmd == nil {
		t.Fatal("a demo begins though somebody is there")
	}
	later := cmd()
	if got := w.waits[len(w.waits)-1]; got != time.Second {
		t.Errorf("it waits %v more", got)
	}
	if m.Update(later); len(m.screens) != 2 {
		t.Error("no demo comes at all")
	}
}

// TestNoDemoInStillness holds that with reduced motion the title neither moves nor waits.
func TestNoDemoInStillness(t *testing.T) {
	m, w := idler(t, true)
	if cmd := m.light(); cmd != nil || len(w.waits) > 0 {
		t.Errorf("it waits %v", w.waits)
	}
}

// TestPresets holds that each answer of the first start sets what it says and keeps it,
// that the question is not asked of a run, and that only a screen reader's answer leaves.
func TestPresets(t *testing.T) {
	for key, want := range map[string]string{"1": "reduced-motion=off", "2": "reduced-motion=on text-speed=instant", "3": "contrast=high measure=60", "4": "plain=on"} {
		var kept []string
		behind := playing(t, lockkeeper(t), game.Agent)
		o := atTheTitle(behind)
		o.Story, o.First = nil, true
		o.Decisions.Keep = func(name, value string) error { kept = append(kept, name+"="+value); return nil }
		lines := false
		o.Decisions.Lines = func() { lines = true }
		o.Load = func(o *session.Options) error { o.Story = behind.Story; return nil }
		m := New(o)
		obey(m, m.loading.begin())
		if len(m.screens) != 2 || !strings.Contains(text(m), m.ctx.Phrases.Presets.Title) {
			t.Fatalf("it is not asked:\n%s", text(m))
		}
		_, cmd := m.Update(press(key))
		came := cmd()
		left := isQuit(came)
		answer(m, came)
		if err := m.ctx.FinishDeciding(); err != nil {
			t.Fatal(err)
		}
		slices.Sort(kept)
		if got := strings.Join(slices.Compact(kept), " "); got != want || left != (key == "4") || lines != left {
			t.Errorf("%s: kept are %s, it leaves: %v, for lines: %v", key, got, left, lines)
		}
		if key != "4" && len(m.screens) != 1 {
			t.Errorf("%s: the title is not shown", key)
		}
	}
}

// TestPresetsSmall holds that in small windows the question of the first start is shown in
// whole sentences, the first always, and that every answer can be read by moving down.
func TestPresetsSmall(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 24}} {
		o := atTheTitle(playing(t, lockkeeper(t), game.Agent))
		m := New(o)
		m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		m.screens = []screen.Screen{front.NewPresets(m.ctx)}
		shown := func() string { return strings.Join(strings.Fields(text(m)), " ") }
		p := &m.ctx.Phrases.Presets
		question, later, _ := strings.Cut(p.Ask, "? ")
		if got := shown(); !strings.Contains(got, question+"?") || strings.Contains(got, "Each part") != strings.Contains(got, later) {
			t.Errorf("%v: the question is cut:\n%s", size, text(m))
		}
		for _, answer := range []phrases.SettingPhrases{p.Usual, p.Calm, p.Large, p.Reader} {
			about := phrases.Fill(answer.About, "command", "cobalt --plain=off")
			if got := strings.ReplaceAll(shown(), " ▼", ""); !strings.Contains(got, about) {
				t.Errorf("%v: not to be read is %q:\n%s", size, about, text(m))
			}
			m.Update(press("down"))
		}
	}
}
