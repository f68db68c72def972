package library

import (
	"errors"
	"sync"

	"cobalt/game/analysis/profile"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/save"
)

// finds is the profile of everything that runs have found, as this program knows
// it, and its file. Other programs add to the same file, and nothing of theirs is
// lost.
type finds struct {
	file *save.ProfileFile

	mu     sync.Mutex
	all    *profile.Profile
	reader playthrough.Reader // reads the steps that are not in all yet
	unkept bool               // all holds more than the file
	newer  bool               // a newer program wrote the file: it is not touched
}

// openFinds reads the profile of a story. A problem with its file is no reason not
// to play.
func openFinds(folder, story string) (f *finds, problem error) {
	f = &finds{file: save.OpenProfile(folder, story)}
	all, found, err := f.file.Read()
	f.all = all
	f.newer = errors.Is(found.Problem, save.ErrNewer)
	if err == nil {
		err = found.Problem
	}
	return f, err
}

// past returns the profile so far.
func (f *finds) past() *profile.Profile {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.all.Clone()
}

// add adds everything that a run showed, and returns once the disk has it, or a
// [*keep.FindsError].
func (f *finds) add(run playthrough.Run) error {
	if f == nil {
		return nil
	}
	f.mu.Lock()
	f.unkept = f.all.Add(run.Story, run.Started, f.reader.Read(run)...) || f.unkept
	f.mu.Unlock()
	return f.flush()
}

// flush writes the profile, if the file lacks something.
func (f *finds) flush() error {
	if f == nil {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.unkept || f.newer {
		return nil
	}
	if _, err := f.file.Merge(f.all); err != nil {
		f.newer = errors.Is(err, save.ErrNewer)
		return &keep.FindsError{Err: err}
	}
	f.unkept = false
	return nil
}
