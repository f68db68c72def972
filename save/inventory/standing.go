package inventory

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/diag"
)

// A Standing is all attempts of a category on a difficulty, and the least that is
// proven possible there.
type Standing struct {
	Category   race.Category
	Difficulty game.Difficulty
	Attempts   []race.Attempt
	Least      race.Shortest
	Proven     bool // Least is known
	Unsealed   bool // these are the attempts whose files are not sealed
}

// Standings groups attempts by category, in the story's order, and difficulty.
// Those that are unsealed stand behind all others, in standings of their own.
func Standings(story *game.Story, attempts []race.Attempt) []Standing {
	var list []Standing
	for _, unsealed := range []bool{false, true} {
		same := slices.DeleteFunc(slices.Clone(attempts), func(a race.Attempt) bool { return a.Unsealed() != unsealed })
		for _, c := range race.Categories(story) {
			for _, d := range game.Difficulties {
				if in := race.In(same, c, d); len(in) > 0 {
					list = append(list, Standing{Category: c, Difficulty: d, Attempts: in, Unsealed: unsealed})
				}
			}
		}
	}
	return list
}

// StandingRows are the rows of a list of records, its head first: a row a measure.
// Only if the story has suspicion do they say on which difficulty.
func StandingRows(story *game.Story, standings []Standing) [][]string {
	rows := [][]string{{"CATEGORY", "ON", "LEAST", "BEST", "PROVEN", "MADE", "RECORD"}}
	for i := range standings {
		s := &standings[i]
		for _, m := range race.Measures {
			best := race.Best(s.Attempts, m)
			if best == nil {
				continue
			}
			rows = append(rows, []string{
				string(s.Category), s.Difficulty.String(), m.String(), measured(&best.Run, m), s.provenWords(&best.Run, m),
				madeAt(best), diag.Printable(oneLine(nameOf(best))) + s.seal(),
			})
		}
	}
	if !story.HasSuspicion() {
		for i, row := range rows {
			rows[i] = slices.Delete(row, 1, 2)
		}
	}
	return rows
}

// seal says behind a name that its file is not sealed.
func (s *Standing) seal() string {
	if s.Unsealed {
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
func (s *Standing) provenWords(run *race.Run, m race.Measure) string {
	least, ok := s.Least.Least(m)
	value, _ := run.Get(m)
	switch {
	case !ok || !s.Proven:
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
