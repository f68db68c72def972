package mapview

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/render/layout"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/theme"
	"cobalt/game/tui/trail"
	"cobalt/game/tui/widget"
)

// A Screen draws the story as far as it was found: one scene with its nodes, or all
// scenes. A node that was never found has its place, and no name.
type Screen struct {
	keys  Keys
	graph *layout.Graph
	trail *trail.Trail
	at    int  // the scene that is shown, by its place in the graph's order
	whole bool // all scenes are

	chart    *chart
	here     int // the box that the view goes to
	size     widget.Page
	left, up int // the first column and row in view
}

// New opens the map at the scene of the run.
func New(c *screen.Context) screen.Screen {
	s := &Screen{keys: NewKeys(c.Phrases), graph: layout.Of(c.Story)}
	s.trail = trail.Of(c.Session, s.graph)
	s.goHere()
	return s
}

// goHere shows the scene of the run.
func (s *Screen) goHere() {
	for i, scene := range s.graph.Order {
		if s.trail.Stands(scene) {
			s.at = i
		}
	}
}

// Arrange draws the map anew for the page's size and styles; the view does not move,
// unless the size has changed.
func (s *Screen) Arrange(c *screen.Context) {
	was := s.size
	s.draw(c)
	if was != s.size {
		s.center(c)
	}
	s.pan(c, 0, 0)
}

// draw draws the scene, or all scenes.
func (s *Screen) draw(c *screen.Context) {
	s.size = c.Page
	if s.whole {
		s.chart, s.here = s.overviewChart(c)
		return
	}
	s.chart, s.here = s.sceneChart(c, s.graph.Order[s.at], c.Page.Width)
}

// show draws something else, and moves the view to its most important box.
func (s *Screen) show(c *screen.Context) {
	s.draw(c)
	s.center(c)
}

// center puts the box that matters into the middle of the view.
func (s *Screen) center(c *screen.Context) {
	b := &s.chart.d.Boxes[s.here]
	s.left = b.X + b.W/2 - c.Page.Width/2
	s.up = s.chart.rows[s.here] + b.H/2 - s.height(c)/2
	s.pan(c, 0, 0)
}

// height is the rows for the map, without title, strip, rules and help.
func (s *Screen) height(c *screen.Context) int { return max(1, c.Page.Height-5) }

// pan moves the view, within the map.
func (s *Screen) pan(c *screen.Context, dx, dy int) {
	s.left = max(0, min(s.left+dx, s.chart.width-c.Page.Width))
	s.up = max(0, min(s.up+dy, s.chart.height()-s.height(c)))
	s.keys.Here.SetEnabled(s.trail.Here != game.NoNode)
	s.keys.Arrange(s.whole, len(s.graph.Order) > 1, s.chart.height() > s.height(c), s.chart.width > c.Page.Width)
}

func (s *Screen) Update(c *screen.Context, msg tea.Msg) screen.Action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return screen.Action{}
	}
	switch page := max(1, s.height(c)-2); {
	case key.Matches(press, s.keys.Close):
		return screen.Action{Pop: true}
	case key.Matches(press, s.keys.Help):
		return screen.Action{Push: screen.NewHelp(c, s.keys)}
	case key.Matches(press, s.keys.Next):
		s.turn(c, 1)
	case key.Matches(press, s.keys.Before):
		s.turn(c, -1)
	case key.Matches(press, s.keys.Whole):
		s.whole = !s.whole
		s.show(c)
	case key.Matches(press, s.keys.Here):
		s.goHere()
		s.show(c)
	case key.Matches(press, s.keys.PageDown):
		s.pan(c, 0, page)
	case key.Matches(press, s.keys.PageUp):
		s.pan(c, 0, -page)
	default:
		s.move(c, press)
	}
	return screen.Action{}
}

// move pans the view by a little.
func (s *Screen) move(c *screen.Context, press tea.KeyPressMsg) {
	switch {
	case key.Matches(press, s.keys.Up):
		s.pan(c, 0, -2)
	case key.Matches(press, s.keys.Down):
		s.pan(c, 0, 2)
	case key.Matches(press, s.keys.Left):
		s.pan(c, -8, 0)
	case key.Matches(press, s.keys.Right):
		s.pan(c, 8, 0)
	case key.Matches(press, s.keys.Top):
		s.pan(c, 0, -s.chart.height())
	case key.Matches(press, s.keys.Bottom):
		s.pan(c, 0, s.chart.height())
	}
}

