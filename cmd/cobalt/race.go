package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/diag"
	"cobalt/game/explore"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
	"cobalt/save"
	"cobalt/save/library"
)

// A raceCommand is `cobalt race`.
type raceCommand struct {
	playCommand
	category string
	prove    bool
}

// raceLong is the help of `cobalt race`, with the rules of racing.
const raceLong = `Race plays a timed run. The clock starts with the first key and stops with the
choice that ends the run; it cannot be paused, and nothing can be taken back. The
splits, scene by scene, stand beside your best and beside the shortest run that is
proven possible; a scene that was never left as fast is marked.

--category is what is raced for: "any" ending, one ending by its id, or "all" of
them, one run behind the other on one clock.

A finished race is kept as its mission file, with the records, and never written
over; one that is left is a mission like any other, and no record. Everything
works with --plain too; the first line then starts the clock.

The rules:

1. A run is its mission file; anyone can check it. It counts for the ending that it
   comes to, and for "any". The runs of one race that come to every ending count for
   "all", together, on one clock. Each difficulty is for itself.
2. Choices and minutes follow from the file: "cobalt records verify" replays it, and
   finds them or finds you out; it wants the files of a race for "all" together. They
   stand beside the least that is proven possible, which the prover's own routes
   reach. Real time is what the file says. Nobody can prove it; "verify" only sees
   that the clock never goes back.
3. The clock starts with the first key, so the first passage is read for free. In
   "all" it runs on between the runs.
4. What is done is done: a file does not show what was taken back, so in a race
   nothing is, and every choice is made by hand.
5. A race that you leave is a mission, and no record. A record that is beaten stays.`

func newRaceCommand(o *options) *cobra.Command {
	r := &raceCommand{playCommand: playCommand{options: o}}
	cmd := &cobra.Command{
		Use:   "race",
		Short: "Play against the clock, and keep the record",
		Long:  raceLong,
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
	r.raced = files.holds
	err = r.finish(cmd, o)
	if !r.inLines() {
		files.tell()
	}
	return err
}

// lineUp readies the race: its category, and the runs that it is compared with.
func (r *raceCommand) lineUp(cmd *cobra.Command, o *session.Options) (*recordKeeper, error) {
	category, err := race.ParseCategory(o.Story, r.category)
	if err != nil {
		return nil, err
	}
	records, err := r.records(r.now)
	if err != nil {
		return nil, err
	}
	entries, err := records.Load(o.Story)
	if err != nil {
		return nil, err
	}
	least, err := proven(o.Story, o.Run.Difficulty)
	if err == nil && least == nil && r.prove {
		show, done := r.proofProgress()
		least, err = prove(cmd.Context(), o.Story, explore.Options{Difficulty: o.Run.Difficulty, Progress: show})
		done()
	}
	if err != nil {
		return nil, err
	}
	files := &recordKeeper{options: r.options, records: records, phrases: o.Phrases}
	o.Race = &session.Race{Category: category, Earlier: race.Sealed(race.Attempts(o.Story, entries)), Proven: least, Keep: files.keep}
	return files, nil
}

// A recordKeeper keeps the files of finished races, and remembers their paths.
type recordKeeper struct {
	*options
	records *library.Records
	phrases *phrases.Phrases
	kept    []string // the paths
	runs    []playthrough.Run
}

// keep writes a finished run with its claim, and returns the path once the disk
// has it.
func (k *recordKeeper) keep(run playthrough.Run, claim race.Claim) (string, error) {
	path, err := k.records.Keep(run, claim)
	if err == nil {
		k.kept, k.runs = append(k.kept, path), append(k.runs, run)
	}
	return path, err
}

// holds reports whether a run was kept.
func (k *recordKeeper) holds(run playthrough.Run) bool {
	return slices.ContainsFunc(k.runs, run.Same)
}

// tell names the files.
func (k *recordKeeper) tell() {
	for _, path := range k.kept {
		fmt.Fprintln(k.out, diag.Printable(k.phrases.RaceKept(path)))
	}
}

// bests returns a function that finds the player's best finished runs, races and
// others, as far as their files can be read: that they cannot keeps nobody from
// playing.
func (o *options) bests(story *game.Story, lib *library.Library) func(game.Difficulty) *race.Bests {
	stores := []*save.Store{lib.Store()}
	if records, err := o.records(time.Now); err == nil {
		stores = append(stores, records.Store())
	}
	return library.Bests(story, stores...)
}
