package tui

import (
	"strconv"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
)

// missionsKeys are the keys of the missions screen.
type missionsKeys struct {
	Up, Down, PageUp, PageDown, Top, Bottom key.Binding
	Open, Digit, Watch, Rename, Delete      key.Binding
	Help, Close                             key.Binding

	move key.Binding // Up and Down as one, for the help line
}

func newMissionsKeys(p *Phrases) missionsKeys {
	k, m, all := newPagerKeys(p), &p.Missions.Keys, newPlayKeys(p)
	k.move.SetHelp(k.move.Help().Key, p.Keys.Move)
	return missionsKeys{
		Up: k.Up, Down: k.Down, PageUp: k.PageUp, PageDown: k.PageDown, Top: k.Top, Bottom: k.Bottom,
		Open: bind("enter", m.Open, "enter"), Digit: bind("1-9", m.Open, all.Digit.Keys()...),
		Watch: bind("w", m.Watch, "w"), Rename: bind("r", m.Rename, "r"), Delete: bind("d", m.Delete, "d", "delete"),
		Help: all.Help, Close: bind("esc", p.Keys.Close, "esc", "q", "o"),
		move: k.move,
	}
}

// ShortHelp lists the keys of the help line.
func (k missionsKeys) ShortHelp() []key.Binding {
	return []key.Binding{k.Open, k.move, k.Watch, k.Rename, k.Delete, k.Help, k.Close}
}

// FullHelp lists all keys, in columns.
func (k missionsKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Up, k.Down, k.PageDown, k.PageUp, k.Top, k.Bottom}, {k.Open, k.Digit, k.Watch, k.Rename, k.Delete, k.Help, k.Close}}
}

// A missionsScreen lists what is kept, and does what can be done with it.
type missionsScreen struct {
	keys    missionsKeys
	read    bool   // the library has answered
	fault   string // why it could not be read
	list    []Mission
	chooser chooser
}

// openMissions shows the missions screen.
func openMissions(t *Context) action {
	s := &missionsScreen{keys: newMissionsKeys(t.phrases)}
	s.enableKeys()
	return action{push: s, cmd: t.readLibrary()}
}

// A listedMsg is what the library holds.
type listedMsg struct {
	kept  keptMsg
	story *game.Story // in which the missions stand where the list says
	list  []Mission
	err   error
}

// readLibrary reads the library, once all runs are kept in it.
func (t *Context) readLibrary() tea.Cmd {
	library, keeping, story := t.library, t.keeping, t.story
	if library == nil {
		return nil
	}
	return func() tea.Msg {
		kept := keeping.flush()
		list, err := library.List(story)
		return listedMsg{kept, story, list, err}
	}
}

// arrange sets the list's words anew.
func (s *missionsScreen) arrange(t *Context) {
	cursor := s.chooser.cursor
	s.chooser = chooser{from: 1, cursor: max(0, min(cursor, len(s.list)-1))}
	for i := range s.list {
		m := &s.list[i]
		e := entry{label: t.missionTitle(m), aside: bound(t.missionAbout(m)), faded: m.Condition > Changed, take: func(t *Context) action {
			return action{cmd: t.openMission(m.Name)}
		}}
		s.chooser.entries = append(s.chooser.entries, e)
	}
}

func (s *missionsScreen) update(t *Context, msg tea.Msg) action {
	switch msg := msg.(type) {
	case listedMsg:
		t.kept(msg.kept)
		if msg.story != t.story { // it was edited meanwhile
			return action{cmd: t.readLibrary()}
		}
		s.listed(t, msg)
	case changedMsg:
		t.notice = t.changedWords(msg)
		return action{cmd: t.readLibrary()}
	case tea.KeyPressMsg:
		return s.press(t, msg)
	}
	return action{}
}

// listed takes in what the library holds. The cursor stays on its mission.
func (s *missionsScreen) listed(t *Context, msg listedMsg) {
	name := ""
	if m := s.chosen(); m != nil {
		name = m.Name
	}
	s.read, s.list, s.fault = true, msg.list, ""
	if msg.err != nil {
		s.fault = fill(t.phrases.Missions.Unreadable, "why", brief(msg.err))
	}
	s.arrange(t)
	for i := range s.list {
		if s.list[i].Name == name {
			s.chooser.cursor = i
		}
	}
	s.enableKeys()
}

