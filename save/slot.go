package save

import (
	"bytes"

	"cobalt/game/mission"
)

// A Slot is a slot that this program has for itself, until it is closed. It is
// for one goroutine at a time.
type Slot struct {
	repository
	store *Store
	name  string
}

// Name returns the slot's name.
func (sl *Slot) Name() string { return sl.name }

// Path returns the path of the slot's file.
func (sl *Slot) Path() string { return sl.store.path(sl.name) }

// Holds reports whether a file is the one that this program last saw in the slot,
// because it wrote it there or took it up. It may be asked of a slot that is closed.
func (sl *Slot) Holds(f *mission.File) bool { return sl.last != nil && bytes.Equal(sl.last, f.Bytes()) }

// Remade reports whether the slot's file was gone when it was last saved, because
// somebody removed it or its folder: the save then made it anew.
func (sl *Slot) Remade() bool { return sl.gone }

// Take takes a slot that is there, to save further versions to it, and returns
// its file. Errors are [fs.ErrNotExist], ErrBusy, ErrNoFile, ErrEmpty, the
// system's, or those of [mission.Parse]: a file that is not whole is not written to.
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

// find fails if there is no file of a slot, before anything is made.
func (s *Store) find(name string) error {
	d, err := s.open(false)
	if err != nil {
		return err
	}
	defer d.Close()
	_, err = regular(d.Lstat(fileOf(name)))
	return err
}

// parse reads the contents of a slot's file.
func (s *Store) parse(name string, data []byte) (*mission.File, error) {
	if len(data) == 0 {
		return nil, ErrEmpty
	}
	return mission.Parse(s.path(name), data)
}

// Rewrite puts the file in the place of the one that Take returned, with the moment
// at which that was saved, and returns nil once the disk has it. Errors are those of
// [Slot.Save].
func (sl *Slot) Rewrite(f *mission.File) error {
	return sl.store.fail(sl.name, "saved", sl.write(f.Bytes()))
}

// Save signs the file, with the moment of now, and returns nil once the disk has
// it. After an error the slot is as it was; saving can be tried again. ErrChanged
// and ErrTaken say that the file there is somebody else's; ErrBusy that
// the lock was lost, with the folder, to another program.
func (sl *Slot) Save(f *mission.File) error {
	err := f.Sign(sl.store.clock())
	if err == nil {
		err = sl.write(f.Bytes())
	}
	return sl.store.fail(sl.name, "saved", err)
}
