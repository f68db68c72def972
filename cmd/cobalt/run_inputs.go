package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/suggest"
)

// missionExt is how the names of mission files end.
const missionExt = ".mission"

// An input is a mission file to run, or what is wrong with an argument.
type input struct {
	path string // "-" is standard input
	err  error
}

// gather returns what the arguments stand for, in their order; a folder's files
// sorted.
func (r *runCommand) gather(args []string) []input {
	var inputs []input
	stdin := false
	for _, arg := range args {
		switch {
		case arg == "-" && stdin:
			inputs = append(inputs, input{arg, errors.New("standard input can be read only once")})
		case arg == "-":
			stdin = true
			inputs = append(inputs, input{path: arg})
		default:
			inputs = append(inputs, expand(arg)...)
		}
	}
	return inputs
}

// expand returns what a path stands for: the file there, or the mission files
// in the folder there.
func expand(path string) []input {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return []input{{path, unreadable(path, err)}}
	case !info.IsDir():
		return []input{{path: path}}
	}
	inputs := missionsBelow(path)
	if len(inputs) == 0 {
		return []input{{path, fmt.Errorf("%s: no mission file is below this folder (one whose name ends in %s)", diag.Name(path), missionExt)}}
	}
	return inputs
}

// missionsBelow returns the mission files below a folder, sorted, and the
// folders there that cannot be read. Dot-files and the contents of dot-folders
// are left out, because editors, file managers and git keep their own there.
func missionsBelow(folder string) []input {
	var inputs []input
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
			inputs = append(inputs, input{path, unreadable(path, err)})
		case !entry.IsDir() && filepath.Ext(path) == missionExt:
			inputs = append(inputs, regular(path))
		}
		return nil
	})
	slices.SortStableFunc(inputs, func(a, b input) int {
		return slices.Compare(parts(a.path), parts(b.path))
	})
	return inputs
}

// parts splits a path into its names, so that a folder sorts as one.
func parts(path string) []string {
	dir, name := filepath.Split(filepath.Clean(path))
	if dir == "" || name == "" {
		return []string{path}
	}
	return append(parts(filepath.Clean(dir)), name)
}

// regular returns the input at a path in a folder, which must be a file: what
// was not named is not waited for.
func regular(path string) input {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return input{path, unreadable(path, err)}
	case !info.Mode().IsRegular():
		return input{path, fmt.Errorf("%s: not a file", diag.Name(path))}
	default:
		return input{path: path}
	}
}

// read reads the mission file at a path, or from standard input.
func (r *runCommand) read(path string) (*mission.File, error) {
	var file *mission.File
	var err error
	if path == "-" {
		file, err = mission.Read("standard input", r.in)
	} else {
		file, err = mission.ReadFile(path)
	}
	if err != nil {
		return nil, unreadable(path, err)
	}
	return file, nil
}

// unreadable says why nothing was read at a path, in words.
func unreadable(path string, err error) error {
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

// sibling suggests what in the same folder was probably meant.
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

// stem is a path's name without what the names of mission files end in, so that
// not everything looks alike.
func stem(path string) string { return strings.TrimSuffix(filepath.Base(path), missionExt) }

func stems(names []string) []string {
	short := make([]string, len(names))
	for i, name := range names {
		short[i] = stem(name)
	}
	return short
}

// completeMissions completes an argument to the names of mission files.
func completeMissions(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{missionExt[1:]}, cobra.ShellCompDirectiveFilterFileExt
}
