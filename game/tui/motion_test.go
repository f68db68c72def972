package tui

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/tui/screen/play"
	"cobalt/game/tui/settings"
)

// moving returns a model that moves, at a speed of text. Its time is that of the beats:
// nothing waits.
func moving(t *testing.T, speed settings.Speed) *Model {
	t.Helper()
	o := playing(t, lockkeeper(t), game.Agent)
	o.Settings.ReducedMotion, o.Settings.Text = false, speed
	o.After = func(time.Duration) <-chan time.Time {
		now := make(chan time.Time, 1)
		now <- time.Time{}
		return now
	}
	return roomy(New(o))
}

// roomy gives a model a window in which the first passage is in view.
func roomy(m *Model) *Model {
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 40})
	return m
}

// tap presses a key, and returns the beat that the model waits for then, or nil.
func tap(m *Model, name string) tea.Msg {
	_, cmd := m.Update(press(name))
	return beatOf(m, cmd)
}

// beatOf obeys a command, but for the beat in it, which it returns.
func beatOf(m *Model, cmd tea.Cmd) tea.Msg {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case play.BeatMsg:
		return msg
	case tea.BatchMsg:
		var found tea.Msg
		for _, c := range msg {
			if b := beatOf(m, c); b != nil {
				found = b
			}
		}
		return found
	default:
		answer(m, msg)
		return nil
	}
}

// settle lets a model move until nothing moves, shows every frame, and returns how many
// beats that took.
func settle(m *Model, beat tea.Msg, show func(frame string)) (beats int) {
	for ; beat != nil; beats++ {
		_, cmd := m.Update(beat)
		beat = beatOf(m, cmd)
		if show != nil {
			show(text(m))
		}
	}
	return beats
}

// TestVoicesAreTyped holds that voices in view are typed, that prose and choices are
// there at once, and that then nothing moves any more.
func TestVoicesAreTyped(t *testing.T) {
	for speed, most := range map[settings.Speed]int{settings.Fast: 30, settings.Slow: 120} {
		whole := text(roomy(New(playing(t, lockkeeper(t), game.Agent))))
		m := moving(t, speed)
		beat := beatOf(m, m.animate())
		first := text(m)
		if !strings.Contains(first, "The crane has stopped") || !strings.Contains(first, "▸ 1") || strings.Contains(first, "opinions") {
			t.Errorf("at first:\n%s", first)
		}
		before := 0
		beats := settle(m, beat, func(frame string) {
			if words := len(strings.Fields(frame)); words < before {
				t.Errorf("it loses words:\n%s", frame)
			} else {
				before = words
			}
		})
		if text(m) != whole || beats < 5 || beats > most {
			t.Errorf("after %d beats:\n%s", beats, text(m))
		}
	}
}

// TestAnyKeyEndsTyping holds that a key has the passage whole and does nothing else, but
// that leaving leaves.
func TestAnyKeyEndsTyping(t *testing.T) {
	for _, name := range []string{"enter", "1", "down", "space", "x", "?"} {
		m := moving(t, settings.Slow)
		beat := beatOf(m, m.animate())
		if beat == nil {
			t.Fatal("nothing moves")
		}
		tap(m, name)
		if m.ctx.Run.Choices() != 0 || text(m) != text(roomy(New(playing(t, lockkeeper(t), game.Agent)))) {
			t.Errorf("%s:\n%s", name, text(m))
		}
		if beats := settle(m, beat, nil); beats != 1 {
			t.Errorf("%s: it moves on for %d beats", name, beats)
		}
	}
	m := moving(t, settings.Slow)
	m.animate()
	if _, cmd := m.Update(press("q")); cmd == nil || !isQuit(cmd()) {
		t.Error("q does not leave")
	}
}

// TestReadVoicesAreWhole holds that voices that were read are not typed again: after
// going back, and after coming back.
func TestReadVoicesAreWhole(t *testing.T) {
	m := moving(t, settings.Slow)
	m.animate()
	tap(m, "x")
	tap(m, "4")
	tap(m, "u")
	if m.top().(*play.Screen).Typing() {
		t.Error("voices that were gone back to are typed again")
	}
	tap(m, "esc")
	tap(m, "1")
	if s, ok := m.top().(*play.Screen); !ok || s.Typing() {
		t.Error("voices that were read are typed again")
	}
}

