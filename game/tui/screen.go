package tui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/help"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"cobalt/game"
	"cobalt/game/analysis/profile"
	"cobalt/game/playthrough"
	"cobalt/game/tui/settings"
	"cobalt/game/tui/theme"
)

// A screen is one of the stack. It draws within the page, and knows its keys.
type screen interface {
	// arrange makes the screen ready to be drawn, after the run, the page or
	// the styles may have changed, and before it is first seen.
	arrange(*Context)
	// update handles a message that is not the root's own.
	update(*Context, tea.Msg) action
	// view draws the page: at most page.height lines of page.width columns.
	view(*Context) []string
	// keyMap returns the keys that work now.
	keyMap(*Context) help.KeyMap
}

// An action is what a screen asks the root to do. The zero action is nothing.
type action struct {
	cmd  tea.Cmd
	push screen // show this screen on top
	play bool   // leave all screens for the run on the table
	pop  bool   // leave this screen
	home bool   // leave all screens for the title
	quit bool   // leave the program
}

// A Session is the run that is played, and everything that both ways of playing
// it know: the story and its words, the settings, how the run is kept, the race
// and the timer, and the runs before it.
type Session struct {
	teller
	settings Settings
	clock    func() time.Time
	after    func(time.Duration) <-chan time.Time
	library  Library   // nil: there is none
	last     *Mission  // the mission to go on with before a run is begun; nil: none
	files    RunWriter // nil: runs cannot be written to files

	run     playthrough.Run
	filmed  bool             // the run was played before
	past    *profile.Profile // the finds of the runs before this one; never nil
	keeping *keeping
	looked  looked        // the explanation of the run's end, as far as it is known
	base    time.Duration // the run's real time when this program took it up
	since   time.Time     // when that was
	paused  bool          // the run's time stands still
	timer   timer
	race    *racing // nil: nobody races

	notice  string // a message for the player, until the next key
	unsaved string // why the run is not kept, until it is
	heard   int    // the last time of keeping that was reported
}

// A Context is what the screens of one program share: the session, and how it is
// drawn on the terminal. The root owns it.
type Context struct {
	*Session
	gallery   gallery
	decisions Decisions
	deciding  *deciding
	waiting   bool              // the library is at work; until it answers, keys are not for screens
	appeared  *playthrough.Step // the step whose passage came in last

	page    page
	dark    bool // the terminal's answer when it was asked for its background
	profile colorprofile.Profile
	styles  theme.Styles
}

// restyle makes the styles anew, after what they depend on has changed.
func (t *Context) restyle() {
	palette := theme.Cobalt()
	if t.settings.Contrast {
		palette = theme.Contrast()
	}
	dark := t.settings.Theme == Dark || t.settings.Theme == AskTerminal && t.dark
	t.styles = theme.New(palette, dark, t.inks())
}

// inks is what there is to draw in: what the terminal can, or as decided.
func (t *Context) inks() colorprofile.Profile {
	switch t.settings.Color {
	case settings.Never:
		return colorprofile.ASCII
	case settings.Always:
		return max(t.profile, colorprofile.ANSI)
	default:
		return t.profile
	}
}

// askBackground asks the terminal for its background, unless somebody said it.
func (t *Context) askBackground() tea.Cmd {
	if t.settings.Theme != AskTerminal {
		return nil
	}
	return tea.RequestBackgroundColor
}

// pause stops the run's time, until [Session.resume].
func (t *Session) pause() {
	if t.run.Begun() && !t.paused {
		t.base, t.paused = t.elapsed(), true
	}
}

// resume lets the run's time go on.
func (t *Session) resume() {
	if t.paused {
		t.since, t.paused = t.clock(), false
	}
}

// elapsed is the run's real time.
func (t *Session) elapsed() time.Duration {
	if t.paused {
		return t.base
	}
	return t.base + max(0, t.clock().Sub(t.since))
}

// takeUp begins to play a run. What the one before showed is past from now on.
func (t *Session) takeUp(run playthrough.Run) {
	if t.run.Begun() && !t.run.Same(run) {
		t.past.Add(t.run.Story, t.run.Started, t.run.Shown()...)
	}
	t.run, t.base, t.since, t.paused = run, run.Now().At, t.clock(), false
}

// choose takes a choice of the node where the run stands. It returns what keeps
// the run.
func (t *Session) choose(i int) tea.Cmd {
	run, err := t.run.Choose(i, t.elapsed())
	if err != nil {
		t.notice = fill(t.phrases.Notices.Stuck, "why", err.Error())
		return nil
	}
	kept := t.move(run)
	t.finish()
	return kept
}

// primer says what suspicion is, where it rises for the first time that anybody
// has seen; else it is empty.
func (t *Session) primer() string {
	if nodes, _ := t.past.Size(); nodes > 0 || t.filmed || t.racing() || mostIn(t.run.Now()) == 0 {
		return ""
	}
	rose := func(s *playthrough.Step) bool { return mostIn(s) > 0 }
	if slices.IndexFunc(t.run.Steps(), rose) < t.run.Choices() {
		return ""
	}
	return t.phrases.Notices.Suspicion
}

// back takes the last choice back.
func (t *Session) back() tea.Cmd {
	if t.final() {
		return nil
	}
	run, ok := t.run.Back()
	if !ok {
		t.notice = t.phrases.Notices.NoFurtherBack
		return nil
	}
	return t.move(run)
}

// final reports whether choices cannot be taken back, and says so.
func (t *Session) final() bool {
	switch {
	case t.racing():
		t.notice = t.phrases.Race.Final
	case t.run.Difficulty == game.Ghost:
		t.notice = t.phrases.Notices.Ghost
	default:
		return false
	}
	return true
}

// forward takes the last choice that was taken back again.
func (t *Session) forward() tea.Cmd {
	run, ok := t.run.Forward()
	if !ok {
		return nil
	}
	return t.move(run)
}

// rewind goes to where so many choices were taken.
func (t *Session) rewind(choices int) tea.Cmd { return t.move(t.run.To(choices)) }

// move puts another run on the table, and returns what keeps it.
func (t *Session) move(run playthrough.Run) tea.Cmd {
	t.run = run
	t.keeping.want(run)
	return t.keepNow()
}

// keepNow returns what keeps all that is not kept yet.
func (t *Session) keepNow() tea.Cmd {
	keeping := t.keeping
	return func() tea.Msg { return keeping.flush() }
}

// again begins a fresh run. It is kept from its first choice on.
func (t *Session) again() {
	run, err := playthrough.Begin(t.story, t.run.Difficulty, t.clock())
	if err != nil {
		t.notice = fill(t.phrases.Notices.Stuck, "why", err.Error())
		return
	}
	if !t.raceAgain(run) {
		t.takeUp(run)
	}
}

// kept says what came of keeping runs, unless something newer was said of it.
func (t *Session) kept(msg keptMsg) {
	if msg.turn <= t.heard {
		return
	}
	t.heard = msg.turn
	t.unsaved = t.keptWords(msg.err)
	if isKept(msg.err) && msg.err != nil {
		t.unsaved, t.notice = "", t.unsaved
	}
}
