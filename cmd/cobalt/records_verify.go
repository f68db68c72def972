package main

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/value"
	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/render/output"
	"cobalt/save"
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

// A verification is the outcome of re-running files.
type verification struct {
	entries  []*race.Entry
	attempts []race.Attempt
	status   int
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
	v.attempts = race.Attempts(story, v.entries)
	v.demand(wanted, r.difficulty)
	for _, e := range v.entries {
		if !e.OK() {
			v.status = max(v.status, exitFailed)
		}
	}
	if r.json {
		err = output.JSON(r.out, jsonVerification(story, &v))
	} else {
		err = r.report(store, &v)
	}
	if err != nil {
		return err
	}
	return exit(v.status)
}

// gatherEntries re-runs the files that the arguments name, or all that are kept.
func (r *recordsCommand) gatherEntries(store *save.Store, story *game.Story, args []string) (v verification, err error) {
	if len(args) == 0 {
		v.entries, err = library.Entries(store, story)
		v.entries = slices.DeleteFunc(v.entries, func(e *race.Entry) bool { return e.File != nil && e.File.Check(story) != nil })
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
func recordInputs(store *save.Store, arg string) []input {
	if _, err := os.Stat(arg); err != nil {
		if path, err := store.Find(missionName(arg)); err == nil {
			return []input{{path: path}}
		}
	}
	return expand(arg)
}

func (v *verification) take(story *game.Story, in input) {
	if in.err != nil {
		v.add(race.Check(story, in.path, nil, in.err), in.err)
		return
	}
	v.add(checkFile(story, in.path, in.path))
}

// add takes note of a file, and of an error that kept it from being read.
func (v *verification) add(e *race.Entry, unread error) {
	v.entries = append(v.entries, e)
	if unread != nil {
		v.status = exitUsage
	}
}

// demand holds the files against the demands of the command line.
func (v *verification) demand(c race.Category, d value.Difficulty) {
	for _, e := range v.entries {
		switch {
		case !e.OK():
		case d.Given && e.Run.Difficulty != d.Value:
			e.Fail("record-demand", "it was run on %s, not on %s", e.Run.Difficulty, d.Value)
		case c == race.All && !v.partOfAll(e):
			e.Fail("record-demand", "it is no part of a finished race for all endings, or not all of its files are here")
		case c != "" && c != race.Any && c != race.All && string(c) != e.Run.Ending:
			e.Fail("record-demand", "it comes to the ending %s, not to %s", e.Run.Ending, c)
		}
	}
}

func (v *verification) partOfAll(e *race.Entry) bool {
	for i := range v.attempts {
		if v.attempts[i].Category != race.All {
			continue
		}
		for _, of := range v.attempts[i].Entries {
			if of == e {
				return true
			}
		}
	}
	return false
}

// report writes a line a file, and its problems below; then a line for each race
// for all endings.
func (r *recordsCommand) report(store *save.Store, v *verification) error {
	if len(v.entries) == 0 {
		r.complain(fmt.Errorf("no race of this story was finished yet in %s; name the files to verify", store.Dir()))
		return nil
	}
	paint, out := r.paint(r.out), &output.Writer{To: r.out}
	for _, e := range v.entries {
		word := paint.Good("ok") + "   "
		if !e.OK() {
			word = paint.Bad("FAIL") + " "
		}
		fmt.Fprintf(out, "%s %s: %s\n", word, diag.Name(e.Name), runWords(e))
		for _, problem := range e.Sentences() {
			fmt.Fprintf(out, "       %s\n", diag.Printable(problem))
		}
		if e.OK() && e.Unsealed() {
			fmt.Fprintf(out, "       unsealed: %s\n", unsealedWhy)
		}
	}
	for i := range v.attempts {
		if a := &v.attempts[i]; a.Category == race.All {
			fmt.Fprintf(out, "%s    all endings on %s, in %s: %s\n", paint.Good("ok"), a.Run.Difficulty, output.Plural(len(a.Entries), "run"), runFigures(&a.Run))
		}
	}
	return out.Err
}

// unsealedWhy says why it matters that a file is unsealed.
const unsealedWhy = "nothing shows whether it was changed since it was written"

// runWords describes a run: the ending and the figures, as far as it went.
func runWords(e *race.Entry) string {
	what := e.Run.Ending
	switch {
	case e.File == nil || e.Run.Choices == 0 && what == "":
		return "no run"
	case what == "":
		what = "no ending"
	}
	if e.Claim.Leg > 0 {
		what += fmt.Sprintf(" (run %d of a race for all endings)", e.Claim.Leg)
	}
	return fmt.Sprintf("%s on %s: %s", what, e.Run.Difficulty, runFigures(&e.Run))
}

func runFigures(run *race.Run) string {
	figures := output.Plural(run.Choices, "choice") + ", " + output.Plural(run.Minutes, "minute")
	if run.Time < 0 {
		return figures + ", no times"
	}
	return figures + ", " + race.Clock(run.Time) + " of real time"
}

// jsonVerified is the output of `records verify --json`: the names are a promise.
type jsonVerified struct {
	Story  string      `json:"story"`
	Digest string      `json:"digest"`
	OK     bool        `json:"ok"`
	Files  []jsonEntry `json:"files"`
	Races  []jsonRace  `json:"races"` // those for all endings that hold
}

// A jsonRace is a race for all endings.
type jsonRace struct {
	Category   string   `json:"category"`
	Difficulty string   `json:"difficulty"`
	Runs       int      `json:"runs"`
	Seconds    *float64 `json:"seconds"`
	Choices    int      `json:"choices"`
	Minutes    int      `json:"minutes"`
}

func jsonVerification(story *game.Story, v *verification) jsonVerified {
	j := jsonVerified{Story: story.ID, Digest: story.Digest, OK: v.status == exitOK, Files: []jsonEntry{}, Races: []jsonRace{}}
	for _, e := range v.entries {
		j.Files = append(j.Files, newJSONEntry(e, race.Compare(&e.Run, nil, nil)))
	}
	for i := range v.attempts {
		if a := &v.attempts[i]; a.Category == race.All {
			j.Races = append(j.Races, jsonRace{string(a.Category), a.Run.Difficulty.String(), len(a.Entries), jsonSeconds(a.Run.Time), a.Run.Choices, a.Run.Minutes})
		}
	}
	return j
}
