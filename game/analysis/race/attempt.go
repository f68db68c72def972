package race

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"cobalt/game"
)

// An Attempt is a whole race: one run, or, in All, as many as it took.
type Attempt struct {
	Category Category
	Run      Run      // of All: its runs, joined
	Entries  []*Entry // its files, in the order in which they were run
}

// Made returns when the attempt's last file was written. It is zero if the file
// does not say, or there is none.
func (a *Attempt) Made() time.Time {
	if n := len(a.Entries); n > 0 {
		return a.Entries[n-1].File.Saved
	}
	return time.Time{}
}

// Unsealed reports whether one of the attempt's files is unsealed.
func (a *Attempt) Unsealed() bool { return slices.ContainsFunc(a.Entries, (*Entry).Unsealed) }

// Sealed returns the attempts that are not unsealed: those that may be a best.
func Sealed(attempts []Attempt) []Attempt {
	return slices.DeleteFunc(slices.Clone(attempts), func(a Attempt) bool { return a.Unsealed() })
}

// Attempts sorts a set of files into attempts, in the order of the files. Each
// file that holds counts in the category of its ending and in Any; the files of a
// finished race for all endings count together. A fault of such a race is added
// to the problems of its last file.
func Attempts(story *game.Story, entries []*Entry) []Attempt {
	var list []Attempt
	for _, e := range entries {
		if !e.OK() {
			continue
		}
		alone := []*Entry{e}
		list = append(list, Attempt{Any, e.Run, alone})
		if c := Category(e.Run.Ending); c != Any && c != All {
			list = append(list, Attempt{c, e.Run, alone})
		}
	}
	for _, legs := range races(entries) {
		if finishes := legs[len(legs)-1]; finishes.Claim.Legs > 0 {
			if why := incomplete(story, legs); why != "" {
				finishes.Fail("record-race", "%s", why)
				continue
			}
			runs := make([]Run, len(legs))
			for i, e := range legs {
				runs[i] = e.Run
			}
			list = append(list, Attempt{All, Join(runs), legs})
		}
	}
	return list
}

// races gathers the files of each race for all endings, by its legs.
func races(entries []*Entry) [][]*Entry {
	var order []string
	byRace := map[string][]*Entry{}
	for _, e := range entries {
		if e.Claim.Category != All || e.Claim.Leg == 0 {
			continue
		}
		key := e.Claim.Began.UTC().Format(beganLayout) + " " + e.File.Difficulty.String() + " " + cmp.Or(e.File.Rules, e.File.Digest)
		if byRace[key] == nil {
			order = append(order, key)
		}
		byRace[key] = append(byRace[key], e)
	}
	list := make([][]*Entry, len(order))
	for i, key := range order {
		legs := byRace[key]
		slices.SortStableFunc(legs, func(a, b *Entry) int { return cmp.Compare(a.Claim.Leg, b.Claim.Leg) })
		list[i] = legs
	}
	return list
}

// incomplete says why the runs of a race do not come to every ending one behind
// the other, or nothing.
func incomplete(story *game.Story, legs []*Entry) string {
	reached := map[string]bool{}
	for i, e := range legs {
		switch {
		case e.Claim.Leg > i+1:
			return fmt.Sprintf("of the race for all endings, run %s", missing(legs))
		case e.Claim.Leg < i+1:
			return fmt.Sprintf("of the race for all endings, run %d is there twice", e.Claim.Leg)
		case !e.OK():
			return fmt.Sprintf("of the race for all endings, run %d does not hold: %s", e.Claim.Leg, e.Name)
		}
		reached[e.Run.Ending] = true
	}
	var unreached []string
	for i := range story.Endings {
		if id := story.Endings[i].ID; !reached[id] {
			unreached = append(unreached, id)
		}
	}
	if len(unreached) > 0 {
		return "the race for all endings never comes to " + strings.Join(unreached, ", ")
	}
	return ""
}

// missing names the legs that are not there.
func missing(legs []*Entry) string {
	there := map[int]bool{}
	for _, e := range legs {
		there[e.Claim.Leg] = true
	}
	var gone []string
	for n := 1; n <= legs[len(legs)-1].Claim.Leg; n++ {
		if !there[n] {
			gone = append(gone, strconv.Itoa(n))
		}
	}
	if len(gone) == 1 {
		return gone[0] + " is missing"
	}
	return strings.Join(gone, ", ") + " are missing"
}

// In returns the attempts in a category on a difficulty.
func In(attempts []Attempt, c Category, d game.Difficulty) []Attempt {
	var list []Attempt
	for _, a := range attempts {
		if a.Category == c && a.Run.Difficulty == d {
			list = append(list, a)
		}
	}
	return list
}

// Best returns the attempt with the least value of a measure, and of several that
// are equal the one that was made first. It is nil if none was measured.
func Best(attempts []Attempt, m Measure) *Attempt {
	var best *Attempt
	var least int64
	for i := range attempts {
		a := &attempts[i]
		value, ok := a.Run.Get(m)
		if !ok || best != nil && (value > least || value == least && !a.before(best)) {
			continue
		}
		best, least = a, value
	}
	return best
}

// before reports whether an attempt is known to have been made before another.
func (a *Attempt) before(b *Attempt) bool {
	return !a.Made().IsZero() && (b.Made().IsZero() || a.Made().Before(b.Made()))
}

// BestsOf returns the best times of some attempts.
func BestsOf(attempts []Attempt) *Bests {
	b := new(Bests)
	for i := range attempts {
		b.Add(attempts[i].Run)
	}
	return b
}
