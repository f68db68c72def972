package main

import (
	"fmt"
	"os"
	"path/filepath"

	"cobalt/save"
)

// writeOutput writes a result to the file that -o names; "-" is standard output.
func (o *options) writeOutput(path string, text []byte) error {
	if path != "-" {
		return o.writeFile(path, text)
	}
	if _, err := o.out.Write(text); err != nil {
		return fmt.Errorf("standard output cannot be written: %w", err)
	}
	return nil
}

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
		err = save.WriteNew(path, text)
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
	missions, err := o.place().Missions()
	records, err2 := o.place().Records()
	return err == nil && sameFile(filepath.Dir(target), missions) || err2 == nil && sameFile(filepath.Dir(target), records)
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

// replaceFile writes a file anew, whole or not at all.
func replaceFile(path string, text []byte) error {
	if err := save.Replace(path, text); err != nil {
		return fmt.Errorf("%s cannot be rewritten: %w", path, err)
	}
	return nil
}
