package tui

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/render/layout"
	"cobalt/game/tui/theme"
)

// A mapScreen draws the story as far as it was found: one scene with its nodes,
// or all scenes. What was never found has its place, and no name.
type mapScreen struct {
	keys  mapKeys
	graph *layout.Graph
	trail *trail
	at    int  // the scene that is shown, by its place in the graph's order
	whole bool // all scenes are

	chart    *chart
	here     int // the box that the view goes to
	size     page
	left, up int // the first column and row in view
}

// newMap opens the map where the run stands.
func newMap(t *Context) screen {
	s := &mapScreen{keys: newMapKeys(t.phrases), graph: layout.Of(t.story)}
	s.trail = newTrail(t.Session, s.graph)
	s.goHere()
	return s
}

// goHere shows the scene where the run stands.
func (s *mapScreen) goHere() {
	for i, scene := range s.graph.Order {
		if s.trail.stands(scene) {
			s.at = i
		}
	}
}

// arrange draws the map anew for the page's size and styles; the view stays
// where it is, unless the size has changed.
func (s *mapScreen) arrange(t *Context) {
	was := s.size
	s.draw(t)
	if was != s.size {
		s.center(t)
	}
	s.pan(t, 0, 0)
}

// draw draws what is shown.
func (s *mapScreen) draw(t *Context) {
	s.size = t.page
	if s.whole {
		s.chart, s.here = s.overviewChart(t)
		return
	}
	s.chart, s.here = s.sceneChart(t, s.graph.Order[s.at], t.page.width)
}

// show draws something else, and goes to where that matters.
func (s *mapScreen) show(t *Context) {
	s.draw(t)
	s.center(t)
}

// center puts the box that matters into the middle of the view.
func (s *mapScreen) center(t *Context) {
	b := &s.chart.d.Boxes[s.here]
	s.left = b.X + b.W/2 - t.page.width/2
	s.up = s.chart.rows[s.here] + b.H/2 - s.height(t)/2
	s.pan(t, 0, 0)
}

// height is the rows for the map: what title, strip, rules and help leave.
func (s *mapScreen) height(t *Context) int { return max(1, t.page.height-5) }

// pan moves the view, within the map.
func (s *mapScreen) pan(t *Context, dx, dy int) {
	s.left = max(0, min(s.left+dx, s.chart.width-t.page.width))
	s.up = max(0, min(s.up+dy, s.chart.height()-s.height(t)))
	s.keys.Here.SetEnabled(s.trail.here != game.NoNode)
	s.keys.arrange(s.whole, len(s.graph.Order) > 1, s.chart.height() > s.height(t), s.chart.width > t.page.width)
}

func (s *mapScreen) update(t *Context, msg tea.Msg) action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return action{}
	}
	switch page := max(1, s.height(t)-2); {
	case key.Matches(press, s.keys.Close):
		return action{pop: true}
	case key.Matches(press, s.keys.Help):
		return action{push: newHelp(t, s.keys)}
	case key.Matches(press, s.keys.Next):
		s.turn(t, 1)
	case key.Matches(press, s.keys.Before):
		s.turn(t, -1)
	case key.Matches(press, s.keys.Whole):
		s.whole = !s.whole
		s.show(t)
	case key.Matches(press, s.keys.Here):
		s.goHere()
		s.show(t)
	case key.Matches(press, s.keys.PageDown):
		s.pan(t, 0, page)
	case key.Matches(press, s.keys.PageUp):
		s.pan(t, 0, -page)
	default:
		s.move(t, press)
	}
	return action{}
}

// move pans the view by a little.
func (s *mapScreen) move(t *Context, press tea.KeyPressMsg) {
	switch {
	case key.Matches(press, s.keys.Up):
		s.pan(t, 0, -2)
	case key.Matches(press, s.keys.Down):
		s.pan(t, 0, 2)
	case key.Matches(press, s.keys.Left):
		s.pan(t, -8, 0)
	case key.Matches(press, s.keys.Right):
		s.pan(t, 8, 0)
	case key.Matches(press, s.keys.Top):
		s.pan(t, 0, -s.chart.height())
	case key.Matches(press, s.keys.Bottom):
		s.pan(t, 0, s.chart.height())
	}
}

