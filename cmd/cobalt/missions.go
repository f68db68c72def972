package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/inputs"
	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/render/output"
	"cobalt/game/suggest"
	"cobalt/save"
	"cobalt/save/inventory"
	"cobalt/save/library"
)

// A missionsCommand is `cobalt missions`, and the commands below it.
type missionsCommand struct {
	*options
	json bool
}

func newMissionsCommand(o *options) *cobra.Command {
	m := &missionsCommand{options: o}
	cmd := &cobra.Command{
		Use:   "missions",
		Short: "List, show, rename, delete and locate saved missions",
		Long: `Missions lists the missions that were saved, the last one first: where each
stands, and in what state its file is. It is one of

  ok        whole, and of the story as it is
  changed   whole, and of the story as it was once, of another story, or of a
            newer program; show says how far it goes
  damaged   not what was once written; show says what can be had of it

Nothing but delete deletes anything.`,
		Example: `  cobalt missions
  cobalt missions list --json
  cobalt missions rename 20261122-140311 budapest
  cobalt play "$(cobalt missions path budapest)"`,
		Args: noCommand,
		RunE: m.list,
	}
	m.addJSON(cmd, "an array")
	cmd.AddCommand(m.newList(), m.newShow(), m.newRename(), m.newDelete(), m.newPath(), m.newRecover())
	return cmd
}

func (m *missionsCommand) addJSON(cmd *cobra.Command, what string) {
	cmd.Flags().BoolVar(&m.json, "json", false, "write "+what+" of JSON")
}

// noCommand refuses arguments that are not the name of a command below another.
func noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return fmt.Errorf("%s has no command %q%s; `%s --help` lists them",
		cmd.CommandPath(), args[0], suggest.Phrase(args[0], commandNames(cmd)), cmd.CommandPath())
}

// names demands so many names of missions, and says how to give them.
func names(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || most >= 0 && len(args) > most {
			return fmt.Errorf("usage: %s; `cobalt missions` lists the names", cmd.UseLine())
		}
		return nil
	}
}

// store returns the store of missions.
func (m *missionsCommand) store() (*save.Store, error) {
	folder, err := m.place().Missions()
	if err != nil {
		return nil, err
	}
	return save.Open(folder, time.Now), nil
}

// both returns the store of missions, and the story to replay them on.
func (m *missionsCommand) both() (*save.Store, *game.Story, error) {
	story, err := m.story()
	if err != nil {
		return nil, nil, err
	}
	store, err := m.store()
	return store, story, err
}

// missionName is the mission that an argument names, by its own name or its file's.
func missionName(arg string) string { return strings.TrimSuffix(arg, inputs.Extension) }

// notFound says of a name that no mission has it, and which was probably meant; any
// other error stays as it is.
func notFound(store *save.Store, name string, err error) error {
	return unknownSlot(store, name, err, "mission")
}

// unknownSlot is notFound for slots that messages call something else, and that a
// command of that name, and an s, lists.
func unknownSlot(store *save.Store, name string, err error, what string) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	known, listing := store.Names()
	if listing != nil {
		return listing
	}
	return fmt.Errorf("there is no %s %q%s; `cobalt %ss` lists them", what, name, suggest.Phrase(name, known), what)
}

// completeNames completes an argument to the names of missions.
func (m *missionsCommand) completeNames(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var known []string
	if store, err := m.store(); err == nil {
		known, _ = store.Names()
	}
	return known, cobra.ShellCompDirectiveNoFileComp
}

func (m *missionsCommand) newList() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the missions that were saved, the last one first",
		Args:  noArguments,
		RunE:  m.list,
	}
	m.addJSON(cmd, "an array")
	return cmd
}

func (m *missionsCommand) list(*cobra.Command, []string) error {
	store, story, err := m.both()
	if err != nil {
		return err
	}
	all, err := store.List(story)
	switch {
	case err != nil:
		return err
	case m.json:
		return output.JSON(m.out, inventory.Missions(all, story))
	case len(all) == 0:
		m.complain(fmt.Errorf("no mission is saved yet in %s; `cobalt` begins a run, which is saved from its first choice on", store.Dir()))
		return nil
	}
	return inventory.WriteTable(m.out, inventory.MissionRows(all, m.paint(m.out)))
}

func (m *missionsCommand) newShow() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show NAME",
		Short: "Say all that is known of a mission, and what can be done where it is damaged",
		Args:  names(1, 1),
		RunE:  m.show,

		ValidArgsFunction: m.completeNames,
	}
	m.addJSON(cmd, "an object")
	return cmd
}

func (m *missionsCommand) show(_ *cobra.Command, args []string) error {
	store, story, err := m.both()
	if err != nil {
		return err
	}
	name := missionName(args[0])
	found, err := store.Load(name, story)
	if err != nil {
		return notFound(store, name, err)
	}
	if m.json {
		return output.JSON(m.out, inventory.NewMission(found, story))
	}
	versions, err := store.Versions(name, story)
	if err != nil {
		return err
	}
	return inventory.WriteFields(m.out, inventory.MissionFields(found, versions, story, shellWord))
}

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
