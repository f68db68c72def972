package mission

import (
	"errors"
	"time"

	"cobalt/game"
	"cobalt/game/playthrough"
)

// Follow brings the record to the same choices as a run, which must be a run of the
// record's story on its difficulty. It cuts off the choices that the run did not
// take, with all that stands behind them in the file, and writes down those that
// are missing. The rules do not run again, because the run's steps hold the results
// of each choice.
//
// A choice that the file has already stays as it is, with its time and with the
// expectations and comments around it. The error says that the file has become
// too long; it then holds the choices before.
func (r *Recorder) Follow(run playthrough.Run) error {
	if run.Story != r.story || run.Difficulty != r.state.Difficulty {
		return errors.New("the run is of another story, or on another difficulty, than what is written down")
	}
	common := r.common(run)
	if common < len(r.taken) || int(r.state.Choices) != common {
		r.cutTo(run, common)
	}
	r.followed = run
	for _, step := range run.Since(common) {
		splits := len(r.splits)
		r.follow(step, step.At)
		if err := r.write(step.Choice, step.At, splits); err != nil {
			return err
		}
	}
	return nil
}

// common counts the choices that the file and a run have in common, before they
// part. It looks only at the steps that are new in the run.
func (r *Recorder) common(run playthrough.Run) int {
	common := 0
	if r.followed.Begun() {
		common = min(run.Shared(r.followed), len(r.taken))
	}
	for _, step := range run.Since(common) {
		if common == len(r.taken) || r.taken[common] != step.Choice {
			break
		}
		common++
	}
	return common
}

// cutTo cuts the record off behind so many choices, which are a run's first.
func (r *Recorder) cutTo(run playthrough.Run, choices int) {
	r.File = r.File.Clone()
	r.File.Keep(choices)
	r.taken = r.taken[:choices]
	steps := run.Steps()
	back := newRunner(r.story, r.opt)
	back.follow(steps[0], Untimed)
	for i := range r.File.Lines {
		if line := &r.File.Lines[i]; line.Kind == Choice {
			steps = steps[1:]
			back.follow(steps[0], line.At)
		}
	}
	back.observe = r.observe
	r.Runner = back
}

// follow takes a step that was taken already, and notes the time given for it.
func (r *Runner) follow(s *playthrough.Step, at time.Duration) {
	r.record.Reset()
	r.record.Append(&s.Record)
	before := r.state
	if s.Choice != game.NoChoice {
		split := &r.splits[len(r.splits)-1]
		split.Choices++
		split.Minutes += int(s.State.Minutes - before.Minutes)
		split.At = at
	}
	r.arrive(s.State, Step{Choice: s.Choice, Before: before})
}
