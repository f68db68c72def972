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
	"cobalt/save"
	"cobalt/save/library"
)

// A recordsCommand is `cobalt records`, and the commands below it.
type recordsCommand struct {
	*options
	json     bool
	category string
	prove    bool
}

func newRecordsCommand(o *options) *cobra.Command {
	r := &recordsCommand{options: o}
	cmd := &cobra.Command{
		Use:   "records",
		Short: "List, show, verify and locate the records of races",
		Long: `Records lists the best that was raced, by category and difficulty: the least real
time, the fewest choices, the fewest minutes of the story. Every finished race is
kept as its mission file, and no file is ever written over: a record that was
beaten is still there.

A run counts in the category of the ending that it comes to, and in "any"; in
"all", the runs of one race that came to every ending count together. Choices and
minutes follow from the file, and stand beside the least that is proven possible.
Real time is what the file says. A file that is unsealed, because its seals were
taken out or it never had any, stands behind all others and takes nobody's place.`,
		Example: `  cobalt records
  cobalt records --category ghost --json
  cobalt records show ghost-agent-20261122-140311
  cobalt records verify
  cobalt records verify --category ghost somebody-elses.mission`,
		Args: noCommand,
		RunE: interruptible(r.list),
	}
	r.addListFlags(cmd)
	cmd.AddCommand(r.newList(), r.newShow(), r.newVerify(), r.newPath())
	return cmd
}

func (r *recordsCommand) addListFlags(cmd *cobra.Command) {
	r.addJSON(cmd, "an array")
	r.addCategory(cmd, "list this `category` alone: any, all or the id of an ending")
	r.addProve(cmd)
}

func (r *recordsCommand) addJSON(cmd *cobra.Command, what string) {
	cmd.Flags().BoolVar(&r.json, "json", false, "write "+what+" of JSON")
}

func (r *recordsCommand) addCategory(cmd *cobra.Command, usage string) {
	cmd.Flags().StringVar(&r.category, "category", "", usage)
	r.completeCategories(cmd)
}

func (r *recordsCommand) addProve(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&r.prove, "prove", false, "prove the least that is possible where it is not known: of a story of your own")
}

// completeCategories completes the flag --category to the story's categories.
func (o *options) completeCategories(cmd *cobra.Command) {
	o.completeOfStory(cmd, "category", func(story *game.Story) (names []string) {
		for _, c := range race.Categories(story) {
			names = append(names, string(c))
		}
		return names
	})
}

// records returns the files of races.
func (o *options) records(clock func() time.Time) (*library.Records, error) {
	folder, err := o.place().Records()
	if err != nil {
		return nil, err
	}
	return library.OpenRecords(folder, clock), nil
}

// checkFile re-runs the mission file at a path. The error is that it cannot be
// read; that it is damaged is none, but something that is wrong with it.
func checkFile(story *game.Story, name, path string) (*race.Entry, error) {
	in := regular(path)
	if in.err != nil {
		return race.Check(story, name, nil, in.err), in.err
	}
	file, err := mission.ReadFile(path)
	return checkRead(story, name, file, err)
}

func checkRead(story *game.Story, name string, file *mission.File, err error) (*race.Entry, error) {
	var unread error
	if err != nil && !errors.Is(err, mission.ErrDamaged) {
		unread = err
	}
	return race.Check(story, name, file, err), unread
}

// load returns the records' store, the story, and every file of the store.
func (r *recordsCommand) load() (*save.Store, *game.Story, []*race.Entry, error) {
	story, err := r.story()
	if err != nil {
		return nil, nil, nil, err
	}
	records, err := r.records(r.now)
	if err != nil {
		return nil, nil, nil, err
	}
	entries, err := records.Load(story)
	return records.Store(), story, entries, err
}

// wanted returns the category that was asked for; empty if none was.
func (r *recordsCommand) wanted(story *game.Story) (race.Category, error) {
	if r.category == "" {
		return "", nil
	}
	return race.ParseCategory(story, r.category)
}

// leasts tells the least that is proven of a story, difficulty by difficulty. It
// asks for each only once.
type leasts struct {
	*recordsCommand
	story *game.Story
	known map[game.Difficulty]race.Proven
}

func (l *leasts) on(cmd *cobra.Command, d game.Difficulty) (race.Proven, error) {
	if p, ok := l.known[d]; ok {
		return p, nil
	}
	p, err := proven(l.story, d)
	if err == nil && p == nil && l.prove {
		show, done := l.proofProgress()
		p, err = prove(cmd.Context(), l.story, explore.Options{Difficulty: d, Progress: show})
		done()
	}
	if l.known == nil {
		l.known = map[game.Difficulty]race.Proven{}
	}
	l.known[d] = p
	return p, err
}

func (r *recordsCommand) newPath() *cobra.Command {
	return &cobra.Command{
		Use:   "path [NAME]",
		Short: "Print where records are kept, or a record's mission file",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			records, err := r.records(r.now)
			if err != nil {
				return err
			}
			store := records.Store()
			path := store.Dir()
			if len(args) == 1 {
				path, err = store.Find(missionName(args[0]))
				err = noRecord(store, missionName(args[0]), err)
			}
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(r.out, path)
			return err
		},
		ValidArgsFunction: r.completeNames,
	}
}

// noRecord says of a name that no record has it, and which was probably meant; any
// other error stays as it is.
func noRecord(store *save.Store, name string, err error) error {
	return unknownSlot(store, name, err, "record")
}

// completeNames completes an argument to the names of records.
func (r *recordsCommand) completeNames(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var known []string
	if records, err := r.records(r.now); err == nil {
		known, _ = records.Store().Names()
	}
	return known, cobra.ShellCompDirectiveNoFileComp
}
