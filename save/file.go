package save

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteNew writes a file that is there as a whole or not at all, and returns nil
// once the disk has it. There must be no file at the path ([fs.ErrExist]), and
// its folder must be there ([fs.ErrNotExist]). An error names no file that the caller
// does not know.
func WriteNew(path string, data []byte) error { return writeNewAs(path, data, readableByAll) }

// WritePrivate is [WriteNew] of a file that its owner alone may read.
func WritePrivate(path string, data []byte) error { return writeNewAs(path, data, readableByOwner) }

func writeNewAs(path string, data []byte, permissions fs.FileMode) error {
	if path == "" || os.IsPathSeparator(path[len(path)-1]) {
		return &fs.PathError{Op: "create", Path: path, Err: fs.ErrInvalid}
	}
	d, err := openDisk(filepath.Dir(path), false)
	if err != nil {
		return err
	}
	defer d.Close()
	return Cause(writeNew(d, filepath.Base(path), data, permissions))
}

// readableByAll are the permissions of files that the player asks for, before the
// system's mask.
const readableByAll fs.FileMode = 0o666

// readableByOwner are the permissions of files that hold a secret.
const readableByOwner fs.FileMode = 0o600

func writeNew(d folder, name string, data []byte, permissions fs.FileMode) error {
	temp := tempFile()
	f, err := d.Create(temp, permissions)
	if err != nil {
		return err
	}
	if err := writeAll(d, f, temp, data); err != nil {
		return err
	}
	switch err = d.Link(temp, name); {
	case err == nil, errors.Is(err, fs.ErrExist):
		err = errors.Join(err, d.Remove(temp))
	default:
		err = claim(d, temp, name)
	}
	if err != nil {
		return err
	}
	return d.Sync()
}

// claim gives a file a name that is free on a file system that gives a file one
// name only: an empty file takes the name first, because renaming would replace
// any other that is there.
func claim(d folder, temp, name string) error {
	f, err := d.Create(name, readableByAll)
	if err != nil {
		return errors.Join(err, d.Remove(temp))
	}
	if err = errors.Join(f.Close(), d.Rename(temp, name)); err != nil {
		return errors.Join(err, d.Remove(name), d.Remove(temp))
	}
	return nil
}

// Replace writes a file anew, and returns nil once the disk has it. Until then the
// file is as it was. Its permissions stay, and a link to it stays a link.
// Errors are [ErrNoFile], [fs.ErrPermission] if the file may not be written, or
// the system's, which then name no file that the caller does not know.
func Replace(path string, data []byte) error {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	d, err := openDisk(filepath.Dir(target), false)
	if err != nil {
		return err
	}
	defer d.Close()
	return Cause(replaceFile(d, filepath.Base(target), data))
}

func replaceFile(d folder, name string, data []byte) error {
	info, err := regular(d.Lstat(name))
	if err != nil {
		return err
	}
	perm := info.Mode().Perm()
	if perm&0o200 == 0 {
		return fs.ErrPermission // renaming would not ask
	}
	temp := tempFile()
	f, err := d.Create(temp, ownerOnly)
	if err != nil {
		return err
	}
	if err := f.Chmod(perm); err != nil {
		return errors.Join(err, f.Close(), d.Remove(temp))
	}
	if err := writeAll(d, f, temp, data); err != nil {
		return err
	}
	if err := d.Rename(temp, name); err != nil {
		return errors.Join(err, d.Remove(temp))
	}
	return d.Sync()
}

// tempFile is a name for a file that is being written. It is short, because the
// name of the file that it becomes may be as long as names can be.
func tempFile() string { return hidden("cobalt") + randomHex() + tempExt }
