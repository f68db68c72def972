package main

import (
	"bytes"
	"errors"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/game/tui"
	"cobalt/save"
)

// A missionKeeper keeps runs as mission files in slots, a slot a run, and what
// they show in the player's profile. It implements [tui.Keeper], and, in
// play_library.go, [tui.Library].
type missionKeeper struct {
	store *save.Store
	clock func() time.Time
	finds *finds // nil: no profile is kept

	mu    sync.Mutex
	homes []*home
}

// A home is where a run is kept, and how it is written down there.
type home struct {
	run    playthrough.Run // as it was last to be kept
	from   *mission.File   // what the run was taken up from and is not written to, for its front matter; or nil
	slot   *save.Slot      // nil until it is first kept
	lost   string          // the path of the slot that it was kept in, and that is not the run's any more
	dirty  bool            // the last try to keep it failed
	story  *game.Story     // on which record is played
	record *mission.Recorder
}

// newMissionKeeper keeps runs in a folder.
func newMissionKeeper(folder string, clock func() time.Time) *missionKeeper {
	return &missionKeeper{store: save.Open(folder, clock), clock: clock}
}

// profiles is the folder of the profiles, beside that of the missions.
func (k *missionKeeper) profiles() string {
	return filepath.Join(filepath.Dir(k.store.Dir()), "profiles")
}

// Keep writes the run to its slot, and returns once the disk has it. A slot that
// has become somebody else's stays as it is: the run goes on in a new one.
func (k *missionKeeper) Keep(run playthrough.Run) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	h := k.homeOf(run)
	if h == nil {
		h = k.settle(&home{run: run})
	}
	h.run, h.dirty = run, true
	err := k.keep(h)
	var moved *tui.MovedError
	h.dirty = err != nil && !errors.As(err, &moved)
	if h.dirty {
		_ = k.finds.add(run) // told with the run, when that can be kept
		return err
	}
	return errors.Join(err, k.finds.add(run))
}

// homeOf returns where a run is kept, or nil.
func (k *missionKeeper) homeOf(run playthrough.Run) *home {
	for _, h := range k.homes {
		if h.run.Same(run) {
			return h
		}
	}
	return nil
}

// settle takes in a new home. Those of which nothing is left to be kept are
// given back.
func (k *missionKeeper) settle(h *home) *home {
	k.homes = slices.DeleteFunc(k.homes, func(old *home) bool {
		return !old.dirty && old.close() == nil
	})
	k.homes = append(k.homes, h)
	return h
}

// keep writes a run to its slot, or to a new one.
func (k *missionKeeper) keep(h *home) error {
	file, err := k.mission(h)
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
	slot, err := k.store.CreateNumbered(slotTime(k.clock()))
	if err != nil {
		return err
	}
	if h.slot != nil {
		h.lost = h.slot.Path()
		_ = h.close() // what it kept is on the disk, or somebody else's
	}
	h.slot = slot
	if err := slot.Save(file); err != nil {
		return err
	}
	return h.moved()
}

// moved tells, once the run is safe where it is now, that it was elsewhere before;
// it is nil where it was not, or where that was told.
func (h *home) moved() error {
	from := h.lost
	h.lost = ""
	if from == "" || from == h.slot.Path() {
		return nil
	}
	return &tui.MovedError{From: from, To: h.slot.Path()}
}

// slotTime is the name of a slot that nobody named: when its run was first kept.
func slotTime(t time.Time) string { return t.Format("20060102-150405") }

// path returns the path of the slot that a run is kept in, if it is.
func (k *missionKeeper) path(run playthrough.Run) string {
	k.mu.Lock()
	defer k.mu.Unlock()
	if h := k.homeOf(run); h != nil && h.slot != nil && !h.dirty {
		return h.slot.Path()
	}
	return ""
}

// close gives all slots back, and keeps what was found, if that is not kept yet.
func (k *missionKeeper) close() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, h := range k.homes {
		_ = h.close() // what it kept is on the disk
	}
	k.homes = nil
	return k.finds.flush()
}

// close gives the slot back.
func (h *home) close() error {
	if h.slot == nil {
		return nil
	}
	err := h.slot.Close()
	h.slot = nil
	return err
}

// unsaved returns a run that could not be kept as the text of its mission file.
func (k *missionKeeper) unsaved(run playthrough.Run) ([]byte, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	h := k.homeOf(run)
	if h == nil {
		h = &home{run: run}
	}
	h.run = run
	file, err := k.mission(h)
	if err == nil {
		err = file.Sign(k.clock())
	}
	if err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}

// mission writes a run down: what was written the last time stays, as far as the
// run still has it.
func (k *missionKeeper) mission(h *home) (file *mission.File, err error) {
	if h.run.Story != h.story {
		h.retell()
	}
	if h.record == nil {
		if h.record, err = begin(h.story, h.run, h.from); err != nil {
			return nil, err
		}
	}
	if err := h.record.Follow(h.run); err != nil {
		return nil, err
	}
	return h.record.File, nil
}

// begin begins to write a run down, with the front matter of the file that it
// was taken up from, if there is one and its front matter can be had.
func begin(story *game.Story, run playthrough.Run, from *mission.File) (*mission.Recorder, error) {
	record, err := mission.Record(story, run.Difficulty, mission.Options{})
	if err != nil {
		return nil, err
	}
	if from != nil {
		_ = record.File.Inherit(from) // YAML that cannot be changed: the file's own stays
	}
	return record, setBegan(record.File, run)
}

// source is the file whose front matter a copy of the run has.
func (h *home) source() *mission.File {
	if h.record != nil {
		return h.record.File
	}
	return h.from
}

// retell writes what was written of a run down for another state of its story,
// comments and all. Where that cannot be, the run is written down anew.
func (h *home) retell() {
	record := h.record
	h.story, h.record = h.run.Story, nil
	if record == nil {
		return
	}
	resumed, _, err := mission.Resume(h.story, record.File, mission.Options{Difficulty: &h.run.Difficulty})
	if err == nil {
		h.record = resumed
	}
}

// begun is the key of a mission file that says when its run began: by that, a
// run is known for the same when it is taken up again.
const (
	begun       = "began"
	begunLayout = "2006-01-02T15:04:05.000Z"
)

// setBegan notes in a file when its run began, where it does not say so yet.
func setBegan(file *mission.File, run playthrough.Run) error {
	if _, ok := began(file); ok {
		return nil
	}
	return file.Set(begun, run.Started.UTC().Format(begunLayout))
}

// began is when a file's run began, if it says so.
func began(file *mission.File) (time.Time, bool) {
	text, _ := file.Get(begun)
	t, err := time.Parse(time.RFC3339, text)
	return t, err == nil
}

// reclaim gives a home the slot that it had, which may have another name by now,
// as long as that holds what was written there. Where it does not, the run moves
// on when it is next kept, and tells.
func (k *missionKeeper) reclaim(h *home, had *save.Slot, name string) {
	slot, file, err := k.store.Take(name)
	switch {
	case err != nil:
		h.lost, _ = k.store.Path(name)
	case !had.Holds(file):
		h.lost = slot.Path()
		_ = slot.Close() // nothing was written
	default:
		h.slot = slot
	}
}

// take takes a slot, as long as it holds what was read.
func (k *missionKeeper) take(name string, read *mission.File) (*save.Slot, error) {
	slot, file, err := k.store.Take(name)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(file.Bytes(), read.Bytes()) {
		return nil, errors.Join(&save.Error{Path: slot.Path(), Did: "taken up", Err: save.ErrChanged}, slot.Close())
	}
	return slot, nil
}
