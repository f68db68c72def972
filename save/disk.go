package save

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// A disk is a folder of the real file system. Nothing that it does leads out of
// the folder.
type disk struct {
	*os.Root
	path string
}

// openDisk opens a folder. If it is to be made, it is made if it is not there, and
// the disk then has it.
func openDisk(path string, create bool) (folder, error) {
	root, err := os.OpenRoot(path)
	if create && errors.Is(err, fs.ErrNotExist) {
		if err = makeFolder(path); err == nil {
			root, err = os.OpenRoot(path)
		}
		if errors.Is(err, fs.ErrNotExist) && isLink(path) {
			err = errDangling
		}
	}
	if err != nil {
		return nil, err
	}
	return &disk{root, path}, nil
}

// errDangling says that a link stands in the folder's place, and leads to nothing.
// The folder is not made there, because a disk may only not be mounted.
var errDangling = errors.New("its folder is a link to a folder that is not there")

func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// makeFolder makes a folder and those above it, for their owner alone.
func makeFolder(path string) error {
	err := os.Mkdir(path, 0o700)
	above := filepath.Dir(path)
	if errors.Is(err, fs.ErrNotExist) && above != path {
		if err = makeFolder(above); err == nil {
			err = os.Mkdir(path, 0o700)
		}
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil
	case err != nil:
		return err
	}
	if err := syncFolder(above); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

func syncFolder(path string) error {
	d, err := os.OpenRoot(path)
	if err != nil {
		return err
	}
	defer d.Close()
	return (&disk{d, path}).Sync()
}

func (d *disk) Create(name string, perm fs.FileMode) (file, error) {
	return open(d.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, perm))
}

func (d *disk) Open(name string) (file, error) {
	return open(d.OpenFile(name, os.O_RDONLY|openFlags, 0))
}

// open keeps a nil file from becoming an interface that is not nil.
func open(f *os.File, err error) (file, error) {
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (d *disk) Names() ([]string, error) {
	f, err := d.Root.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Readdirnames(-1)
}

// Sync brings the folder's list of names to the disk. On systems that cannot sync
// folders it does nothing, because these see to that themselves.
func (d *disk) Sync() error {
	f, err := d.Root.Open(".")
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !noFolderSync(err) {
		return err
	}
	return nil
}

// lockTries is how often a lock is taken anew whose file was taken away by the
// program that held it before.
const lockTries = 10

func (d *disk) Lock(name string) (lock, error) {
	for range lockTries {
		if _, err := regular(d.Lstat(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		l := flock.New(filepath.Join(d.path, name), flock.SetFlag(os.O_CREATE|os.O_RDWR|openFlags))
		switch ok, err := l.TryLock(); {
		case errors.Is(err, errors.ErrUnsupported):
			return noLock{}, l.Close()
		case err != nil:
			return nil, errors.Join(err, l.Close())
		case !ok:
			return nil, errors.Join(ErrBusy, l.Close())
		case d.Holds(name, l):
			return l, nil
		}
		if err := l.Close(); err != nil {
			return nil, err
		}
	}
	return nil, ErrBusy
}

// Holds reports whether a lock's file is the one in the folder.
func (d *disk) Holds(name string, l lock) bool {
	held, ok := l.(*flock.Flock)
	if !ok {
		return true
	}
	mine, err := held.Stat()
	if err != nil || !held.Locked() {
		return false
	}
	there, err := d.Lstat(name)
	return err == nil && os.SameFile(mine, there)
}

// A noLock is the lock of file systems that know no locks. A file that another
// program writes is then noticed only once it is written.
type noLock struct{}

func (noLock) Unlock() error { return nil }
