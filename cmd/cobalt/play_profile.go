package main

import (
	"errors"
	"sync"

	"cobalt/game/analysis/profile"
	"cobalt/game/playthrough"
	"cobalt/game/tui"
	"cobalt/save"
)

// finds are what all runs have found, as this program knows it, and where that
// is kept. Other programs add to the same file; nothing of theirs is lost.
type finds struct {
	file *save.ProfileFile

	mu     sync.Mutex
	all    *profile.Profile
	reader playthrough.Reader // of the steps that were added to all
	unkept bool               // all holds what the file does not
	sealed bool               // a newer program wrote the file: it is not touched
}

// openFinds reads the profile of a story. What is wrong with its file is no
// reason not to play, and comes as words for the player.
func openFinds(folder, story string) (f *finds, problem error) {
	f = &finds{file: save.OpenProfile(folder, story)}
	all, found, err := f.file.Read()
	f.all = all
	f.sealed = errors.Is(found.Problem, save.ErrNewer)
	if err == nil {
		err = found.Problem
	}
	return f, err
}

// past returns what was found so far.
func (f *finds) past() *profile.Profile {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.all.Clone()
}

// add adds all that a run showed, and returns once the disk has it, or a
// [*tui.FindsError].
func (f *finds) add(run playthrough.Run) error {
	if f == nil {
		return nil
	}
	f.mu.Lock()
	f.unkept = f.all.Add(run.Story, run.Started, f.reader.Read(run)...) || f.unkept
	f.mu.Unlock()
	return f.flush()
}

// flush keeps what is not kept yet.
func (f *finds) flush() error {
	if f == nil {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.unkept || f.sealed {
		return nil
	}
	if _, err := f.file.Merge(f.all); err != nil {
		f.sealed = errors.Is(err, save.ErrNewer)
		return &tui.FindsError{Err: err}
	}
	f.unkept = false
	return nil
}
