package tui

import (
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/analysis/aftermath"
	"cobalt/game/analysis/profile"
	"cobalt/game/playthrough"
	"cobalt/game/tui/screen/play"
	"cobalt/game/tui/settings"
	"cobalt/game/tui/widget"
)

var errDisk = errors.New("the disk\x1b[2J is full")

// A shelf keeps runs in memory, and fails as often as it is told.
type shelf struct {
	kept  []playthrough.Run
	fails int
}

func (s *shelf) Keep(run playthrough.Run) error {
	if s.fails > 0 {
		s.fails--
		return errDisk
	}
	s.kept = append(s.kept, run)
	return nil
}

func (s *shelf) last() playthrough.Run { return s.kept[len(s.kept)-1] }

func newPlayed(t *testing.T, d game.Difficulty) (*Model, *shelf) {
	s := &shelf{}
	o := playing(t, lockkeeper(t), d)
	o.Keeper = s
	return New(o), s
}

func TestEveryChoiceIsKept(t *testing.T) {
	m, s := newPlayed(t, game.Agent)
	feed(m, "1", "4", "u", "r")
	var got []int
	for _, run := range s.kept {
		got = append(got, run.Choices())
	}
	if want := []int{1, 2, 1, 2}; len(got) != 4 || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] || got[3] != want[3] {
		t.Errorf("kept runs of %v choices, want %v", got, want)
	}
	if at := s.last().Now().At; at <= 0 {
		t.Errorf("the choice was taken at %v", at)
	}
}

func TestFailedKeepIsToldAndTriedAgain(t *testing.T) {
	m, s := newPlayed(t, game.Agent)
	s.fails = 1
	feed(m, "1")
	if screen := text(m); !strings.Contains(screen, "Not saved: the disk[2J is full.") {
		t.Errorf("the screen does not say so:\n%s", screen)
	}
	feed(m, "down")
	if !strings.Contains(text(m), "Not saved") {
		t.Error("the notice is gone before the run is kept")
	}
	feed(m, "4")
	if len(s.kept) != 1 || s.last().Choices() != 2 {
		t.Errorf("kept %d runs", len(s.kept))
	}
	if strings.Contains(text(m), "Not saved") {
		t.Error("the notice stays after the run is kept")
	}
}

// TestKeepingKeepsTheNewest holds that a slow keeper never ends with an older run.
func TestKeepingKeepsTheNewest(t *testing.T) {
	m, s := newPlayed(t, game.Agent)
	_, first := m.Update(press("1"))
	_, second := m.Update(press("4"))
	second()
	first()
	if len(s.kept) != 1 || s.last().Choices() != 2 {
		t.Errorf("kept %d runs, the last of %d choices", len(s.kept), s.last().Choices())
	}
}

func TestUndo(t *testing.T) {
	m, _ := newPlayed(t, game.Agent)
	before := m.ctx.Run.Now().State
	opening := text(m)
	feed(m, "4", "u")
	if m.ctx.Run.Now().State != before {
		t.Error("the state is not what it was")
	}
	if got := text(m); firstLines(got, 15) != firstLines(opening, 15) {
		t.Errorf("the screen is not what it was:\n%s", got)
	}
	feed(m, "u")
	if m.ctx.Run.Choices() != 0 {
		t.Error("went back beyond the beginning")
	}
}

func firstLines(s string, n int) string { return strings.Join(strings.SplitN(s, "\n", n+1)[:n], "\n") }

func TestGhostDoesNotGoBack(t *testing.T) {
	m, _ := newPlayed(t, game.Ghost)
	feed(m, "1", "u")
	if m.ctx.Run.Choices() != 1 {
		t.Error("it went back")
	}
	if !strings.Contains(text(m), m.ctx.Phrases.Notices.Ghost) {
		t.Errorf("it does not say why:\n%s", text(m))
	}
	feed(m, "1", "2")
	if _, ended := m.ctx.Run.Now().State.Ended(); !ended {
		t.Fatal("the run has not ended")
	}
	for _, e := range play.EndingEntries(m.ctx) {
		if e.Label == m.ctx.Phrases.Ending.Rewind || e.Label == m.ctx.Phrases.Ending.Turning {
			t.Errorf("the ending offers %q", e.Label)
		}
	}
}

