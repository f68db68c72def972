package session

import (
	"time"

	"cobalt/game/analysis/race"
	"cobalt/game/tui/phrases"
)

// judge tells the result of a run, or of several joined, in a category: the
// figures, the records, and how near they are to the least that is proven.
func (r *Racing) judge(c race.Category, run race.Run) []string {
	t := r.s.Narrator
	p := &t.Phrases.Race
	lines := []string{phrases.Fill(p.Result, "category", t.Category(c), "figures", raceFigures(t, &run))}
	if wanted := r.Category; c != wanted {
		lines = append(lines, phrases.Fill(p.Missed, "wanted", t.Category(wanted), "got", t.Category(c)))
	}
	earlier := race.In(r.Earlier, c, run.Difficulty)
	if len(earlier) == 0 {
		lines = append(lines, p.First)
	} else {
		lines = append(lines, records(t, earlier, &run)...)
	}
	return append(lines, r.atTheLeast(c, &run)...)
}

// records tells which records a run breaks, or at which value they stand.
func records(n *phrases.Narrator, earlier []race.Attempt, run *race.Run) []string {
	p := &n.Phrases.Race
	var broken []string
	for _, m := range race.Measures {
		value, ok := run.Get(m)
		if !ok {
			continue
		}
		best := race.Best(earlier, m)
		if best == nil {
			continue
		}
		if was, _ := best.Run.Get(m); value < was {
			broken = append(broken, phrases.Fill(p.Record, "now", amount(n, m, value), "was", amount(n, m, was)))
		}
	}
	if len(broken) > 0 {
		return broken
	}
	best := race.Best(earlier, race.Time)
	if best == nil {
		return []string{p.NoRecord}
	}
	return []string{phrases.Fill(p.Stands, "time", n.Phrases.Decimal(race.Clock(best.Run.Time)))}
}

// atTheLeast tells the least choices and minutes that any run can need, or that
// this run needed no more.
func (r *Racing) atTheLeast(c race.Category, run *race.Run) []string {
	t := r.s.Narrator
	least, ok := r.Proven.In(c)
	if !ok {
		return nil
	}
	p := &t.Phrases.Race
	choices, minutes := run.Choices == least.Choices, run.Minutes == least.Minutes
	switch {
	case choices && minutes:
		return []string{p.LeastBoth}
	case choices:
		return []string{p.LeastChoices}
	case minutes:
		return []string{p.LeastMinutes}
	default:
		return []string{phrases.Fill(p.Least, "choices", t.Phrases.Ending.Choices.Of(least.Choices), "minutes", t.Phrases.Ending.Minutes.Of(least.Minutes))}
	}
}

// amount writes the value of a measure.
func amount(n *phrases.Narrator, m race.Measure, value int64) string {
	switch m {
	case race.Choices:
		return n.Phrases.Ending.Choices.Of(int(value))
	case race.Minutes:
		return n.Phrases.Ending.Minutes.Of(int(value))
	default:
		return n.Phrases.Decimal(race.Clock(time.Duration(value)))
	}
}

func raceFigures(n *phrases.Narrator, run *race.Run) string {
	return phrases.Fill(n.Phrases.Race.Figures, "time", n.Phrases.Decimal(race.Clock(run.Time)),
		"choices", n.Phrases.Ending.Choices.Of(run.Choices), "minutes", n.Phrases.Ending.Minutes.Of(run.Minutes))
}
