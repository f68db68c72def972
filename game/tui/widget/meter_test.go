package widget

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/tui/theme"
)

// TestSuspicionMeter holds how suspicion is drawn in ten cells: the floor, the part above
// it in halves, and the beginnings of the levels that are not reached.
func TestSuspicionMeter(t *testing.T) {
	for _, tt := range []struct {
		value, trace int
		want         string
	}{
		{0, 0, "░░▒░▒░▒░▒░"},
		{1, 0, "▌░▒░▒░▒░▒░"},
		{35, 0, "███▌▒░▒░▒░"},
		{40, 2, "▓▓██▒░▒░▒░"},
		{20, 2, "▓▓▒░▒░▒░▒░"},
		{100, 3, "▓▓▓███████"},
	} {
		var now game.State
		now.Meters[game.Suspicion], now.Meters[game.Trace] = int16(tt.value), int16(tt.trace)
		if got := SuspicionMeter(&theme.Styles{}, &now, []int{0, 20, 40, 60, 80, 100}, 10); got != tt.want {
			t.Errorf("%d, with trace %d: %s, want %s", tt.value, tt.trace, got, tt.want)
		}
	}
}

// TestLevelScale holds where the levels begin below a meter, and the floor.
func TestLevelScale(t *testing.T) {
	for trace, want := range map[int]string{0: "┴─┴──┴──┴─", 2: "▀▀┴──┴──┴─", 10: "▀▀▀▀▀▀▀▀▀▀"} {
		var now game.State
		now.Meters[game.Trace] = int16(trace)
		if got := LevelScale(&theme.Styles{}, &now, []int{0, 20, 50, 80, 100}, 10); got != want {
			t.Errorf("with trace %d: %s, want %s", trace, got, want)
		}
	}
}

// TestRuleOf holds that a rule is as wide as it is to be, and leaves out the word before
// the note if there is no room.
func TestRuleOf(t *testing.T) {
	s := theme.New(theme.Cobalt(), true, 4)
	for width, want := range map[int]string{
		30: "== Hunted ============ ▼ 4 ==", 16: "========= ▼ 4 ==", 8: "========",
	} {
		got := ansi.Strip(RuleOf(s.Alarm, "=", "Hunted", s.More, "▼ 4", width))
		if prose.Width(got) != width || width < 30 && got != want || width == 30 && !strings.HasPrefix(got, "== Hunted ===") {
			t.Errorf("in %d columns: %q", width, got)
		}
	}
}

// TestWidePage holds from which size on a page has two columns beside its text, and that
// all three fit.
func TestWidePage(t *testing.T) {
	for _, tt := range []struct {
		width, height int
		wide          bool
	}{{139, 40, false}, {140, 39, false}, {140, 40, true}, {200, 55, true}, {400, 100, true}, {80, 60, false}} {
		p := LayPage(tt.width, tt.height).Wide()
		if (p.Side > 0) != tt.wide || p.Height != tt.height {
			t.Errorf("%dx%d: %+v", tt.width, tt.height, p)
		}
		if p.Left < 0 || p.Left+p.Width > tt.width || tt.wide && (p.Side < leastSide || p.Panel < leastPanel || p.Text != Measure) {
			t.Errorf("%dx%d: %+v", tt.width, tt.height, p)
		}
		if tt.wide && p.Width != p.Side+Gutter+p.Text+Gutter+p.Panel {
			t.Errorf("%dx%d: %d columns of %+v", tt.width, tt.height, p.Width, p)
		}
	}
}