// enableKeys leaves those keys off the help that do nothing.
func (s *missionsScreen) enableKeys() {
	for _, k := range []*key.Binding{
		&s.keys.Open, &s.keys.Digit, &s.keys.Watch, &s.keys.Rename, &s.keys.Delete, &s.keys.move, &s.keys.Up, &s.keys.Down,
		&s.keys.PageUp, &s.keys.PageDown, &s.keys.Top, &s.keys.Bottom,
	} {
		k.SetEnabled(len(s.list) > 0)
	}
}

// chosen returns the mission under the cursor, or nil.
func (s *missionsScreen) chosen() *Mission {
	if s.chooser.cursor >= len(s.list) {
		return nil
	}
	return &s.list[s.chooser.cursor]
}

func (s *missionsScreen) press(t *Context, msg tea.KeyPressMsg) action {
	page := max(1, s.height(t)/2)
	switch {
	case key.Matches(msg, s.keys.Close):
		return action{pop: true}
	case key.Matches(msg, s.keys.Up):
		s.chooser.move(-1)
	case key.Matches(msg, s.keys.Down):
		s.chooser.move(1)
	case key.Matches(msg, s.keys.PageUp):
		s.chooser.move(-page)
	case key.Matches(msg, s.keys.PageDown):
		s.chooser.move(page)
	case key.Matches(msg, s.keys.Top):
		s.chooser.move(-len(s.list))
	case key.Matches(msg, s.keys.Bottom):
		s.chooser.move(len(s.list))
	case key.Matches(msg, s.keys.Help):
		return action{push: newHelp(t, s.keys)}
	default:
		return s.pressOn(t, msg)
	}
	return action{}
}

// pressOn handles the keys that do something with a mission.
func (s *missionsScreen) pressOn(t *Context, msg tea.KeyPressMsg) action {
	m := s.chosen()
	if m == nil {
		return action{}
	}
	switch {
	case key.Matches(msg, s.keys.Open):
		return s.chooser.take(t, s.chooser.cursor)
	case key.Matches(msg, s.keys.Digit):
		return s.chooser.take(t, int(msg.String()[0]-'1'))
	case key.Matches(msg, s.keys.Watch):
		return action{cmd: t.watchMission(m.Name)}
	case key.Matches(msg, s.keys.Rename):
		return action{push: newRename(t, m.Name)}
	case key.Matches(msg, s.keys.Delete):
		return action{push: newDelete(t, m)}
	}
	return action{}
}

func (s *missionsScreen) height(t *Context) int { return max(1, t.page.height-4) }

func (s *missionsScreen) view(t *Context) []string {
	return frame(t, t.phrases.Missions.Title, s.count(t), s.keys, s.body(t))
}

// count says how many missions there are, where not all are seen.
func (s *missionsScreen) count(t *Context) string {
	if lines, _, _ := s.chooser.lines(&t.styles, t.page.width); len(lines) <= s.height(t) {
		return ""
	}
	return strconv.Itoa(s.chooser.cursor+1) + "/" + strconv.Itoa(len(s.list))
}

func (s *missionsScreen) body(t *Context) []string {
	p := &t.phrases.Missions
	var text string
	switch {
	case t.library == nil, s.read && s.fault == "" && len(s.list) == 0:
		text = p.None
	case !s.read:
		text = p.Loading
	case s.fault != "":
		text = s.fault
	default:
		return s.chooser.view(&t.styles, t.page.width, s.height(t))
	}
	return paragraph(t, text)
}

func (s *missionsScreen) keyMap(*Context) help.KeyMap { return s.keys }

// frame draws a screen: its title, a body, and what keys it has. The note
// stands in the rule below.
func frame(t *Context, title, note string, keys help.KeyMap, body []string) []string {
	width, height := t.page.width, max(1, t.page.height-4)
	lines := append(make([]string, 0, t.page.height), t.styles.Title.Render(clip(title, width)), ruleWith(&t.styles, "", width))
	lines = append(lines, body[:min(len(body), height)]...)
	lines = append(lines, make([]string, max(0, 2+height-len(lines)))...)
	return append(lines, ruleWith(&t.styles, note, width), helpLine(t, keys))
}

