package play

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game/narration"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/debrief"
	"cobalt/game/tui/screen/mapview"
	"cobalt/game/tui/screen/missionlist"
	"cobalt/game/tui/session"
	"cobalt/game/tui/widget"
)

// A Screen shows the story and takes choices.
type Screen struct {
	Keys    Keys
	Shown   *playthrough.Step // the step that is shown
	Lines   []string
	Offset  int  // the first line in view
	read    bool // all of it was in view
	aimed   bool // the player has moved the cursor
	Chooser screen.Chooser
	Stage   Stage // of the run's ending
	Whole   bool  // an ending is shown with its words and entries at once

	said   map[int]bool    // the lines of voices
	moving []widget.Moving // the pictures that move
	inView int             // how many lines of the passage are in view
	above  int             // the blank lines above them
	prior  []string        // before an arrest, the lines that were in view of the passage before, without styles
	motion motion

	arrested *playthrough.Step // whose arrest was shown last

	guide *mapview.Guide   // of a wide page
	radio []narration.Part // the voices before this passage, the last one first
}

// Wide says that the page may have a column on both sides.
func (*Screen) Wide() {}

// New returns the play screen, which shows the session's run once it is arranged.
func New(p *phrases.Phrases) *Screen { return &Screen{Keys: NewKeys(p)} }

// Arrange sets the passage anew. If the run has moved, the view begins at its top.
func (s *Screen) Arrange(c *screen.Context) {
	moved := s.Shown != c.Run.Now()
	if now := c.Run.Now(); moved {
		s.prior = nil
		if arrestEvent(now) >= 0 { // only its page shows them
			s.prior = s.seen()
		}
		s.Shown, s.Offset, s.read, s.aimed, s.Stage = now, 0, false, false, Words
		s.Chooser = screen.NewChooser(s.entries(c))
	}
	set := widget.Typesetter{Styles: c.Styles, Gallery: c.Gallery, Width: c.Page.Text, ArtHeight: s.artHeight(c), Strips: c.Page.Height >= airyHeight}
	s.said, s.moving = nil, nil
	if ending, staged := s.staged(c); staged {
		s.lay(c, &set, ending)
	} else {
		s.show(&set, c.Passage(c.Run.Before(), s.Shown))
		if e, ended := s.Shown.State.Ended(); ended {
			s.Lines = append(s.Lines, endingCard(&set, c, e)...)
			s.Lines = append(s.Lines, raceCard(&set, c)...)
		}
	}
	s.arrangeSides(c, moved)
	s.Scroll(c, 0)
	s.enableKeys(c)
}

// show sets a passage.
func (s *Screen) show(set *widget.Typesetter, parts []narration.Part) {
	passage := set.Set(parts)
	s.Lines, s.said, s.moving = passage.Lines, passage.Voices, passage.Moving
}

// seen returns the lines that are in view, and the blanks above them, without styles.
func (s *Screen) seen() []string {
	from := min(s.Offset, len(s.Lines))
	to := min(from+s.inView, len(s.Lines))
	return append(make([]string, s.above), unstyled(s.Lines[from:to])...)
}

// artHeight is how many lines a picture takes at most: a third of the page, and not so
// many that the first lines of the passage have no room in view below it. A strip of one
// stands behind them, and is drawn all the same.
func (s *Screen) artHeight(c *screen.Context) int {
	rows := c.Page.Height - 6 // header, rule, status, help, and two blanks
	choices, _ := s.Chooser.Rows(c.Page.Text)
	room := rows - min(choices, max(3, rows*2/5)) - 1 - firstLines
	return max(min(c.Page.Height/artShare, room), widget.StripLines)
}

// artShare is the part of the page that a picture takes at most: one in so many. Below
// it so many lines of the passage are in view.
const artShare, firstLines = 3, 3

// entries lists the choices, or those at an ending.
func (s *Screen) entries(t *screen.Context) []screen.Entry {
	now := &s.Shown.State
	if _, ended := now.Ended(); ended {
		return EndingEntries(t)
	}
	choices := t.Choices()
	entries := make([]screen.Entry, len(choices))
	for i := range choices {
		c, index := &choices[i], choices[i].Index
		entries[i] = screen.Entry{
			Label: c.Label, Aside: c.Takes, Locked: c.Locked, Taken: c.Taken,
			Take: func(t *screen.Context) screen.Action { return screen.Action{Cmd: t.Choose(index)} },
		}
	}
	return entries
}

func (s *Screen) Update(c *screen.Context, msg tea.Msg) screen.Action {
	switch msg := msg.(type) {
	case BeatMsg:
		return screen.Action{Cmd: s.move(c, msg)}
	case tea.KeyPressMsg:
		if s.finishes(msg) {
			return screen.Action{}
		}
		a := s.press(c, msg)
		s.follow(c)
		return a
	default:
		return screen.Action{}
	}
}

// follow shows the run's new passage, if it has moved.
func (s *Screen) follow(c *screen.Context) {
	if s.Shown == c.Run.Now() {
		return
	}
	if s.Arrange(c); c.Notice == "" {
		c.Notice = c.Primer()
	}
}

