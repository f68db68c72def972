package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game/keep"
)

// A Model is the root of the interface. It owns what all screens share, and
// passes messages to the one on top.
type Model struct {
	ctx        *Context
	stack      []screen
	keys       rootKeys
	loading    loading
	failed     error        // why there is nothing to play
	title      *titleScreen // nil until it is seen
	canSuspend func() bool
	start      tea.Cmd // what begins with the program
	reloading  *reloading
	hold       hold
}

// New returns the interface: at a run, where there is one, else at the title.
// It is played by [Play].
func New(o Options) *Model {
	m := &Model{
		ctx: newContext(o), keys: newRootKeys(o.Phrases), loading: loading{options: o, under: o.Load != nil},
		canSuspend: o.CanSuspend,
	}
	m.reloading = newReloading(o.Reloader)
	if !m.loading.under {
		m.ctx.gallery = hang(o.Art, artPaths(m.ctx.words))
	}
	switch {
	case o.Replay != nil:
		m.start = m.watch(*o.Replay, o.Pace)
	case m.ctx.run.Begun():
		m.push(newPlayScreen(o.Phrases))
	default:
		m.home()
	}
	if o.Offer != nil {
		m.push(newOffer(m.ctx, o.Offer))
	}
	return m
}

// watch shows a run before all else, and returns what begins it.
func (m *Model) watch(tape keep.Tape, pace Pace) tea.Cmd {
	a := newReplay(m.ctx, tape, pace)
	a.push.(*replayScreen).alone = true
	m.push(a.push)
	return a.cmd
}

// Init begins to load, lights the title's fuse, and asks the terminal for its
// background, unless that is known. Nothing waits for the answer.
func (m *Model) Init() tea.Cmd {
	return tea.Batch(m.loading.begin(), m.light(), m.start, m.ctx.keepTime(), m.appear(), m.watchReloads(), m.ctx.askBackground())
}

// Update handles a message. A choice that it takes is shown once it is kept.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.handle(msg)
	m.hold.settle(m.ctx.Session)
	return m, tea.Batch(cmd, m.hold.begin(m.ctx.Session))
}

// handle does what concerns the whole program, and passes other messages to the
// screen on top.
func (m *Model) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.hold.end(m.ctx.Session) // the frame that is held has another size
		m.ctx.page = layMeasured(msg.Width, msg.Height, m.ctx.settings.Measure())
		m.fit()
		m.top().arrange(m.ctx)
	case tea.ColorProfileMsg:
		m.ctx.profile = msg.Profile
		m.restyle()
	case tea.BackgroundColorMsg:
		return m.background(msg)
	case loadedMsg:
		return m.loaded(msg)
	case reloadedMsg:
		return m.reloaded(msg)
	case keptMsg:
		m.ctx.kept(msg)
	case heldMsg:
		m.hold.expire(m.ctx.Session, msg)
	case decidedMsg:
		m.decided(msg)
	case suspendMsg:
		return m.suspend(msg)
	case tickMsg:
		m.ctx.timer.ticking = false
		return m.ctx.keepTime()
	case bestsMsg:
		m.ctx.learnBests(msg)
	case filedMsg:
		m.ctx.filed(msg.filed)
	case tea.KeyPressMsg:
		return m.press(msg)
	case takenMsg, tapeMsg, offeredMsg, changedMsg:
		return m.answered(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	case hindsightMsg:
		m.ctx.learnHindsight(looked(msg))
		m.top().arrange(m.ctx)
	case tea.PasteMsg:
		m.paste(msg)
	case tea.PasteStartMsg, tea.PasteEndMsg:
	default:
		return m.delegate(msg)
	}
	return nil
}

// answered handles what the library, or who writes files, has done. Until then no
// key was for a screen.
func (m *Model) answered(msg tea.Msg) tea.Cmd {
	m.ctx.waiting = false
	switch msg := msg.(type) {
	case takenMsg:
		return m.do(takenUp(m.ctx, msg))
	case tapeMsg:
		return m.do(taped(m.ctx, msg))
	case offeredMsg:
		return m.do(offered(m.ctx, msg))
	case changedMsg:
		m.ctx.kept(msg.kept)
		return m.changed(msg)
	}
	return nil
}

// changed tells what came of a change: on the screen that asked for it, or, where
// that is gone meanwhile, in any case.
func (m *Model) changed(msg changedMsg) tea.Cmd {
	switch m.top().(type) {
	case *missionsScreen, *promptScreen:
		return m.delegate(msg)
	default:
		m.ctx.notice = changedWords(m.ctx, msg)
		return nil
	}
}

func (m *Model) background(msg tea.BackgroundColorMsg) tea.Cmd {
	if msg.Color != nil {
		m.ctx.dark = msg.IsDark()
		m.restyle()
	}
	return nil
}

func (m *Model) restyle() {
	m.ctx.restyle()
	m.top().arrange(m.ctx)
}

