package library

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/save"
)

// Records are the files of finished races. None is ever written over.
type Records struct{ store *save.Store }

// OpenRecords returns the records in a folder. It does not touch the disk.
func OpenRecords(folder string, clock func() time.Time) *Records {
	return &Records{save.Open(folder, clock)}
}

// Store returns the files themselves.
func (r *Records) Store() *save.Store { return r.store }

// Load re-runs every file of the records.
func (r *Records) Load(story *game.Story) ([]*race.Entry, error) { return Entries(r.store, story) }

// Entries re-runs every file of a store, of races or not. One that cannot be read
// is among them, and says why. A folder that is not there has none.
func Entries(store *save.Store, story *game.Story) ([]*race.Entry, error) {
	names, err := store.Names()
	if err != nil {
		return nil, err
	}
	entries := make([]*race.Entry, len(names))
	for i, name := range names {
		path, err := store.Path(name)
		if err != nil {
			return nil, err
		}
		file, err := mission.ReadFile(path)
		var system *fs.PathError
		if errors.As(err, &system) {
			err = fmt.Errorf("%s: cannot be read: %w", path, system.Err)
		}
		entries[i] = race.Check(story, name, file, err)
	}
	return entries, nil
}

// Keep writes a finished run and the claim that it was raced for to a new file,
// and returns its path once the disk has it.
func (r *Records) Keep(run playthrough.Run, claim race.Claim) (string, error) {
	file, err := Raced(run, claim)
	if err != nil {
		return "", err
	}
	slot, err := r.store.CreateNumbered(RecordName(run, claim))
	if err != nil {
		return "", err
	}
	if err := errors.Join(slot.Save(file), slot.Close()); err != nil {
		return "", err
	}
	return slot.Path(), nil
}

// Adopt adds the rules of the story to the files that hold and do not name any,
// because the program that wrote them knew none: from then on they count for as
// long as the rules stay, however the words change. Nothing else of a file changes.
// The entries are those of [Records.Load]; the error tells all files that could not
// be written, which is no reason not to count them.
func (r *Records) Adopt(story *game.Story, entries []*race.Entry) error {
	var failed error
	for _, e := range entries {
		if e.OK() && e.File.Rules == "" && e.File.Digest != "" && story.Rules != "" {
			failed = errors.Join(failed, r.adopt(story, e))
		}
	}
	return failed
}

func (r *Records) adopt(story *game.Story, e *race.Entry) error {
	slot, file, err := r.store.Take(e.Name)
	if err != nil {
		return err
	}
	if bytes.Equal(file.Bytes(), e.File.Bytes()) {
		if err = file.Set("rules", story.Rules); err == nil {
			err = slot.Rewrite(file)
		}
	}
	return errors.Join(err, slot.Close())
}

// Raced writes a run down as a mission that claims something.
func Raced(run playthrough.Run, claim race.Claim) (*mission.File, error) {
	rec, err := mission.Record(run.Story, run.Difficulty, mission.Options{})
	if err != nil {
		return nil, err
	}
	if err := rec.Follow(run); err != nil {
		return nil, err
	}
	return rec.File, claim.Write(rec.File)
}

// RecordName names the file of a run by its ending and the time at which it began.
// The runs of a race for all endings are named by the time at which the race
// began, and by their number.
func RecordName(run playthrough.Run, claim race.Claim) string {
	ending, began, leg := "run", run.Started, ""
	if e, ended := run.Now().State.Ended(); ended {
		ending = run.Story.Endings[e].ID
	}
	if claim.Leg > 0 {
		began, leg = claim.Began, fmt.Sprintf("-%02d-%s", claim.Leg, ending)
		ending = string(race.All)
	}
	return fmt.Sprintf("%s-%s-%s%s", ending, run.Difficulty, SlotTime(began.Local()), leg)
}

// Bests returns a function that finds the best finished runs of the player on a
// difficulty, in races and missions, as far as their files can be read: a file
// that cannot be read keeps nobody from playing. Unsealed files do not count.
func Bests(story *game.Story, stores ...*save.Store) func(game.Difficulty) *race.Bests {
	return func(d game.Difficulty) *race.Bests {
		var all []*race.Entry
		for _, store := range stores {
			entries, _ := Entries(store, story)
			all = append(all, entries...)
		}
		return race.Pace(race.In(race.Sealed(race.Attempts(story, all)), race.Any, d))
	}
}
