package tui

import (
	"unicode"

	"charm.land/bubbles/v2/key"
	uv "github.com/charmbracelet/ultraviolet"

	tea "charm.land/bubbletea/v2"

	"cobalt/game/keep"
	"cobalt/game/tui/pace"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/front"
	"cobalt/game/tui/screen/missionlist"
	"cobalt/game/tui/screen/play"
	"cobalt/game/tui/screen/replay"
	"cobalt/game/tui/session"
	"cobalt/game/tui/theme"
	"cobalt/game/tui/widget"
)

// A Model is the root of the interface. It owns the context of the screens, and
// passes messages to the one on top.
type Model struct {
	stack
	keys       screen.RootKeys
	loading    loading
	failed     error            // why there is nothing to play
	title      *front.Title     // nil until it is seen
	keyed      *phrases.Phrases // by which the keys are named
	canSuspend func() bool
	start      tea.Cmd // begins with the program
	asks       tea.Cmd // asks the terminal what it can do; nil: Bubble Tea does
	reloading  *session.Reloading
	hold       hold
	drain      drain
	jobs       jobControl
}

// New returns the interface: at a run, if there is one, else at the title. [Play]
// plays it.
func New(o session.Options) *Model {
	m := &Model{
		stack: stack{ctx: screen.NewContext(o)}, keys: screen.NewRootKeys(o.Phrases, o.Elsewhere), loading: loading{options: o, under: o.Load != nil},
		canSuspend: o.CanSuspend, keyed: o.Phrases,
	}
	m.reloading = session.NewReloading(o.Reloader)
	if !m.loading.under {
		m.ctx.Gallery = hang(&o)
	}
	switch {
	case o.Replay != nil:
		m.start = m.watch(*o.Replay, o.Pace)
	case m.ctx.Run.Begun():
		m.push(play.New(o.Phrases))
	default:
		m.home()
	}
	if o.Offer != nil {
		m.push(missionlist.NewOffer(m.ctx, o.Offer))
	}
	return m
}

// watch shows a run before all else, and returns the command that begins it.
func (m *Model) watch(tape keep.Tape, pace pace.Pace) tea.Cmd {
	a := replay.New(m.ctx, tape, pace)
	a.Push.(*replay.Screen).Alone = true
	m.push(a.Push)
	return a.Cmd
}

// Init begins to load, lights the title's fuse, and asks the terminal for its
// background, unless that is known. Only leaving waits for the answer.
func (m *Model) Init() tea.Cmd {
	return tea.Batch(m.loading.begin(), m.light(), m.start, m.ctx.Timer.Keep(), m.animate(), m.watchReloads(), m.jobs.next(),
		tea.Sequence(m.asks, m.ctx.AskBackground(), m.drain.begin()))
}

// Update handles a message. A choice that it takes is shown once it is kept.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.hold.note(msg)
	cmd := m.handle(msg)
	m.rekey()
	m.hold.settle(m.ctx.Session)
	if end := m.hold.begin(m.ctx.Session); end != nil {
		return m, tea.Batch(cmd, end)
	}
	return m, cmd
}

// handle obeys messages that concern the whole program, and passes others to the
// screen on top.
func (m *Model) handle(msg tea.Msg) tea.Cmd {
	if cmd, ok := m.terminal(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case loadedMsg:
		return m.loaded(msg)
	case reloadedMsg:
		return m.reloaded(msg)
	case session.KeptMsg:
		m.ctx.Kept(msg)
	case heldMsg:
		m.hold.expire(m.ctx.Session, msg)
	case screen.DecidedMsg:
		m.decided(msg)
	case session.TickMsg:
		return m.ctx.Timer.Ticked()
	case session.BestsMsg:
		m.ctx.Timer.LearnBests(msg)
	case session.FiledMsg:
		m.ctx.Filed(msg)
	case missionlist.TakenMsg, missionlist.TapeMsg, missionlist.OfferedMsg, screen.ChangedMsg, front.TodayMsg:
		return m.answered(msg)
	case play.BeatMsg:
		return m.beat(msg)
	case session.HindsightMsg:
		m.ctx.LearnHindsight(msg)
		m.top().Arrange(m.ctx)
	default:
		return m.delegate(msg)
	}
	return nil
}

