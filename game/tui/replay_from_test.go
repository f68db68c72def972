package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/missionlist"
	"cobalt/game/tui/screen/play"
	"cobalt/game/tui/screen/replay"
)

// TestReplayFromPlay holds that a run can be watched from inside the game, and
// left again with the own run as it was.
func TestReplayFromPlay(t *testing.T) {
	o, _ := watching(t)
	tape := *o.Replay
	o.Replay, o.Run = nil, recorded(t, o.Story, game.Agent, 2)
	m := New(o)
	before := text(m)
	a := replay.New(m.ctx, tape, o.Pace)
	m.push(a.Push)
	feed(m, "right", "right", "right")
	if before == text(m) {
		t.Error("it is not shown")
	}
	feed(m, "q")
	if text(m) != before || m.ctx.Run.Now() != o.Run.Now() {
		t.Errorf("afterwards:\n%s", text(m))
	}
}

// TestReplayFromEnding holds that a run can be watched at its ending, without the
// choices that were taken back, and that leaving the replay leads back there.
func TestReplayFromEnding(t *testing.T) {
	o, w := watching(t)
	o.Replay, o.Run = nil, recorded(t, o.Story, game.Agent, 0, 0, 0, 10, 1)
	m := New(o)
	ended := m.ctx.Run
	if _, over := ended.Now().State.Ended(); !over {
		t.Fatal("the run has not ended")
	}
	feed(m, "G", "enter", "enter")
	label := m.ctx.Phrases.Ending.Replay
	play := m.top().(*play.Screen)
	for i, e := range play.Chooser.Entries {
		if e.Label == label {
			play.Chooser.Cursor = i
		}
	}
	m.Update(tea.WindowSizeMsg{Width: 100, Height: 60})
	_, cmd := m.Update(press("enter"))
	s := watched(t, m)
	roll(m, cmd, nil)
	if s.Run.Now() != ended.Now() || len(w.waits) == 0 {
		t.Errorf("it stands at choice %d of %d", s.At(), s.Last)
	}
	feed(m, "q")
	if m.top() != screen.Screen(play) || m.ctx.Run.Now() != ended.Now() {
		t.Errorf("it is left for a %T", m.top())
	}
}

// TestReplayFromMissions holds that a kept mission can be watched without being
// taken up, and that the reason is given if it cannot be.
func TestReplayFromMissions(t *testing.T) {
	o, _ := watching(t)
	o.Replay, o.Run = nil, recorded(t, o.Story, game.Agent, 2)
	a := filled(t, o)
	o.Library = a
	m := New(o)
	feed(m, "o", "down", "W")
	s := watched(t, m)
	if s.Last != 1 || s.Alone {
		t.Errorf("the run has %d choices", s.Last)
	}
	feed(m, "q", "esc")
	if len(a.taken) > 0 || m.ctx.Run.Now() != o.Run.Now() {
		t.Errorf("taken up: %v; the run has %d choices", a.taken, m.ctx.Run.Choices())
	}
	a.fails = errDisk
	feed(m, "o")
	m.Update(missionlist.ListedMsg{Story: m.ctx.Story, List: a.list})
	feed(m, "W")
	if !strings.Contains(text(m), "the disk[2J is full") {
		t.Errorf("it does not say why:\n%s", text(m))
	}
}

// TestReplayLeavesOutWhatWasTakenBack holds that a run which was taken back in
// part is watched as far as it stands.
func TestReplayLeavesOutWhatWasTakenBack(t *testing.T) {
	o, _ := watching(t)
	o.Replay.Run = o.Replay.Run.To(2)
	m := New(o)
	feed(m, "G", "right", "right")
	if s := watched(t, m); s.At() != 2 || s.Last != 2 {
		t.Errorf("it stands at choice %d of %d", s.At(), s.Last)
	}
}
