package save

import (
	"bytes"
	"errors"
	"io/fs"
	"strconv"
)

// A repository is one file of a folder, written durably. One program at a time has
// it: the one that holds its lock.
type repository struct {
	open func(create bool) (folder, error)
	file string // its name in the folder
	lock lock   // nil if it is not held

	stamp stamp  // of the file, as this repository last saw it
	last  []byte // the contents of the file then; nil if there was none
	tried []byte // the contents that were last to be written
	kept  bool   // the contents stand among the versions already
	gone  bool   // the file was gone when it was last to be written
}

// lockFile is the file that the lock is taken by.
func (r *repository) lockFile() string { return hidden(r.file) + "lock" }

// version is the file of a version, from 1 up.
func (r *repository) version(n int) string { return hidden(r.file) + strconv.Itoa(n) }

// temp is a name for a file that is being written.
func (r *repository) temp() string { return hidden(r.file) + randomHex() + tempExt }

// Close gives it back.
func (r *repository) Close() error {
	if r.lock == nil {
		return nil
	}
	d, err := r.open(false)
	if err != nil {
		return r.unlock() // the folder is gone, and the lock's file with it
	}
	defer d.Close()
	return r.release(d)
}

// write puts data in the place of the file, and returns nil once the disk has it.
func (r *repository) write(data []byte) error {
	d, err := r.open(true)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := r.hold(d); err != nil {
		return err
	}
	if err := r.unchanged(d); err != nil {
		return err
	}
	r.tried = data
	return r.replace(d, data)
}

// hold makes sure that the file is this program's: the folder may have vanished,
// and its lock with it, since it was taken.
func (r *repository) hold(d folder) error {
	if r.lock != nil {
		if d.Holds(r.lockFile(), r.lock) {
			return nil
		}
		_ = r.lock.Unlock() // it locks nothing any more
		r.lock = nil
	}
	l, err := d.Lock(r.lockFile())
	if err != nil {
		return err
	}
	r.lock = l
	return r.sweep(d)
}

// sweep removes files that a program was writing here when it ended.
func (r *repository) sweep(d folder) error {
	files, err := d.Names()
	for _, file := range files {
		if isTempOf(file, r.file) {
			err = errors.Join(err, d.Remove(file))
		}
	}
	if err != nil {
		return errors.Join(err, r.release(d))
	}
	return nil
}

// unchanged makes sure that the file is as this repository left it, so that
// nobody's work is written over.
func (r *repository) unchanged(d folder) error {
	info, err := regular(d.Lstat(r.file))
	r.gone = r.last != nil && errors.Is(err, fs.ErrNotExist)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case r.last != nil && stampOf(info) == r.stamp:
		return nil
	}
	return r.recognize(d)
}

// recognize looks at a file that was touched: it may have been written by this
// repository when that seemed to fail, or hold the same still.
func (r *repository) recognize(d folder) error {
	data, s, err := read(d, r.file)
	switch {
	case err != nil:
		return err
	case r.tried != nil && bytes.Equal(data, r.tried):
		r.last, r.kept = r.tried, false
	case r.last == nil:
		return ErrTaken
	case !bytes.Equal(data, r.last):
		return ErrChanged
	}
	r.stamp = s
	return nil
}

// release takes the lock's file away while the lock is held, so that nobody can
// lock a file that is about to go, and unlocks. A file that cannot be taken
// away does no harm.
func (r *repository) release(d folder) error {
	if r.lock != nil && d.Holds(r.lockFile(), r.lock) {
		_ = d.Remove(r.lockFile())
	}
	return r.unlock()
}

func (r *repository) unlock() error {
	if r.lock == nil {
		return nil
	}
	err := r.lock.Unlock()
	r.lock = nil
	return err
}
