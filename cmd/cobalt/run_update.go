package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"cobalt/game"
	"cobalt/game/mission"
)

// updateOne runs an input, and rewrites in its file the expectations that do not
// hold.
func (r *runCommand) updateOne(story *game.Story, in input, file *mission.File, opt mission.Options) outcome {
	if in.path == "-" {
		in.err = errors.New("standard input cannot be rewritten: --update takes files")
		return outcome{input: in}
	}
	u, err := mission.Update(story, file, opt)
	if err == nil && len(u.Changes) > 0 {
		err = replaceFile(in.path, u.File.Bytes())
	}
	if err != nil {
		in.err = err
		return outcome{input: in}
	}
	return outcome{input: in, result: u.Result, changes: u.Changes}
}

// writeChanges writes which expectations of a file were rewritten, and whether
// its transcript was.
func writeChanges(w io.Writer, o *outcome, p painter) {
	for _, c := range o.changes {
		fmt.Fprintf(w, "  %s:%d: rewritten: expect %s\n", printable(o.path), c.Line, printable(c.Now))
		fmt.Fprintf(w, "      %s\n", p.dim("it was: expect "+printable(c.Was)))
	}
	if o.wrote != "" {
		fmt.Fprintf(w, "  %s\n", printable(o.wrote))
	}
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

// createFile writes a file that is not there yet.
func createFile(path string, text []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err == nil {
		_, err = file.Write(text)
		err = errors.Join(err, file.Close())
	}
	if err != nil {
		return fmt.Errorf("the file cannot be written: %w", err)
	}
	return nil
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
	return nil
}
