package main

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/tui"
	"cobalt/save"
)

// A missionKeeper keeps runs as mission files in slots, a slot a run, named by
// when the run began. It implements [tui.Keeper].
type missionKeeper struct {
	store *save.Store
	story *game.Story
	clock func() time.Time

	slot    *save.Slot // nil until a run is first kept
	path    string     // of the slot's file; empty until a run is first kept
	started time.Time  // which run the slot holds
	notice  string     // what the player should know of where the run is kept, if anything
	record  *mission.Recorder
	kept    []game.ChoiceID // the choices that record has written down
}

// newMissionKeeper keeps runs of a story in a folder.
func newMissionKeeper(folder string, story *game.Story, clock func() time.Time) *missionKeeper {
	return &missionKeeper{store: save.Open(folder, clock), story: story, clock: clock}
}

// goOn makes the run's further choices go to the file it was read from, where
// that is one of the folder's own, and nobody else is playing it. Others are
// never written to: the run goes on in a new file.
func (k *missionKeeper) goOn(path string, file *mission.File, run tui.Run) error {
	name, ok := k.store.Slot(path)
	if !ok {
		return nil
	}
	slot, err := k.take(name, file)
	if err != nil {
		k.notice = printable(fmt.Sprintf("%v. The run goes on in a file of its own.", err))
		return nil
	}
	k.slot, k.path, k.started = slot, slot.Path(), run.Started
	for _, step := range run.Steps()[1:] {
		k.kept = append(k.kept, step.Choice)
	}
	k.record, _, err = mission.Resume(k.story, file, mission.Options{Difficulty: &run.Difficulty, Words: k.story.Text[1:]})
	return err
}

// offer adds to what is wrong with a mission of the folder's own what can be had
// of it, if that is damaged.
func (k *missionKeeper) offer(args []string, err error) error {
	if err == nil || len(args) == 0 {
		return err
	}
	name, ok := k.store.Slot(args[0])
	if !ok {
		return err
	}
	found, failed := k.store.Load(name, k.story)
	if failed != nil {
		return err
	}
	versions, _ := k.store.Versions(name, k.story)
	for _, line := range advice(found, versions) {
		err = fmt.Errorf("%w\n%s", err, line[1])
	}
	return err
}

// take takes a slot, as long as it holds what was read.
func (k *missionKeeper) take(name string, read *mission.File) (*save.Slot, error) {
	slot, file, err := k.store.Take(name)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(file.Bytes(), read.Bytes()) {
		return nil, errors.Join(&save.Error{Path: slot.Path(), Did: "taken up", Err: save.ErrChanged}, slot.Close())
	}
	return slot, nil
}

// Keep writes the run to its slot, and returns once the disk has it. A slot that
// has become somebody else's stays as it is: the run goes on in a new one.
func (k *missionKeeper) Keep(run tui.Run) error {
	file, err := k.mission(run)
	if err != nil {
		return err
	}
	if k.slot != nil && k.started.Equal(run.Started) {
		err = k.slot.Save(file)
		if !errors.Is(err, save.ErrChanged) && !errors.Is(err, save.ErrTaken) && !errors.Is(err, save.ErrBusy) {
			return err
		}
	}
	if err := k.begin(run); err != nil {
		return err
	}
	return k.slot.Save(file)
}

// begin gives the run a slot of its own.
func (k *missionKeeper) begin(run tui.Run) error {
	slot, err := k.store.CreateNumbered(run.Started.Format("20060102-150405"))
	if err != nil {
		return err
	}
	err = k.close()
	k.slot, k.path, k.started = slot, slot.Path(), run.Started
	return err
}

// close gives the slot back.
func (k *missionKeeper) close() error {
	if k.slot == nil {
		return nil
	}
	err := k.slot.Close()
	k.slot = nil
	return err
}

// unsaved returns a run that could not be kept as the text of its mission file.
func (k *missionKeeper) unsaved(run tui.Run) ([]byte, error) {
	file, err := k.mission(run)
	if err == nil {
		err = file.Seal(k.clock())
	}
	if err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}

// mission writes the run down. Only what differs from the last time is played
// again.
func (k *missionKeeper) mission(run tui.Run) (*mission.File, error) {
	if run.Story != k.story {
		k.retell(run)
	}
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
	return k.record.File, nil
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

// retell writes what was written of a run down for another state of its story,
// comments and all. Where that cannot be, the run is written down anew.
func (k *missionKeeper) retell(run tui.Run) {
	record := k.record
	k.story, k.record, k.kept = run.Story, nil, nil
	if record == nil {
		return
	}
	var kept []game.ChoiceID
	resumed, _, err := mission.Resume(run.Story, record.File, mission.Options{
		Difficulty: &run.Difficulty,
		Observe: func(s *mission.Step) {
			if s.Choice != game.NoChoice {
				kept = append(kept, s.Choice)
			}
		},
	})
	if err == nil {
		k.record, k.kept = resumed, kept
	}
}
