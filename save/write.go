package save

import (
	"errors"
	"io"
	"io/fs"
)

// replace puts data in the place of the slot's file. The steps, and what is
// there if the power goes between them:
//
//  1. a new file is written, and brought to the disk: the slot is as it was;
//  2. what the slot holds is given a second name, among the versions: as it was;
//  3. the new file takes the slot's name: as it was, or new;
//  4. the folder is brought to the disk: new.
func (sl *Slot) replace(d folder, data []byte) error {
	temp, err := sl.writeNew(d, data)
	if err != nil {
		return err
	}
	if err = sl.keep(d); err == nil {
		err = d.Rename(temp, fileOf(sl.name))
	}
	if err != nil {
		return errors.Join(err, d.Remove(temp))
	}
	sl.landed(d, data)
	return d.Sync()
}

// writeNew writes a new file of a name of its own, and returns it once the disk
// has what is in it. Where that fails the file goes: a disk that once failed to
// take it may claim to have it when it is asked again.
func (sl *Slot) writeNew(d folder, data []byte) (name string, err error) {
	name = tempOf(sl.name)
	f, err := d.Create(name)
	if err != nil {
		return "", err
	}
	n, err := f.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return "", errors.Join(err, d.Remove(name))
	}
	return name, nil
}

// keep puts what the slot's file holds in front of its versions; the oldest
// goes. It does so once, however often the save is tried.
func (sl *Slot) keep(d folder) error {
	if sl.last == nil || sl.kept {
		return nil
	}
	if err := sl.makeRoom(d); err != nil {
		return err
	}
	err := d.Link(fileOf(sl.name), keptOf(sl.name, 1))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		err = sl.copyLast(d)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	sl.kept = true
	return nil
}

// makeRoom takes the first version's name from it, if it is not free already.
func (sl *Slot) makeRoom(d folder) error {
	there, err := exists(d, keptOf(sl.name, 1))
	if !there || err != nil {
		return err
	}
	for v := Versions; v > 1; v-- {
		if err := d.Rename(keptOf(sl.name, v-1), keptOf(sl.name, v)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// copyLast writes what the slot's file holds once more, for file systems that
// give a file one name only.
func (sl *Slot) copyLast(d folder) error {
	temp, err := sl.writeNew(d, sl.last)
	if err != nil {
		return err
	}
	if err := d.Rename(temp, keptOf(sl.name, 1)); err != nil {
		return errors.Join(err, d.Remove(temp))
	}
	return nil
}

// landed takes note of what the slot's file holds now.
func (sl *Slot) landed(d folder, data []byte) {
	sl.last, sl.kept, sl.stamp = data, false, stamp{}
	if info, err := d.Lstat(fileOf(sl.name)); err == nil {
		sl.stamp = stampOf(info)
	}
}