// terminal obeys messages of the terminal and of the shell. It reports whether the
// message is one.
func (m *Model) terminal(msg tea.Msg) (cmd tea.Cmd, ok bool) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		cmd = m.pressApart(msg)
	case tea.MouseMsg:
		cmd = m.mouse(msg)
	case tea.PasteMsg:
		m.paste(msg)
	case tea.PasteStartMsg, tea.PasteEndMsg:
	case tea.WindowSizeMsg:
		m.hold.end(m.ctx.Session) // the frame that is held has another size
		m.ctx.Page = widget.LayMeasured(msg.Width, msg.Height, m.ctx.Settings.Measure())
		m.fit()
		m.top().Arrange(m.ctx)
	case tea.ColorProfileMsg:
		m.ctx.Profile = msg.Profile
		m.restyle()
	case tea.BackgroundColorMsg:
		cmd = m.background(msg)
	case uv.PrimaryDeviceAttributesEvent:
		cmd = m.drain.hear()
	case patienceMsg:
		cmd = m.drain.expire(msg)
	case stopMsg:
		cmd = tea.Batch(m.jobs.next(), m.askToSuspend)
	case wokenMsg:
		cmd = tea.Batch(m.jobs.next(), m.jobs.wake())
	case suspendMsg:
		cmd = m.suspend(msg)
	default:
		return nil, false
	}
	return cmd, true
}

// answered handles an answer of the library, or of the writer of files. No key went
// to a screen until then.
func (m *Model) answered(msg tea.Msg) tea.Cmd {
	m.ctx.Waiting = false
	switch msg := msg.(type) {
	case missionlist.TakenMsg:
		return m.do(missionlist.TakenUp(m.ctx, msg))
	case missionlist.TapeMsg:
		return m.do(missionlist.Taped(m.ctx, msg))
	case missionlist.OfferedMsg:
		return m.do(missionlist.Offered(m.ctx, msg))
	case front.TodayMsg:
		return m.do(front.Today(m.ctx, msg))
	case screen.ChangedMsg:
		m.ctx.Kept(msg.Kept)
		return m.changed(msg)
	}
	return nil
}

// changed tells the result of a change: on the screen that asked for it, or, if that
// is gone meanwhile, as a notice.
func (m *Model) changed(msg screen.ChangedMsg) tea.Cmd {
	switch m.top().(type) {
	case *missionlist.Screen, *screen.Prompt:
		return m.delegate(msg)
	default:
		screen.TellChanged(m.ctx, msg)
		return nil
	}
}

func (m *Model) background(msg tea.BackgroundColorMsg) tea.Cmd {
	if msg.Color != nil {
		m.ctx.Dark = msg.IsDark()
		m.restyle()
	}
	return nil
}

func (m *Model) restyle() {
	m.ctx.Restyle()
	m.top().Arrange(m.ctx)
}

// pressApart handles a key. A key with alt is the escape key and that key, because a
// terminal that sends both soon after each other means that, and no key here is one with
// alt; where text is taken, it is left as it is.
func (m *Model) pressApart(msg tea.KeyPressMsg) tea.Cmd {
	if msg.Mod&^tea.ModShift != tea.ModAlt || m.takesText() {
		return m.press(msg)
	}
	escape := m.press(tea.KeyPressMsg{Code: tea.KeyEscape})
	msg.Mod &^= tea.ModAlt
	if msg.Text == "" && msg.Mod == 0 && unicode.IsPrint(msg.Code) {
		msg.Text = string(msg.Code)
	}
	return tea.Batch(escape, m.press(msg))
}

// press handles a key: those of the root work on every screen.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	if m.drain.leaving && !key.Matches(msg, m.keys.Quit) {
		return nil
	}
	m.ctx.Notice = ""
	m.unpoint()
	switch {
	case key.Matches(msg, m.keys.Quit):
		return m.drain.leave()
	case key.Matches(msg, m.keys.Redraw):
		return tea.ClearScreen
	case key.Matches(msg, m.keys.Suspend):
		return m.askToSuspend
	}
	if m.ctx.Page.TooSmall() {
		if key.Matches(msg, m.keys.Leave) {
			return m.drain.leave()
		}
		return nil
	}
	if m.loading.under {
		return m.pressEarly(msg)
	}
	if m.ctx.Waiting {
		return nil
	}
	if m.wantsHelp(msg.String()) {
		m.push(screen.NewHelp(m.ctx, m.top().KeyMap(m.ctx)))
		return nil
	}
	m.ctx.Race.FirstKey()
	cmd := m.delegate(msg)
	return tea.Batch(cmd, m.ctx.Race.File(), m.ctx.Timer.Keep(), m.animate())
}