// turn goes to another scene.
func (s *mapScreen) turn(t *Context, by int) {
	s.at = max(0, min(s.at+by, len(s.graph.Order)-1))
	s.show(t)
}

func (s *mapScreen) view(t *Context) []string {
	width, height := t.page.width, s.height(t)
	lines := append(make([]string, 0, t.page.height), s.title(t), s.strip(t), ruleWith(&t.styles, "", width))
	margin := strings.Repeat(" ", max(0, (width-s.chart.width)/2))
	for range max(0, (height-s.chart.height())/2) {
		lines = append(lines, "")
	}
	for y := s.up; y < min(s.up+height, s.chart.height()); y++ {
		lines = append(lines, margin+s.chart.row(y, s.left, width))
	}
	lines = append(lines, make([]string, max(0, 3+height-len(lines)))...)
	return append(lines, ruleWith(&t.styles, s.legend(t), width), helpLine(t, s.keys))
}

// title names the screen, and how much was found.
func (s *mapScreen) title(t *Context) string {
	p := &t.phrases.Map
	found := fill(p.Found, "n", strconv.Itoa(s.trail.total()), "of", strconv.Itoa(len(t.story.Nodes)))
	title := clip(p.Title, t.page.width)
	return spread(t.styles.Title.Render(title), prose.Width(title), t.styles.Aside.Render(found), prose.Width(found), t.page.width)
}

// strip is a row of signs for the scenes, and the name of the one that is shown.
func (s *mapScreen) strip(t *Context) string {
	most := max(3, (t.page.width-nameRoom)/2)
	first := max(0, min(s.at-most/2, len(s.graph.Order)-most))
	last := min(first+most, len(s.graph.Order))
	var b strings.Builder
	used := 0
	for i := first; i < last; i++ {
		sign, style := s.sceneSign(t, s.graph.Order[i])
		if i == s.at {
			b.WriteString(t.styles.Chosen.Render("["+sign+"]") + " ")
			used += 4
			continue
		}
		b.WriteString(style.Render(sign) + " ")
		used += 2
	}
	name := clip(s.sceneName(t), t.page.width-used-1)
	return b.String() + " " + t.styles.Place.Render(name)
}

// nameRoom is the room that the strip leaves for a scene's name.
const nameRoom = 32

// sceneSign says of a scene whether it was found.
func (s *mapScreen) sceneSign(t *Context, scene game.SceneID) (string, theme.Style) {
	switch seen, walked, _ := s.trail.scene(scene); {
	case s.trail.stands(scene):
		return signHere, t.styles.Cursor
	case walked > 0:
		return signWalked, t.styles.Cursor
	case seen > 0:
		return signSeen, t.styles.Text
	default:
		return signNever, t.styles.Rule
	}
}

// sceneName names the scene that is shown, and how much of it was found.
func (s *mapScreen) sceneName(t *Context) string {
	scene := s.graph.Order[s.at]
	seen, _, all := s.trail.scene(scene)
	if seen == 0 {
		return t.phrases.Map.NeverFound
	}
	return fill(t.phrases.Map.Scene, "title", t.words.Scenes[scene].Title, "n", strconv.Itoa(seen), "of", strconv.Itoa(all))
}

// legend says what the signs mean, as much of it as fits.
func (s *mapScreen) legend(t *Context) string {
	p := &t.phrases.Map
	signs := []string{signWalked + " " + p.ThisRun, signSeen + " " + p.Earlier, blacked[:3*len(signNever)] + " " + p.Never, signHere + " " + p.Here}
	if s.trail.here == game.NoNode {
		signs = signs[1:3]
	}
	legend := ""
	for _, sign := range signs {
		more := legend + sign
		if prose.Width(more)+6 > t.page.width {
			break
		}
		legend = more + "  "
	}
	return strings.TrimRight(legend, " ")
}

func (s *mapScreen) keyMap(*Context) help.KeyMap { return s.keys }
