package tui

import (
	"testing"

	"cobalt/game"
)

// The past holds the finds of earlier runs; those of this run are added when
// another begins.
func TestPast(t *testing.T) {
	o := playing(t, lockkeeper(t), game.Agent)
	m := New(o)
	feed(m, "1", "u", "2")
	if nodes, choices := m.ctx.Past.Size(); nodes+choices != 0 {
		t.Errorf("%d nodes and %d choices are past", nodes, choices)
	}
	m.ctx.Again()
	if _, choices := m.ctx.Past.Size(); choices != 2 {
		t.Errorf("%d choices are past", choices)
	}
	if nodes, _ := o.Past.Size(); nodes != 0 {
		t.Error("the program's past was written to")
	}
}
