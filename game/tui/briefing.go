package tui

import (
	"charm.land/bubbles/v2/help"
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
)

// newBriefingKeys returns the keys of a question, in the briefing's words.
func newBriefingKeys(p *Phrases) dialogKeys {
	k := newDialogKeys(p)
	k.Take, k.Close = bind("enter", p.Keys.Begin, "enter"), bind("esc", p.Keys.Close, "esc", "q")
	return k
}

// briefed are the difficulties in the order in which they are told.
var briefed = [...]game.Difficulty{game.Recruit, game.Agent, game.Ghost}

// A briefing asks how hard a new mission is to be.
type briefing struct {
	keys    dialogKeys
	chooser chooser
}

// newBriefing puts the cursor on the difficulty that the settings say.
func newBriefing(t *Context) screen {
	s := &briefing{keys: newBriefingKeys(t.phrases), chooser: newChooser(nil)}
	for i, d := range briefed {
		p := t.phrases.Briefing.of(d)
		s.chooser.entries = append(s.chooser.entries, entry{label: p.Name, below: p.About, take: func(t *Context) action { return embark(t, d) }})
		if d == t.settings.Difficulty {
			s.chooser.cursor = i
		}
	}
	return s
}

// embark begins a run of a difficulty, and goes to it.
func embark(t *Context, d game.Difficulty) action {
	run, err := playthrough.Begin(t.story, d, t.clock())
	if err != nil {
		t.notice = fill(t.phrases.Notices.Stuck, "why", err.Error())
		return action{}
	}
	t.takeUp(run)
	return action{play: true}
}

func (s *briefing) arrange(*Context) {}

func (s *briefing) update(t *Context, msg tea.Msg) action {
	return s.keys.answer(t, msg, &s.chooser)
}

func (s *briefing) view(t *Context) []string {
	lines := s.head(t)
	_, room, width := s.place(t)
	lines = append(lines, s.chooser.view(&t.styles, width, room)...)
	lines = append(lines, make([]string, max(0, t.page.height-2-len(lines)))...)
	return append(lines, ruleWith(&t.styles, "", t.page.width), helpLine(t, s.keys))
}

// head draws all that is above the difficulties.
func (s *briefing) head(t *Context) []string {
	width := t.page.width
	lines := append(make([]string, 0, t.page.height),
		t.styles.Title.Render(clip(t.phrases.Briefing.Title, width)), ruleWith(&t.styles, "", width), "")
	for _, line := range prose.WrapText(t.phrases.Briefing.Ask, min(width, t.page.measure)) {
		lines = append(lines, t.styles.Text.Render(line))
	}
	return append(lines, "")
}

// place says where the difficulties are: below how many lines, and the room for
// them.
func (s *briefing) place(t *Context) (above, height, width int) {
	above = len(s.head(t))
	return above, max(1, t.page.height-above-2), min(t.page.width, t.page.measure)
}

func (s *briefing) keyMap(*Context) help.KeyMap { return s.keys }

func (s *briefing) click(t *Context, line int) action {
	above, room, width := s.place(t)
	return s.chooser.take(t, s.chooser.hit(&t.styles, width, room, line-above))
}
