package tui

import (
	"io/fs"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game"
	"cobalt/game/analysis/profile"
	"cobalt/game/analysis/race"
	"cobalt/game/playthrough"
)

// Options are what a program is made of.
type Options struct {
	// Load, where there is one, sets what is not known yet of all that
	// belongs to the story. It is called once, off the interface's path,
	// while the title is already shown.
	Load func(*Options) error

	Story   *game.Story
	Words   *game.Words     // the story's words; nil: the original's
	Phrases *Phrases        // the interface's words
	Art     fs.FS           // the story's pictures; nil: they are only described
	Run     playthrough.Run // the run to play; zero: the title asks which
	Notice  string          // what the player should know of it first, if anything

	// Offer is what can be had of a mission that was asked for, where that is
	// something to be asked about first; nil: Run is played at once.
	Offer *Offer

	Editor  Editor           // nil: the story is not edited meanwhile
	Keeper  Keeper           // nil: runs are not kept
	Files   RunWriter        // nil: runs cannot be written to files
	Library Library          // nil: there are no missions but this one
	Last    *Mission         // the one that the title offers to go on with; nil: none
	Past    *profile.Profile // what earlier runs have found; nil: nothing is known of any
	Clock   func() time.Time // what time it is
	// After is what waits; nil: [time.After].
	After func(time.Duration) <-chan time.Time
	// Race, where there is one, is what the run is raced for.
	Race *Race
	// Bests returns what finished runs on a difficulty have done best, for the
	// timer. It is called off the interface's path; nil: nothing is known of any.
	Bests func(game.Difficulty) *race.Bests
	// Replay is a run to be watched, instead of playing Run; nil: none.
	Replay *Tape

	Settings  Settings
	Decisions Decisions
	// Profile is what colors are drawn in; zero: as the terminal is found to
	// be able to.
	Profile colorprofile.Profile
	// CanSuspend reports whether somebody could wake the program again. It is
	// asked off the interface's path; nil: nobody can.
	CanSuspend func() bool
}

// A Model is the root of the interface. It owns what all screens share, and
// passes messages to the one on top.
type Model struct {
	table      *table
	stack      []screen
	keys       rootKeys
	loading    loading
	failed     error        // why there is nothing to play
	title      *titleScreen // nil until it is seen
	canSuspend func() bool
	start      tea.Cmd // what begins with the program
	editing    *editing
}

// New returns the interface: at a run, where there is one, else at the title.
// It is played by [Play].
func New(o Options) *Model {
	m := &Model{
		table: newTable(o), keys: newRootKeys(o.Phrases), loading: loading{options: o, under: o.Load != nil},
		canSuspend: o.CanSuspend,
	}
	m.editing = newEditing(o.Editor)
	if !m.loading.under {
		m.table.gallery = hang(o.Art, artPaths(m.table.words))
	}
	switch {
	case o.Replay != nil:
		m.start = m.watch(*o.Replay)
	case m.table.run.Begun():
		m.push(newPlayScreen(o.Phrases))
	default:
		m.home()
	}
	if o.Offer != nil {
		m.push(newOffer(m.table, o.Offer))
	}
	return m
}

// watch shows a run before all else, and returns what begins it.
func (m *Model) watch(tape Tape) tea.Cmd {
	a := newReplay(m.table, tape)
	a.push.(*replayScreen).alone = true
	m.push(a.push)
	return a.cmd
}

// newTable returns a table, with the story on it if there is one yet.
func newTable(o Options) *table {
	t := &table{
		teller:   teller{phrases: o.Phrases},
		settings: o.Settings, decisions: o.Decisions, deciding: new(deciding),
		keeping: &keeping{},
		clock:   o.Clock,
		after:   o.After,
		page:    layMeasured(assumedWidth, assumedHeight, o.Settings.Measure()),
		dark:    true,
		profile: max(o.Profile, colorprofile.ASCII),
	}
	if t.after == nil {
		t.after = time.After
	}
	if o.Story != nil {
		t.lay(o)
	}
	t.restyle()
	return t
}

// lay lays a story on the table, and the run, if there is one.
func (t *table) lay(o Options) {
	t.story, t.words = o.Story, o.words()
	t.keeping.keeper, t.library, t.last = o.Keeper, o.Library, o.Last
	t.files = o.Files
	t.past = o.Past.Clone()
	t.notice = o.Notice
	if o.Run.Begun() && o.Replay == nil {
		t.takeUp(o.Run)
	}
	t.timer.bests = o.Bests
	if o.Race != nil && t.run.Begun() {
		t.startRace(*o.Race)
	}
}

// artPaths lists the pictures that a story's words refer to.
func artPaths(words *game.Words) []string {
	var paths []string
	for i := range words.Blocks {
		if words.Blocks[i].Kind == game.Art {
			paths = append(paths, words.Blocks[i].Source)
		}
	}
	return paths
}

// Init begins to load, lights the title's fuse, and asks the terminal for its
// background, unless that is known. Nothing waits for the answer.
func (m *Model) Init() tea.Cmd {
	return tea.Batch(m.loading.begin(), m.light(), m.start, m.table.keepTime(), m.appear(), m.watchEdits(), m.table.askBackground())
}

