package library

import (
	"errors"
	"fmt"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/save"
)

// ErrBeyond says that nothing of a mission can be had.
var ErrBeyond = errors.New("no good version of it is left, and nothing of it can be replayed")

// Replayable reports whether any choice of a file can be replayed.
func Replayable(m *save.Mission) bool { return m.Result != nil && m.Result.State.Choices > 0 }

// A Recovery makes a new mission of a damaged one.
type Recovery struct {
	Name       string           // of the damaged mission
	As         string           // of the new one, which a number may follow
	Replay     bool             // replay the file as far as it goes, instead of its last good version
	Difficulty *game.Difficulty // nil: the one that the file names
}

// Recover makes a new mission of a damaged one, which stays as it is, and returns
// the new one's name. Errors are [fs.ErrNotExist] if there is
// no such mission, that it is not damaged, or [ErrBeyond].
func Recover(store *save.Store, story *game.Story, r Recovery) (name string, err error) {
	source, err := r.source(store, story)
	if err != nil {
		return "", err
	}
	slot, err := store.CreateNumbered(r.As)
	if err != nil {
		return "", err
	}
	if err := errors.Join(r.copyInto(slot, source, story), slot.Close()); err != nil {
		return "", err
	}
	return slot.Name(), nil
}

// source finds the version of the damaged mission that is copied.
func (r *Recovery) source(store *save.Store, story *game.Story) (*save.Mission, error) {
	found, err := store.Load(r.Name, story)
	if err != nil {
		return nil, err
	}
	if found.State != save.Damaged {
		return nil, fmt.Errorf("%s is %s, not damaged: `cobalt play` takes it up as far as it goes", found.Path, found.State)
	}
	versions, err := store.Versions(r.Name, story)
	switch {
	case err != nil:
		return nil, err
	case !r.Replay && len(versions) > 0:
		return versions[0], nil
	case Replayable(found):
		return found, nil
	case len(versions) > 0:
		return nil, fmt.Errorf("%s: nothing of it can be replayed; without --replay its last good version is taken", found.Path)
	default:
		return nil, fmt.Errorf("%s: %w", found.Path, ErrBeyond)
	}
}

// copyInto saves the choices of a mission that can be replayed.
func (r *Recovery) copyInto(slot *save.Slot, source *save.Mission, story *game.Story) error {
	opt := mission.Options{Words: story.Text[1:], Difficulty: r.Difficulty}
	rec, _, err := mission.Resume(story, source.File, opt)
	if errors.Is(err, mission.ErrFront) {
		rec, err = rewrite(story, source.File, opt)
	}
	if err != nil {
		return err
	}
	return slot.Save(rec.File)
}

// rewrite writes the choices of a file down anew, as far as they go, because its
// front matter cannot be used.
func rewrite(story *game.Story, file *mission.File, opt mission.Options) (*mission.Recorder, error) {
	difficulty := file.Difficulty
	if opt.Difficulty != nil {
		difficulty = *opt.Difficulty
	}
	rec, err := mission.Record(story, difficulty, mission.Options{})
	if err != nil {
		return nil, err
	}
	opt.Difficulty = &difficulty
	opt.Observe = func(s *mission.Step) {
		if s.Choice != game.NoChoice && err == nil {
			err = rec.Choose(int(s.Choice-story.Nodes[s.Before.Node].First), s.Line.At)
		}
	}
	_, failed := mission.Run(story, file, opt)
	return rec, errors.Join(err, failed)
}
