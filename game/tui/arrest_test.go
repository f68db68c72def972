package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cobalt/game/tui/screen/play"
	"cobalt/game/tui/settings"
)

// mostBeats is how many beats the longest arrest takes, 1.5 seconds.
const mostBeats = 30

// TestArrest holds the page of somebody who is caught: it runs the meter up to 100,
// says who noticed, strikes out the things that are taken one by one, lasts 1.5 seconds
// at most, and leaves the meter to fall on the page behind it.
func TestArrest(t *testing.T) {
	m := moving(t, settings.Instant)
	m.animate()
	settle(m, tap(m, caughtAt[0]), nil) // the rope, and suspicion 20
	beat := tap(m, caughtAt[1])
	var frames []string
	s := m.top().(*play.Screen)
	beats := 0
	for ; s.Arrested() && beat != nil; beats++ {
		frames = append(frames, text(m))
		_, cmd := m.Update(beat)
		beat = beatOf(m, cmd)
	}
	if beats < 10 || beats > mostBeats {
		t.Errorf("it takes %d beats", beats)
	}
	first, last := frames[0], frames[len(frames)-1]
	if strings.Contains(first, "██ ██") || !strings.Contains(first, "Noticed 20") {
		t.Errorf("at first:\n%s", first)
	}
	for _, want := range []string{"Caught 100", "What gave you away: ", "It was the only one.", "× Tarred rope"} {
		if !strings.Contains(last, want) {
			t.Errorf("at last without %q:\n%s", want, last)
		}
	}
	if got := shownSuspicion(t, m); got != 100 {
		t.Errorf("behind it, suspicion begins at %d", got)
	}
	settle(m, beat, nil)
	if got := shownSuspicion(t, m); got != 40 || !strings.Contains(text(m), "▼60") {
		t.Errorf("suspicion falls to %d:\n%s", got, text(m))
	}
}

// TestKeyJustBehindAnArrest holds that a key which comes when the page has only just gone
// takes no choice, and that the next one does, as one does that comes later.
func TestKeyJustBehindAnArrest(t *testing.T) {
	for _, waits := range []bool{false, true} {
		m := moving(t, settings.Instant)
		m.animate()
		settle(m, tap(m, caughtAt[0]), nil)
		beat := tap(m, caughtAt[1])
		for m.top().(*play.Screen).Arrested() {
			_, cmd := m.Update(beat)
			beat = beatOf(m, cmd)
		}
		if waits {
			settle(m, beat, nil)
		}
		choices := m.ctx.Run.Choices()
		if tap(m, "1"); (m.ctx.Run.Choices() > choices) != waits {
			t.Errorf("waits %v: the first key takes %d choices", waits, m.ctx.Run.Choices()-choices)
		}
		if tap(m, "1"); m.ctx.Run.Choices() == choices {
			t.Errorf("waits %v: the next key takes none", waits)
		}
	}
}

// caughtAt are the keys that have the lockkeeper caught, the last of them at once.
var caughtAt = []string{"2", "3"}

// TestAnyKeyEndsAnArrest holds that a key shows the passage and does nothing else, and
// that an arrest is not shown again if the player goes back and forward.
func TestAnyKeyEndsAnArrest(t *testing.T) {
	for _, reduced := range []bool{false, true} {
		for _, name := range []string{"enter", "1", "x", "esc"} {
			m := moving(t, settings.Instant)
			m.ctx.Settings.ReducedMotion = reduced
			m.animate()
			settle(m, tap(m, caughtAt[0]), nil)
			beat := tap(m, caughtAt[1])
			s := m.top().(*play.Screen)
			if !s.Arrested() || (beat == nil) != reduced {
				t.Fatal("nobody is caught")
			}
			choices := m.ctx.Run.Choices()
			tap(m, name)
			if name == "esc" {
				if m.top() == s {
					t.Error("esc does not leave")
				}
				continue
			}
			if s.Arrested() || m.ctx.Run.Choices() != choices || !strings.Contains(text(m), "wet wool") {
				t.Errorf("%s:\n%s", name, text(m))
			}
			settle(m, tap(m, "u"), nil)
			if tap(m, "r"); s.Arrested() || m.ctx.Run.Choices() != choices {
				t.Errorf("%s: going forward shows it again:\n%s", name, text(m))
			}
		}
	}
}

// TestArrestSaysTheLevelOnce holds that the level stands once on the page of an arrest,
// and the time once on that of somebody who is too late.
func TestArrestSaysTheLevelOnce(t *testing.T) {
	for _, size := range sizes {
		for told, keys := range map[string][]string{"Caught 100": caughtAt, "0 minutes left": {"4", "4", "1"}} {
			m := moving(t, settings.Instant)
			m.ctx.Settings.ReducedMotion = true
			m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			for _, name := range keys {
				tap(m, name)
			}
			if got := strings.Count(text(m), told); got != 1 {
				t.Errorf("at %dx%d, %q stands there %d times:\n%s", size[0], size[1], told, got, text(m))
			}
		}
	}
}

// TestArrestIsSaidOfTheLate holds the page of somebody who is too late.
func TestArrestIsSaidOfTheLate(t *testing.T) {
	m := moving(t, settings.Instant)
	m.ctx.Settings.ReducedMotion = true
	m.animate()
	for _, name := range []string{"4", "4", "1"} {
		tap(m, name)
	}
	if s := m.top().(*play.Screen); !s.Arrested() || !strings.Contains(text(m), "0 minutes left") {
		t.Errorf("too late:\n%s", text(m))
	}
}

// TestBellRingsOnce holds that the bell rings once in an arrest, if it is wanted and
// things may move, and never else.
func TestBellRingsOnce(t *testing.T) {
	for _, tt := range []struct {
		sound, reduced bool
		want           int
	}{{true, false, 1}, {false, false, 0}, {true, true, 0}} {
		m := moving(t, settings.Instant)
		m.ctx.Settings.Sound, m.ctx.Settings.ReducedMotion = tt.sound, tt.reduced
		m.animate()
		settle(m, tap(m, caughtAt[0]), nil)
		beat, bells := tap(m, caughtAt[1]), 0
		for beat != nil {
			_, cmd := m.Update(beat)
			beat = nil
			for _, msg := range messages(cmd) {
				switch msg := msg.(type) {
				case play.BeatMsg:
					beat = msg
				case tea.RawMsg:
					if msg.Msg == "\a" {
						bells++
					}
				}
			}
		}
		if bells != tt.want {
			t.Errorf("sound %v, reduced motion %v: it rings %d times", tt.sound, tt.reduced, bells)
		}
	}
}

// TestNothingIsDimWithoutColor holds that an arrest hides the page behind it where it
// cannot be dimmed by color.
func TestNothingIsDimWithoutColor(t *testing.T) {
	for color, want := range map[settings.Color]bool{settings.Always: true, settings.Never: false} {
		m := moving(t, settings.Instant)
		m.ctx.Settings.ReducedMotion, m.ctx.Settings.Color = true, color
		m.ctx.Restyle()
		m.animate()
		tap(m, caughtAt[0])
		tap(m, caughtAt[1])
		if got := strings.Contains(text(m), "It parts with"); got != want {
			t.Errorf("color %v: the page behind is seen: %v\n%s", color, got, text(m))
		}
	}
}