// press handles a key: those of the root work on every screen.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	m.ctx.notice = ""
	switch {
	case key.Matches(msg, m.keys.Quit):
		return tea.Quit
	case key.Matches(msg, m.keys.Redraw):
		return tea.ClearScreen
	case key.Matches(msg, m.keys.Suspend):
		return m.askToSuspend
	}
	if m.ctx.page.tooSmall() {
		if key.Matches(msg, m.keys.Leave) {
			return tea.Quit
		}
		return nil
	}
	if m.loading.under {
		return m.pressEarly(msg)
	}
	if m.ctx.waiting {
		return nil
	}
	if m.wantsHelp(msg.String()) {
		m.push(newHelp(m.ctx, m.top().keyMap(m.ctx)))
		return nil
	}
	m.ctx.firstKey()
	cmd := m.delegate(msg)
	return tea.Batch(cmd, m.ctx.file(), m.ctx.keepTime(), m.appear())
}

// askToSuspend finds out whether somebody could wake the program again.
func (m *Model) askToSuspend() tea.Msg {
	return suspendMsg{possible: m.canSuspend != nil && m.canSuspend()}
}

// A suspendMsg tells whether the program can be suspended.
type suspendMsg struct{ possible bool }

func (m *Model) suspend(msg suspendMsg) tea.Cmd {
	if msg.possible {
		return tea.Suspend
	}
	m.ctx.notice = m.ctx.phrases.Notices.Suspend
	return nil
}

// delegate passes a message to the screen on top, and does what it asks for.
func (m *Model) delegate(msg tea.Msg) tea.Cmd { return m.do(m.top().update(m.ctx, msg)) }

// do does what a screen asks for.
func (m *Model) do(a action) tea.Cmd {
	switch {
	case a.quit:
		return tea.Quit
	case a.push != nil:
		m.push(a.push)
	case a.play:
		m.ctx.resume()
		m.stack = nil
		m.push(newPlayScreen(m.ctx.phrases))
		return tea.Batch(a.cmd, m.ctx.keepTime(), m.appear())
	case a.home:
		m.home()
		return tea.Batch(a.cmd, m.light())
	case a.pop && len(m.stack) > 1:
		m.stack = m.stack[:len(m.stack)-1]
		m.fit()
		m.top().arrange(m.ctx)
	}
	return a.cmd
}

// home leaves everything for the title. The run stays on the table.
func (m *Model) home() {
	m.ctx.pause()
	if m.title == nil {
		m.title = newTitle(m.ctx.phrases)
	}
	m.stack = nil
	m.push(m.title)
}

// light lights the title's fuse, where it is seen for the first time.
func (m *Model) light() tea.Cmd {
	if m.top() != screen(m.title) {
		return nil
	}
	return m.title.fuse.light(m.ctx)
}

func (m *Model) top() screen { return m.stack[len(m.stack)-1] }

func (m *Model) push(s screen) {
	m.stack = append(m.stack, s)
	m.fit()
	s.arrange(m.ctx)
}

// fit lays the page as the screen on top wants it.
func (m *Model) fit() {
	p := layMeasured(m.ctx.page.termWidth, m.ctx.page.termHeight, m.ctx.settings.Measure())
	if _, broad := m.top().(broadScreen); broad {
		p = p.broad()
	}
	m.ctx.page = p
}

// mostPasted is how much of a paste is taken, in bytes: it may hold megabytes.
const mostPasted = 1 << 10

// paste gives the screen on top what was pasted, if it takes any: cut, on one
// line, and without anything that a terminal could take for a command.
func (m *Model) paste(msg tea.PasteMsg) {
	if p, ok := m.top().(paster); ok && !m.ctx.page.tooSmall() {
		p.paste(strings.TrimSpace(clean(msg.Content[:min(len(msg.Content), mostPasted)])))
	}
}

// View shows the frame that is held, or draws the screen on top.
func (m *Model) View() tea.View { return m.hold.frame(m.frame) }

// frame draws the screen on top, in the middle of the terminal.
func (m *Model) frame() tea.View {
	v := tea.NewView(m.draw())
	v.AltScreen = true
	v.MouseMode = m.ctx.mouseMode()
	v.WindowTitle = m.windowTitle()
	return v
}

// windowTitle names the window: the story, and in play the scene.
func (m *Model) windowTitle() string {
	t := m.ctx
	switch {
	case t.story == nil:
		return gameName
	case t.paused || !t.run.Begun():
		return clean(t.words.Title)
	default:
		return clean(fill(t.phrases.Title.Window, "story", t.words.Title, "place", t.standing(t.run)))
	}
}

// draw returns as many lines as the terminal has, none wider than it is.
func (m *Model) draw() string {
	p := m.ctx.page
	lines := m.lines()
	var b strings.Builder
	b.Grow(p.termWidth * p.termHeight)
	margin := strings.Repeat(" ", p.left)
	for y := range p.termHeight {
		if y > 0 {
			b.WriteByte('\n')
		}
		if i := y - p.top; i >= 0 && i < len(lines) && lines[i] != "" {
			b.WriteString(margin)
			b.WriteString(cut(lines[i], p.termWidth-p.left))
		}
	}
	return b.String()
}

func (m *Model) lines() []string {
	if m.ctx.page.tooSmall() {
		return tooSmall(m.ctx)
	}
	return m.top().view(m.ctx)
}
