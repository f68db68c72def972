package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"cobalt/game/diag"
	"cobalt/save/library"
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

// recover makes a new mission of a damaged one.
func (m *missionsCommand) recover(name, as string, replay bool) error {
	store, story, err := m.both()
	if err != nil {
		return err
	}
	r := library.Recovery{Name: name, As: as, Replay: replay}
	if m.difficulty.Given {
		r.Difficulty = &m.difficulty.Value
	}
	made, err := library.Recover(store, story, r)
	if err != nil {
		return notFound(store, name, err)
	}
	_, err = fmt.Fprintln(m.out, diag.Printable(made))
	return err
}
