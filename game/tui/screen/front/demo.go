package front

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/game/tui/screen"
)

// A Patience is how long the title has waited for somebody to do something.
type Patience struct {
	touched time.Time // when somebody did something last
	number  int       // of the wait that counts
}

// Idle is how long nothing is done at the title before it shows a demo.
const Idle = 20 * time.Second

// An IdleMsg says that somebody may have done nothing at the title for a while.
type IdleMsg struct{ number int }

// wait returns the command that waits until a demo may begin. There is none if motion is
// reduced, or if nobody wants demos.
func (p *Patience) wait(c *screen.Context, after time.Duration) tea.Cmd {
	if !c.Demo || c.Settings.ReducedMotion {
		return nil
	}
	p.number++
	wait, msg := c.After, IdleMsg{p.number}
	return func() tea.Msg {
		<-wait(after)
		return msg
	}
}

// touch notes that somebody did something.
func (p *Patience) touch(c *screen.Context) {
	if c.Demo {
		p.touched = c.Clock()
	}
}

// idle shows a demo if nobody did anything for long enough, else waits on.
func (s *Title) idle(c *screen.Context, msg IdleMsg) screen.Action {
	p := &s.Patience
	if msg.number != p.number {
		return screen.Action{}
	}
	if left := Idle - c.Clock().Sub(p.touched); left > 0 {
		return screen.Action{Cmd: p.wait(c, left)}
	}
	run, ok := demo(c)
	if !ok {
		return screen.Action{}
	}
	return screen.Action{Watch: &keep.Tape{Run: run}, Demo: true}
}

// demoChoices is how many choices a demo takes at most.
const demoChoices = 4

// demo plays the beginning of the story: at each node the first choice that is open, as
// long as the first scene goes on.
func demo(c *screen.Context) (playthrough.Run, bool) {
	if c.Story == nil {
		return playthrough.Run{}, false
	}
	run, err := playthrough.Begin(c.Story, game.Agent, c.Clock())
	if err != nil {
		return run, false
	}
	scene := c.Story.Nodes[c.Story.Start].Scene
	for range demoChoices {
		next, ok := firstOpen(run)
		if !ok || next.Story.Nodes[next.Now().State.Node].Scene != scene {
			break
		}
		run = next
	}
	return run, true
}

// firstOpen takes the first open choice of a run, if that does not end it.
func firstOpen(run playthrough.Run) (playthrough.Run, bool) {
	for _, o := range run.Story.Options(&run.Now().State, nil) {
		if o.Locked {
			continue
		}
		next, err := run.Choose(o.Choice, 0)
		if err != nil {
			return run, false
		}
		_, ended := next.Now().State.Ended()
		return next, !ended
	}
	return run, false
}
