package save

import (
	"errors"
	"io"
	"io/fs"
)

// replace puts data in the place of the file. The steps, and what is there if
// the power goes between them:
//
//  1. a new file is written, and brought to the disk: the file is as it was;
//  2. what the file holds is given a second name, among the versions: as it was;
//  3. the new file takes the file's name: as it was, or new;
//  4. the folder is brought to the disk: new.
func (v *vault) replace(d folder, data []byte) error {
	temp, err := v.writeNew(d, data)
	if err != nil {
		return err
	}
	if err = v.keep(d); err == nil {
		err = d.Rename(temp, v.file)
	}
	if err != nil {
		return errors.Join(err, d.Remove(temp))
	}
	v.landed(d, data)
	return d.Sync()
}

// writeNew writes a new file of a name of its own, and returns it once the disk
// has what is in it. Where that fails the file goes: a disk that once failed to
// take it may claim to have it when it is asked again.
func (v *vault) writeNew(d folder, data []byte) (name string, err error) {
	name = v.temp()
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

// keep puts what the file holds in front of its versions; the oldest goes. It
// does so once, however often the write is tried.
func (v *vault) keep(d folder) error {
	if v.last == nil || v.kept {
		return nil
	}
	if err := v.makeRoom(d); err != nil {
		return err
	}
	err := d.Link(v.file, v.version(1))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		err = v.copyLast(d)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	v.kept = true
	return nil
}

// makeRoom takes the first version's name from it, if it is not free already.
func (v *vault) makeRoom(d folder) error {
	there, err := exists(d, v.version(1))
	if !there || err != nil {
		return err
	}
	for n := Versions; n > 1; n-- {
		if err := d.Rename(v.version(n-1), v.version(n)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// copyLast writes what the file holds once more, for file systems that give a
// file one name only.
func (v *vault) copyLast(d folder) error {
	return v.copyTo(d, v.last, v.version(1))
}

// copyTo writes a file of its own under another name.
func (v *vault) copyTo(d folder, data []byte, name string) error {
	temp, err := v.writeNew(d, data)
	if err != nil {
		return err
	}
	if err := d.Rename(temp, name); err != nil {
		return errors.Join(err, d.Remove(temp))
	}
	return nil
}

// landed takes note of what the file holds now.
func (v *vault) landed(d folder, data []byte) {
	v.last, v.kept, v.stamp = data, false, stamp{}
	if info, err := d.Lstat(v.file); err == nil {
		v.stamp = stampOf(info)
	}
}
