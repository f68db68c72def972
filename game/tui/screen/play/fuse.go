package play

import (
	"math"
	"strings"

	"cobalt/game/tui/screen"
	"cobalt/game/tui/theme"
)

// fuse draws a clock as a fuse of that width: the part that is left, then the spark, then
// the part that has burnt.
func fuse(s *theme.Styles, minutes float64, of, width int) string {
	left := int(math.Round(float64(width-1) * min(1, max(0, minutes/float64(of)))))
	return s.ClockLow.Render(strings.Repeat("━", left)+"*") + s.Rule.Render(strings.Repeat("╌", width-1-left))
}

// burning reports whether the clock is shown as a fuse along the top: in the last
// minutes of a scene.
func burning(c *screen.Context, st *standing) bool { return c.IsShort(&st.State) }

// fuseLine draws the clock along the top.
func fuseLine(c *screen.Context, st *standing) string {
	return fuse(c.Styles, st.minutes, c.Story.NodeScene(st.Node).Clock, c.Page.Text)
}
