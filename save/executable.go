package save

import (
	"errors"
	"io/fs"
	"path/filepath"
)

// runnableByAll are the permissions of programs, before the system's mask.
const runnableByAll fs.FileMode = 0o777

// WriteProgram writes a file that may be run. It is there as a whole or not at all,
// and the disk has it when nil is returned. A file that is there is replaced if
// that is asked for, even while it runs; otherwise the error is [fs.ErrExist].
// An error names no file that the caller does not know.
func WriteProgram(path string, data []byte, replace bool) error {
	d, err := openDisk(filepath.Dir(path), false)
	if err != nil {
		return err
	}
	defer d.Close()
	return Cause(writeProgram(d, filepath.Base(path), data, replace))
}

func writeProgram(d folder, name string, data []byte, replace bool) error {
	info, err := d.Lstat(name)
	switch {
	case err == nil && !replace:
		return fs.ErrExist
	case err == nil && !info.Mode().IsRegular():
		return ErrNoFile
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	temp := tempFile()
	f, err := d.Create(temp, runnableByAll)
	if err != nil {
		return err
	}
	if err := writeAll(d, f, temp, data); err != nil {
		return err
	}
	if err := d.Rename(temp, name); err != nil {
		return errors.Join(err, d.Remove(temp))
	}
	return d.Sync()
}
