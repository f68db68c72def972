package tui

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/tui/pace"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/play"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
	"cobalt/game/tui/widget"
)

// A Take is a choice of a run that is filmed.
type Take struct {
	Choice int           // its index within the node
	At     time.Duration // when it was taken, since the run began; below 0: not known
}

// A Shot is the output to a terminal at one moment of a film.
type Shot struct {
	After  time.Duration // since the shot before
	Scene  string        // the scene that begins with it; empty if none does
	Output string
	Screen *uv.Buffer // all of it, behind the output; the film draws on it again
}

// How long somebody looks, and how fast keys are pressed.
const (
	leastLook = 1200 * time.Millisecond
	keyPause  = 180 * time.Millisecond // between two presses in a row
	lastLook  = 3 * time.Second        // at the end, beside reading

	arrestLook = 1500 * time.Millisecond
)

// Film plays a run on an imaginary terminal of that size, as a player would: it reads
// on, moves the cursor to the next choice and takes it. A shot is the output of the
// real interface's renderer: the difference from the frame before. The run of o
// stands at the beginning of the takes; its keeper and its clock are not used.
//
// The times of the shots are those of the takes; for takes without times, those of
// somebody who reads. The errors are shoot's and ctx's, each of which ends the film,
// and that a take cannot be taken.
func Film(ctx context.Context, o session.Options, width, height int, takes []Take, shoot func(Shot) error) error {
	f := newFilm(o, width, height, shoot)
	f.shot(0)
	for i, take := range takes {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err := f.take(take); err != nil {
			return fmt.Errorf("filming choice %d: %w", i+1, err)
		}
	}
	f.read(Take{At: -1}, 0)
	f.raise()
	f.send(f.pending+lastLook, f.reel.leave())
	return f.err
}

// raise shows the page of the ending, if the run has come to one.
func (f *film) raise() {
	if _, ended := f.model.ctx.Run.Now().State.Ended(); ended && f.err == nil {
		f.press(keyPause, tea.KeyEnter)
	}
}

// A film is one in the making.
type film struct {
	model   *Model
	play    *play.Screen
	reel    *reel
	shoot   func(Shot) error
	err     error         // of shoot
	now     time.Duration // since the run began
	pending time.Duration // since the last shot
	scene   int           // that was shown last, or noScene
}

func newFilm(o session.Options, width, height int, shoot func(Shot) error) *film {
	f := &film{shoot: shoot, scene: phrases.NoScene, reel: newReel(width, height, max(o.Profile, colorprofile.ASCII))}
	o.Settings.ReducedMotion = true // every shot is taken by a key
	o.Keeper, o.Clock = nil, func() time.Time { return time.Time{}.Add(f.now) }
	if o.Settings.Theme == settings.AskTerminal {
		o.Settings.Theme = settings.Dark
	}
	t := screen.NewContext(o)
	t.Filmed = true
	t.Gallery = widget.Hang(o.Art)
	t.Page = widget.LayPage(width, height)
	f.model = &Model{stack: stack{ctx: t}, keys: screen.NewRootKeys(o.Phrases, o.Elsewhere)}
	f.play = play.New(o.Phrases)
	f.model.push(f.play)
	f.model.animate()
	return f
}

// shot draws the interface, so long after the shot before.
func (f *film) shot(after time.Duration) {
	f.now += after
	f.send(f.pending+after, f.reel.draw(f.model.draw()))
}

// send hands a shot on, unless nothing is to be seen in it.
func (f *film) send(after time.Duration, output string) {
	f.pending = after
	s := Shot{After: after, Output: output, Screen: f.reel.cells.Buffer}
	t := f.model.ctx
	if scene := t.Story.Nodes[t.Run.Now().State.Node].Scene; int(scene) != f.scene {
		f.scene, s.Scene = int(scene), t.Words.Scenes[scene].Title
	}
	if f.err != nil || s.Output == "" && s.Scene == "" {
		return
	}
	f.pending = 0
	f.err = f.shoot(s)
}

// press presses a key, so long after the shot before.
func (f *film) press(after time.Duration, code rune) {
	f.model.Update(tea.KeyPressMsg{Code: code})
	f.shot(after)
}

// take reads the passage, and takes a choice.
func (f *film) take(take Take) error {
	if f.err != nil {
		return f.err
	}
	t := f.model.ctx
	was := t.Run.Choices()
	target, err := f.find(take.Choice)
	if err != nil {
		return err
	}
	moves := target - f.play.Chooser.Cursor
	pause := f.read(take, abs(moves)+1)
	for f.play.Chooser.Cursor != target { // a tall choice takes several presses
		key := tea.KeyDown
		if moves < 0 {
			key = tea.KeyUp
		}
		f.press(pause, key)
	}
	if take.At >= 0 {
		pause = max(0, take.At-f.now)
	}
	f.press(pause, tea.KeyEnter)
	if t.Run.Choices() != was+1 {
		return fmt.Errorf("the interface did not take it: %w", ErrBroken)
	}
	return f.err
}

// find returns a choice's place in the list.
func (f *film) find(choice int) (int, error) {
	now := &f.model.ctx.Run.Now().State
	for i, o := range f.model.ctx.Story.Options(now, nil) {
		if o.Choice == choice && !o.Locked {
			return i, nil
		}
	}
	return 0, fmt.Errorf("at %s: %w", f.model.ctx.Story.NodeRef(now.Node), game.ErrNotOffered)
}

// read reads the passage, a page at a time, and leaves time for so many presses
// before the take. It returns how long to wait before each of them.
func (f *film) read(take Take, presses int) (pause time.Duration) {
	f.leaveArrest(take)
	looks := f.looks()
	total := time.Duration(0)
	for _, look := range looks {
		total += look
	}
	budget := total
	pause = keyPause
	if take.At >= 0 {
		budget = max(0, take.At-f.now)
		pause = min(pause, budget/time.Duration(2*presses))
		budget -= pause * time.Duration(presses)
	}
	for i, look := range looks {
		wait := time.Duration(float64(budget) * (float64(look) / float64(total)))
		if i == len(looks)-1 {
			f.now += wait
			f.pending += wait
			break
		}
		f.press(wait, tea.KeySpace)
	}
	return pause
}

// leaveArrest looks at the page of an arrest, if there is one, and goes on. It takes at
// most half of the time until the next choice.
func (f *film) leaveArrest(take Take) {
	if !f.play.Arrested() {
		return
	}
	look := arrestLook
	if take.At >= 0 {
		look = min(look, max(0, take.At-f.now)/2)
	}
	f.press(look, tea.KeySpace)
}

// looks returns how long somebody looks at each page of the passage.
func (f *film) looks() []time.Duration {
	height := f.play.Layout(f.model.ctx).Passage
	var looks []time.Duration
	seen := f.play.Offset
	for {
		end := min(len(f.play.Lines), max(seen, f.play.Offset)+height)
		look := lookTime(f.play.Lines[min(seen, end):end])
		if end == len(f.play.Lines) {
			labels := ""
			for _, e := range f.play.Chooser.Entries {
				labels += e.Label + " "
			}
			return append(looks, look+lookTime([]string{labels}))
		}
		looks = append(looks, look)
		seen = min(end, seen+max(1, height-1))
	}
}

// lookTime is how long it takes to read some lines.
func lookTime(lines []string) time.Duration {
	words := 0
	for _, line := range lines {
		words += prose.Words(ansi.Strip(line))
	}
	return max(leastLook, pace.ReadingTime(pace.Pace{}, words))
}

func abs(n int) int { return max(n, -n) }
