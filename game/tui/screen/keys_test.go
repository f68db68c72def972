package screen_test

import (
	"slices"
	"testing"

	"cobalt/game/tui/screen"
)

// TestBindingsShare holds that bindings of the same keys share the list of them, and that
// others do not.
func TestBindingsShare(t *testing.T) {
	keys := []string{"up", "k"}
	a := screen.Bind("↑/k", "up", keys...)
	keys[0] = "down"
	b, other := screen.Bind("↑", "back", "up", "k"), screen.Bind("↑/k", "up", "up", "k", "K")
	if !slices.Equal(a.Keys(), []string{"up", "k"}) || !slices.Equal(other.Keys(), []string{"up", "k", "K"}) {
		t.Fatalf("%q, %q", a.Keys(), other.Keys())
	}
	if &a.Keys()[0] != &b.Keys()[0] {
		t.Error("there are two lists of the same keys")
	}
	if a.Unbind(); !b.Enabled() || len(b.Keys()) != 2 {
		t.Error("to unbind one of two bindings unbinds both")
	}
	if none := screen.Bind("…", "type"); none.Keys() != nil || none.Enabled() {
		t.Errorf("a binding of no keys has %q", none.Keys())
	}
	if keys := append(b.Keys(), "more"); &keys[0] == &b.Keys()[0] {
		t.Error("who appends to the keys of a binding writes to the list of all")
	}
	if n := testing.AllocsPerRun(100, func() { screen.Bind("↑/k", "up", "up", "k") }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