func TestAgainBeginsAFreshRun(t *testing.T) {
	m, s := newPlayed(t, game.Recruit)
	feed(m, "1", "1", "2")
	first := s.last()
	feed(m, "G", "enter", "enter", "3")
	run := m.ctx.Run
	if run.Choices() != 0 || run.Difficulty != game.Recruit || !run.Started.After(first.Started) {
		t.Errorf("the run: %d choices, %v, started %v", run.Choices(), run.Difficulty, run.Started)
	}
	if s.last().Choices() != 3 {
		t.Error("the old run was written over before the new one has a choice")
	}
}

func TestLockedChoiceSaysWhy(t *testing.T) {
	m, _ := newPlayed(t, game.Agent)
	feed(m, "5")
	if m.ctx.Run.Choices() != 0 {
		t.Error("a locked choice was taken")
	}
	if screen := text(m); !strings.Contains(screen, "Not now: it needs Tarred rope and Signal lamp.") {
		t.Errorf("it does not say why:\n%s", screen)
	}
}

// TestAssumedSize holds that the first picture is drawn for 80 by 24.
func TestAssumedSize(t *testing.T) {
	m, _ := newPlayed(t, game.Agent)
	if lines := strings.Split(text(m), "\n"); len(lines) != 24 || !strings.Contains(lines[0], "The Harbor") {
		t.Errorf("%d lines, the first %q", len(lines), lines[0])
	}
}

// TestResizeKeepsTheRun holds that a window too small, or absurdly large, loses
// nothing.
func TestResizeKeepsTheRun(t *testing.T) {
	m, _ := newPlayed(t, game.Agent)
	feed(m, "1")
	before := text(m)
	for _, size := range []tea.WindowSizeMsg{{Width: 20, Height: 5}, {}, {Width: -3, Height: -1}, {Width: 1 << 30, Height: 3}} {
		m.Update(size)
		if fault := outside(m.View().Content, max(0, min(size.Width, widget.MaxWidth)), size.Height); fault != "" {
			t.Errorf("%+v: %s", size, fault)
		}
		feed(m, "1", "down", "u")
	}
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if after := text(m); after != before {
		t.Errorf("after the resizes:\n%s", after)
	}
}

// TestBackground holds that the terminal is asked for its background unless the
// settings say it, and that no answer changes a setting.
func TestBackground(t *testing.T) {
	o := playing(t, lockkeeper(t), game.Agent)
	if New(o).Init() != nil {
		t.Error("the background is asked for though it is known")
	}
	o.Settings.Theme = settings.AskTerminal
	m := New(o)
	if m.Init() == nil {
		t.Error("the background is not asked for")
	}
	dark := m.View().Content
	m.Update(tea.BackgroundColorMsg{Color: white{}})
	if m.View().Content == dark {
		t.Error("the answer changes nothing")
	}
	o.Settings.Theme = settings.Dark
	m = New(o)
	m.Update(tea.BackgroundColorMsg{Color: white{}})
	if m.View().Content != dark {
		t.Error("the answer goes before what was said")
	}
}

type white struct{}

func (white) RGBA() (r, g, b, a uint32) { return 0xffff, 0xffff, 0xffff, 0xffff }

// TestTwoPrograms holds that two models in one process do not see each other.
func TestTwoPrograms(t *testing.T) {
	a, _ := newPlayed(t, game.Agent)
	b, _ := newPlayed(t, game.Agent)
	before := b.View().Content
	feed(a, "1", "1", "i")
	a.Update(tea.WindowSizeMsg{Width: 200, Height: 50})
	if b.View().Content != before {
		t.Error("what one did shows in the other")
	}
}

func TestSuspend(t *testing.T) {
	o := playing(t, lockkeeper(t), game.Agent)
	o.CanSuspend = func() bool { return true }
	m := New(o)
	_, cmd := m.Update(press("ctrl+z"))
	_, cmd = m.Update(cmd())
	if _, suspends := cmd().(tea.SuspendMsg); !suspends {
		t.Error("it does not suspend")
	}
}

// A program whose terminal is elsewhere offers no key that would suspend it.
func TestElsewhere(t *testing.T) {
	o := playing(t, lockkeeper(t), game.Agent)
	o.Elsewhere = true
	m := New(o)
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 60})
	if _, cmd := m.Update(press("ctrl+z")); cmd != nil {
		t.Error("ctrl+z does something")
	}
	m.Update(press("?"))
	if help := m.View().Content; !strings.Contains(help, "ctrl+l") || strings.Contains(help, "ctrl+z") {
		t.Errorf("the help is\n%s", help)
	}
}

