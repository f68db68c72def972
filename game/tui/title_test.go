package tui

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/game/tui/screen/front"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
)

// TestTitle holds the title and the briefing, everywhere, against their golden
// files.
func TestTitle(t *testing.T) {
	story := lockkeeper(t)
	titled := func() session.Options { return atTheTitle(playing(t, story, game.Agent)) }
	checkEverywhere(t, "title", titled)
	checkEverywhere(t, "settings", func() session.Options {
		o := titled()
		o.Decisions.Fixed = map[string]string{"mouse": "--mouse"}
		return o
	}, append(toSettings, "down", "down", "down")...)
	checkEverywhere(t, "briefing", titled, "1", "down")
	checkEverywhere(t, "continue", func() session.Options {
		o := playing(t, story, game.Ghost)
		o.Settings.ReducedMotion = true
		return o
	}, "1", "1", "esc")
}

// TestTitleIsTheFirstFrame holds that the title is drawn before the story is
// loaded, that keys pressed meanwhile are not lost, and that the name stays at
// its place.
func TestTitleIsTheFirstFrame(t *testing.T) {
	o := playing(t, asCobalt(lockkeeper(t)), game.Agent)
	behind := o
	o.Story, o.Words, o.Run, o.Settings.ReducedMotion = nil, nil, playthrough.Run{}, true
	o.Load = func(o *session.Options) error {
		o.Story = behind.Story
		return nil
	}
	m := New(o)
	m.light()
	name := firstLines(text(m), 9)
	if !strings.Contains(name, "█") {
		t.Fatalf("the first frame:\n%s", text(m))
	}
	feed(m, "enter", "enter")
	obey(m, m.loading.begin())
	if !m.ctx.Run.Begun() {
		t.Fatalf("the keys are lost:\n%s", text(m))
	}
	feed(m, "esc")
	if got := firstLines(text(m), 9); got != name {
		t.Errorf("the name has moved:\n%s", got)
	}
}

// asCobalt returns the story under the name of the game, whose letters are drawn before
// it is loaded.
func asCobalt(story *game.Story) *game.Story {
	same := *story
	words := *story.Text[0]
	words.Title = front.GameName
	same.Text = []*game.Words{&words}
	return &same
}

// TestOtherStoryIsNamedOnceLoaded holds that the game's name is not drawn over another
// story, not even until that is loaded, and that its own is afterwards.
func TestOtherStoryIsNamedOnceLoaded(t *testing.T) {
	o := playing(t, lockkeeper(t), game.Agent)
	behind := o
	o.Story, o.Words, o.Run, o.OtherStory = nil, nil, playthrough.Run{}, true
	o.Settings.ReducedMotion = true
	o.Load = func(o *session.Options) error {
		o.Story = behind.Story
		return nil
	}
	m := New(o)
	m.Update(tea.WindowSizeMsg{Width: 200, Height: 50})
	if view := m.View(); strings.Contains(text(m), "█") || view.WindowTitle != "" {
		t.Errorf("the first frame, in the window %q:\n%s", view.WindowTitle, text(m))
	}
	obey(m, m.loading.begin())
	if !strings.Contains(text(m), "█") {
		t.Errorf("the name is not drawn:\n%s", text(m))
	}
}

// TestOwnWordsAreThereOnceLoaded holds that the words that a story says its own way are
// shown if the story is loaded behind the title.
func TestOwnWordsAreThereOnceLoaded(t *testing.T) {
	o := loaf(t, "")
	behind := o
	o.Story, o.Words, o.Run, o.OtherStory, o.Phrases = nil, nil, playthrough.Run{}, true, english(t)
	o.Load = func(o *session.Options) error {
		o.Story, o.Words, o.Phrases = behind.Story, behind.Words, behind.Phrases
		return nil
	}
	m := New(o)
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	obey(m, m.loading.begin())
	if !strings.Contains(text(m), "A new night") {
		t.Errorf("the title:\n%s", text(m))
	}
	feed(m, "enter")
	for _, own := range []string{"On the bench", "Until six"} {
		if !strings.Contains(text(m), own) {
			t.Errorf("%q is not shown:\n%s", own, text(m))
		}
	}
}

// TestTitleTellsTheLicense holds that the title tells a story's author, version and license.
func TestTitleTellsTheLicense(t *testing.T) {
	o := atTheTitle(playing(t, lockkeeper(t), game.Agent))
	words := *o.Story.Text[0]
	words.Author, words.Version, words.License = "A. Writer", "0.3", "CC BY 4.0"
	o.Words = &words
	m := New(o)
	m.Update(tea.WindowSizeMsg{Width: 100, Height: 40})
	if !strings.Contains(text(m), "A. Writer · 0.3 · CC BY 4.0") {
		t.Errorf("the title:\n%s", text(m))
	}
}

// TestLoadFails holds that a story that cannot be loaded ends the program, and
// is told.
func TestLoadFails(t *testing.T) {
	broken := errors.New("story.md:1:1: broken")
	m := New(session.Options{Phrases: english(t), Load: func(*session.Options) error { return broken }, Settings: settings.Settings{Theme: settings.Dark, ReducedMotion: true}})
	_, cmd := m.Update(m.loading.begin()())
	var unloaded *session.LoadError
	if cmd == nil || !isQuit(cmd()) || !errors.As(m.failed, &unloaded) || !errors.Is(m.failed, broken) {
		t.Errorf("the failure is %v", m.failed)
	}
}

