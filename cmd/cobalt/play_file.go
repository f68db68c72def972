package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"cobalt/game/playthrough"
	"cobalt/save"
)

// A runWriter writes runs as mission files where the player says. It implements
// [tui.RunWriter].
type runWriter struct{ clock func() time.Time }

// Propose names a file in the working folder, by where the run has come to and
// when it began.
func (w runWriter) Propose(run playthrough.Run) string {
	now, story := &run.Now().State, run.Story
	where := story.NodeScene(now.Node).ID
	if e, ended := now.Ended(); ended {
		where = story.Endings[e].ID
	}
	return story.ID + "-" + strings.ReplaceAll(where, "_", "-") + run.Started.Format("-20060102-150405") + missionEnding
}

// missionEnding is how the name of a mission file ends.
const missionEnding = ".mission"

// Write writes the run to a file that was not there before. A name without an
// ending gets that of mission files; ~ is the home folder.
func (w runWriter) Write(run playthrough.Run, path string) (string, error) {
	path, err := wholePath(path)
	if err != nil {
		return "", err
	}
	keeper := missionKeeper{clock: w.clock}
	data, err := keeper.unsaved(run)
	if err != nil {
		return "", err
	}
	return path, writeNew(path, data)
}

// wholePath is what a path stands for that was typed without a shell.
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
		return "", fmt.Errorf("%s is a folder: add a name to it", printable(path))
	}
	if filepath.Ext(path) == "" {
		path += missionEnding
	}
	return filepath.Abs(path)
}

// writeNew writes a file durably, where there is none, and says what to do where
// that cannot be.
func writeNew(path string, data []byte) error {
	switch err := save.WriteNew(path, data); {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s is there already, and stays as it is: type another name", printable(path))
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no folder %s: type another path", printable(filepath.Dir(path)))
	default:
		return fmt.Errorf("%s: %w", printable(path), bareError(err))
	}
}
