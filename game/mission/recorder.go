package mission

import (
	"errors"
	"slices"
	"time"

	"cobalt/game"
	"cobalt/game/playthrough"
)

// A Recorder is a run that is written down as it goes.
type Recorder struct {
	*Runner
	File *File // the run so far
	opt  Options

	taken    []game.ChoiceID // the choices that the file has
	followed playthrough.Run // that was followed last; taken are choices of it
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

// Resume runs a file and goes on at its end, or at the line that parts from the
// story. It writes to a copy, which is cut off at that line, names the story as it
// is now, and has the present ids of choices that it knew by earlier ones: the file
// given stays as it was. The result says how far it went. Errors are a
// [*StoryError], or that the story cannot begin.
func Resume(story *game.Story, file *File, opt Options) (*Recorder, *Result, error) {
	var taken []game.ChoiceID
	renamed := map[int]string{} // ids by the number of their line
	noting := opt
	noting.Observe = func(s *Step) {
		if s.Choice != game.NoChoice {
			taken = append(taken, s.Choice)
			if c := &story.Choices[s.Choice]; !s.Line.Choice.Label && slices.Contains(c.Was, s.Line.Choice.Text) {
				renamed[s.Line.Number] = c.ID
			}
		}
		if opt.Observe != nil {
			opt.Observe(s)
		}
	}
	r, result, err := run(story, file, noting)
	if err != nil {
		return nil, nil, err
	}
	if r == nil {
		return nil, result, errors.New(result.Failures[0].Message)
	}
	r.observe = opt.Observe
	rec := &Recorder{Runner: r, File: file.Clone(), opt: opt, taken: taken}
	rec.File.cut(result.Ran)
	return rec, result, errors.Join(rec.File.rename(renamed), rec.stamp())
}

// stamp writes the story and the difficulty into the file's front matter.
func (r *Recorder) stamp() error {
	return r.File.setAll(append(of(r.story), [2]string{"difficulty", r.state.Difficulty.String()}))
}

// Choose takes a choice of the node, given by its index within the node, and
// writes it down with the time at which it was taken, or [Untimed]. Errors are
// those of [Runner.Take], or that the file has become too long: the choice is
// then taken, and not written down.
func (r *Recorder) Choose(choice int, at time.Duration) error {
	id, splits := r.story.Nodes[r.state.Node].First+game.ChoiceID(choice), len(r.splits)
	if err := r.Take(choice); err != nil {
		return err
	}
	r.followed = playthrough.Run{}
	r.splits[splits-1].At = at
	return r.write(id, at, splits)
}

// write writes a choice down that was taken when there were so many splits.
func (r *Recorder) write(choice game.ChoiceID, at time.Duration, splits int) error {
	if err := r.File.AddChoice(r.story.Choices[choice].ID, at); err != nil {
		return err
	}
	r.taken = append(r.taken, choice)
	return r.announce(splits)
}

// announce writes a comment if a scene has begun since there were so many splits.
func (r *Recorder) announce(splits int) error {
	if len(r.splits) == splits {
		return nil
	}
	return r.File.AddComment(r.story.Text[0].Scenes[r.Scene()].Title)
}
