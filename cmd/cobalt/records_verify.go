package main

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/inputs"
	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/mission"
	"cobalt/game/render/output"
	"cobalt/save"
	"cobalt/save/inventory"
	"cobalt/save/library"
)

func (r *recordsCommand) newVerify() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "verify [FILE|DIR|NAME...]",
		Short: "Re-run the files of races, and say whether what they claim holds",
		Long: `Verify re-runs mission files, your own of this story where none is named, or anybody's:
a folder stands for every .mission below it, - for standard input. A file holds
where it is whole, of this very story, can be played line by line, comes to an
ending, to the one that it claims to have been raced for, and its clock never goes
back. The files of a race for all endings must be given together: each run is
there, and they come to every ending.

Choices and minutes follow from the file. That the real time is true, nothing can
show; of a file whose seals were taken out, or that never had any, nothing shows
either that it is as it was written: it is told as unsealed.

Your own files that hold and do not name the story's rules, because an earlier
version of this program wrote them, get them: from then on they hold for as long as
these rules stay, however the words change.

With --category or --difficulty the files must hold for that one too, whatever
they claim.

Exit status: 0 where all holds, 1 where something does not, 2 where a file cannot
be read.`,
		RunE:              interruptible(r.verify),
		ValidArgsFunction: completeMissions,
	}
	r.addJSON(cmd, "an object")
	r.addCategory(cmd, "demand that the files hold in this `category`: any, all or the id of an ending")
	return cmd
}

// A verification gathers the files, and the exit status.
type verification struct {
	inventory.Verification
	status int
}

func (r *recordsCommand) verify(cmd *cobra.Command, args []string) error {
	r.in = untilDone(cmd.Context(), r.in)
	story, err := r.story()
	if err != nil {
		return err
	}
	wanted, err := r.wanted(story)
	if err != nil {
		return err
	}
	records, err := r.records(r.now)
	if err != nil {
		return err
	}
	store := records.Store()
	v, err := r.gatherEntries(store, story, args)
	if err != nil {
		return err
	}
	v.Story, v.Attempts = story, race.Attempts(story, v.Entries)
	if len(args) == 0 {
		if err := records.Adopt(story, v.Entries); err != nil {
			r.complain(err)
		}
	}
	var d *game.Difficulty
	if r.difficulty.Given {
		d = &r.difficulty.Value
	}
	if v.Demand(wanted, d); !v.OK() {
		v.status = max(v.status, exitFailed)
	}
	switch {
	case r.json:
		err = output.JSON(r.out, v.JSON(story))
	case len(v.Entries) == 0:
		r.complain(fmt.Errorf("no race of this story was finished yet in %s; name the files to verify", store.Dir()))
	default:
		err = v.Write(r.out, r.paint(r.out))
	}
	if err != nil {
		return err
	}
	return exit(v.status)
}

// gatherEntries re-runs the files that the arguments name, or all that are kept.
func (r *recordsCommand) gatherEntries(store *save.Store, story *game.Story, args []string) (v verification, err error) {
	if len(args) == 0 {
		v.Entries, err = library.Entries(store, story)
		v.Entries = slices.DeleteFunc(v.Entries, func(e *race.Entry) bool { return e.File != nil && e.File.Check(story) != nil })
		return v, err
	}
	stdin := false
	for _, arg := range args {
		switch {
		case arg == "-" && stdin:
			return v, errors.New("standard input can be read only once")
		case arg == "-":
			stdin = true
			file, err := mission.Read("standard input", r.in)
			v.add(checkRead(story, "standard input", file, err))
		default:
			for _, in := range recordInputs(store, arg) {
				v.take(story, in)
			}
		}
	}
	return v, nil
}

// recordInputs returns the files that an argument stands for: a path, or the
// name of a record.
func recordInputs(store *save.Store, arg string) []inputs.Input {
	if _, err := os.Stat(arg); err != nil {
		if path, err := store.Find(missionName(arg)); err == nil {
			return []inputs.Input{{Path: path}}
		}
	}
	return inputs.Expand(arg)
}

func (v *verification) take(story *game.Story, in inputs.Input) {
	if in.Err != nil {
		v.add(race.Check(story, in.Path, nil, in.Err), in.Err)
		return
	}
	v.add(checkFile(story, in.Path, in.Path))
}

// add takes note of a file, and of an error that kept it from being read.
func (v *verification) add(e *race.Entry, unread error) {
	v.Entries = append(v.Entries, e)
	if unread != nil {
		v.status = exitUsage
	}
}
