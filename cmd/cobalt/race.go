package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/explore"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/game/tui"
	"cobalt/save"
)

// A raceCommand is `cobalt race`.
type raceCommand struct {
	playCommand
	category string
	prove    bool
}

func newRaceCommand(o *options) *cobra.Command {
	r := &raceCommand{playCommand: playCommand{options: o}}
	cmd := &cobra.Command{
		Use:   "race",
		Short: "Play against the clock, and keep the record",
		Long: `Race plays a timed run. The clock starts with the first key and stops with the
choice that ends the run; it cannot be paused, and nothing can be taken back. The
splits, scene by scene, stand beside your best and beside the shortest run that is
proven possible; a scene that was never left as fast is marked.

--category is what is raced for: "any" ending, one ending by its id, or "all" of
them, one run behind the other on one clock.

A finished race is kept as its mission file, with the records, and never written
over; one that is left is a mission like any other, and no record. Everything
works with --plain too; the first line then starts the clock.`,
		Example: `  cobalt race
  cobalt race --category ghost
  cobalt race --category all --difficulty recruit
  cobalt records`,
		Args: noArguments,
		RunE: r.run,
	}
	r.screenFlags(cmd)
	cmd.Flags().StringVar(&r.category, "category", string(race.Any), "what to race for: any, all or the `id` of an ending")
	cmd.Flags().BoolVar(&r.prove, "prove", false, "prove the least that is possible first, where it is not known: of a story of your own")
	o.completeCategories(cmd)
	return cmd
}

func (r *raceCommand) run(cmd *cobra.Command, _ []string) error {
	r.fresh = true
	o, err := r.prepare(nil)
	if err != nil {
		return err
	}
	files, err := r.lineUp(cmd, &o)
	if err != nil {
		return err
	}
	err = r.finish(cmd, o)
	if !r.inLines() {
		files.tell()
	}
	return err
}

// lineUp readies the race: what it is for, and what it is held against.
func (r *raceCommand) lineUp(cmd *cobra.Command, o *tui.Options) (*recordKeeper, error) {
	category, err := race.ParseCategory(o.Story, r.category)
	if err != nil {
		return nil, err
	}
	store, err := r.recordStore(r.now)
	if err != nil {
		return nil, err
	}
	entries, err := loadRecords(store, o.Story)
	if err != nil {
		return nil, err
	}
	least, err := proven(o.Story, o.Run.Difficulty)
	if err == nil && least == nil && r.prove {
		least, err = prove(cmd.Context(), o.Story, explore.Options{Difficulty: o.Run.Difficulty})
	}
	if err != nil {
		return nil, err
	}
	files := &recordKeeper{options: r.options, store: store, story: o.Story, phrases: o.Phrases}
	o.Race = &tui.Race{Category: category, Earlier: race.Attempts(o.Story, entries), Proven: least, Keep: files.keep}
	return files, nil
}

// A recordKeeper keeps the files of finished races, each in a slot of its own.
type recordKeeper struct {
	*options
	store   *save.Store
	story   *game.Story
	phrases *tui.Phrases
	kept    []string // the files' paths
}

// keep writes a finished run with what it claims, and returns where once the disk
// has it.
func (k *recordKeeper) keep(run playthrough.Run, claim race.Claim) (string, error) {
	file, err := k.file(run, claim)
	if err != nil {
		return "", err
	}
	slot, err := k.store.CreateNumbered(k.name(run, claim))
	if err != nil {
		return "", err
	}
	if err := errors.Join(slot.Save(file), slot.Close()); err != nil {
		return "", err
	}
	k.kept = append(k.kept, slot.Path())
	return slot.Path(), nil
}

// file writes a run down as a mission.
func (k *recordKeeper) file(run playthrough.Run, claim race.Claim) (*mission.File, error) {
	rec, err := mission.Record(k.story, run.Difficulty, mission.Options{})
	if err != nil {
		return nil, err
	}
	if err := rec.Follow(run); err != nil {
		return nil, err
	}
	return rec.File, claim.Write(rec.File)
}

// name names a run's slot: by its ending, and when it was begun; the runs of a
// race for all endings by when that was, and their number.
func (k *recordKeeper) name(run playthrough.Run, claim race.Claim) string {
	what, began, leg := "run", run.Started, ""
	if e, ended := run.Now().State.Ended(); ended {
		what = k.story.Endings[e].ID
	}
	if claim.Leg > 0 {
		what, began, leg = string(race.All), claim.Began, fmt.Sprintf("-%02d-%s", claim.Leg, what)
	}
	return fmt.Sprintf("%s-%s-%s%s", what, run.Difficulty, began.Local().Format("20060102-150405"), leg)
}

// tell says where the files are.
func (k *recordKeeper) tell() {
	for _, path := range k.kept {
		fmt.Fprintln(k.out, printable(k.phrases.RaceKept(path)))
	}
}

// bests returns what the player's finished runs on a difficulty have done best,
// races and others, as far as they can be read: who plays is not kept from it.
func (o *options) bests(story *game.Story, missions *save.Store) func(game.Difficulty) *race.Bests {
	records, err := o.recordStore(time.Now)
	return func(d game.Difficulty) *race.Bests {
		entries, _ := loadRecords(missions, story)
		if err == nil {
			raced, _ := loadRecords(records, story)
			entries = append(entries, raced...)
		}
		return race.Pace(race.In(race.Attempts(story, entries), race.Any, d))
	}
}
