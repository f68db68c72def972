package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"cobalt/game"
	"cobalt/game/suggest"
	"cobalt/save"
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
func missionName(arg string) string { return strings.TrimSuffix(arg, missionExt) }

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
