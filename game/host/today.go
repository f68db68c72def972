package host

import (
	"context"
	"fmt"
	"slices"
	"text/tabwriter"
	"time"

	"cobalt/game/analysis/race"
	"cobalt/game/explore/daily"
	"cobalt/game/host/board"
	"cobalt/game/keep"
	"cobalt/game/render/output"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
	"cobalt/save/records"
)

// storyToday returns the story that a command names, and its mission of the day.
func (v *visit) storyToday(args []string) (*Story, *proof, error) {
	story, err := v.h.story(args)
	if err != nil {
		return nil, nil, err
	}
	p, err := v.h.days.today(v.ctx, story, nil)
	return story, p, err
}

// today writes the mission of the day: `today > today.mission`.
func (v *visit) today(args []string) error {
	_, p, err := v.storyToday(args)
	if err != nil {
		return err
	}
	_, err = v.Write(p.body)
	return err
}

// playToday plays the mission of the day. A player who has begun it goes on with it.
func (v *visit) playToday(args []string) error {
	story, p, err := v.storyToday(args)
	if err != nil {
		return err
	}
	return v.playFrom(story, func(o *session.Options, library *records.Library) (string, error) {
		day, err := v.day(story, p.mission, library)
		if err != nil {
			return "", err
		}
		o.Run, o.Offer = day.Run, day.Offer
		return day.Goal(&phrases.Narrator{Story: o.Story, Words: o.StoryWords(), Phrases: o.Phrases}), nil
	})
}

// day returns the mission of a day as a player is to play it: the newest run of theirs
// that they have not ended, or a new one.
func (v *visit) day(story *Story, m *daily.Mission, library *records.Library) (session.Day, error) {
	day := session.Day{Ending: m.Ending, Least: m.Least}
	var err error
	if library != nil {
		if day.Offer, err = unended(story, m, library); err != nil {
			return day, err
		}
	}
	switch {
	case day.Offer == nil:
		day.Run, err = m.Start(story.Story, v.h.o.Clock())
	case day.Offer.Ready():
		day.Run, err = library.Take(day.Offer, 0)
		day.Offer = nil
	}
	return day, err
}

// offered returns the mission of today, for a title. It waits a moment for its proof.
func (v *visit) offered(story *Story, library *records.Library) (session.Day, error) {
	p, err := v.h.days.today(v.ctx, story, v.h.o.After(proofWait))
	if err != nil {
		return session.Day{}, err
	}
	return v.day(story, p.mission, library)
}

// unended offers the newest run that goes on with a mission and has not ended; nil if
// there is none.
func unended(story *Story, m *daily.Mission, library *records.Library) (*keep.Offer, error) {
	list, err := library.List(story.Story)
	if err != nil {
		return nil, err
	}
	for i := range list {
		if !list[i].Continues() || list[i].Choices < len(m.Opening) {
			continue
		}
		if tape, err := library.Tape(story.Story, list[i].Name); err == nil && m.Begins(tape.Run) {
			return library.Open(story.Story, list[i].Name)
		}
	}
	return nil, nil //nolint:nilnil // there is none
}

// recordsToday shows the table of the day.
func (v *visit) recordsToday(args []string) error {
	story, p, err := v.storyToday(args)
	if err != nil {
		return err
	}
	places, err := v.h.dayTable(v.ctx, story, p.mission.Day)
	if err != nil {
		return err
	}
	if v.json {
		return output.JSON(v, dayBoardOf(story, p.mission, places))
	}
	began, err := time.Parse(time.DateOnly, p.mission.Day)
	if err != nil {
		return err
	}
	waiting, err := v.h.o.Store.CountWaiting(v.ctx, story.ID, story.Rules, began)
	if err != nil {
		return err
	}
	defer v.sayWaiting(waiting)
	if _, err := fmt.Fprintln(v, clean(p.mission.Goal(story.Story))); err != nil {
		return err
	}
	if len(places) == 0 {
		v.say("Nobody has done it yet. To play: ssh -t HOST play today")
		return nil
	}
	w := tabwriter.NewWriter(v, 0, 0, 2, ' ', 0)
	for i, f := range places {
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\n", i+1, output.Plural(f.DayChoices, "choice"), output.Plural(f.DayMinutes, "minute"), clean(f.Person.Shown()), f.Made.UTC().Format("15:04"))
	}
	return w.Flush()
}

// dayTable returns the best runs of a day's mission, one of each player: those with the
// fewest choices, of these those with the fewest minutes, of these the first.
func (h *Host) dayTable(ctx context.Context, story *Story, day string) ([]*records.Finished, error) {
	held, err := h.o.Store.HeldOn(ctx, story.ID, story.Rules, day)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(held, func(a, b *records.Finished) int {
		if a.DayChoices != b.DayChoices {
			return a.DayChoices - b.DayChoices
		}
		return a.DayMinutes - b.DayMinutes
	})
	var best []*records.Finished
	for _, f := range held {
		same := func(other *records.Finished) bool { return other.Person.ID == f.Person.ID }
		if len(best) < mostOfDay && !slices.ContainsFunc(best, same) {
			best = append(best, f)
		}
	}
	return best, nil
}

// dayBoardOf returns the table of a day for programs.
func dayBoardOf(story *Story, m *daily.Mission, places []*records.Finished) *board.Table {
	t := boardOf(story, nil)
	t.Day = &board.Day{Day: m.Day, Ending: story.Endings[m.Ending].ID, Goal: clean(m.Goal(story.Story)), Least: m.Least}
	for _, f := range places {
		p := placeOf(f, f.Ending, race.Choices)
		p.Seconds, p.Choices, p.Minutes = nil, f.DayChoices, f.DayMinutes
		t.Places = append(t.Places, p)
	}
	return t
}

// mostOfDay is how many players the table of a day shows.
const mostOfDay = 100
