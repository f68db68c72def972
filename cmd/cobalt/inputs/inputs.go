// Package inputs finds and reads the mission files that a command's arguments stand
// for: a file, a folder of them, or standard input. Every error names the path and
// says how to go on.
package inputs

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/suggest"
)

// Extension is the ending of mission files' names.
const Extension = ".mission"

// An Input is a mission file to run, or an argument that stands for none.
type Input struct {
	Path string // "-" is standard input
	Err  error  // the reason why there is no file; nil if there may be one
}

// Gather returns the files that the arguments stand for, in their order; those of a
// folder sorted.
func Gather(args []string) []Input {
	var found []Input
	stdin := false
	for _, arg := range args {
		switch {
		case arg == "-" && stdin:
			found = append(found, Input{arg, errors.New("standard input can be read only once")})
		case arg == "-":
			stdin = true
			found = append(found, Input{Path: arg})
		default:
			found = append(found, Expand(arg)...)
		}
	}
	return found
}

// Expand returns the file at a path, or the mission files in the folder there.
func Expand(path string) []Input {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return []Input{{path, Unreadable(path, err)}}
	case !info.IsDir():
		return []Input{{Path: path}}
	}
	found := Below(path)
	if len(found) == 0 {
		return []Input{{path, fmt.Errorf("%s: no mission file is below this folder (one whose name ends in %s)", diag.Name(path), Extension)}}
	}
	return found
}

// Below returns the mission files below a folder, sorted, and the
// folders there that cannot be read. Dot-files and the contents of dot-folders
// are left out, because editors, file managers and git keep their own there.
func Below(folder string) []Input {
	var found []Input
	root := folder
	if isLink(folder) {
		root += string(filepath.Separator) // a link that is named is followed; those below are not
	}
	_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		hidden := path != root && strings.HasPrefix(filepath.Base(path), ".")
		switch {
		case hidden && entry != nil && entry.IsDir():
			return fs.SkipDir
		case hidden:
		case err != nil:
			found = append(found, Input{path, Unreadable(path, err)})
		case !entry.IsDir() && filepath.Ext(path) == Extension:
			found = append(found, Regular(path))
		}
		return nil
	})
	slices.SortStableFunc(found, func(a, b Input) int {
		return slices.Compare(parts(a.Path), parts(b.Path))
	})
	return found
}

// parts splits a path into its names, so that a folder sorts as one.
func parts(path string) []string {
	dir, name := filepath.Split(filepath.Clean(path))
	if dir == "" || name == "" {
		return []string{path}
	}
	return append(parts(filepath.Clean(dir)), name)
}

// Regular returns the input at a path in a folder, which must be a file: nobody
// waits for a pipe that was not named.
func Regular(path string) Input {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return Input{path, Unreadable(path, err)}
	case !info.Mode().IsRegular():
		return Input{path, fmt.Errorf("%s: not a file", diag.Name(path))}
	default:
		return Input{Path: path}
	}
}

// Read reads the mission file at a path, or from standard input if that is "-".
func Read(path string, stdin io.Reader) (*mission.File, error) {
	var file *mission.File
	var err error
	if path == "-" {
		file, err = mission.Read("standard input", stdin)
	} else {
		file, err = mission.ReadFile(path)
	}
	if err != nil {
		return nil, Unreadable(path, err)
	}
	return file, nil
}

// Unreadable describes the reason why nothing was read at a path.
func Unreadable(path string, err error) error {
	var system *fs.PathError
	switch {
	case path == "":
		return errors.New("an empty name: name a mission file or a folder")
	case errors.Is(err, fs.ErrNotExist) && isLink(path):
		return fmt.Errorf("%s: a link to what is not there", diag.Name(path))
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: there is no such file or folder%s", diag.Name(path), sibling(path))
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: may not be read: permission denied", diag.Name(path))
	case errors.As(err, &system):
		return fmt.Errorf("%s: cannot be read: %w", diag.Name(path), system.Err)
	default:
		return err
	}
}

func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// sibling suggests the name in the same folder that was probably meant.
func sibling(path string) string {
	const most = 1000 // names looked at
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return ""
	}
	defer dir.Close()
	names, err := dir.Readdirnames(most)
	if err != nil && !errors.Is(err, io.EOF) {
		return ""
	}
	best, ok := suggest.Nearest(stem(path), stems(names))
	if !ok {
		return ""
	}
	for _, name := range names {
		if stem(name) == best {
			return fmt.Sprintf(" (did you mean %q?)", name)
		}
	}
	return ""
}

// stem returns the name of a path without the ending of mission files, so that
// not all names look alike.
func stem(path string) string { return strings.TrimSuffix(filepath.Base(path), Extension) }

func stems(names []string) []string {
	short := make([]string, len(names))
	for i, name := range names {
		short[i] = stem(name)
	}
	return short
}

// StoryAbove returns the nearest folder that holds a story and the file at a path, or
// "" if there is none.
func StoryAbove(path string) string {
	for folder := filepath.Dir(path); ; folder = filepath.Dir(folder) {
		if info, err := os.Stat(filepath.Join(folder, "story.md")); err == nil && info.Mode().IsRegular() {
			return folder
		}
		if folder == filepath.Dir(folder) {
			return ""
		}
	}
}