// TestMeterSweeps holds that suspicion goes from its old to its new value by and by,
// and comes down in the same way.
func TestMeterSweeps(t *testing.T) {
	m := moving(t, settings.Instant)
	m.animate()
	for _, step := range []struct {
		key      string
		from, to int
	}{{"2", 0, 20}, {"u", 20, 0}} {
		var seen []int
		beats := settle(m, tap(m, step.key), func(string) { seen = append(seen, shownSuspicion(t, m)) })
		if beats < 5 || beats > 10 || seen[0] == step.to || seen[len(seen)-1] != step.to {
			t.Errorf("%s: %d beats, %v", step.key, beats, seen)
		}
		for i := 1; i < len(seen); i++ {
			if (seen[i]-seen[i-1])*(step.to-step.from) < 0 {
				t.Errorf("%s: it goes back: %v", step.key, seen)
			}
		}
	}
}

// A calm program moves a meter in a quarter of the beats, to the same value.
func TestCalmSweeps(t *testing.T) {
	count := func(calm bool) (beats, last int) {
		m := moving(t, settings.Instant)
		m.ctx.Calm = calm
		m.animate()
		beats = settle(m, tap(m, "2"), func(string) { last = shownSuspicion(t, m) })
		return beats, last
	}
	usual, to := count(false)
	calm, also := count(true)
	if calm != usual/4 || to != 20 || also != to {
		t.Errorf("%d beats to %d, and in calm %d to %d", usual, to, calm, also)
	}
}

// shownSuspicion reads suspicion in the status line: the number behind its level.
func shownSuspicion(t *testing.T, m *Model) int {
	t.Helper()
	lines := strings.Split(text(m), "\n")
	n, digits := 0, false
	for _, field := range strings.Fields(lines[len(lines)-2]) {
		value := 0
		for _, r := range field {
			if r < '0' || r > '9' {
				value = -1
				break
			}
			value = 10*value + int(r-'0')
		}
		if value >= 0 {
			n, digits = value, true
			break
		}
	}
	if !digits {
		t.Fatalf("no suspicion:\n%s", text(m))
	}
	return n
}

// TestNamesSlideIn holds that the name of a thing that was just taken slides into the panel
// from the right, and that it stands still where motion is reduced.
func TestNamesSlideIn(t *testing.T) {
	m := moving(t, settings.Instant)
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	settle(m, beatOf(m, m.animate()), nil)
	beat := tap(m, "2")
	column := func(frame string) int {
		for line := range strings.SplitSeq(frame, "\n") {
			if before, _, found := strings.Cut(line, "+ Ta"); found {
				return len([]rune(before))
			}
		}
		return len(frame)
	}
	first := column(text(m))
	last := first
	settle(m, beat, func(frame string) {
		if now := column(frame); now > last {
			t.Errorf("it goes back:\n%s", frame)
		} else {
			last = now
		}
	})
	if first == last {
		t.Error("it does not move")
	}
	still := New(playing(t, lockkeeper(t), game.Agent))
	still.ctx.Settings.ReducedMotion = true
	still.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	if beat := tap(still, "2"); beat != nil || column(text(still)) != last || last == len(text(still)) {
		t.Errorf("at rest in column %d, it moves to %d:\n%s", column(text(still)), last, text(still))
	}
}

// messages runs a command, and those that it is made of.
func messages(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	batch, ok := msg.(tea.BatchMsg)
	if !ok {
		return []tea.Msg{msg}
	}
	var all []tea.Msg
	for _, c := range batch {
		all = append(all, messages(c)...)
	}
	return all
}

// TestNothingMovesUnasked holds that with reduced motion no key is followed by a frame
// that no key asked for, and that without it nothing moves for long.
func TestNothingMovesUnasked(t *testing.T) {
	for _, reduced := range []bool{true, false} {
		m := moving(t, settings.Slow)
		m.ctx.Settings.ReducedMotion = reduced
		beats := settle(m, beatOf(m, m.animate()), nil)
		for _, name := range []string{"2", "3", "x", "1", "u", "r", "space", "down", "i", "esc", "m", "esc"} {
			n := settle(m, tap(m, name), nil)
			if reduced && n > 0 {
				t.Errorf("%s: %d frames that nobody asked for", name, n)
			}
			beats += n
		}
		if !reduced && beats == 0 {
			t.Error("nothing moves at all")
		}
	}
}

