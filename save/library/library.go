package library

import (
	"errors"
	"slices"
	"sync"
	"time"

	"cobalt/game"
	"cobalt/game/analysis/profile"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/save"
)

var (
	_ keep.Keeper  = (*Library)(nil)
	_ keep.Library = (*Library)(nil)
)

// A Library keeps runs as mission files, a file a run, and their finds in the
// player's profile. It implements [keep.Keeper] and [keep.Library]; any number of
// goroutines may use it.
type Library struct {
	store *save.Store
	clock func() time.Time
	finds *finds // nil: no profile is kept

	mu    sync.Mutex
	homes []*home
}

// New returns the library in a folder of missions, which is made when the first
// mission is kept. It does not touch the disk.
func New(folder string, clock func() time.Time, options ...save.Option) *Library {
	return &Library{store: save.Open(folder, clock, options...), clock: clock}
}

// Store returns the mission files themselves.
func (l *Library) Store() *save.Store { return l.store }

// profiles is the folder of profiles.
func (l *Library) profiles() string { return Profiles(l.store.Dir()) }

// KeepFinds has the library add the finds of runs to the player's profile of a
// story, and returns the profile. An error says that the profile cannot be
// read ([save.ErrNewer] if a newer program wrote it): play goes on without. It is
// called before the first run is kept.
func (l *Library) KeepFinds(story *game.Story) (*profile.Profile, error) {
	var err error
	l.finds, err = openFinds(l.profiles(), story.ID)
	return l.finds.past(), err
}

// Keep writes the run to its file, and returns once the disk has it. A file that
// somebody else wrote to since stays as it is, and the run goes on in a new one
// ([*keep.MovedError]). A file that was gone is made anew ([*keep.RemadeError]).
func (l *Library) Keep(run playthrough.Run) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	h := l.homeOf(run)
	if h == nil {
		h = l.settle(&home{run: run})
	}
	h.run, h.dirty = run, true
	err := l.keep(h)
	h.dirty = !keep.Kept(err)
	if h.dirty {
		_ = l.finds.add(run) // told with the run, when that can be kept
		return err
	}
	return errors.Join(err, l.finds.add(run))
}

// keep writes a run to its slot, or to a new one.
func (l *Library) keep(h *home) error {
	file, err := h.mission()
	if err != nil {
		return err
	}
	if h.slot != nil {
		err := h.slot.Save(file)
		switch {
		case err == nil:
			return h.moved()
		case !errors.Is(err, save.ErrChanged) && !errors.Is(err, save.ErrTaken) && !errors.Is(err, save.ErrBusy):
			return err
		}
	}
	slot, err := l.store.CreateNumbered(SlotTime(l.clock()))
	if err != nil {
		return err
	}
	if h.slot != nil {
		h.lost = h.slot.Path()
		_ = h.close() // its last version is on the disk, or is somebody else's
	}
	h.slot = slot
	if err := slot.Save(file); err != nil {
		return err
	}
	return h.moved()
}

// SlotTime is the name of a slot that nobody named: the time at which its run was
// first kept.
func SlotTime(t time.Time) string { return t.Format("20060102-150405") }

// homeOf returns the home of a run, or nil.
func (l *Library) homeOf(run playthrough.Run) *home {
	for _, h := range l.homes {
		if h.run.Same(run) {
			return h
		}
	}
	return nil
}

// holding returns the home that has the slot of a name, or nil.
func (l *Library) holding(name string) *home {
	for _, h := range l.homes {
		if h.slot != nil && h.slot.Name() == name {
			return h
		}
	}
	return nil
}

// settle takes in a new home. Those of which everything is kept are given back.
func (l *Library) settle(h *home) *home {
	l.homes = slices.DeleteFunc(l.homes, func(old *home) bool {
		return !old.dirty && old.close() == nil
	})
	l.homes = append(l.homes, h)
	return h
}

// Path returns the path of the file that a run is kept in; empty if it is not.
func (l *Library) Path(run playthrough.Run) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if h := l.homeOf(run); h != nil && h.slot != nil && !h.dirty {
		return h.slot.Path()
	}
	return ""
}

// Close gives all files back to other programs, and writes the profile if it lacks
// something. Runs that were acknowledged are on the disk in any case.
func (l *Library) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, h := range l.homes {
		_ = h.close() // its last version is on the disk
	}
	l.homes = nil
	return l.finds.flush()
}

// Text returns a run as the text of its mission file, signed: for a run that
// could not be kept, or that goes to a file of the player's choice.
func (l *Library) Text(run playthrough.Run) ([]byte, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	h := l.homeOf(run)
	if h == nil {
		h = &home{run: run}
	}
	h.run = run
	file, err := h.mission()
	if err == nil {
		err = file.Sign(l.clock())
	}
	if err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}
