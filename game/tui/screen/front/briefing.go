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

// Briefed returns the difficulties in the order in which they are told.
func Briefed() []game.Difficulty { return []game.Difficulty{game.Recruit, game.Agent, game.Ghost} }

// A Briefing asks how hard a new mission is to be.
type Briefing struct {
	keys    screen.DialogKeys
	chooser screen.Chooser
}

// newBriefing puts the cursor on the difficulty that the settings say.
func newBriefing(c *screen.Context) screen.Screen {
	s := &Briefing{keys: NewBriefingKeys(c.Phrases), chooser: screen.NewChooser(nil)}
	for i, d := range Briefed() {
		p := c.Phrases.Briefing.Of(d)
		s.chooser.Entries = append(s.chooser.Entries, screen.Entry{Label: p.Name, Below: p.About, Take: func(c *screen.Context) screen.Action { return embark(c, d) }})
		if d == c.Settings.Difficulty {
			s.chooser.Cursor = i
		}
	}
	return s
}

// embark begins a run of a difficulty, and goes to it.
func embark(c *screen.Context, d game.Difficulty) screen.Action {
	run, err := playthrough.Begin(c.Story, d, c.Clock())
	if err != nil {
		c.Notice = phrases.Fill(c.Phrases.Notices.Stuck, "why", c.Phrases.Said(err.Error()))
		return screen.Action{}
	}
	c.TakeUp(run)
	return screen.Action{Play: true}
}

func (s *Briefing) Arrange(*screen.Context) {}

func (s *Briefing) Update(c *screen.Context, msg tea.Msg) screen.Action {
	return s.keys.Answer(c, msg, &s.chooser)
}

func (s *Briefing) View(c *screen.Context) []string {
	lines := s.head(c)
	_, room, width := s.place(c)
	lines = append(lines, s.chooser.View(c.Styles, width, room)...)
	lines = append(lines, make([]string, max(0, c.Page.Height-2-len(lines)))...)
	return append(lines, widget.RuleWith(c.Styles, "", c.Page.Width), screen.HelpLine(c, s.keys))
}

// head draws all that is above the difficulties.
func (s *Briefing) head(c *screen.Context) []string {
	width := c.Page.Width
	lines := append(make([]string, 0, c.Page.Height),
		c.Styles.Title.Render(widget.Clip(c.Phrases.Briefing.Title, width)), widget.RuleWith(c.Styles, "", width), "")
	for _, line := range prose.WrapText(c.Phrases.Briefing.Ask, min(width, c.Page.Measure)) {
		lines = append(lines, c.Styles.Text.Render(line))
	}
	return append(lines, "")
}

// place says below how many lines the difficulties stand, and the room for them.
func (s *Briefing) place(c *screen.Context) (above, height, width int) {
	above = len(s.head(c))
	return above, max(1, c.Page.Height-above-2), min(c.Page.Width, c.Page.Measure)
}

func (s *Briefing) KeyMap(*screen.Context) help.KeyMap { return s.keys }

func (s *Briefing) Click(c *screen.Context, line int) screen.Action {
	return s.chooser.Take(c, s.hit(c, line))
}

func (s *Briefing) Point(c *screen.Context, line int) { s.chooser.Point(s.hit(c, line)) }

// hit returns the difficulty on a line of the page, or -1.
func (s *Briefing) hit(c *screen.Context, line int) int {
	above, room, width := s.place(c)
	return s.chooser.Hit(c.Styles, width, room, line-above)
}
