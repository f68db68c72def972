package tui

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/longtest"
	"cobalt/game/playthrough"
	"cobalt/game/tui/screen/replay"
	"cobalt/game/tui/session"
	"cobalt/game/tui/widget"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// TestReplayByAnyPath holds that watching to the end, by any way of going on,
// back and elsewhere, comes to the state that the run came to.
func TestReplayByAnyPath(t *testing.T) {
	p := english(t)
	rapid.Check(t, func(r *rapid.T) {
		random := scenestest.Rand(rapid.Uint64Range(0, 50).Draw(r, "story"))
		story, err := scenes.Compile(scenestest.Random(random, scenestest.Shape{}))
		if err != nil {
			r.Fatal(err)
		}
		run, states := randomRun(story, random)
		if states == nil {
			r.Skip("a divert loop at the very beginning")
		}
		o := session.Options{Story: story, Phrases: p, Clock: (&stopwatch{now: epoch}).read, After: (&waiter{}).after, Replay: &keep.Tape{Run: run}}
		m := New(o)
		s := m.top().(*replay.Screen)
		names := strings.Fields("right left n p g G r u enter right right space m")
		for _, name := range rapid.SliceOf(rapid.SampledFrom(names)).Draw(r, "keys") {
			if name == "enter" && s.AtEnd() {
				continue
			}
			feed(m, name)
			if name == "m" {
				feed(m, rapid.SampledFrom([]string{"up", "down", "g", "G"}).Draw(r, "scene"), "enter")
			}
			if got := s.Run.Now().State; got != states[s.At()] {
				r.Fatalf("after %s, at choice %d, the state is %+v, want %+v", name, s.At(), got, states[s.At()])
			}
		}
		for !s.AtEnd() {
			feed(m, "right")
		}
		if got := s.Run.Now().State; got != states[len(states)-1] {
			r.Fatalf("at the end the state is %+v, want %+v", got, states[len(states)-1])
		}
	})
}

// randomRun plays a story at random, and returns every state by the rules alone.
func randomRun(story *game.Story, random *rand.Rand) (playthrough.Run, []game.State) {
	run, err := playthrough.Begin(story, game.Difficulties[random.IntN(3)], epoch)
	if err != nil {
		return run, nil
	}
	states := []game.State{run.Now().State}
	for range random.IntN(40) {
		now := states[len(states)-1]
		options := story.Options(&now, nil)
		if len(options) == 0 {
			break
		}
		choice := options[random.IntN(len(options))].Choice
		next, err := story.Choose(now, choice, nil)
		if err != nil {
			continue // locked, or a loop
		}
		if run, err = run.Choose(choice, run.Now().At+time.Duration(random.IntN(5))*time.Second); err != nil {
			break
		}
		states = append(states, next)
	}
	return run, states
}

// TestReplayWalk presses keys at random, lets time pass and resizes: nothing
// panics, and nothing is ever drawn outside the terminal.
func TestReplayWalk(t *testing.T) {
	steps := longtest.Count(200, 600)
	names := strings.Fields("space right left n p s g G + - enter 1 2 3 up down k j pgup pgdown i l ? esc b tab t u r")
	for seed := range uint64(6) {
		w := &walker{Rand: scenestest.Rand(seed), width: widget.AssumedWidth, height: widget.AssumedHeight}
		o, _ := watching(t)
		if story, err := scenes.Compile(scenestest.Random(w.Rand, scenestest.Shape{})); seed%2 == 1 && err == nil {
			if run, states := randomRun(story, w.Rand); states != nil {
				o.Story, o.Words, o.Replay.Run = story, nil, run
			}
		}
		m := New(o)
		cmd := m.Init()
		for range steps {
			var msg tea.Msg
			switch w.IntN(5) {
			case 0:
				w.width, w.height = w.size()
				msg = tea.WindowSizeMsg{Width: w.width, Height: w.height}
			case 1, 2:
				if cmd == nil {
					continue
				}
				msg = cmd()
			default:
				msg = press(names[w.IntN(len(names))])
			}
			_, cmd = m.Update(msg)
			if fault := outside(m.View().Content, w.width, w.height); fault != "" {
				t.Fatalf("after %#v, at %dx%d: %s", msg, w.width, w.height, fault)
			}
		}
	}
}
