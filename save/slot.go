package save

import (
	"bytes"
	"errors"
	"io/fs"

	"cobalt/game/mission"
)

// A Slot is a slot that this program has for itself, until it is closed. It is
// for one goroutine at a time.
type Slot struct {
	store *Store
	name  string
	lock  lock

	stamp stamp  // of the file, as this slot last saw it
	last  []byte // what the file then held; nil where there was none
	tried []byte // what was last to be saved
	kept  bool   // what the file holds stands among the versions already
}

// Name returns the slot's name.
func (sl *Slot) Name() string { return sl.name }

// Path returns the path of the slot's file.
func (sl *Slot) Path() string { return sl.store.path(sl.name) }

// Take takes a slot that is there, to save further versions to it, and returns
// its file. Errors are [fs.ErrNotExist], ErrBusy, ErrNoFile, ErrEmpty, the
// system's, or those of [mission.Parse]: what is not whole is not written to.
func (s *Store) Take(name string) (*Slot, *mission.File, error) {
	if err := checkOld(name); err != nil {
		return nil, nil, err
	}
	if err := s.find(name); err != nil {
		return nil, nil, s.fail(name, "taken up", err)
	}
	var f *mission.File
	sl, err := s.slot(name, func(d folder, sl *Slot) (err error) {
		if sl.last, sl.stamp, err = read(d, fileOf(name)); err == nil {
			f, err = s.parse(name, sl.last)
		}
		return err
	})
	return sl, f, s.fail(name, "taken up", err)
}

// find fails where there is no file of a slot, before anything is made.
func (s *Store) find(name string) error {
	d, err := s.open(false)
	if err != nil {
		return err
	}
	defer d.Close()
	_, err = regular(d.Lstat(fileOf(name)))
	return err
}

// parse reads what a slot's file holds.
func (s *Store) parse(name string, data []byte) (*mission.File, error) {
	if len(data) == 0 {
		return nil, ErrEmpty
	}
	return mission.Parse(s.path(name), data)
}

// Save seals the file, with the moment of now, and returns nil once the disk has
// it. After an error the slot holds what it held; saving can be tried again.
// ErrChanged and ErrTaken say that what stands there is another's; ErrBusy that
// the lock was lost, with the folder, to another program.
func (sl *Slot) Save(f *mission.File) error {
	err := f.Seal(sl.store.clock())
	if err == nil {
		err = sl.write(f.Bytes())
	}
	return sl.store.fail(sl.name, "saved", err)
}

func (sl *Slot) write(data []byte) error {
	d, err := sl.store.open(true)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := sl.hold(d); err != nil {
		return err
	}
	if err := sl.unchanged(d); err != nil {
		return err
	}
	sl.tried = data
	return sl.replace(d, data)
}

// hold makes sure that the slot is this program's: the folder may have vanished,
// and its lock with it, since it was taken.
func (sl *Slot) hold(d folder) error {
	if sl.lock != nil {
		if d.Holds(lockOf(sl.name), sl.lock) {
			return nil
		}
		_ = sl.lock.Unlock() // it locks nothing any more
		sl.lock = nil
	}
	l, err := d.Lock(lockOf(sl.name))
	if err != nil {
		return err
	}
	sl.lock = l
	return sl.sweep(d)
}

// sweep removes files that a program was writing for this slot when it ended.
func (sl *Slot) sweep(d folder) error {
	files, err := d.Names()
	for _, file := range files {
		if isTempOf(file, sl.name) {
			err = errors.Join(err, d.Remove(file))
		}
	}
	if err != nil {
		return errors.Join(err, sl.release(d))
	}
	return nil
}

// unchanged makes sure that the slot's file is what this slot left there, so
// that nobody's work is written over.
func (sl *Slot) unchanged(d folder) error {
	info, err := regular(d.Lstat(fileOf(sl.name)))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case sl.last != nil && stampOf(info) == sl.stamp:
		return nil
	}
	return sl.recognize(d)
}

// recognize looks at a file that was touched: it may have been written by this
// slot when that seemed to fail, or hold the same still.
func (sl *Slot) recognize(d folder) error {
	data, s, err := read(d, fileOf(sl.name))
	switch {
	case err != nil:
		return err
	case sl.tried != nil && bytes.Equal(data, sl.tried):
		sl.last, sl.kept = sl.tried, false
	case sl.last == nil:
		return ErrTaken
	case !bytes.Equal(data, sl.last):
		return ErrChanged
	}
	sl.stamp = s
	return nil
}

// Close gives the slot back.
func (sl *Slot) Close() error {
	if sl.lock == nil {
		return nil
	}
	d, err := sl.store.open(false)
	if err != nil {
		return sl.unlock() // the folder is gone, and the lock's file with it
	}
	defer d.Close()
	return sl.release(d)
}

// release takes the lock's file away while the lock is held, so that nobody can
// lock a file that is about to go, and unlocks. A file that cannot be taken
// away does no harm.
func (sl *Slot) release(d folder) error {
	if sl.lock != nil && d.Holds(lockOf(sl.name), sl.lock) {
		_ = d.Remove(lockOf(sl.name))
	}
	return sl.unlock()
}

func (sl *Slot) unlock() error {
	if sl.lock == nil {
		return nil
	}
	err := sl.lock.Unlock()
	sl.lock = nil
	return err
}
