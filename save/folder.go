package save

import (
	"errors"
	"io"
	"io/fs"
	"time"

	"cobalt/game/mission"
)

// A folder is all that the package asks of a file system: one folder, and the
// files right in it.
type folder interface {
	// Create makes a new file to write to, with permissions that the system's
	// mask may lessen; there must be none of that name.
	Create(name string, perm fs.FileMode) (file, error)
	// Open opens a file to read, without waiting and without following a link.
	Open(name string) (file, error)
	Lstat(name string) (fs.FileInfo, error)
	// Link gives a file a second name, which must be free.
	Link(from, to string) error
	// Rename puts a file in the place of another, if there is one.
	Rename(from, to string) error
	Remove(name string) error
	// Names lists all that is in the folder, in no order.
	Names() ([]string, error)
	// Sync returns once the disk has the folder's list of names.
	Sync() error
	// Lock takes a lock by means of a file, or fails with ErrBusy.
	Lock(name string) (lock, error)
	// Holds reports whether the file is still the one that the lock was taken by.
	Holds(name string, l lock) bool
	Close() error
}

// A file is one that is open.
type file interface {
	io.ReadWriteCloser
	Stat() (fs.FileInfo, error)
	Chmod(perm fs.FileMode) error
	Sync() error
}

// A lock is held until it is unlocked, or its holder ends.
type lock interface{ Unlock() error }

// A stamp tells a file's versions apart, as far as can be seen without reading.
type stamp struct {
	size int64
	at   time.Time
}

func stampOf(info fs.FileInfo) stamp { return stamp{info.Size(), info.ModTime()} }

// read reads a whole file of the folder. It refuses everything that is not a file,
// and a file longer than a mission can be, unread.
func read(d folder, name string) (data []byte, s stamp, err error) {
	if _, err = regular(d.Lstat(name)); err != nil {
		return nil, s, err
	}
	f, err := d.Open(name)
	if err != nil {
		return nil, s, err
	}
	defer f.Close()
	info, err := regular(f.Stat())
	if err != nil {
		return nil, s, err
	}
	if info.Size() > mission.MaxSize {
		return nil, s, mission.ErrTooLarge
	}
	data, err = io.ReadAll(io.LimitReader(f, mission.MaxSize+1))
	return data, stampOf(info), err
}

// regular refuses everything that is not a file.
func regular(info fs.FileInfo, err error) (fs.FileInfo, error) {
	if err == nil && !info.Mode().IsRegular() {
		err = ErrNoFile
	}
	return info, err
}

// exists reports whether there is anything of that name.
func exists(d folder, name string) (bool, error) {
	_, err := d.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}
