package starter

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// readmeFile is the file that may lie in the folder of a new story: nobody reads it
// as a scene, and it stays as it is.
const readmeFile = "README.md"

// Write writes the files of folders, laid over each other, into a folder that holds
// nothing of a story's or is not there: all of them, or none. It returns their
// names, sorted.
func Write(dir string, folders ...fs.FS) ([]string, error) {
	there, err := checkFree(dir, folders)
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
	var names []string
	for _, files := range folders {
		more, err := copyFiles(whole, files, func(name string) bool { return there && name == readmeFile && exists(filepath.Join(dir, readmeFile)) })
		if err != nil {
			return nil, err
		}
		names = append(names, more...)
	}
	slices.Sort(names)
	if there {
		return names, moveInto(dir, whole)
	}
	return names, bareError(os.Rename(whole, dir))
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// bareError is a system's error without the names that it was made of: some are of
// the folder in which a story is put together.
func bareError(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	default:
		return err
	}
}

// checkFree reports whether a folder is there. It is an error if it holds
// something of a story's, or if it is not a folder.
func checkFree(dir string, folders []fs.FS) (there bool, err error) {
	if dir == "" {
		return false, errors.New("the name is empty")
	}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, bareError(err)
	case !info.IsDir():
		return true, errors.New("it is there, and is no folder")
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return true, bareError(err)
	}
	for _, e := range entries {
		if isOfStory(e.Name(), folders) {
			return true, fmt.Errorf("the folder holds %q, which belongs to a story; name another one, or one that is not there yet", e.Name())
		}
	}
	return true, nil
}

// isOfStory reports whether a name in a folder belongs to a story: a scene, or
// one that the story to be written has, too.
func isOfStory(name string, folders []fs.FS) bool {
	if name == readmeFile || strings.HasPrefix(name, ".") {
		return false
	}
	if filepath.Ext(name) == ".md" || name == "art" || name == "words.yaml" {
		return true
	}
	return slices.ContainsFunc(folders, func(files fs.FS) bool {
		_, err := fs.Stat(files, name)
		return err == nil
	})
}

// copyFiles makes a folder with the files that another holds, without those that
// are left out, and returns the files' names.
func copyFiles(dir string, files fs.FS, leftOut func(name string) bool) (names []string, err error) {
	err = fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		to := filepath.Join(dir, filepath.FromSlash(name))
		switch {
		case err != nil:
			return err
		case entry.IsDir():
			return bareError(os.MkdirAll(to, 0o777))
		case leftOut(name):
			return nil
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		names = append(names, filepath.FromSlash(name))
		if err := os.WriteFile(to, text, 0o666); err != nil {
			return fmt.Errorf("%s cannot be written: %w", filepath.FromSlash(name), bareError(err))
		}
		return nil
	})
	return names, err
}

// moveInto moves the contents of a folder into another: all of it, or nothing. It
// replaces nothing.
func moveInto(dir, from string) (err error) {
	entries, err := os.ReadDir(from)
	if err != nil {
		return bareError(err)
	}
	var moved []string
	defer func() {
		if err != nil {
			for _, name := range moved {
				_ = os.RemoveAll(name) // this call moved it there
			}
		}
	}()
	for _, e := range entries {
		to := filepath.Join(dir, e.Name())
		if exists(to) {
			return fmt.Errorf("%q came to be there meanwhile", to)
		}
		if err := os.Rename(filepath.Join(from, e.Name()), to); err != nil {
			return fmt.Errorf("%s cannot be written: %w", e.Name(), bareError(err))
		}
		moved = append(moved, to)
	}
	return nil
}
