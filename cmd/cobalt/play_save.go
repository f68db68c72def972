package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/tui"
)

// A missionKeeper keeps runs as mission files in a folder, a file a run, named
// by when the run began. It implements [tui.Keeper].
type missionKeeper struct {
	folder string
	story  *game.Story
	clock  func() time.Time

	path    string    // of the file; empty until a run is first kept
	started time.Time // which run the file holds
	record  *mission.Recorder
	kept    []game.ChoiceID // the choices that record has written down
}

// goOn makes the run's further choices go to the file it was read from, where
// that is one of the folder's own. Others are never written to: the run goes on
// in a new file.
func (k *missionKeeper) goOn(path string, file *mission.File, run tui.Run) error {
	path, err := filepath.Abs(path)
	if err != nil || filepath.Dir(path) != k.folder {
		return err
	}
	k.path, k.started = path, run.Started
	for _, step := range run.Steps()[1:] {
		k.kept = append(k.kept, step.Choice)
	}
	k.record, _, err = mission.Resume(k.story, file, mission.Options{Difficulty: &run.Difficulty, Words: k.story.Text[1:]})
	return err
}

// Keep writes the run to its file, and returns once the disk has it.
func (k *missionKeeper) Keep(run tui.Run) error {
	data, err := k.mission(run)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(k.folder, 0o700); err != nil {
		return err
	}
	if k.path == "" || !k.started.Equal(run.Started) {
		path, err := reserve(k.folder, run.Started.Format("20060102-150405"))
		if err != nil {
			return err
		}
		k.path, k.started = path, run.Started
	}
	return writeDurably(k.path, data)
}

// unsaved returns a run that could not be kept as the text of its mission file.
func (k *missionKeeper) unsaved(run tui.Run) ([]byte, error) { return k.mission(run) }

// mission writes the run down. Only what differs from the last time is played
// again.
func (k *missionKeeper) mission(run tui.Run) ([]byte, error) {
	steps := run.Steps()[1:]
	if err := k.rewind(run, steps); err != nil {
		return nil, err
	}
	for _, step := range steps[len(k.kept):] {
		c := &k.story.Choices[step.Choice]
		index := int(step.Choice - k.story.Nodes[c.Node].First)
		if err := k.record.Choose(index, step.At); err != nil {
			return nil, err
		}
		k.kept = append(k.kept, step.Choice)
	}
	if err := k.record.File.Seal(k.clock()); err != nil {
		return nil, err
	}
	return k.record.File.Bytes(), nil
}

// rewind takes the record back to what it has in common with the run.
func (k *missionKeeper) rewind(run tui.Run, steps []*tui.Step) (err error) {
	if k.record == nil || !k.started.Equal(run.Started) {
		k.kept = nil
		k.record, err = mission.Record(k.story, run.Difficulty, mission.Options{})
		return err
	}
	common := 0
	for common < len(k.kept) && common < len(steps) && k.kept[common] == steps[common].Choice {
		common++
	}
	if common == len(k.kept) {
		return nil
	}
	k.kept = k.kept[:common]
	return k.record.Rewind(common)
}

// mostOfAName is how many files of one name, numbered, a folder may hold.
const mostOfAName = 1000

// reserve makes an empty mission file of a name that is not taken yet.
func reserve(folder, name string) (string, error) {
	for i := 1; i <= mostOfAName; i++ {
		path := filepath.Join(folder, name+".mission")
		if i > 1 {
			path = filepath.Join(folder, fmt.Sprintf("%s-%d.mission", name, i))
		}
		file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err == nil {
			return path, file.Close()
		}
		if !errors.Is(err, fs.ErrExist) {
			return "", err
		}
	}
	return "", fmt.Errorf("%s: there are %d missions of the name %s already", folder, mostOfAName, name)
}

// writeDurably puts data in the place of a file, whole or not at all, and
// returns once the disk has it: a new file beside it is written, brought to the
// disk and given its name, and then the folder is brought to the disk. After a
// failure the file is what it was.
func writeDurably(path string, data []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".cobalt-*.tmp")
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder brings a folder's list of names to the disk. Windows does so by
// itself.
func syncFolder(path string) error {
	if isWindows {
		return nil
	}
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