// Update handles what concerns the whole program, and passes the rest to the
// screen on top.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.table.page = layMeasured(msg.Width, msg.Height, m.table.settings.Measure())
		m.fit()
		m.top().arrange(m.table)
	case tea.ColorProfileMsg:
		m.table.profile = msg.Profile
		m.restyle()
	case tea.BackgroundColorMsg:
		return m, m.background(msg)
	case loadedMsg:
		return m, m.loaded(msg)
	case editionMsg:
		return m, m.edited(msg)
	case keptMsg:
		m.table.kept(msg)
	case decidedMsg:
		m.decided(msg)
	case suspendMsg:
		return m, m.suspend(msg)
	case tickMsg:
		m.table.timer.ticking = false
		return m, m.table.keepTime()
	case bestsMsg:
		m.table.learnBests(msg)
	case filedMsg:
		m.table.filed(msg.filed)
	case tea.KeyPressMsg:
		return m, m.press(msg)
	case takenMsg, tapeMsg, offeredMsg, changedMsg:
		return m, m.answered(msg)
	case tea.MouseMsg:
		return m, m.mouse(msg)
	case hindsightMsg:
		m.table.learnHindsight(looked(msg))
		m.top().arrange(m.table)
	case tea.PasteMsg:
		m.paste(msg)
	case tea.PasteStartMsg, tea.PasteEndMsg:
	default:
		return m, m.delegate(msg)
	}
	return m, nil
}

// answered handles what the library, or who writes files, has done. Until then no
// key was for a screen.
func (m *Model) answered(msg tea.Msg) tea.Cmd {
	m.table.waiting = false
	switch msg := msg.(type) {
	case takenMsg:
		return m.do(m.table.takenUp(msg))
	case tapeMsg:
		return m.do(m.table.taped(msg))
	case offeredMsg:
		return m.do(m.table.offered(msg))
	case changedMsg:
		m.table.kept(msg.kept)
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
		m.table.notice = m.table.changedWords(msg)
		return nil
	}
}

func (m *Model) background(msg tea.BackgroundColorMsg) tea.Cmd {
	if msg.Color != nil {
		m.table.dark = msg.IsDark()
		m.restyle()
	}
	return nil
}

func (m *Model) restyle() {
	m.table.restyle()
	m.top().arrange(m.table)
}

// press handles a key: those of the root work on every screen.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	m.table.notice = ""
	switch {
	case key.Matches(msg, m.keys.Quit):
		return tea.Quit
	case key.Matches(msg, m.keys.Redraw):
		return tea.ClearScreen
	case key.Matches(msg, m.keys.Suspend):
		return m.askToSuspend
	}
	if m.table.page.tooSmall() {
		if key.Matches(msg, m.keys.Leave) {
			return tea.Quit
		}
		return nil
	}
	if m.loading.under {
		return m.pressEarly(msg)
	}
	if m.table.waiting {
		return nil
	}
	if m.wantsHelp(msg.String()) {
		m.push(newHelp(m.table, m.top().keyMap(m.table)))
		return nil
	}
	m.table.firstKey()
	cmd := m.delegate(msg)
	return tea.Batch(cmd, m.table.file(), m.table.keepTime(), m.appear())
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
	m.table.notice = m.table.phrases.Notices.Suspend
	return nil
}

// delegate passes a message to the screen on top, and does what it asks for.
func (m *Model) delegate(msg tea.Msg) tea.Cmd { return m.do(m.top().update(m.table, msg)) }

// do does what a screen asks for.
func (m *Model) do(a action) tea.Cmd {
	switch {
	case a.quit:
		return tea.Quit
	case a.push != nil:
		m.push(a.push)
	case a.play:
		m.table.resume()
		m.stack = nil
		m.push(newPlayScreen(m.table.phrases))
		return tea.Batch(a.cmd, m.table.keepTime(), m.appear())
	case a.home:
		m.home()
		return tea.Batch(a.cmd, m.light())
	case a.pop && len(m.stack) > 1:
		m.stack = m.stack[:len(m.stack)-1]
		m.fit()
		m.top().arrange(m.table)
	}
	return a.cmd
}

// home leaves everything for the title. The run stays on the table.
func (m *Model) home() {
	m.table.pause()
	if m.title == nil {
		m.title = newTitle(m.table.phrases)
	}
	m.stack = nil
	m.push(m.title)
}

// light lights the title's fuse, where it is seen for the first time.
func (m *Model) light() tea.Cmd {
	if m.top() != screen(m.title) {
		return nil
	}
	return m.title.fuse.light(m.table)
}

func (m *Model) top() screen { return m.stack[len(m.stack)-1] }

func (m *Model) push(s screen) {
	m.stack = append(m.stack, s)
	m.fit()
	s.arrange(m.table)
}

// fit lays the page as the screen on top wants it.
func (m *Model) fit() {
	p := layMeasured(m.table.page.termWidth, m.table.page.termHeight, m.table.settings.Measure())
	if _, broad := m.top().(broadScreen); broad {
		p = p.broad()
	}
	m.table.page = p
}

// A paster is a screen that takes text.
type paster interface{ paste(text string) }

// mostPasted is how much of a paste is taken, in bytes: it may hold megabytes.
const mostPasted = 1 << 10

// paste gives the screen on top what was pasted, if it takes any: cut, on one
// line, and without anything that a terminal could take for a command.
func (m *Model) paste(msg tea.PasteMsg) {
	if p, ok := m.top().(paster); ok && !m.table.page.tooSmall() {
		p.paste(strings.TrimSpace(clean(msg.Content[:min(len(msg.Content), mostPasted)])))
	}
}

// View draws the screen on top, in the middle of the terminal.
func (m *Model) View() tea.View {
	v := tea.NewView(m.draw())
	v.AltScreen = true
	v.MouseMode = m.table.mouseMode()
	v.WindowTitle = m.windowTitle()
	return v
}

// windowTitle names the window: the story, and in play the scene.
func (m *Model) windowTitle() string {
	t := m.table
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
	p := m.table.page
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
			b.WriteString(ansi.Truncate(lines[i], p.termWidth-p.left, ""))
		}
	}
	return b.String()
}

func (m *Model) lines() []string {
	if m.table.page.tooSmall() {
		return tooSmall(m.table)
	}
	return m.top().view(m.table)
}
