package tui

import (
	"runtime"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/game/tui/paint"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
	"cobalt/game/tui/widget"
	"cobalt/scenes"
)

// BenchmarkHosted takes one choice of the built-in story, as a host has it taken: from its
// key until nothing moves any more, with all frames and what a terminal is sent for them.
// The run is not kept, and nothing waits. frames/op is how many frames differ from the one
// before.
func BenchmarkHosted(b *testing.B) {
	o := hostedOptions(b)
	keys := walk(o.Run, 30)
	var p *hosted
	frames := 0
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%len(keys) == 0 {
			b.StopTimer()
			p = newHosted(o)
			b.StartTimer()
		}
		before := p.frames
		p.tell(keys[i%len(keys)])
		frames += p.frames - before
		if p.model.ctx.Run.Choices() != i%len(keys)+1 {
			b.Fatalf("key %d of %d did not take its choice", i%len(keys)+1, len(keys))
		}
	}
	b.ReportMetric(float64(frames)/float64(b.N), "frames/op")
}

// BenchmarkAlive tells what a player at a host keeps in memory after ten choices, beside
// what all players share.
func BenchmarkAlive(b *testing.B) {
	const sessions = 100
	o := hostedOptions(b)
	keys := walk(o.Run, 10)
	alive := func(sessions int) (bytes, objects uint64) {
		players := make([]*hosted, sessions)
		for i := range players {
			players[i] = newHosted(o)
			for _, key := range keys {
				players[i].tell(key)
			}
		}
		runtime.GC()
		runtime.GC() // what is pooled goes with the second
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		runtime.KeepAlive(players)
		return m.HeapAlloc, m.HeapObjects
	}
	for b.Loop() {
		bytesOfOne, objectsOfOne := alive(1)
		bytes, objects := alive(1 + sessions)
		b.ReportMetric(float64(bytes-bytesOfOne)/sessions, "alive-B/session")
		b.ReportMetric(float64(objects-objectsOfOne)/sessions, "alive-objects/session")
		b.ReportMetric(0, "ns/op")
	}
}

// hostedOptions are what a host gives the program of each player.
func hostedOptions(b *testing.B) session.Options {
	b.Helper()
	story, err := scenes.Cobalt()
	if err != nil {
		b.Fatal(err)
	}
	o := playing(b, story, game.Agent)
	o.Art, o.ArtInMemory, o.Calm, o.Keeper, o.Profile = widget.Share(assets.Art), true, true, forgetful{}, colorprofile.ANSI256
	o.Settings = settings.Settings{}
	o.After = func(time.Duration) <-chan time.Time {
		now := make(chan time.Time, 1)
		now <- epoch
		return now
	}
	return o
}

// A forgetful keeper keeps nothing.
type forgetful struct{}

func (forgetful) Keep(playthrough.Run) error { return nil }

// walk returns keys that take so many choices, with no ending and no arrest on the way;
// nil: there is no such way.
func walk(run playthrough.Run, choices int) []tea.KeyPressMsg {
	if choices == 0 {
		return []tea.KeyPressMsg{}
	}
	for i, o := range run.Story.Options(&run.Now().State, nil) {
		next, err := run.Choose(o.Choice, 0)
		if o.Locked || i > 8 || err != nil || stops(next.Now()) {
			continue
		}
		if keys := walk(next, choices-1); keys != nil {
			return slices.Insert(keys, 0, press(string(rune('1'+i))))
		}
	}
	return nil
}

// stops reports whether a step ends the run, or is shown with a page that the next key ends.
func stops(step *playthrough.Step) bool {
	_, ended := step.State.Ended()
	return ended || slices.ContainsFunc(step.Record.Events, func(e game.Event) bool { return e.Kind == game.Caught || e.Kind == game.Expired })
}

// A hosted is a player at a host, whose frames are painted.
type hosted struct {
	model   *Model
	painter paint.Painter
	sent    []byte
	frames  int // that were painted
}

// newHosted returns a player who has begun a run.
func newHosted(o session.Options) *hosted {
	p := &hosted{model: New(o)}
	p.painter.Profile = o.Profile
	p.tell(tea.WindowSizeMsg{Width: 80, Height: 24})
	return p
}

// tell gives the model a message, paints the frame that it leads to, and obeys it.
func (p *hosted) tell(msg tea.Msg) {
	_, cmd := p.model.Update(msg)
	p.sent = p.painter.Paint(p.sent[:0], p.model.View().Content)
	if len(p.sent) > 0 {
		p.frames++
	}
	p.obey(cmd)
}

// obey runs a command, and tells the model its message.
func (p *hosted) obey(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, cmd := range msg {
			p.obey(cmd)
		}
	default:
		p.tell(msg)
	}
}
