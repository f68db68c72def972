package host

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/host/board"
	"cobalt/game/render/output"
	"cobalt/save/records"
)

// A place is one line of the table of records.
type place struct {
	Category   string
	Difficulty string
	Measure    race.Measure
	Value      string
	Run        *records.Finished
}

// value returns a run's figure, and whether it is known.
func value(f *records.Finished, m race.Measure) (n int64, text string, known bool) {
	switch m {
	case race.Time:
		return f.Time.Milliseconds(), race.Clock(f.Time), f.Time >= 0
	case race.Choices:
		return int64(f.Choices), strconv.Itoa(f.Choices), true
	case race.Minutes:
		return int64(f.Minutes), strconv.Itoa(f.Minutes), true
	}
	return 0, "", false
}

// table returns the best runs of a story: in each category, on each difficulty and by
// each measure the first so many, one of each player. Of two that are equal the one that
// was made first is before the other.
func table(story *game.Story, held []*records.Finished, category string, most int) []place {
	var places []place
	for _, c := range race.Categories(story) {
		if category != "" && string(c) != category {
			continue
		}
		held := held
		if c == race.All {
			held = ofRaces(held)
		}
		for _, d := range game.Difficulties {
			for _, m := range race.Measures {
				places = append(places, best(held, c, d, m, most)...)
			}
		}
	}
	return places
}

func best(held []*records.Finished, c race.Category, d game.Difficulty, m race.Measure, most int) []place {
	var list []*records.Finished
	for _, f := range held {
		if _, _, known := value(f, m); known && f.Difficulty == d.String() && (c == race.Any || c == race.All || string(c) == f.Ending) {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b *records.Finished) int {
		one, _, _ := value(a, m)
		other, _, _ := value(b, m)
		return cmp.Compare(one, other)
	})
	var places []place
	seen := map[string]bool{}
	for _, f := range list {
		if len(places) < most && !seen[f.Person.ID] {
			seen[f.Person.ID] = true
			_, text, _ := value(f, m)
			places = append(places, place{string(c), d.String(), m, text, f})
		}
	}
	return places
}

// Of the table, how many are shown of each category: of all, and of the one that is asked
// for.
const mostOfAll, mostOfOne = 1, 10

// records shows the table of records.
func (v *visit) records(args []string) error {
	story, wanted, err := v.category(args)
	if err != nil {
		return err
	}
	category, most := string(wanted), mostOfAll
	if category != "" {
		most = mostOfOne
	}
	held, err := v.h.o.Store.Held(v.ctx, story.ID)
	if err != nil {
		return err
	}
	places := table(story.Story, held, category, most)
	if v.json {
		return output.JSON(v, boardOf(story, places))
	}
	waiting, err := v.h.o.Store.CountWaiting(v.ctx, story.ID, story.Rules, time.UnixMilli(0))
	if err != nil {
		return err
	}
	defer v.sayWaiting(waiting)
	if len(places) == 0 {
		none := "Nobody has come to an ending here yet."
		switch {
		case category != "":
			none = fmt.Sprintf("Nobody has a record for %s here yet.", category)
		case waiting > 0 || len(held) > 0:
			none = "No run counts here yet."
		}
		_, err := fmt.Fprintln(v, none)
		return err
	}
	w := tabwriter.NewWriter(v, 0, 0, 2, ' ', 0)
	for _, p := range places {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", p.Category, p.Difficulty, p.Measure, p.Value, clean(p.Run.Person.Shown()), p.Run.Made.UTC().Format("2006-01-02"))
	}
	return w.Flush()
}

// sayWaiting tells of finished runs that are not in a table because they wait to be run
// again.
func (v *visit) sayWaiting(n int) {
	switch n {
	case 0:
	case 1:
		v.say("One finished run is being run again. If it holds, it counts in a few seconds.")
	default:
		v.say(fmt.Sprintf("%d finished runs are being run again. Those that hold count in a few seconds.", n))
	}
}

// boardOf returns a table for programs.
func boardOf(story *Story, places []place) *board.Table {
	t := &board.Table{Story: story.ID, Title: clean(story.Text[0].Title), Rules: story.Rules, Places: []board.Place{}}
	for _, p := range places {
		t.Places = append(t.Places, placeOf(p.Run, p.Category, p.Measure))
	}
	return t
}

// placeOf returns a line of a table for programs.
func placeOf(f *records.Finished, category string, m race.Measure) board.Place {
	p := board.Place{
		Category: category, Difficulty: f.Difficulty, Measure: m.String(), Seconds: board.Seconds(f.Time), Choices: f.Choices, Minutes: f.Minutes,
		Name: clean(f.Person.Shown()), Made: f.Made.UTC().Format(time.RFC3339),
	}
	if f.Readable() {
		p.Run = f.ID
	}
	return p
}

// mine shows the player's own finished runs, and why those that do not count do not.
func (v *visit) mine([]string) error {
	none := true
	for _, story := range v.h.o.Stories {
		all, err := v.h.o.Store.FinishedBy(v.ctx, v.person.ID, story.ID)
		if err != nil {
			return err
		}
		none = none && len(all) == 0
		for _, f := range all {
			state := "holds: " + figures(f)
			switch {
			case f.Rules == "":
				state = "waits to be run again"
			case f.Why != "":
				state = "does not count: " + strings.TrimSpace(f.Why)
			case f.RaceWhy != "":
				state += "; the race does not count: " + f.RaceWhy
			case f.All.Choices > 0:
				state += "; ends a race for all endings: " + output.Plural(f.All.Choices, "choice") + ", " + output.Plural(f.All.Minutes, "minute")
			}
			if _, err := fmt.Fprintf(v, "%s  %s  %s\n", f.Made.UTC().Format("2006-01-02 15:04"), story.ID, clean(state)); err != nil {
				return err
			}
		}
	}
	if none {
		_, err := io.WriteString(v, "You have come to no ending here yet.\n")
		return err
	}
	return nil
}
