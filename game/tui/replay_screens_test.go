package tui

import (
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/replay"
	"cobalt/game/tui/session"
)

// TestReplayScreens holds the replay screen against golden files.
func TestReplayScreens(t *testing.T) {
	parted := func(tape *keep.Tape) {
		tape.Run = recorded(t, lockkeeper(t), game.Agent, 3)
		tape.Parted = "Line 3: there is no choice \"fly\" at harbor.md#the-gate\nto be chosen: break-the-lamp, walk-back-along-the-water"
		tape.Damaged = true
	}
	for name, c := range map[string]struct {
		set  func(*keep.Tape)
		keys []string
	}{
		"replay-start":  {nil, []string{"space"}},
		"replay-middle": {nil, []string{"right", "right"}},
		"replay-check":  {func(tape *keep.Tape) { tape.Checks = []keep.Check{{Choices: 1, Line: 2}} }, []string{"right", "space"}},
		"replay-failed": {func(tape *keep.Tape) { tape.Checks = []keep.Check{{Choices: 1, Line: 2, Fault: "expected rope"}} }, []string{"right"}},
		"replay-ended":  {func(tape *keep.Tape) { tape.Run = recorded(t, lockkeeper(t), game.Agent, 0, 0, 1) }, []string{"G", "enter"}},
		"replay-open":   {nil, []string{"G"}},
		"replay-parted": {parted, []string{"G", "enter"}},
		"replay-scenes": {nil, []string{"m", "down"}},
		"replay-help":   {nil, []string{"?"}},
	} {
		forever := make(chan time.Time)
		t.Cleanup(func() { close(forever) })
		checkEverywhere(t, name, func() session.Options {
			o, _ := watching(t)
			o.After = func(time.Duration) <-chan time.Time { return forever }
			if c.set != nil {
				c.set(o.Replay)
			}
			return o
		}, c.keys...)
	}
}

// TestReplayPointing holds the frames while the cursor is on its way.
func TestReplayPointing(t *testing.T) {
	o, _ := watching(t)
	m := New(o)
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	s := watched(t, m)
	cursors := map[int]bool{}
	roll(m, m.Init(), func() {
		if s.At() == 0 {
			cursors[s.Play.Chooser.Cursor] = true
		}
	})
	for i := range 4 {
		if !cursors[i] {
			t.Errorf("on its way to the fourth choice the cursor was never on number %d: %v", i+1, cursors)
		}
	}
}

var replayKeyCases = map[string]keyCase{
	"Pause": {does: func(m, was *Model) bool {
		return m.top().(*replay.Screen).Playing != was.top().(*replay.Screen).Playing
	}},
	"Forward":   {does: watchedAt(1)},
	"Back":      {before: []string{"right", "right"}, does: watchedAt(1)},
	"NextScene": {does: watchedAt(2)},
	"PrevScene": {before: []string{"G"}, does: watchedAt(2)},
	"Scenes":    {does: depth(2)},
	"First":     {before: []string{"G"}, does: watchedAt(0)},
	"Last":      {does: watchedAt(4)},
	"Faster":    {does: drawsOther},
	"Slower":    {does: drawsOther},
	"TakeOver":  {before: []string{"right"}, does: choices(1)},
	"Take":      {does: watchedAt(1)},
	"Digit":     {before: []string{"G"}, does: nil},
	"Up":        {before: []string{"down", "down"}, does: drawsOther},
	"Down":      {does: drawsOther},
	"ReadOn":    {does: drawsOther},
	"ReadBack":  {before: []string{"pgdown"}, does: drawsOther},
	"Dossier":   {does: depth(2)},
	"Log":       {does: depth(2)},
	"Help":      {does: depth(2)},
	"Close":     {quits: true},
}

func watchedAt(n int) func(m, was *Model) bool {
	return func(m, _ *Model) bool { return m.top().(*replay.Screen).At() == n }
}

// TestReplayKeys presses every key of the replay screen, as a terminal sends it.
func TestReplayKeys(t *testing.T) {
	keys := replay.NewKeys(english(t))
	for field, b := range bindings(keys) {
		c, ok := replayKeyCases[field]
		if !ok {
			t.Errorf("no case for the binding %s", field)
			continue
		}
		for _, name := range b.Keys() {
			t.Run(field+"/"+name, func(t *testing.T) { c.checkReplay(t, name) })
		}
	}
	root, seen := bindings(screen.NewRootKeys(english(t), false)), map[string]string{}
	delete(root, "Leave")
	for _, all := range []map[string]key.Binding{root, bindings(keys)} {
		for field, b := range all {
			for _, name := range b.Keys() {
				if other, twice := seen[name]; twice {
					t.Errorf("%q stands for %s and %s", name, other, field)
				}
				seen[name] = field
			}
		}
	}
	for _, group := range keys.FullHelp() {
		for _, b := range group {
			delete(seen, b.Keys()[0])
		}
	}
	for field, b := range bindings(keys) {
		if _, left := seen[b.Keys()[0]]; left {
			t.Errorf("the help does not name %s", field)
		}
	}
}

func (c keyCase) checkReplay(t *testing.T, name string) {
	stage := func() *Model {
		o, _ := watching(t)
		m := New(o)
		m.Update(tea.WindowSizeMsg{Width: 50, Height: 14})
		feed(m, c.before...)
		return m
	}
	msg := press(name)
	if msg.String() != name {
		t.Fatalf("the key press reads %q", msg.String())
	}
	c.quits = c.quits || name == "4" // the fourth thing to be done at the end
	m, was := stage(), stage()
	_, cmd := m.Update(msg)
	if quits := cmd != nil && isQuit(cmd()); quits != c.quits {
		t.Fatalf("it leaves: %v", quits)
	}
	if c.does != nil && !c.does(m, was) {
		t.Errorf("it did not do what it is for; the screen:\n%s", text(m))
	}
}

// TestReplayEntries holds which entries the end of a replay offers.
func TestReplayEntries(t *testing.T) {
	o, _ := watching(t)
	for name, holds := range map[string]func(m *Model, cmd tea.Cmd) bool{
		"1": func(m *Model, _ tea.Cmd) bool { return choices(4)(m, nil) && len(m.screens) == 1 },
		"2": func(m *Model, cmd tea.Cmd) bool { return watchedAt(0)(m, nil) && cmd != nil },
		"3": func(m *Model, _ tea.Cmd) bool { return len(m.screens) == 2 },
		"4": func(_ *Model, cmd tea.Cmd) bool { return isQuit(cmd()) },
		"5": func(m *Model, _ tea.Cmd) bool { return watchedAt(4)(m, nil) },
	} {
		m := New(o)
		feed(m, "G")
		_, cmd := m.Update(press(name))
		if !holds(m, cmd) {
			t.Errorf("%s did not do what it is for; the screen:\n%s", name, text(m))
		}
	}
}
