package tui

import (
	"time"

	"cobalt/game/analysis/race"
)

// judge says what a run, or several joined, are worth in a category: the
// figures, the records, and what is proven of them.
func judge(t *Session, c race.Category, run race.Run) []string {
	p := &t.phrases.Race
	lines := []string{fill(p.Result, "category", t.category(c), "figures", raceFigures(t, &run))}
	if wanted := t.race.Category; c != wanted {
		lines = append(lines, fill(p.Missed, "wanted", t.category(wanted), "got", t.category(c)))
	}
	earlier := race.In(t.race.Earlier, c, run.Difficulty)
	if len(earlier) == 0 {
		lines = append(lines, p.First)
	} else {
		lines = append(lines, records(t, earlier, &run)...)
	}
	return append(lines, atTheLeast(t, c, &run)...)
}

// records says which records a run breaks, or what they stand at.
func records(t *Session, earlier []race.Attempt, run *race.Run) []string {
	p := &t.phrases.Race
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
			broken = append(broken, fill(p.Record, "now", amount(t, m, value), "was", amount(t, m, was)))
		}
	}
	if len(broken) > 0 {
		return broken
	}
	best := race.Best(earlier, race.Time)
	if best == nil {
		return []string{p.NoRecord}
	}
	return []string{fill(p.Stands, "time", race.Clock(best.Run.Time))}
}

// atTheLeast says where no run can need less.
func atTheLeast(t *Session, c race.Category, run *race.Run) []string {
	least, ok := t.race.Proven.In(c)
	if !ok {
		return nil
	}
	p := &t.phrases.Race
	choices, minutes := run.Choices == least.Choices, run.Minutes == least.Minutes
	switch {
	case choices && minutes:
		return []string{p.LeastBoth}
	case choices:
		return []string{p.LeastChoices}
	case minutes:
		return []string{p.LeastMinutes}
	default:
		return []string{fill(p.Least, "choices", t.phrases.Ending.Choices.of(least.Choices), "minutes", t.phrases.Ending.Minutes.of(least.Minutes))}
	}
}

// amount writes what a measure says.
func amount(t *Session, m race.Measure, value int64) string {
	switch m {
	case race.Choices:
		return t.phrases.Ending.Choices.of(int(value))
	case race.Minutes:
		return t.phrases.Ending.Minutes.of(int(value))
	default:
		return race.Clock(time.Duration(value))
	}
}

func raceFigures(t *Session, run *race.Run) string {
	return fill(t.phrases.Race.Figures, "time", race.Clock(run.Time),
		"choices", t.phrases.Ending.Choices.of(run.Choices), "minutes", t.phrases.Ending.Minutes.of(run.Minutes))
}