// TestCoveredScreenRests holds that a screen that is covered is not woken, and moves
// again when it is seen.
func TestCoveredScreenRests(t *testing.T) {
	m := moving(t, settings.Instant)
	m.animate()
	beat := tap(m, "2")
	tap(m, "i")
	if beats := settle(m, beat, nil); beats != 1 {
		t.Errorf("covered, it moves on for %d beats", beats)
	}
	tap(m, "esc")
	if got := shownSuspicion(t, m); got != 20 {
		t.Errorf("uncovered, suspicion is at %d", got)
	}
	if tap(m, "u") == nil {
		t.Error("it does not move again")
	}
}

// TestTaskbar holds that the terminal's taskbar is told of suspicion only if that is
// wanted.
func TestTaskbar(t *testing.T) {
	m := New(playing(t, lockkeeper(t), game.Agent))
	m.animate()
	feed(m, "2")
	if m.View().ProgressBar != nil {
		t.Error("the taskbar is told without being asked for")
	}
	m.ctx.Settings.Taskbar = true
	for _, step := range []struct {
		key   string
		state tea.ProgressBarState
		value int
	}{{"x", tea.ProgressBarDefault, 20}, {"3", tea.ProgressBarWarning, 40}} {
		feed(m, step.key)
		if bar := m.View().ProgressBar; bar == nil || bar.State != step.state || bar.Value != step.value {
			t.Errorf("%s: %+v", step.key, bar)
		}
	}
	feed(m, "x", "u", "u")
	if bar := m.View().ProgressBar; bar != nil {
		t.Errorf("without suspicion: %+v", bar)
	}
}

// TestPicturesMove holds that a picture with frames moves while it is in view, that it
// rests after a minute, in a calm program after a few frames, and where motion is reduced,
// and that keys do their work meanwhile.
func TestPicturesMove(t *testing.T) {
	art := fstest.MapFS{
		"art/harbor.txt":   {Data: []byte("a lamp, lit\n")},
		"art/harbor.2.txt": {Data: []byte("a lamp, out\n")},
	}
	for _, way := range []struct {
		reduced, calm bool
		least, most   int // beats
	}{{false, false, 60, 110}, {false, true, 5, 11}, {true, false, 0, 0}} {
		o := playing(t, lockkeeper(t), game.Agent)
		o.Settings.ReducedMotion, o.Art, o.Calm = way.reduced, art, way.calm
		o.After = func(time.Duration) <-chan time.Time { return elapsed }
		m := roomy(New(o))
		var frames []string
		beats := settle(m, beatOf(m, m.animate()), func(frame string) { frames = append(frames, frame) })
		if way.reduced {
			if beats != 0 || !strings.Contains(text(m), "a lamp, lit") {
				t.Errorf("with reduced motion, %d beats:\n%s", beats, text(m))
			}
			continue
		}
		if beats < way.least || beats > way.most || !strings.Contains(frames[0], "a lamp, out") || !strings.Contains(frames[1], "a lamp, lit") || !strings.Contains(text(m), "a lamp, lit") {
			t.Errorf("after %d beats:\n%s", beats, text(m))
		}
	}
}

// TestPicturesRestOutOfView holds that a picture that is scrolled out of view wakes
// nobody, and that a meter does not wait for a picture.
func TestPicturesRestOutOfView(t *testing.T) {
	o := playing(t, lockkeeper(t), game.Agent)
	o.Settings.ReducedMotion = false
	o.Art = fstest.MapFS{"art/harbor.txt": {Data: []byte("lit\n")}, "art/harbor.2.txt": {Data: []byte("out\n")}}
	var waits []time.Duration
	o.After = func(d time.Duration) <-chan time.Time { waits = append(waits, d); return elapsed }
	m := New(o)
	m.Update(tea.WindowSizeMsg{Width: 60, Height: 20})
	m.animate()
	beat := tap(m, "space")
	if beats := settle(m, beat, nil); beats != 0 {
		t.Errorf("out of view it moves for %d beats", beats)
	}
	tap(m, "b")
	waits = nil
	if settle(m, tap(m, "2"), nil); len(waits) == 0 || waits[0] >= 100*time.Millisecond {
		t.Errorf("suspicion waits %v", waits)
	}
}
