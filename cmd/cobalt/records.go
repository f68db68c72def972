package main

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/inputs"
	"cobalt/cmd/cobalt/value"
	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/explore"
	"cobalt/game/mission"
	"cobalt/game/render/output"
	"cobalt/save"
	"cobalt/save/inventory"
	"cobalt/save/library"
)

// A recordsCommand is `cobalt records`, and the commands below it.
type recordsCommand struct {
	*options
	json     bool
	category string
	prove    bool
	host     string
	today    bool
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
taken out or it never had any, stands behind all others and takes nobody's place.

--host reads the table of a host that "cobalt serve" opened: over SSH, with your keys,
if the host is one that ~/.ssh/known_hosts has, or by the address of its page.`,
		Example: `  cobalt records
  cobalt records --category ghost --json
  cobalt records --host play.example.org --today
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
	r.addHost(cmd)
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
	in := inputs.Regular(path)
	if in.Err != nil {
		return race.Check(story, name, nil, in.Err), in.Err
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
		Args:  value.Arguments(0, 1),
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

func (r *recordsCommand) newList() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the best that was raced, by category and difficulty",
		Args:  noArguments,
		RunE:  interruptible(r.list),
	}
	r.addListFlags(cmd)
	return cmd
}

func (r *recordsCommand) list(cmd *cobra.Command, _ []string) error {
	if r.host != "" {
		return r.ofHost(cmd)
	}
	if r.today {
		return errors.New("--today is for the table of a host: say which with --host")
	}
	store, story, entries, err := r.load()
	if err != nil {
		return err
	}
	standings, err := r.standings(cmd, story, race.Attempts(story, entries))
	if err != nil {
		return err
	}
	r.mentionBroken(entries)
	switch {
	case r.json:
		return output.JSON(r.out, inventory.NewStandings(store, standings))
	case len(standings) == 0:
		r.complain(fmt.Errorf("no race of this story was finished yet in %s; `cobalt race` runs one", store.Dir()))
		return nil
	}
	return inventory.WriteTable(r.out, inventory.StandingRows(story, standings))
}

// standings groups the attempts that were asked for, beside the least that is proven.
func (r *recordsCommand) standings(cmd *cobra.Command, story *game.Story, attempts []race.Attempt) ([]inventory.Standing, error) {
	wanted, err := r.wanted(story)
	if err != nil {
		return nil, err
	}
	least := leasts{recordsCommand: r, story: story}
	var list []inventory.Standing
	for _, s := range inventory.Standings(story, attempts) {
		if wanted != "" && s.Category != wanted || r.difficulty.Given && s.Difficulty != r.difficulty.Value {
			continue
		}
		p, err := least.on(cmd, s.Difficulty)
		if err != nil {
			return nil, err
		}
		s.Least, s.Proven = p.In(s.Category)
		list = append(list, s)
	}
	return list, nil
}

// mentionBroken says how many files count for nothing.
func (r *recordsCommand) mentionBroken(entries []*race.Entry) {
	broken := 0
	for _, e := range entries {
		if !e.OK() {
			broken++
		}
	}
	if broken > 0 {
		r.complain(fmt.Errorf("%s not counted: `cobalt records verify` says why", output.Plural(broken, "file")))
	}
}

func (r *recordsCommand) newShow() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show NAME",
		Short: "Show a race: its figures and its splits, beside the others and the proven shortest",
		Long: `Show tells a finished race scene by scene: when each was left, how much later
than in the fastest other run of its category, whether no other run was as fast in
it ("gold"), and how many choices more it took there than a run with the fewest.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("usage: %s; `cobalt records` lists the names", cmd.UseLine())
			}
			return nil
		},
		RunE:              interruptible(r.show),
		ValidArgsFunction: r.completeNames,
	}
	r.addJSON(cmd, "an object")
	r.addProve(cmd)
	return cmd
}

func (r *recordsCommand) show(cmd *cobra.Command, args []string) error {
	store, story, entries, err := r.load()
	if err != nil {
		return err
	}
	name := missionName(args[0])
	e := findEntry(entries, name)
	if e == nil {
		return noRecord(store, name, fs.ErrNotExist)
	}
	attempts := race.Attempts(story, entries)
	rows, err := r.compared(cmd, story, attempts, e)
	if err != nil {
		return err
	}
	path, err := store.Path(name)
	if err != nil {
		return err
	}
	if r.json {
		j := inventory.NewRecord(e, rows)
		j.File = path
		return output.JSON(r.out, j)
	}
	err = inventory.WriteFields(r.out, inventory.RecordFields(story, e, path))
	if err != nil || len(rows) == 0 {
		return err
	}
	if _, err := fmt.Fprintln(r.out); err != nil {
		return err
	}
	return inventory.WriteTable(r.out, inventory.SplitRows(story, rows))
}

func findEntry(entries []*race.Entry, name string) *race.Entry {
	for _, e := range entries {
		if e.Name == name {
			return e
		}
	}
	return nil
}

// compared holds a run's splits against the other runs to its ending, and
// against the shortest.
func (r *recordsCommand) compared(cmd *cobra.Command, story *game.Story, attempts []race.Attempt, e *race.Entry) ([]race.Row, error) {
	var others []race.Attempt
	for _, a := range race.In(race.Sealed(attempts), race.Category(e.Run.Ending), e.Run.Difficulty) {
		if a.Entries[0] != e {
			others = append(others, a)
		}
	}
	least := leasts{recordsCommand: r, story: story}
	p, err := least.on(cmd, e.Run.Difficulty)
	if err != nil {
		return nil, err
	}
	var shortest *race.Shortest
	if s, ok := p.In(race.Category(e.Run.Ending)); ok {
		shortest = &s
	}
	return race.Compare(&e.Run, race.BestsOf(others), shortest), nil
}
