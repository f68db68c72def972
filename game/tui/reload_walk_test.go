package tui

import (
	"context"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/keep"
	"cobalt/game/longtest"
	"cobalt/game/playthrough"
	"cobalt/game/tui/session"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// An editingWalker does random things to a story that is edited at random, while
// all that is asked for is answered late and in any order. It is the editor, the
// keeper and the library.
type editingWalker struct {
	*walker
	editions []*game.Story
	archive  *archive
	pending  []tea.Msg
	editing  *rand.Rand // of the editor; commands do not disturb the walk
}

// Next is an edition, or the faults of one.
func (w *editingWalker) Next(context.Context) (session.Reload, error) {
	i := w.editing.IntN(len(w.editions) + 1)
	if i == len(w.editions) {
		return session.Reload{Faults: []string{"harbor.md:3:1: there is no such thing"}}, nil
	}
	return session.Reload{Story: w.editions[i]}, nil
}

// List says at which node of a story each mission stands.
func (w *editingWalker) List(story *game.Story) ([]keep.Mission, error) {
	list, err := w.archive.List(story)
	for i := range list {
		list[i].State = nil
		if o := w.archive.offers[list[i].Name]; len(o.Ways) > 0 {
			run, _, err := o.Ways[0].Source.(playthrough.Run).Replay(story)
			if err == nil {
				list[i].State = &run.Now().State
			}
		}
	}
	return list, err
}

// Open says which ways a mission offers in a story.
func (w *editingWalker) Open(story *game.Story, name string) (*keep.Offer, error) {
	o, err := w.archive.Open(story, name)
	if err != nil {
		return nil, err
	}
	told := *o
	told.Ways = nil
	for _, way := range o.Ways {
		run, _, err := way.Source.(playthrough.Run).Replay(story)
		if err != nil {
			return nil, err
		}
		way.State, way.Source = run.Now().State, run
		told.Ways = append(told.Ways, way)
	}
	return &told, nil
}

func (w *editingWalker) Tape(story *game.Story, name string) (keep.Tape, error) {
	return w.archive.Tape(story, name)
}

func (w *editingWalker) Take(o *keep.Offer, way int) (playthrough.Run, error) {
	return w.archive.Take(o, way)
}
func (w *editingWalker) Rename(name, to string) error { return errDisk }
func (w *editingWalker) Delete(name string) error     { return errDisk }
func (w *editingWalker) Copy(run playthrough.Run, name string) error {
	return w.archive.Copy(run, name)
}

// ask runs a command; its message is delivered later.
func (w *editingWalker) ask(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, cmd := range msg {
			w.ask(cmd)
		}
	case nil, tea.QuitMsg:
	default:
		w.pending = append(w.pending, msg)
	}
}

// next is the next event: a key, for example, or an answer.
func (w *editingWalker) next() tea.Msg {
	if len(w.pending) > 0 && w.IntN(3) == 0 {
		return w.late()
	}
	return w.message()
}

// late is something that was asked for, told now.
func (w *editingWalker) late() tea.Msg {
	i := w.IntN(len(w.pending))
	msg := w.pending[i]
	w.pending[i] = w.pending[len(w.pending)-1]
	w.pending = w.pending[:len(w.pending)-1]
	return msg
}

// TestEditingWalk does random things on the story of the tests while that is
// edited into others, shorter and longer, and while all answers come late and in
// any order: nothing panics, nothing is drawn outside the terminal, and the run on
// the table is always one of the story on the table.
func TestEditingWalk(t *testing.T) {
	steps := longtest.Count(200, 800)
	for seed := range uint64(12) {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
			t.Parallel()
			w := newReloadingWalker(t, seed)
			m := New(w.options(t, seed))
			defer m.reloading.Stop()
			w.ask(m.Init())
			for range steps {
				msg := w.next()
				_, cmd := m.Update(msg)
				w.ask(cmd)
				if fault := outside(m.View().Content, w.width, w.height); fault != "" {
					t.Fatalf("after %T, at %dx%d: %s", msg, w.width, w.height, fault)
				}
				if run := m.ctx.Run; run.Begun() && run.Story != m.ctx.Story {
					t.Fatalf("after %T the run is not one of the story on the table", msg)
				}
			}
		})
	}
}

func newReloadingWalker(t *testing.T, seed uint64) *editingWalker {
	t.Helper()
	w := &editingWalker{walker: newWalker(seed), editing: scenestest.Rand(seed + 1)}
	w.seen = nil
	w.editions = []*game.Story{
		lockkeeper(t),
		edited(t, "The crane has stopped", "The crane stands"),
		edited(t, "[Show the papers again]", "[Show the stamps]"),
		edited(t, "## Open Water", "## Far Out\n\nWater.\n\n- [Back](#open-water)\n\n## Open Water"),
	}
	if random, err := scenes.Compile(scenestest.Random(w.Rand, scenestest.Shape{})); err == nil {
		w.editions = append(w.editions, random)
	}
	return w
}

func (w *editingWalker) options(t *testing.T, seed uint64) session.Options {
	t.Helper()
	o := playing(t, w.editions[0], game.Difficulties[seed%3])
	w.archive = filled(t, o)
	o.Reloader, o.Keeper, o.Library, o.Files = w, w, w, w
	o.Last = &w.archive.list[0]
	o.Settings.Mouse, o.Settings.Timer = true, seed%2 == 0
	o.Bests = func(game.Difficulty) *race.Bests { return nil }
	if seed%4 < 2 {
		o.Run = playthrough.Run{}
	}
	now := make(chan time.Time)
	close(now)
	o.After = func(time.Duration) <-chan time.Time { return now }
	return o
}
