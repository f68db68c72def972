package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// writeFile writes a file that the command line names, whole or not at all. What
// it holds is lost; a kept mission, or what lies beside one, is refused. What is
// no file, as a pipe is, is written to.
func (o *options) writeFile(path string, text []byte) error {
	info, err := os.Stat(path)
	switch {
	case o.isKept(path):
		return fmt.Errorf("%s is a kept mission, which is not written over: name another file", printable(path))
	case err == nil && info.Mode().IsRegular():
		return replaceFile(path, text)
	case err == nil:
		err = os.WriteFile(path, text, 0o666)
	default:
		err = createFile(path, text)
	}
	if err != nil {
		return fmt.Errorf("the file cannot be written: %w", err)
	}
	return nil
}

// isKept reports whether a file that is there lies where missions or the records
// of races are kept.
func (o *options) isKept(path string) bool {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return false
	}
	missions, err := o.missionFolder()
	return err == nil && (sameFile(filepath.Dir(target), missions) || sameFile(filepath.Dir(target), recordFolder(missions)))
}

// sameFile reports whether two paths lead to one file.
func sameFile(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}

// createFile writes a file durably, where there is none: whole or not at all.
func createFile(path string, text []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// syncFolder brings a folder's list of names to the disk, where it may be read and
// the system can; else the system sees to that itself, in time.
func syncFolder(path string) {
	folder, err := os.Open(path)
	if err != nil {
		return
	}
	_ = folder.Sync()
	_ = folder.Close()
}

// replaceFile writes a file anew, whole or not at all: what was in it stays
// until all of what will be is on the disk. A link stays one.
func replaceFile(path string, text []byte) error {
	target, err := filepath.EvalSymlinks(path)
	if err == nil {
		err = replaceTarget(target, text)
	}
	if err != nil {
		return fmt.Errorf("%s cannot be rewritten: %w", path, err)
	}
	return nil
}

func replaceTarget(target string, text []byte) error {
	info, err := os.Stat(target)
	if err != nil {
		return err
	}
	if info.Mode().Perm()&0o200 == 0 {
		return fs.ErrPermission // a rename would not ask
	}
	temp, err := os.CreateTemp(filepath.Dir(target), "."+filepath.Base(target)+".*")
	if err != nil {
		return err
	}
	_, err = temp.Write(text)
	err = errors.Join(err, temp.Chmod(info.Mode().Perm()), temp.Sync(), temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), target)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temp.Name()))
	}
	syncFolder(filepath.Dir(target))
	return nil
}
