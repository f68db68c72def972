package save

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"time"
)

// A Store is a folder of slots. It holds nothing open; any number of goroutines
// and programs may use one folder.
type Store struct {
	dir   string
	clock func() time.Time
	open  func(create bool) (folder, error)
}

// Open returns the store in a folder, which is made when something is first
// saved. It does not touch the disk. The clock says when a save is made.
func Open(dir string, clock func() time.Time, options ...Option) *Store {
	s := &Store{dir: dir, clock: clock, open: func(create bool) (folder, error) { return openDisk(dir, create) }}
	for _, option := range options {
		option(s)
	}
	return s
}

// Dir returns the folder's path.
func (s *Store) Dir() string { return s.dir }

// Path returns the path of a slot's file, whether there is one or not. The
// error is ErrName.
func (s *Store) Path(name string) (string, error) {
	if err := checkOld(name); err != nil {
		return "", err
	}
	return s.path(name), nil
}

func (s *Store) path(name string) string {
	if name == "" {
		return s.dir
	}
	return filepath.Join(s.dir, fileOf(name))
}

// Slot returns the name of the slot whose file a path names, if that is one of
// the folder's.
func (s *Store) Slot(path string) (name string, ok bool) {
	path, err := filepath.Abs(path)
	dir, err2 := filepath.Abs(s.dir)
	if err != nil || err2 != nil || filepath.Dir(path) != dir || filepath.Base(path)[0] == '.' {
		return "", false
	}
	return slotOf(filepath.Base(path))
}

// Names returns the names of all slots, sorted: those of which only earlier
// versions are left too. A folder that is not there holds none.
func (s *Store) Names() ([]string, error) {
	d, err := s.open(false)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, s.fail("", "listed", err)
	}
	defer d.Close()
	files, err := d.Names()
	if err != nil {
		return nil, s.fail("", "listed", err)
	}
	var names []string
	for _, file := range files {
		if name, ok := slotOf(file); ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// Create makes a new slot. Its file is there from the first save on. Errors are
// ErrName, ErrTaken, ErrBusy, or the system's.
func (s *Store) Create(name string) (*Slot, error) {
	if err := CheckName(name); err != nil {
		return nil, err
	}
	sl, err := s.slot(name, func(d folder, _ *Slot) error { return free(d, name) })
	return sl, s.fail(name, "created", err)
}

// mostOfAName is how many slots of one name, numbered, a folder may hold.
const mostOfAName = 10_000

// CreateNumbered makes a new slot of a name, or, if that is taken, of the name and
// the first number from 2 up that is free. Errors are those of
// [Store.Create].
func (s *Store) CreateNumbered(name string) (*Slot, error) {
	sl, err := s.Create(name)
	for i := 2; i <= mostOfAName && (errors.Is(err, ErrTaken) || errors.Is(err, ErrBusy)); i++ {
		sl, err = s.Create(fmt.Sprintf("%s-%d", name, i))
	}
	return sl, err
}

// free refuses a name of which there is a slot, or versions of one.
func free(d folder, name string) error {
	files := []string{fileOf(name)}
	for v := 1; v <= Versions; v++ {
		files = append(files, keptOf(name, v))
	}
	for _, file := range files {
		there, err := exists(d, file)
		if err != nil {
			return err
		}
		if there {
			return ErrTaken
		}
	}
	return nil
}

func (s *Store) repository(name string) repository {
	return repository{open: s.open, file: fileOf(name)}
}

// slot locks a slot, makes it ready, and removes files that were being written when
// a program crashed.
func (s *Store) slot(name string, ready func(d folder, sl *Slot) error) (*Slot, error) {
	d, err := s.open(true)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	sl := &Slot{repository: s.repository(name), store: s, name: name}
	if err := sl.hold(d); err != nil {
		return nil, err
	}
	if err := ready(d, sl); err != nil {
		return nil, errors.Join(err, sl.release(d))
	}
	return sl, nil
}

// Find returns the path of a slot's file. The error is [fs.ErrNotExist] if there is
// no such slot, not even versions of it, ErrName, or the system's.
func (s *Store) Find(name string) (string, error) {
	if err := checkOld(name); err != nil {
		return "", err
	}
	d, err := s.open(false)
	if err != nil {
		return "", s.fail(name, "found", err)
	}
	defer d.Close()
	switch err := free(d, name); {
	case err == nil:
		return "", s.fail(name, "found", fs.ErrNotExist)
	case !errors.Is(err, ErrTaken):
		return "", s.fail(name, "found", err)
	}
	return s.path(name), nil
}
