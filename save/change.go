package save

import (
	"errors"
	"io/fs"
)

// Rename gives a slot another name, and its versions with it. Errors are
// [fs.ErrNotExist], ErrName, ErrTaken, ErrBusy, or the system's. If it is cut
// off, all that there was is there, under the one name or the other.
func (s *Store) Rename(from, to string) error {
	if err := errors.Join(checkOld(from), CheckName(to)); err != nil {
		return err
	}
	return s.fail(from, "renamed", s.withBoth(from, to, func(d folder) error {
		if err := free(d, to); err != nil {
			return &Error{Path: s.path(to), Did: "created", Err: err}
		}
		moved := 0
		for v := range Versions + 1 {
			switch err := d.Rename(versionOf(from, v), versionOf(to, v)); {
			case err == nil:
				moved++
			case !errors.Is(err, fs.ErrNotExist):
				return err
			}
		}
		return settle(d, moved)
	}))
}

// Delete removes a slot and all its versions, for good. Errors are
// [fs.ErrNotExist], ErrName, ErrBusy, or the system's.
func (s *Store) Delete(name string) error {
	if err := checkOld(name); err != nil {
		return err
	}
	return s.fail(name, "deleted", s.with(name, func(d folder) error {
		removed := 0
		for v := Versions; v >= 0; v-- { // the file itself last: until then it is a slot
			switch err := d.Remove(versionOf(name, v)); {
			case err == nil:
				removed++
			case !errors.Is(err, fs.ErrNotExist):
				return err
			}
		}
		return settle(d, removed)
	}))
}

// settle brings changes to the disk, if there were any.
func settle(d folder, changes int) error {
	if changes == 0 {
		return fs.ErrNotExist
	}
	return d.Sync()
}

// versionOf is the file of a slot, or, from 1 up, of a version of it.
func versionOf(name string, version int) string {
	if version == 0 {
		return fileOf(name)
	}
	return keptOf(name, version)
}

// with works on a slot that is locked meanwhile, in a folder that is there.
func (s *Store) with(name string, work func(d folder) error) error {
	d, err := s.open(false)
	if err != nil {
		return err
	}
	defer d.Close()
	r := s.repository(name)
	if err := r.hold(d); err != nil {
		return err
	}
	return errors.Join(work(d), r.release(d))
}

func (s *Store) withBoth(from, to string, work func(d folder) error) error {
	return s.with(from, func(folder) error { return s.with(to, work) })
}