// TestFuse holds that the fuse burns from one end to the other, once, and that
// then nothing ticks any more.
func TestFuse(t *testing.T) {
	o := atTheTitle(playing(t, asCobalt(lockkeeper(t)), game.Agent))
	o.Settings.ReducedMotion = false
	m := New(o)
	cmd := m.light()
	seen := map[string]bool{}
	ticks := 0
	for ; cmd != nil; ticks++ {
		if ticks > front.FuseLength {
			t.Fatal("it goes on and on")
		}
		seen[text(m)] = true
		_, cmd = m.Update(front.BurnMsg{})
	}
	if len(seen) < front.FuseLength/2 {
		t.Errorf("it was drawn in %d ways, without color", len(seen))
	}
	if m.title.Fuse.Light(m.ctx) != nil {
		t.Error("it is lit twice")
	}
	feed(m, "1", "1", "esc")
	if m.title.Fuse.Light(m.ctx) != nil || strings.Contains(text(m), "*") {
		t.Errorf("it burns again:\n%s", text(m))
	}
}

// TestCalmFuse holds that a calm program burns the whole fuse in fewer frames, in the
// same time.
func TestCalmFuse(t *testing.T) {
	burn := func(calm bool) (frames int, whole time.Duration) {
		o := atTheTitle(playing(t, lockkeeper(t), game.Agent))
		o.Settings.ReducedMotion, o.Calm = false, calm
		now := make(chan time.Time)
		close(now)
		o.After = func(d time.Duration) <-chan time.Time { whole += d; return now }
		m := New(o)
		for cmd := m.title.Fuse.Light(m.ctx); cmd != nil && frames <= front.FuseLength; frames++ {
			_, cmd = m.Update(cmd())
		}
		if m.title.Fuse.Burnt != front.FuseLength {
			t.Errorf("calm %t: %d of %d are burnt", calm, m.title.Fuse.Burnt, front.FuseLength)
		}
		return frames, whole
	}
	usual, whole := burn(false)
	if calm, also := burn(true); calm != usual/3 || also != whole {
		t.Errorf("%d frames in %v, and in calm %d in %v", usual, whole, calm, also)
	}
}

// TestAnyKeyFinishesTheFuse holds that a key puts the fuse out and has its own
// effect, and that a tick which is still on its way ends.
func TestAnyKeyFinishesTheFuse(t *testing.T) {
	o := atTheTitle(playing(t, lockkeeper(t), game.Agent))
	o.Settings.ReducedMotion = false
	m := New(o)
	if m.light() == nil {
		t.Fatal("it is not lit")
	}
	m.Update(front.BurnMsg{})
	if !strings.Contains(text(m), "*─") {
		t.Fatalf("no spark:\n%s", text(m))
	}
	feed(m, "down")
	if strings.Contains(text(m), "*") || m.title.Chooser.Cursor != 1 {
		t.Errorf("after a key:\n%s", text(m))
	}
	if _, cmd := m.Update(front.BurnMsg{}); cmd != nil {
		t.Error("it ticks on")
	}
}

// TestReducedMotion holds that nothing ticks with reduced motion.
func TestReducedMotion(t *testing.T) {
	m := New(atTheTitle(playing(t, lockkeeper(t), game.Agent)))
	if m.Init() != nil || strings.Contains(text(m), "*") {
		t.Errorf("something moves:\n%s", text(m))
	}
}

// TestTimeStandsStillAtTheTitle holds that a run's time goes on only in it.
func TestTimeStandsStillAtTheTitle(t *testing.T) {
	m, _ := newPlayed(t, game.Agent)
	feed(m, "1", "esc")
	at := m.ctx.Watch.Elapsed()
	m.ctx.Clock()
	m.ctx.Clock()
	if m.ctx.Watch.Elapsed() != at {
		t.Error("time goes on at the title")
	}
	feed(m, "1")
	if now := m.ctx.Watch.Elapsed(); now <= at || now > 2*at+at {
		t.Errorf("it was %v, and goes on at %v", at, now)
	}
}

// TestWindowTitle holds the name of the window, and that no name commands the
// terminal.
func TestWindowTitle(t *testing.T) {
	o := playing(t, lockkeeper(t), game.Agent)
	words := *o.Story.Text[0]
	words.Title = "Lock\x1b]52;c;AAAA\x07 and \u202ekey"
	o.Words = &words
	m := New(o)
	for _, keys := range [][]string{nil, {"esc"}} {
		feed(m, keys...)
		got := m.View().WindowTitle
		if !strings.Contains(got, "Lock]52;c;AAAA and key") || got != ansi.Strip(got) || strings.ContainsAny(got, "\x1b\x07\u202e") {
			t.Errorf("after %v: %q", keys, got)
		}
	}
	if got := New(session.Options{Phrases: english(t), Load: func(*session.Options) error { return nil }}).View().WindowTitle; got != front.GameName {
		t.Errorf("before there is a story: %q", got)
	}
}
