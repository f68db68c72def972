package host

import (
	"context"
	"strings"

	"cobalt/game/analysis/race"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/game/tui/session"
	"cobalt/save/records"
)

// race plays against the clock.
func (v *visit) race(args []string) error {
	story, category, err := v.category(args)
	if err != nil {
		return err
	}
	if category == "" {
		category = race.Any
	}
	return v.playFrom(story, func(o *session.Options, library *records.Library) (string, error) {
		return "", v.lineUp(o, story, category, library)
	})
}

// category returns the story and the category that arguments name, in any order; without
// one the first story, and no category.
func (v *visit) category(args []string) (story *Story, category race.Category, err error) {
	story = v.h.o.Stories[0]
	for _, arg := range args {
		if other, err := v.h.story([]string{arg}); err == nil {
			story = other
		}
	}
	for _, arg := range args {
		if arg == story.ID {
			continue
		}
		if category, err = race.ParseCategory(story.Story, arg); err != nil {
			return nil, "", usageError{err.Error()}
		}
	}
	return story, category, nil
}

// lineUp readies a race. Its runs are held against the player's own finished runs.
func (v *visit) lineUp(o *session.Options, story *Story, category race.Category, library *records.Library) (err error) {
	if o.Run, err = playthrough.Begin(story.Story, o.Settings.Difficulty, o.Clock()); err != nil {
		return err
	}
	o.Race = &session.Race{Category: category}
	if library == nil {
		return nil
	}
	finished, err := v.h.o.Store.FinishedBy(v.ctx, v.person.ID, story.ID)
	if err != nil {
		return err
	}
	o.Race.Keep, o.Race.Earlier = library.KeepRaced, race.Sealed(race.Attempts(story.Story, entriesOf(story, finished)))
	return nil
}

// entriesOf runs finished runs again.
func entriesOf(story *Story, finished []*records.Finished) []*race.Entry {
	var entries []*race.Entry
	for _, f := range finished {
		if file, err := mission.Parse("run", f.Body); err == nil {
			entries = append(entries, race.Check(story.Story, "run", file, nil))
		}
	}
	return entries
}

// joined notes of a run in a race for all endings which race that is, and, if the run ends
// it, the figures of the race, or why it does not count.
func (h *Host) joined(ctx context.Context, story *Story, f *records.Finished, entry *race.Entry) error {
	f.Race, f.RaceWhy, f.All = "", "", records.Figures{Time: race.Untimed}
	if f.Why != "" || entry.Claim.Category != race.All {
		return nil
	}
	f.Race = entry.Claim.Began.UTC().Format("2006-01-02T15:04:05.000Z")
	switch {
	case entry.Claim.Legs == 0:
		return nil
	case entry.Claim.Legs > records.MaxRuns:
		f.RaceWhy = "the race for all endings has too many runs"
		return nil
	}
	legs, err := h.o.Store.Legs(ctx, f.Person.ID, story.ID, f.Rules, f.Race)
	if err != nil {
		return err
	}
	var others []*records.Finished
	for _, leg := range legs {
		if leg.ID != f.ID {
			others = append(others, leg)
		}
	}
	for _, a := range race.Attempts(story.Story, append(entriesOf(story, others), entry)) {
		if a.Category == race.All {
			f.All = records.Figures{Time: a.Run.Time, Choices: a.Run.Choices, Minutes: a.Run.Minutes}
		}
	}
	f.RaceWhy = strings.Join(entry.Sentences(), "; ")
	return nil
}

// ofRaces returns the races for all endings among finished runs: each as the run that ended
// it, with the figures of the race.
func ofRaces(held []*records.Finished) []*records.Finished {
	var list []*records.Finished
	for _, f := range held {
		if f.All.Choices > 0 {
			all := *f
			all.Time, all.Choices, all.Minutes = f.All.Time, f.All.Choices, f.All.Minutes
			list = append(list, &all)
		}
	}
	return list
}
