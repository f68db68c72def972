package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/save"
)

func (m *missionsCommand) newRename() *cobra.Command {
	return &cobra.Command{
		Use:   "rename NAME NEW",
		Short: "Give a mission another name",
		Args:  names(2, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			store, err := m.store()
			if err != nil {
				return err
			}
			name := missionName(args[0])
			return notFound(store, name, store.Rename(name, missionName(args[1])))
		},
		ValidArgsFunction: m.completeNames,
	}
}

func (m *missionsCommand) newDelete() *cobra.Command {
	return &cobra.Command{
		Use:   "delete NAME...",
		Short: "Delete missions, and the versions kept of them, for good",
		Args:  names(1, -1),
		RunE: func(_ *cobra.Command, args []string) error {
			store, err := m.store()
			if err != nil {
				return err
			}
			for _, arg := range args {
				name := missionName(arg)
				err = errors.Join(err, notFound(store, name, store.Delete(name)))
			}
			return err
		},
		ValidArgsFunction: m.completeNames,
	}
}

func (m *missionsCommand) newPath() *cobra.Command {
	return &cobra.Command{
		Use:   "path [NAME]",
		Short: "Print where a mission is kept, or all of them",
		Args:  names(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			store, err := m.store()
			if err != nil {
				return err
			}
			path := store.Dir()
			if len(args) == 1 {
				name := missionName(args[0])
				path, err = store.Find(name)
				err = notFound(store, name, err)
			}
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(m.out, path)
			return err
		},
		ValidArgsFunction: m.completeNames,
	}
}

func (m *missionsCommand) newRecover() *cobra.Command {
	replay := false
	cmd := &cobra.Command{
		Use:   "recover NAME [NEW]",
		Short: "Make a new mission of what can be had of a damaged one",
		Long: `Recover makes a new mission of the last good version of one that is damaged, or,
with --replay, of what of its file can still be replayed. The damaged one stays
as it is. The new one is called NEW, else NAME-recovered; its name is printed.`,
		Args: names(1, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			as := missionName(args[0]) + "-recovered"
			if len(args) == 2 {
				as = missionName(args[1])
			}
			return m.recover(missionName(args[0]), as, replay)
		},
		ValidArgsFunction: m.completeNames,
	}
	cmd.Flags().BoolVar(&replay, "replay", false, "take what of the file can be replayed, not the last good version")
	return cmd
}

// recover makes a new mission of what can be had of another.
func (m *missionsCommand) recover(name, as string, replay bool) error {
	store, story, err := m.both()
	if err != nil {
		return err
	}
	source, err := source(store, story, name, replay)
	if err != nil {
		return notFound(store, name, err)
	}
	slot, err := store.CreateNumbered(as)
	if err != nil {
		return err
	}
	if err := errors.Join(m.copyInto(slot, source, story), slot.Close()); err != nil {
		return err
	}
	_, err = fmt.Fprintln(m.out, printable(slot.Name()))
	return err
}

// source finds what a damaged mission is recovered from.
func source(store *save.Store, story *game.Story, name string, replay bool) (*save.Mission, error) {
	found, err := store.Load(name, story)
	if err != nil {
		return nil, err
	}
	if found.State != save.Damaged {
		return nil, fmt.Errorf("%s is %s, not damaged: `cobalt play` takes it up as far as it goes", found.Path, found.State)
	}
	versions, err := store.Versions(name, story)
	switch {
	case err != nil:
		return nil, err
	case !replay && len(versions) > 0:
		return versions[0], nil
	case replayable(found):
		return found, nil
	case len(versions) > 0:
		return nil, fmt.Errorf("%s: nothing of it can be replayed; without --replay its last good version is taken", found.Path)
	default:
		return nil, fmt.Errorf("%s: %w", found.Path, errBeyond)
	}
}

// copyInto saves what replays of a mission to a slot.
func (m *missionsCommand) copyInto(slot *save.Slot, source *save.Mission, story *game.Story) error {
	opt := mission.Options{Words: story.Text[1:]}
	if m.difficulty.given {
		opt.Difficulty = &m.difficulty.value
	}
	rec, _, err := mission.Resume(story, source.File, opt)
	if errors.Is(err, mission.ErrFront) {
		rec, err = rewrite(story, source.File, opt)
	}
	if err != nil {
		return err
	}
	return slot.Save(rec.File)
}

// rewrite takes a file's choices down anew, as far as they go: its front matter
// cannot be used.
func rewrite(story *game.Story, file *mission.File, opt mission.Options) (*mission.Recorder, error) {
	difficulty := file.Difficulty
	if opt.Difficulty != nil {
		difficulty = *opt.Difficulty
	}
	rec, err := mission.Record(story, difficulty, mission.Options{})
	if err != nil {
		return nil, err
	}
	opt.Difficulty = &difficulty
	opt.Observe = func(s *mission.Step) {
		if s.Choice != game.NoChoice && err == nil {
			err = rec.Choose(int(s.Choice-story.Nodes[s.Before.Node].First), s.Line.At)
		}
	}
	_, failed := mission.Run(story, file, opt)
	return rec, errors.Join(err, failed)
}