// paragraph sets a text of the program's own.
func paragraph(t *Context, text string) []string {
	var lines []string
	for _, line := range prose.WrapText(text, min(t.page.width, measure)) {
		lines = append(lines, t.styles.Text.Render(line))
	}
	return lines
}

// An offeredMsg is what can be had of a mission.
type offeredMsg struct {
	story *game.Story // in which that can be had
	offer *Offer
	name  string
	err   error
}

// openMission finds out what can be had of a mission.
func (t *Context) openMission(name string) tea.Cmd {
	library, story := t.library, t.story
	t.waiting = true
	return func() tea.Msg {
		offer, err := library.Open(story, name)
		return offeredMsg{story, offer, name, err}
	}
}

// offered takes up what was asked for, or asks what is to be done with it.
func (t *Context) offered(msg offeredMsg) action {
	switch {
	case msg.err != nil:
		t.notice = t.libraryFault(msg.err, msg.name)
		t.forget(msg.name)
		return action{cmd: t.readLibrary()}
	case msg.story != t.story: // it was edited meanwhile
		return action{cmd: t.openMission(msg.name)}
	case msg.offer.Ready():
		return action{cmd: t.takeOffer(msg.offer, 0)}
	default:
		return action{push: newOffer(t, msg.offer)}
	}
}

// forget takes a mission off the title that is not what it was any more.
func (t *Session) forget(name string) {
	if t.last != nil && t.last.Name == name {
		t.last = nil
	}
}

// A takenMsg is a run that was taken up.
type takenMsg struct {
	kept keptMsg
	run  playthrough.Run
	name string
	err  error
}

// takeOffer takes up a way of an offer, once all runs are kept.
func (t *Context) takeOffer(o *Offer, way int) tea.Cmd {
	library, keeping := t.library, t.keeping
	t.waiting = true
	return func() tea.Msg {
		kept := keeping.flush() // what could not be kept stays wanted
		run, err := library.Take(o, way)
		return takenMsg{kept, run, o.Name, err}
	}
}

// takenUp lays a run that was taken up on the table, and plays it.
func (t *Context) takenUp(msg takenMsg) action {
	t.kept(msg.kept)
	if msg.err != nil {
		t.notice = t.libraryFault(msg.err, msg.name)
		return action{cmd: t.readLibrary()}
	}
	run, err := t.fitted(msg.run)
	if err != nil {
		t.notice = fill(t.phrases.Notices.Stuck, "why", clean(err.Error()))
		return action{}
	}
	t.takeUp(run)
	return action{play: true}
}

// fitted is a run that was taken up as a run of the story on the table, which may
// have been edited meanwhile. Where not all of its choices can be taken it is a run
// of its own: what is kept of the whole one stays.
func (t *Session) fitted(run playthrough.Run) (playthrough.Run, error) {
	if run.Story == t.story {
		return run, nil
	}
	told, went, err := run.Replay(t.story)
	if err == nil && went < run.Choices() {
		told = told.Fork(t.clock())
	}
	return told, err
}

// A changedMsg says what came of a change to the library, or of a file that was
// written.
type changedMsg struct {
	kept  keptMsg
	name  string
	done  string // what is said where it came off
	err   error
	plain bool // the error is said as it is
}

func (t *Context) changedWords(msg changedMsg) string {
	switch {
	case msg.err != nil && msg.plain:
		return clean(msg.err.Error())
	case msg.err != nil:
		return t.libraryFault(msg.err, msg.name)
	}
	return msg.done
}

// change changes the library, once all runs are kept in it.
func (t *Context) change(name, done string, work func(Library) error) tea.Cmd {
	library, keeping := t.library, t.keeping
	t.waiting = true
	return func() tea.Msg {
		kept := keeping.flush() // what could not be kept stays wanted
		return changedMsg{kept: kept, name: name, done: done, err: work(library)}
	}
}

// keepPoint asks for a name to keep the point under at which the run stands.
func (t *Context) keepPoint() action {
	if t.run.Difficulty == game.Ghost {
		t.notice = t.phrases.Missions.Save.Ghost
		return action{}
	}
	if t.library == nil {
		return action{}
	}
	return action{push: newSavePoint(t)}
}