// TestKeypad holds that the keypad's digits and enter work like the others.
func TestKeypad(t *testing.T) {
	m, _ := newPlayed(t, game.Agent)
	for _, code := range []rune{tea.KeyKp4, tea.KeyKpDown, tea.KeyKpEnter} {
		m.Update(tea.KeyPressMsg{Code: code})
	}
	if got := m.ctx.Run.Choices(); got != 2 {
		t.Errorf("%d choices were taken", got)
	}
}

// TestRewind holds that every state of a run can be gone back to, and forth
// again, until something else is chosen.
func TestRewind(t *testing.T) {
	m, s := newPlayed(t, game.Agent)
	states := []game.State{m.ctx.Run.Now().State}
	for _, name := range []string{"1", "1", "3"} {
		feed(m, name)
		states = append(states, m.ctx.Run.Now().State)
	}
	for _, at := range []int{0, 2, 1, 3} {
		feed(m, "w", "g")
		for range at {
			feed(m, "down")
		}
		feed(m, "enter")
		if got := m.ctx.Run; got.Choices() != at || got.Now().State != states[at] || s.last().Choices() != at {
			t.Errorf("at %d: the run has %d choices, the one kept %d", at, got.Choices(), s.last().Choices())
		}
	}
	feed(m, "w", "g", "down", "enter", "4")
	if steps, now := m.ctx.Run.All(); len(steps) != 3 || now != 2 {
		t.Errorf("after another choice there are %d steps, and the run is at %d", len(steps), now)
	}
}

func TestGhostDoesNotRewind(t *testing.T) {
	m, _ := newPlayed(t, game.Ghost)
	feed(m, "1", "w")
	if len(m.screens) != 1 || !strings.Contains(text(m), m.ctx.Phrases.Notices.Ghost) {
		t.Errorf("%d screens:\n%s", len(m.screens), text(m))
	}
}

// TestEndingIsReadToItsEnd holds that enter does not leave an ending that is
// not yet read.
func TestEndingIsReadToItsEnd(t *testing.T) {
	m, _ := newPlayed(t, game.Agent)
	m.Update(tea.WindowSizeMsg{Width: 40, Height: 12})
	feed(m, "1", "1", "2")
	pages := 0
	for ; len(m.screens) == 1; pages++ {
		if pages > 10 {
			t.Fatalf("it never ends:\n%s", text(m))
		}
		feed(m, "enter")
	}
	if pages < 3 || m.ctx.Run.Choices() != 3 {
		t.Errorf("it took %d times, and the run has %d choices", pages, m.ctx.Run.Choices())
	}
}

// TestPrimer holds that a player who has never seen suspicion rise is told once
// about it, and nobody else is.
func TestPrimer(t *testing.T) {
	words := english(t).Notices.Suspicion
	m, _ := newPlayed(t, game.Agent)
	var told []int
	keys := []string{"1", "1", "3", "2"}
	for i, k := range keys {
		if feed(m, k); strings.Contains(text(m), words) {
			told = append(told, i)
		}
	}
	steps := m.ctx.Run.Steps()
	first := slices.IndexFunc(steps, func(s *playthrough.Step) bool { return aftermath.MostIn(s) > 0 })
	if first < 1 || first == len(steps)-1 {
		t.Fatalf("suspicion rises with choice %d of %d: the test is of no use", first, len(steps)-1)
	}
	if !slices.Equal(told, []int{first - 1}) {
		t.Errorf("told after the choices %v, want only %d", told, first-1)
	}
	o := playing(t, lockkeeper(t), game.Agent)
	o.Past = new(profile.Profile)
	o.Past.Add(o.Story, epoch, o.Run.Shown()...)
	m = New(o)
	if feed(m, keys[:first]...); aftermath.MostIn(m.ctx.Run.Now()) == 0 {
		t.Fatal("suspicion has not risen")
	}
	if strings.Contains(text(m), words) {
		t.Errorf("somebody who has played before is told, too:\n%s", text(m))
	}
}

type keeperFunc func(playthrough.Run) error

func (f keeperFunc) Keep(run playthrough.Run) error { return f(run) }
