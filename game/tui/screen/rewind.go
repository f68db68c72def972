package screen

import (
	"cmp"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/review"
	"cobalt/game/tui/widget"
)

// A Rewind lists every choice of the run, those taken back included, and
// goes to any of them.
type Rewind struct {
	Keys    RewindKeys
	Title   string
	Chooser Chooser
	Opened  bool
	steps   []*playthrough.Step // of the entries; nil: they are not the run's steps
	twin    bool                // the passage stands beside the list, if there is room
}

// Twin reports whether a passage stands beside the list, if there is room.
func (s *Rewind) Twin() bool { return s.twin }

// NewRewind lists the choices of the session's run.
func NewRewind(c *Context) Screen {
	return &Rewind{Keys: NewRewindKeys(c.Phrases), Title: c.Phrases.Screens.Rewind, twin: true}
}

// Arrange lists the choices, with the cursor on the last one taken. An open list
// stays as it is, because nothing changes the run under it.
func (s *Rewind) Arrange(c *Context) {
	if s.Opened {
		s.Chooser.GoTo(FirstMatch(c, s.Chooser.Labels(), s.Chooser.Cursor))
		return
	}
	s.Opened = true
	steps, now := c.Run.All()
	s.steps = steps
	scene := phrases.NoScene
	for i, step := range steps {
		e := Entry{Label: c.Phrases.Screens.Start, Take: func(c *Context) Action { return Action{Cmd: c.Rewind(i), Pop: true} }}
		if step.Choice != game.NoChoice {
			e.Label = c.Words.Choices[step.Choice]
		}
		var beside []string
		at := int(c.Story.Nodes[step.State.Node].Scene)
		switch {
		case i > now:
			e.Faded = true
			beside = append(beside, c.Phrases.Screens.TakenBack)
		case at != scene:
			beside = append(beside, c.Words.Scenes[at].Title)
		}
		scene = at
		e.Aside = widget.Bound(append(beside, s.figures(c, steps[:i+1])...))
		s.Chooser.Entries = append(s.Chooser.Entries, e)
	}
	s.Chooser.Cursor, s.Chooser.Flush = now, true
}

func (s *Rewind) Update(c *Context, msg tea.Msg) Action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return Action{}
	}
	if a, match, ok := Searched(c, SearchKeys{s.Keys.Find, s.Keys.Next, s.Keys.Previous}, press, s.Chooser.Labels(), s.Chooser.Cursor); ok {
		s.Chooser.GoTo(match)
		return a
	}
	page := max(1, s.height(c)-1)
	switch {
	case key.Matches(press, s.Keys.Close):
		return Action{Pop: true}
	case key.Matches(press, s.Keys.Take):
		return s.Chooser.Take(c, s.Chooser.Cursor)
	case key.Matches(press, s.Keys.Digit):
		return s.Chooser.takeShort(c, int(press.String()[0]-'0'))
	case key.Matches(press, s.Keys.Up):
		s.Chooser.Move(-1)
	case key.Matches(press, s.Keys.Down):
		s.Chooser.Move(1)
	case key.Matches(press, s.Keys.PageUp):
		s.Chooser.Move(-page)
	case key.Matches(press, s.Keys.PageDown):
		s.Chooser.Move(page)
	case key.Matches(press, s.Keys.Top):
		s.Chooser.Move(-len(s.Chooser.Entries))
	case key.Matches(press, s.Keys.Bottom):
		s.Chooser.Move(len(s.Chooser.Entries))
	}
	return Action{}
}

// figures are suspicion after the last of some steps, if it is not as it was before, and the
// story's time.
func (s *Rewind) figures(c *Context, steps []*playthrough.Step) []string {
	now := &steps[len(steps)-1].State
	var figures []string
	if c.Story.HasSuspicion() && (len(steps) == 1 || steps[len(steps)-2].State.Suspicion() != now.Suspicion()) {
		figures = append(figures, c.SuspicionWords(now))
	}
	return append(figures, c.Phrases.Ending.Minutes.Of(int(now.Minutes)))
}

// The preview below the list takes previewRows, on pages of at least previewHeight.
const previewRows, previewHeight = 3, 18

func (s *Rewind) height(c *Context) int {
	if s.steps != nil && c.Page.Column == 0 && c.Page.Height >= previewHeight {
		return c.Page.Height - 4 - previewRows
	}
	return max(1, c.Page.Height-4)
}

