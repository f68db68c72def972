package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// writeFolder writes all files of a folder into another, which must be empty or
// not there: all of them, or none. It returns their names, sorted.
func writeFolder(dir string, files fs.FS) ([]string, error) {
	there, err := checkEmpty(dir)
	if err != nil {
		return nil, err
	}
	parent := dir
	if !there {
		parent = filepath.Dir(filepath.Clean(dir))
	}
	stage, err := os.MkdirTemp(parent, ".cobalt-new-")
	if err != nil {
		return nil, fmt.Errorf("a folder cannot be made in %q: %w", parent, bareError(err))
	}
	defer os.RemoveAll(stage)
	whole := filepath.Join(stage, "story")
	names, err := copyFiles(whole, files)
	switch {
	case err != nil:
		return nil, err
	case there:
		return names, moveInto(dir, whole)
	default:
		return names, os.Rename(whole, dir)
	}
}

// bareError is a system's error without the names that it was made of.
func bareError(err error) error {
	var system *fs.PathError
	if errors.As(err, &system) {
		return system.Err
	}
	return err
}

// checkEmpty reports whether a folder is there; one that holds something, and
// what is no folder, is an error.
func checkEmpty(dir string) (there bool, err error) {
	if dir == "" {
		return false, errors.New("the name is empty")
	}
	folder, err := os.Open(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, bareError(err)
	}
	defer folder.Close()
	names, err := folder.Readdirnames(1)
	switch {
	case len(names) > 0:
		return true, fmt.Errorf("the folder is not empty (it holds %q); name one that is, or is not there yet", printable(names[0]))
	case err != nil && !errors.Is(err, io.EOF):
		return true, errors.New("it is there, and is no folder")
	default:
		return true, nil
	}
}

// copyFiles makes a folder with all that another holds, and returns the files'
// names.
func copyFiles(dir string, files fs.FS) (names []string, err error) {
	err = fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		to := filepath.Join(dir, filepath.FromSlash(name))
		switch {
		case err != nil:
			return err
		case entry.IsDir():
			return os.Mkdir(to, 0o777)
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		names = append(names, filepath.FromSlash(name))
		return os.WriteFile(to, text, 0o666)
	})
	return names, err
}

// moveInto moves all that a folder holds into another: all of it, or nothing.
// What stands in the way is not replaced.
func moveInto(dir, from string) (err error) {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	var moved []string
	defer func() {
		if err != nil {
			for _, name := range moved {
				_ = os.RemoveAll(name) // it was written a moment ago, and by us
			}
		}
	}()
	for _, e := range entries {
		to := filepath.Join(dir, e.Name())
		if _, err := os.Lstat(to); err == nil {
			return fmt.Errorf("%q came to be there meanwhile", to)
		}
		if err := os.Rename(filepath.Join(from, e.Name()), to); err != nil {
			return err
		}
		moved = append(moved, to)
	}
	return nil
}
