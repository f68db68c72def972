package library

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/save"
)

var _ keep.Writer = Writer{}

// A Writer writes runs as mission files to paths that the player types. It
// implements [keep.Writer].
type Writer struct{ Clock func() time.Time }

// Propose names a file in the working folder after the place that the run has come
// to and the time at which it began.
func (w Writer) Propose(run playthrough.Run) string {
	now, story := &run.Now().State, run.Story
	at := story.NodeScene(now.Node).ID
	if e, ended := now.Ended(); ended {
		at = story.Endings[e].ID
	}
	return story.ID + "-" + strings.ReplaceAll(at, "_", "-") + run.Started.Format("-20060102-150405") + save.Ext
}

// Write writes the run to a file that was not there before, and returns its whole
// path once the disk has it. A path without an ending gets that of mission files;
// ~ is the home folder.
func (w Writer) Write(run playthrough.Run, path string) (string, error) {
	path, err := wholePath(path)
	if err != nil {
		return "", err
	}
	data, err := New("", w.Clock).Text(run)
	if err != nil {
		return "", err
	}
	return path, writeNew(path, data)
}

// wholePath completes a path that was typed without a shell.
func wholePath(path string) (string, error) {
	path = strings.TrimSpace(path)
	if path == "" {
		return "", errors.New("there is no name: type one")
	}
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", errors.New("there is no home folder: type the whole path")
		}
		path = home + rest
	}
	last := path[len(path)-1]
	if info, err := os.Stat(path); err == nil && info.IsDir() || os.IsPathSeparator(last) {
		return "", fmt.Errorf("%s is a folder: add a name to it", path)
	}
	if filepath.Ext(path) == "" {
		path += save.Ext
	}
	return filepath.Abs(path)
}

// writeNew writes a new file, or says how to go on if that cannot be.
func writeNew(path string, data []byte) error {
	switch err := save.WriteNew(path, data); {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s is there already, and stays as it is: type another name", path)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no folder %s: type another path", filepath.Dir(path))
	default:
		return fmt.Errorf("%s: %w", path, save.Cause(err))
	}
}