func (s *Screen) press(c *screen.Context, msg tea.KeyPressMsg) screen.Action {
	switch {
	case s.pressEnding(c, msg):
	case key.Matches(msg, s.Keys.Up):
		s.aim(-1)
	case key.Matches(msg, s.Keys.Down):
		s.aim(1)
	case key.Matches(msg, s.Keys.Take):
		return s.take(c)
	case key.Matches(msg, s.Keys.Digit):
		return s.Chooser.Take(c, int(msg.String()[0]-'1'))
	case key.Matches(msg, s.Keys.Back):
		return screen.Action{Cmd: c.Back()}
	case key.Matches(msg, s.Keys.Forward):
		return screen.Action{Cmd: c.Forward()}
	case key.Matches(msg, s.Keys.Skip):
		return screen.Action{Cmd: c.SkipRead()}
	case key.Matches(msg, s.Keys.AsBefore):
		return screen.Action{Cmd: c.GoAsBefore()}
	default:
		return s.pressElse(c, msg)
	}
	return screen.Action{}
}

// aim moves the cursor.
func (s *Screen) aim(by int) {
	s.Chooser.Move(by)
	s.aimed = true
}

// take takes the choice under the cursor. As long as there is more to read, it
// first reads on: nobody means to choose in the middle of a passage, or to start
// again in that of an epilogue.
func (s *Screen) take(c *screen.Context) screen.Action {
	if s.unread(c) {
		s.Scroll(c, max(1, s.Layout(c).Passage-1))
		return screen.Action{}
	}
	return s.Chooser.Take(c, s.Chooser.Cursor)
}

// unread reports whether there is more to read before anything is chosen. A player
// who has aimed at a choice, has been here before or races knows the passage.
func (s *Screen) unread(c *screen.Context) bool {
	more := s.Offset+s.Layout(c).Passage < len(s.Lines)
	now := &s.Shown.State
	if _, ended := now.Ended(); ended {
		return more
	}
	node := &c.Story.Nodes[now.Node]
	_, undone := c.Run.Forward()
	known := undone || c.Racing() || c.Past.Saw(c.Story.Scenes[node.Scene].ID, node.ID)
	return more && !s.read && !s.aimed && !known
}

// pressElse handles the keys that read on, and those that leave.
func (s *Screen) pressElse(c *screen.Context, msg tea.KeyPressMsg) screen.Action {
	page := max(1, s.Layout(c).Passage-1)
	switch {
	case key.Matches(msg, s.Keys.ReadOn):
		s.Scroll(c, page)
	case key.Matches(msg, s.Keys.ReadBack):
		s.Scroll(c, -page)
	case key.Matches(msg, s.Keys.Top):
		s.Scroll(c, -len(s.Lines))
	case key.Matches(msg, s.Keys.Bottom):
		s.Scroll(c, len(s.Lines))
	case key.Matches(msg, s.Keys.Dossier):
		return screen.Action{Push: screen.NewDossier(c)}
	case key.Matches(msg, s.Keys.Log):
		return screen.Action{Push: screen.NewLog(c)}
	case key.Matches(msg, s.Keys.Map):
		return screen.Action{Push: mapview.New(c)}
	case key.Matches(msg, s.Keys.Endings):
		return screen.Action{Push: debrief.NewEndings(c)}
	case key.Matches(msg, s.Keys.Copy):
		return debrief.SendCard(c)
	case key.Matches(msg, s.Keys.Point):
		return missionlist.KeepPoint(c)
	case key.Matches(msg, s.Keys.Missions):
		return missionlist.Open(c)
	case key.Matches(msg, s.Keys.Rewind):
		if !c.Final() {
			return screen.Action{Push: screen.NewRewind(c)}
		}
	case key.Matches(msg, s.Keys.Help):
		return screen.Action{Push: newPlayHelp(c, s.Keys)}
	case key.Matches(msg, s.Keys.Title):
		return screen.Action{Home: true}
	case key.Matches(msg, s.Keys.Quit):
		return screen.Action{Quit: true}
	}
	return screen.Action{}
}

// Scroll moves the view of the passage, within it.
func (s *Screen) Scroll(c *screen.Context, by int) {
	l := s.Layout(c)
	s.inView, s.above = l.Passage, l.top
	s.Offset = max(0, min(s.Offset+by, len(s.Lines)-s.inView))
	s.enableKeys(c)
}

// enableKeys lets the help show only the keys that do something now.
func (s *Screen) enableKeys(c *screen.Context) {
	height := s.Layout(c).Passage
	s.read = s.read || s.Offset+height >= len(s.Lines)
	s.Keys.reads = s.unread(c)
	s.Keys.ReadOn.SetEnabled(s.Offset+height < len(s.Lines))
	s.Keys.ReadBack.SetEnabled(s.Offset > 0)
	_, undone := c.Run.Forward()
	s.Keys.Back.SetEnabled(c.Run.Choices() > 0)
	s.Keys.Forward.SetEnabled(undone)
	_, ended := c.Run.Now().State.Ended()
	s.Keys.Copy.SetEnabled(ended)
	s.Keys.Title.SetEnabled(!c.Racing()) // there is no pause in a race
	s.Keys.Rewind.SetEnabled(undone || c.Run.Choices() > 0)
	_, skips := session.OnlyWay(c.Session, &c.Run.Now().State)
	_, again := session.AsBefore(c.Session, &c.Run.Now().State)
	s.Keys.skips = skips || again
}

func (s *Screen) KeyMap(c *screen.Context) help.KeyMap {
	keys := s.Keys.useful(c)
	_, staged := s.staged(c)
	keys.stays = staged && s.Stage != Menu
	return keys
}