// turn goes to another scene.
func (s *Screen) turn(c *screen.Context, by int) {
	s.at = max(0, min(s.at+by, len(s.graph.Order)-1))
	s.show(c)
}

func (s *Screen) View(c *screen.Context) []string {
	width, height := c.Page.Width, s.height(c)
	lines := append(make([]string, 0, c.Page.Height), s.title(c), s.strip(c), widget.RuleWith(c.Styles, "", width))
	margin := strings.Repeat(" ", max(0, (width-s.chart.width)/2))
	for range max(0, (height-s.chart.height())/2) {
		lines = append(lines, "")
	}
	for y := s.up; y < min(s.up+height, s.chart.height()); y++ {
		lines = append(lines, margin+s.chart.row(y, s.left, width))
	}
	lines = append(lines, make([]string, max(0, 3+height-len(lines)))...)
	return append(lines, widget.RuleOf(c.Styles.Rule, "─", "", theme.Style{}, s.legend(c), width), screen.HelpLine(c, s.keys))
}

// title names the screen, and how much was found.
func (s *Screen) title(c *screen.Context) string {
	p := &c.Phrases.Map
	found := phrases.Fill(p.Found, "n", strconv.Itoa(s.trail.Total()), "of", strconv.Itoa(len(c.Story.Nodes)))
	title := widget.Clip(p.Title, c.Page.Width)
	return widget.Spread(c.Styles.Title.Render(title), prose.Width(title), c.Styles.Aside.Render(found), prose.Width(found), c.Page.Width)
}

// strip is a row of signs for the scenes, and the name of the one that is shown.
func (s *Screen) strip(c *screen.Context) string {
	most := max(3, (c.Page.Width-nameRoom)/2)
	first := max(0, min(s.at-most/2, len(s.graph.Order)-most))
	last := min(first+most, len(s.graph.Order))
	var b strings.Builder
	used := 0
	for i := first; i < last; i++ {
		sign, style := s.sceneSign(c, s.graph.Order[i])
		if i == s.at {
			b.WriteString(c.Styles.Chosen.Render("["+sign+"]") + " ")
			used += 4
			continue
		}
		b.WriteString(style.Render(sign) + " ")
		used += 2
	}
	name := widget.Clip(s.sceneName(c), c.Page.Width-used-1)
	return b.String() + " " + c.Styles.Place.Render(name)
}

// nameRoom is the room that the strip leaves for a scene's name.
const nameRoom = 32

// sceneSign says of a scene whether it was found.
func (s *Screen) sceneSign(c *screen.Context, scene game.SceneID) (string, theme.Style) {
	switch seen, walked, _ := s.trail.Scene(scene); {
	case s.trail.Stands(scene):
		return SignHere, c.Styles.Cursor
	case walked > 0:
		return signWalked, c.Styles.Cursor
	case seen > 0:
		return SignSeen, c.Styles.Text
	default:
		return signNever, c.Styles.Rule
	}
}

// sceneName names the scene that is shown, and how much of it was found.
func (s *Screen) sceneName(c *screen.Context) string {
	scene := s.graph.Order[s.at]
	seen, _, all := s.trail.Scene(scene)
	if seen == 0 {
		return c.Phrases.Map.NeverFound
	}
	return phrases.Fill(c.Phrases.Map.Scene, "title", c.Words.Scenes[scene].Title, "n", strconv.Itoa(seen), "of", strconv.Itoa(all))
}

// legend explains the signs, as many as fit, each as the map draws it.
func (s *Screen) legend(c *screen.Context) string {
	p := &c.Phrases.Map
	signs := []struct {
		style       theme.Style
		sign, means string
	}{
		{c.Styles.Cursor, signWalked, p.ThisRun},
		{c.Styles.Text, SignSeen, p.Earlier},
		{c.Styles.Rule, blacked[:3*len(signNever)], p.Never},
		{c.Styles.Cursor, SignHere, p.Here},
	}
	if s.trail.Here == game.NoNode {
		signs = signs[1:3]
	}
	var parts []string
	used := 6 // of the rule, and the blanks at both ends
	for _, sign := range signs {
		if used += prose.Width(sign.sign) + 1 + prose.Width(sign.means); used > c.Page.Width {
			break
		}
		parts = append(parts, sign.style.Render(sign.sign)+" "+c.Styles.Aside.Render(sign.means))
		used += 2
	}
	return strings.Join(parts, "  ")
}

func (s *Screen) KeyMap(*screen.Context) help.KeyMap { return s.keys }
