package front

import (
	"strings"
	"testing"

	"cobalt/game/tui/widget"
)

// TestNameplates holds that every name is drawn as high above its cut as below, and
// fits in its place.
func TestNameplates(t *testing.T) {
	for i, p := range nameplates[:len(nameplates)-1] {
		if strings.TrimSpace(p.lines[p.fuse]) != "" || len(p.lines)%2 == 0 {
			t.Errorf("name %d is not cut through the middle", i)
		}
	}
	for size, want := range map[[2]int]int{{200, 60}: 0, {120, 40}: 0, {80, 24}: 1, {60, 20}: 2, {40, 12}: 3, {200, 12}: 3, {120, 24}: 0, {120, 22}: 1} {
		if got, _ := fitting(nameplates, widget.LayPage(size[0], size[1])); got.width != nameplates[want].width {
			t.Errorf("at %v the name is %d columns wide, not %d", size, got.width, nameplates[want].width)
		}
	}
}
