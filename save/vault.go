package save

import (
	"bytes"
	"errors"
	"io/fs"
	"strconv"
)

// A vault is one file of a folder, written durably. One program at a time has
// it: the one that holds its lock.
type vault struct {
	open func(create bool) (folder, error)
	file string // its name in the folder
	lock lock   // nil where it is not held

	stamp stamp  // of the file, as this vault last saw it
	last  []byte // what the file then held; nil where there was none
	tried []byte // what was last to be written
	kept  bool   // what the file holds stands among the versions already
}

// lockFile is the file that the lock is taken by.
func (v *vault) lockFile() string { return hidden(v.file) + "lock" }

// version is the file of a version, from 1 up.
func (v *vault) version(n int) string { return hidden(v.file) + strconv.Itoa(n) }

// temp is a name for a file that is being written.
func (v *vault) temp() string { return hidden(v.file) + randomHex() + tempExt }

// Close gives it back.
func (v *vault) Close() error {
	if v.lock == nil {
		return nil
	}
	d, err := v.open(false)
	if err != nil {
		return v.unlock() // the folder is gone, and the lock's file with it
	}
	defer d.Close()
	return v.release(d)
}

// write puts data in the place of the file, and returns nil once the disk has it.
func (v *vault) write(data []byte) error {
	d, err := v.open(true)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := v.hold(d); err != nil {
		return err
	}
	if err := v.unchanged(d); err != nil {
		return err
	}
	v.tried = data
	return v.replace(d, data)
}

// hold makes sure that the file is this program's: the folder may have vanished,
// and its lock with it, since it was taken.
func (v *vault) hold(d folder) error {
	if v.lock != nil {
		if d.Holds(v.lockFile(), v.lock) {
			return nil
		}
		_ = v.lock.Unlock() // it locks nothing any more
		v.lock = nil
	}
	l, err := d.Lock(v.lockFile())
	if err != nil {
		return err
	}
	v.lock = l
	return v.sweep(d)
}

// sweep removes files that a program was writing here when it ended.
func (v *vault) sweep(d folder) error {
	files, err := d.Names()
	for _, file := range files {
		if isTempOf(file, v.file) {
			err = errors.Join(err, d.Remove(file))
		}
	}
	if err != nil {
		return errors.Join(err, v.release(d))
	}
	return nil
}

// unchanged makes sure that the file is what this vault left there, so that
// nobody's work is written over.
func (v *vault) unchanged(d folder) error {
	info, err := regular(d.Lstat(v.file))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case v.last != nil && stampOf(info) == v.stamp:
		return nil
	}
	return v.recognize(d)
}

// recognize looks at a file that was touched: it may have been written by this
// vault when that seemed to fail, or hold the same still.
func (v *vault) recognize(d folder) error {
	data, s, err := read(d, v.file)
	switch {
	case err != nil:
		return err
	case v.tried != nil && bytes.Equal(data, v.tried):
		v.last, v.kept = v.tried, false
	case v.last == nil:
		return ErrTaken
	case !bytes.Equal(data, v.last):
		return ErrChanged
	}
	v.stamp = s
	return nil
}

// release takes the lock's file away while the lock is held, so that nobody can
// lock a file that is about to go, and unlocks. A file that cannot be taken
// away does no harm.
func (v *vault) release(d folder) error {
	if v.lock != nil && d.Holds(v.lockFile(), v.lock) {
		_ = d.Remove(v.lockFile())
	}
	return v.unlock()
}

func (v *vault) unlock() error {
	if v.lock == nil {
		return nil
	}
	err := v.lock.Unlock()
	v.lock = nil
	return err
}
