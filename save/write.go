package save

import (
	"errors"
	"io"
	"io/fs"
)

// replace puts data in the place of the file. The steps, and the file if the power
// goes after each:
//
//  1. a new file is written, and brought to the disk: as it was;
//  2. the file is given a second name, among the versions: as it was;
//  3. the new file takes the file's name: as it was, or new;
//  4. the folder is brought to the disk: new.
func (r *repository) replace(d folder, data []byte) error {
	temp, err := r.writeNew(d, data)
	if err != nil {
		return err
	}
	if err = r.keep(d); err == nil {
		err = d.Rename(temp, r.file)
	}
	if err != nil {
		return errors.Join(err, d.Remove(temp))
	}
	r.landed(d, data)
	return d.Sync()
}

// ownerOnly are the permissions of the files that are kept for a player.
const ownerOnly fs.FileMode = 0o600

// writeNew writes a new file under a temporary name, and returns that name once
// the disk has its contents.
func (r *repository) writeNew(d folder, data []byte) (name string, err error) {
	name = r.temp()
	f, err := d.Create(name, ownerOnly)
	if err != nil {
		return "", err
	}
	return name, writeAll(d, f, name, data)
}

// writeAll writes a new file and closes it; nil says that the disk has its contents.
// If that fails the file is removed, because a disk that once failed to take it
// may claim to have it when it is asked again.
func writeAll(d folder, f file, name string, data []byte) error {
	n, err := f.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, d.Remove(name))
	}
	return nil
}

// keep puts the file in front of its versions; the oldest goes. It does so once,
// however often the write is tried.
func (r *repository) keep(d folder) error {
	if r.last == nil || r.kept {
		return nil
	}
	if err := r.makeRoom(d); err != nil {
		return err
	}
	err := d.Link(r.file, r.version(1))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		err = r.copyLast(d)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	r.kept = true
	return nil
}

// makeRoom takes the first version's name from it, if it is not free already.
func (r *repository) makeRoom(d folder) error {
	there, err := exists(d, r.version(1))
	if !there || err != nil {
		return err
	}
	for n := Versions; n > 1; n-- {
		if err := d.Rename(r.version(n-1), r.version(n)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// copyLast writes a copy of the file, for file systems that give a file one name
// only.
func (r *repository) copyLast(d folder) error {
	return r.copyTo(d, r.last, r.version(1))
}

// copyTo writes a file of its own under another name.
func (r *repository) copyTo(d folder, data []byte, name string) error {
	temp, err := r.writeNew(d, data)
	if err != nil {
		return err
	}
	if err := d.Rename(temp, name); err != nil {
		return errors.Join(err, d.Remove(temp))
	}
	return nil
}

// landed takes note of the new contents.
func (r *repository) landed(d folder, data []byte) {
	r.last, r.kept, r.stamp = data, false, stamp{}
	if info, err := d.Lstat(r.file); err == nil {
		r.stamp = stampOf(info)
	}
}
