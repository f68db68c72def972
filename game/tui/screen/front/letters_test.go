package front

import (
	"testing"

	"cobalt/game/render/lettering"
	"cobalt/game/tui/widget"
)

// TestNameplates holds which size of the game's name goes into a window.
func TestNameplates(t *testing.T) {
	name := lettering.Name()
	for size, want := range map[[2]int]int{{200, 60}: 0, {120, 40}: 0, {80, 24}: 1, {60, 20}: 2, {40, 12}: 3, {200, 12}: 3, {120, 24}: 0, {120, 22}: 1} {
		if got := fitting(name, widget.LayPage(size[0], size[1])); got.Width != name[want].Width {
			t.Errorf("at %v the name is %d columns wide, not %d", size, got.Width, name[want].Width)
		}
	}
}