// askToSuspend finds out whether somebody could wake the program again.
func (m *Model) askToSuspend() tea.Msg {
	return suspendMsg{possible: m.canSuspend != nil && m.canSuspend()}
}

// A suspendMsg tells whether the program can be suspended.
type suspendMsg struct{ possible bool }

func (m *Model) suspend(msg suspendMsg) tea.Cmd {
	if msg.possible {
		return m.jobs.suspend()
	}
	m.ctx.Notice = m.ctx.Phrases.Notices.Suspend
	return nil
}

// delegate passes a message to the screen on top, and obeys its action.
func (m *Model) delegate(msg tea.Msg) tea.Cmd { return m.do(m.top().Update(m.ctx, msg)) }

// do obeys a screen's action.
func (m *Model) do(a screen.Action) tea.Cmd {
	switch {
	case a.Quit:
		return m.drain.leave()
	case a.Watch != nil:
		watching := replay.New(m.ctx, *a.Watch, pace.Pace{})
		watching.Push.(*replay.Screen).Demo = a.Demo
		return m.do(watching)
	case a.Push != nil:
		m.push(a.Push)
	case a.Play:
		m.ctx.Watch.Resume()
		m.only(play.New(m.ctx.Phrases))
		return tea.Batch(a.Cmd, m.ctx.Timer.Keep(), m.animate())
	case a.Home:
		m.home()
		return tea.Batch(a.Cmd, m.light())
	case a.Pop:
		m.pop()
		return tea.Batch(a.Cmd, m.light())
	}
	return a.Cmd
}

// home leaves everything for the title. The session keeps its run.
func (m *Model) home() {
	if m.ctx.Run.Begun() {
		m.ctx.Watch.Pause()
	}
	if m.title == nil {
		m.title = front.NewTitle(m.ctx.Phrases)
	}
	m.only(m.title)
}

// light lights the title's fuse, the first time that it is seen.
func (m *Model) light() tea.Cmd {
	if m.top() != screen.Screen(m.title) {
		return nil
	}
	return m.title.Light(m.ctx)
}

// View shows the frame that is held, or draws the screen on top.
func (m *Model) View() tea.View { return m.hold.frame(m.frame) }

// frame draws the screen on top, in the middle of the terminal, over the last frame.
func (m *Model) frame(last string) tea.View {
	v := tea.NewView(m.drawOver(last))
	v.AltScreen = true
	v.MouseMode = m.ctx.MouseMode()
	v.DisableBracketedPasteMode = !m.takesText()
	v.WindowTitle = m.windowTitle()
	v.ProgressBar = m.progress()
	return v
}

// progress tells the terminal's taskbar of suspicion while a run is played, for who
// wants that.
func (m *Model) progress() *tea.ProgressBar {
	t := m.ctx
	if !t.Settings.Taskbar || t.Story == nil || !t.Story.HasSuspicion() || !t.Run.Begun() || t.Watch.Paused() {
		return nil
	}
	value := t.Run.Now().State.Suspicion()
	switch {
	case value == 0:
		return nil
	case value >= theme.HuntedFrom:
		return tea.NewProgressBar(tea.ProgressBarError, value)
	case value >= theme.WaryFrom:
		return tea.NewProgressBar(tea.ProgressBarWarning, value)
	default:
		return tea.NewProgressBar(tea.ProgressBarDefault, value)
	}
}

// windowTitle names the window: the story, and in play the scene.
func (m *Model) windowTitle() string {
	t := m.ctx
	switch {
	case t.Story == nil && t.OtherStory:
		return ""
	case t.Story == nil:
		return front.GameName
	case t.Watch.Paused() || !t.Run.Begun():
		return phrases.Clean(t.Words.Title)
	default:
		return phrases.Clean(phrases.Fill(t.Phrases.Title.Window, "story", t.Words.Title, "place", t.Standing(t.Run)))
	}
}
