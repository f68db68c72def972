package tui

import (
	"testing"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/tui/missions"
)

// TestNamesOfRuns holds that a run is called the same wherever it is named: by the name
// that it was given, by its ending, or by where it stands.
func TestNamesOfRuns(t *testing.T) {
	m := New(playing(t, lockkeeper(t), game.Agent))
	n, standing := m.ctx.Narrator, m.ctx.Run.Now().State
	ended := standing
	ended.Ending = 1 // of the story's endings, the first
	for _, tt := range []struct {
		name    string
		unnamed bool
		at      *game.State
		want    string
	}{
		{"Wet feet", false, &standing, "Wet feet"},
		{"Wet feet", false, &ended, "Wet feet"},
		{"Wet\x1b[2Jfeet", false, nil, "Wet[2Jfeet"},
		{"2026-11-22-1400", true, &standing, n.Place(&standing)},
		{"2026-11-22-1400", true, &ended, n.Words.Endings[0].Name},
		{"2026-11-22-1400", true, nil, "2026-11-22-1400"},
	} {
		if got := missions.Title(n, &keep.Mission{Name: tt.name, Unnamed: tt.unnamed, State: tt.at}); got != tt.want {
			t.Errorf("the mission %q at %v is called %q, want %q", tt.name, tt.at, got, tt.want)
		}
		o := &keep.Offer{Name: tt.name, Unnamed: tt.unnamed}
		if tt.at != nil {
			o.Ways = []keep.Way{{State: *tt.at}}
		}
		if got := missions.OfferName(n, o); got != tt.want {
			t.Errorf("the offer %q at %v is called %q, want %q", tt.name, tt.at, got, tt.want)
		}
	}
}
