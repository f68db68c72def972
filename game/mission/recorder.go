package mission

import (
	"errors"
	"time"

	"cobalt/game"
)

// A Recorder is a run that is written down as it goes.
type Recorder struct {
	*Runner
	File *File // the run so far
	opt  Options
}

// Record begins a run of the story, and its file.
func Record(story *game.Story, difficulty game.Difficulty, opt Options) (*Recorder, error) {
	r, err := Start(story, difficulty, opt)
	if err != nil {
		return nil, err
	}
	rec := &Recorder{Runner: r, File: New(story, difficulty), opt: opt}
	return rec, rec.announce(0)
}

// Resume runs a file and goes on where it ends, or where it parts from the
// story. What it writes is a copy, cut off where the run parted, for the story
// as it is now: the file given stays as it was. The result says how far it
// went. Errors are a [*StoryError], or that the story cannot begin.
func Resume(story *game.Story, file *File, opt Options) (*Recorder, *Result, error) {
	r, result, err := run(story, file, opt)
	if err != nil {
		return nil, nil, err
	}
	if r == nil {
		return nil, result, errors.New(result.Failures[0].Message)
	}
	rec := &Recorder{Runner: r, File: file.Clone(), opt: opt}
	rec.File.cut(result.Ran)
	return rec, result, rec.stamp()
}

// stamp writes what the run is of into its file's front matter.
func (r *Recorder) stamp() error {
	return errors.Join(
		r.File.Set("story", r.story.ID),
		r.File.Set("digest", r.story.Digest),
		r.File.Set("difficulty", r.state.Difficulty.String()),
	)
}

// Choose takes a choice of the node, given by its index within the node, and
// writes it down with the time at which it was taken, or [Untimed]. Errors are
// those of [Runner.Take], or that the file has become too long: the choice is
// then taken, and not written down.
func (r *Recorder) Choose(choice int, at time.Duration) error {
	from, splits := r.state.Node, len(r.splits)
	if err := r.Take(choice); err != nil {
		return err
	}
	r.splits[splits-1].At = at
	if err := r.File.AddChoice(r.story.NodeChoices(from)[choice].ID, at); err != nil {
		return err
	}
	return r.announce(splits)
}

// announce writes a comment where a scene has begun since there were so many
// splits.
func (r *Recorder) announce(splits int) error {
	if len(r.splits) == splits {
		return nil
	}
	return r.File.AddComment(r.story.Text[0].Scenes[r.Scene()].Title)
}

// Rewind goes back to where so many choices were taken, and cuts the file
// there. It does nothing where there are no more than that.
func (r *Recorder) Rewind(choices int) error {
	file := r.File.Clone()
	file.Keep(choices)
	opt := r.opt
	opt.Difficulty, opt.Observe = &r.state.Difficulty, nil
	back, _, err := run(r.story, file, opt)
	if err != nil {
		return err
	}
	back.observe = r.observe
	r.Runner, r.File = back, file
	return nil
}