// width is how wide the list is.
func (s *Rewind) width(c *Context) int { return cmp.Or(c.Page.Column, c.Page.Width) }

// passage sets the passage to which the cursor leads, to stand beside the list.
func (s *Rewind) passage(c *Context) []string {
	var before *playthrough.Step
	at := s.Chooser.Cursor
	if at > 0 {
		before = s.steps[at-1]
	}
	set := widget.Typesetter{Styles: c.Styles, Gallery: c.Gallery, Width: c.Page.Column, ArtHeight: s.height(c) / 2}
	lines := set.Passage(c.Passage(before, s.steps[at]))
	return lines[:min(len(lines), s.height(c))]
}

// preview tells, right below the list, how the passage begins to which the cursor leads.
func (s *Rewind) preview(c *Context) []string {
	lines := make([]string, c.Page.Height-4-s.height(c))
	if len(lines) == 0 {
		return nil
	}
	record := &s.steps[s.Chooser.Cursor].Record
	for shown := range record.Blocks {
		if said := review.Sentence(c.Words.Shown(record, shown)); said != "" {
			for i, line := range prose.WrapText(said, min(c.Page.Width, c.Page.Measure)-2) {
				if i+1 < len(lines) {
					lines[i+1] = "  " + c.Styles.About.Render(line)
				}
			}
			break
		}
	}
	return lines
}

func (s *Rewind) View(c *Context) []string {
	width := c.Page.Width
	lines := append(make([]string, 0, c.Page.Height),
		c.Styles.Title.Render(widget.Clip(s.Title, width)), widget.RuleWith(c.Styles, "", width))
	list := s.Chooser.View(c.Styles, s.width(c), s.height(c))
	if c.Page.Column > 0 {
		list = widget.Columns(list, s.passage(c), c.Page.Column+widget.Gutter)
	} else {
		list = append(list, s.preview(c)...)
	}
	lines = append(lines, list...)
	lines = append(lines, make([]string, max(0, c.Page.Height-2-len(lines)))...)
	return append(lines, widget.RuleWith(c.Styles, "", width), HelpLine(c, s.Keys))
}

func (s *Rewind) KeyMap(*Context) help.KeyMap { return s.Keys }

// RewindKeys are the keys of the list of choices: those of a pager, whose lines
// can be taken.
type RewindKeys struct {
	Up, Down, PageUp, PageDown, Top, Bottom key.Binding
	Take, Digit, Close                      key.Binding
	Find, Next, Previous                    key.Binding

	move key.Binding // Up and Down as one, for the help line
}

// NewRewindKeys returns the keys of such a list.
func NewRewindKeys(p *phrases.Phrases) RewindKeys {
	k := NewPagerKeys(p)
	return RewindKeys{
		Up: k.Up, Down: k.Down, PageUp: k.PageUp, PageDown: k.PageDown, Top: k.Top, Bottom: k.Bottom,
		Take: Bind("enter", p.Keys.GoThere, "enter"), Digit: Bind("1-9", p.Keys.GoThere, NewMenuKeys(p).Digit.Keys()...),
		Close: Bind("esc", p.Keys.Close, "esc", "q", "w"),
		Find:  k.Find, Next: k.Next, Previous: k.Previous,

		move: MoveKey(p.Keys.Move),
	}
}

// ShortHelp lists the keys of the help line.
func (k RewindKeys) ShortHelp() []key.Binding { return []key.Binding{k.Take, k.move, k.Find, k.Close} }

// FullHelp lists all keys, in columns.
func (k RewindKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Up, k.Down, k.PageDown, k.PageUp}, {k.Top, k.Bottom, k.Take, k.Digit, k.Find, k.Next, k.Previous, k.Close}}
}

func (s *Rewind) Wheel(_ *Context, lines int) { s.Chooser.Move(lines) }

func (s *Rewind) Click(c *Context, line int) Action { return s.Chooser.Take(c, s.hit(c, line)) }

func (s *Rewind) Point(c *Context, line int) { s.Chooser.Point(s.hit(c, line)) }

// Aside reports whether a column of the page is beside the list.
func (s *Rewind) Aside(c *Context, x int) bool { return x >= s.width(c) }

// hit returns the choice on a line of the page, or -1.
func (s *Rewind) hit(c *Context, line int) int {
	return s.Chooser.Hit(c.Styles, s.width(c), s.height(c), line-2)
}
