package playthrough

import (
	"slices"
	"time"

	"cobalt/game"
)

// Back returns the run one choice earlier, and whether there was one.
func (r Run) Back() (Run, bool) {
	if r.tip.prev == nil {
		return r, false
	}
	r.undone = append(slices.Clip(r.undone), r.tip)
	r.tip = r.tip.prev
	return r, true
}

// Forward takes the last [Run.Back] back, and reports whether there was one
// since the last choice.
func (r Run) Forward() (Run, bool) {
	last := len(r.undone) - 1
	if last < 0 {
		return r, false
	}
	r.tip, r.undone = r.undone[last], r.undone[:last]
	return r, true
}

// To returns the run at the moment when it had, or has again, so many choices:
// it calls [Run.Back] or [Run.Forward] until the run stands there or cannot move
// further.
func (r Run) To(choices int) Run {
	if back := r.Choices() - max(choices, 0); back > 0 {
		r.undone = append(make([]*link, 0, len(r.undone)+back), r.undone...)
		for range back {
			r.undone = append(r.undone, r.tip)
			r.tip = r.tip.prev
		}
	}
	for moved := true; moved && r.Choices() < choices; {
		r, moved = r.Forward()
	}
	return r
}

// Trim returns the run without the choices that were taken back: none of them can
// be taken again.
func (r Run) Trim() Run {
	r.undone = nil
	return r
}

// Fork returns the run, as it stands, as a new run that began at that time. It
// has none of the choices that were taken back, and none of the branches that
// were left.
func (r Run) Fork(started time.Time) Run {
	return Run{Story: r.Story, Difficulty: r.Difficulty, Started: started, self: new(memory), tip: r.tip}
}

// Replay plays the run on another version of its story, by the ids of its
// choices, as far as they can be taken, those that were taken back included. The
// result is the same run in the sense of [Run.Same]. The number returned counts
// the choices that could be taken, of those that stand. The error is that of
// [game.Story.Begin].
func (r Run) Replay(story *game.Story) (run Run, went int, err error) {
	if run, err = Begin(story, r.Difficulty, r.Started); err != nil {
		return run, 0, err
	}
	run.self = r.self
	steps, now := r.All()
	for _, step := range steps[1:] {
		next, ok := run.retake(r.Story.Choices[step.Choice].ID, step.At)
		if !ok {
			break
		}
		run = next
	}
	run = run.To(min(run.Choices(), now))
	return run, run.Choices(), nil
}

// retake takes the choice that has or had that id, if there is one and it is open.
func (r Run) retake(id string, at time.Duration) (Run, bool) {
	i := slices.IndexFunc(r.Story.NodeChoices(r.Now().State.Node), func(c game.Choice) bool { return c.ID == id || slices.Contains(c.Was, id) })
	if i < 0 {
		return r, false
	}
	next, err := r.Choose(i, at)
	return next, err == nil
}
