package tui

import (
	"math/rand/v2"
	"reflect"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/render/layout"
	"cobalt/game/tui/trail"
)

// TestTrailIsRemembered holds that a trail that reads each step once is the one that reads
// all of them, whatever is chosen, taken back, taken again, or begun anew.
func TestTrailIsRemembered(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 20 {
		m := New(playing(t, lockkeeper(t), game.Agent))
		m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		graph, memory := layout.Of(m.ctx.Story), new(trail.Memory)
		for range 60 {
			feed(m, []string{"1", "2", "3", "4", "u", "u", "r"}[rng.IntN(7)])
			if rng.IntN(30) == 0 {
				m.ctx.Again()
			}
			if got, want := memory.Of(m.ctx.Session, graph), trail.Of(m.ctx.Session, graph); !reflect.DeepEqual(got, want) {
				t.Fatalf("after %d choices:\n%+v\nnot\n%+v", m.ctx.Run.Choices(), got, want)
			}
		}
	}
}
