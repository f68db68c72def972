package front

import (
	"charm.land/bubbles/v2/help"
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/widget"
)

// NewBriefingKeys returns the keys of a question, in the briefing's words.
func NewBriefingKeys(p *phrases.Phrases) screen.DialogKeys {
	k := screen.NewDialogKeys(p)
	k.Take, k.Close = screen.Bind("enter", p.Keys.Begin, "enter"), screen.Bind("esc", p.Keys.Close, "esc", "q")
	return k
}

// Briefed are the difficulties in the order in which they are told.
var Briefed = [...]game.Difficulty{game.Recruit, game.Agent, game.Ghost}

// A Briefing asks how hard a new mission is to be.
type Briefing struct {
	keys    screen.DialogKeys
	chooser screen.Chooser
}

// newBriefing puts the cursor on the difficulty that the settings say.
func newBriefing(t *screen.Context) screen.Screen {
	s := &Briefing{keys: NewBriefingKeys(t.Phrases), chooser: screen.NewChooser(nil)}
	for i, d := range Briefed {
		p := t.Phrases.Briefing.Of(d)
		s.chooser.Entries = append(s.chooser.Entries, screen.Entry{Label: p.Name, Below: p.About, Take: func(t *screen.Context) screen.Action { return embark(t, d) }})
		if d == t.Settings.Difficulty {
			s.chooser.Cursor = i
		}
	}
	return s
}

// embark begins a run of a difficulty, and goes to it.
func embark(t *screen.Context, d game.Difficulty) screen.Action {
	run, err := playthrough.Begin(t.Story, d, t.Clock())
	if err != nil {
		t.Notice = phrases.Fill(t.Phrases.Notices.Stuck, "why", err.Error())
		return screen.Action{}
	}
	t.TakeUp(run)
	return screen.Action{Play: true}
}

func (s *Briefing) Arrange(*screen.Context) {}

func (s *Briefing) Update(t *screen.Context, msg tea.Msg) screen.Action {
	return s.keys.Answer(t, msg, &s.chooser)
}

func (s *Briefing) View(t *screen.Context) []string {
	lines := s.head(t)
	_, room, width := s.place(t)
	lines = append(lines, s.chooser.View(&t.Styles, width, room)...)
	lines = append(lines, make([]string, max(0, t.Page.Height-2-len(lines)))...)
	return append(lines, widget.RuleWith(&t.Styles, "", t.Page.Width), screen.HelpLine(t, s.keys))
}

// head draws all that is above the difficulties.
func (s *Briefing) head(t *screen.Context) []string {
	width := t.Page.Width
	lines := append(make([]string, 0, t.Page.Height),
		t.Styles.Title.Render(widget.Clip(t.Phrases.Briefing.Title, width)), widget.RuleWith(&t.Styles, "", width), "")
	for _, line := range prose.WrapText(t.Phrases.Briefing.Ask, min(width, t.Page.Measure)) {
		lines = append(lines, t.Styles.Text.Render(line))
	}
	return append(lines, "")
}

// place says where the difficulties are: below how many lines, and the room for
// them.
func (s *Briefing) place(t *screen.Context) (above, height, width int) {
	above = len(s.head(t))
	return above, max(1, t.Page.Height-above-2), min(t.Page.Width, t.Page.Measure)
}

func (s *Briefing) KeyMap(*screen.Context) help.KeyMap { return s.keys }

func (s *Briefing) Click(t *screen.Context, line int) screen.Action {
	above, room, width := s.place(t)
	return s.chooser.Take(t, s.chooser.Hit(&t.Styles, width, room, line-above))
}
