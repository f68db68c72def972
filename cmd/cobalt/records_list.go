package main

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/diag"
	"cobalt/game/render/output"
)

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

// A champion is who was best of those that raced in a category on a difficulty.
type champion struct {
	category   race.Category
	difficulty game.Difficulty
	attempts   []race.Attempt
	least      race.Shortest
	proven     bool
	unsealed   bool // these are the attempts whose files are not sealed
}

func (r *recordsCommand) list(cmd *cobra.Command, _ []string) error {
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
		return output.JSON(r.out, jsonStandings(store, standings))
	case len(standings) == 0:
		r.complain(fmt.Errorf("no race of this story was finished yet in %s; `cobalt race` runs one", store.Dir()))
		return nil
	}
	return writeTable(r.out, recordRows(standings))
}

// standings sorts attempts by category, in the story's order, and difficulty. Those
// that are unsealed stand behind all others.
func (r *recordsCommand) standings(cmd *cobra.Command, story *game.Story, attempts []race.Attempt) ([]champion, error) {
	wanted, err := r.wanted(story)
	if err != nil {
		return nil, err
	}
	least := leasts{recordsCommand: r, story: story}
	var list []champion
	for _, s := range champions(story, attempts) {
		if wanted != "" && s.category != wanted || r.difficulty.Given && s.difficulty != r.difficulty.Value {
			continue
		}
		p, err := least.on(cmd, s.difficulty)
		if err != nil {
			return nil, err
		}
		s.least, s.proven = p.In(s.category)
		list = append(list, s)
	}
	return list, nil
}

// champions groups attempts.
func champions(story *game.Story, attempts []race.Attempt) []champion {
	var list []champion
	for _, unsealed := range []bool{false, true} {
		same := slices.DeleteFunc(slices.Clone(attempts), func(a race.Attempt) bool { return a.Unsealed() != unsealed })
		for _, c := range race.Categories(story) {
			for _, d := range game.Difficulties {
				if in := race.In(same, c, d); len(in) > 0 {
					list = append(list, champion{category: c, difficulty: d, attempts: in, unsealed: unsealed})
				}
			}
		}
	}
	return list
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

// recordRows are the lines of the list, its head first: a line a measure.
func recordRows(standings []champion) [][]string {
	rows := [][]string{{"CATEGORY", "ON", "LEAST", "BEST", "PROVEN", "MADE", "RECORD"}}
	for i := range standings {
		s := &standings[i]
		for _, m := range race.Measures {
			best := race.Best(s.attempts, m)
			if best == nil {
				continue
			}
			rows = append(rows, []string{
				string(s.category), s.difficulty.String(), m.String(), measured(&best.Run, m), s.provenWords(&best.Run, m),
				madeAt(best), diag.Printable(oneLine(nameOf(best))) + s.seal(),
			})
		}
	}
	return rows
}

// seal says behind a name that its file is not sealed.
func (s *champion) seal() string {
	if s.unsealed {
		return " (unsealed)"
	}
	return ""
}

// nameOf names an attempt by its first file, and says how many more it has.
func nameOf(a *race.Attempt) string {
	name := a.Entries[0].Name
	if more := len(a.Entries) - 1; more > 0 {
		name += fmt.Sprintf(" and %d more", more)
	}
	return name
}

// measured writes the value of a measure of a run.
func measured(run *race.Run, m race.Measure) string {
	value, ok := run.Get(m)
	switch {
	case !ok:
		return "-"
	case m == race.Time:
		return race.Clock(time.Duration(value))
	default:
		return strconv.FormatInt(value, 10)
	}
}

// provenWords is the least that is possible, and whether the run needs no more.
func (s *champion) provenWords(run *race.Run, m race.Measure) string {
	least, ok := s.least.Least(m)
	value, _ := run.Get(m)
	switch {
	case !ok || !s.proven:
		return "-"
	case value == least:
		return strconv.FormatInt(least, 10) + " (reached)"
	default:
		return strconv.FormatInt(least, 10)
	}
}

// madeAt is when an attempt was made, in local time.
func madeAt(a *race.Attempt) string {
	if a.Made().IsZero() {
		return "-"
	}
	return a.Made().Local().Format("2006-01-02 15:04")
}
