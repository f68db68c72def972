package inventory

import (
	"time"

	"cobalt/game/analysis/race"
	"cobalt/save"
)

// A StandingJSON is a standing in JSON.
type StandingJSON struct {
	Category   string   `json:"category"`
	Difficulty string   `json:"difficulty"`
	Attempts   int      `json:"attempts"`
	Time       *Attempt `json:"time"` // the one with the least real time; null if none has one
	Choices    *Attempt `json:"choices"`
	Minutes    *Attempt `json:"minutes"`
	Proven     *Proven  `json:"proven"` // null if it is not known
	Unsealed   bool     `json:"unsealed,omitempty"`
}

// A Proven is the least that is possible, each by itself, in JSON.
type Proven struct {
	Choices int `json:"choices"`
	Minutes int `json:"minutes"`
}

// An Attempt is one finished race in JSON.
type Attempt struct {
	Seconds *float64 `json:"seconds"` // null if it is not known
	Choices int      `json:"choices"`
	Minutes int      `json:"minutes"`
	Made    *string  `json:"made"`
	Files   []string `json:"files"`
}

// NewStandings describes standings whose files are in a store.
func NewStandings(store *save.Store, standings []Standing) []StandingJSON {
	list := make([]StandingJSON, len(standings))
	for i := range standings {
		s := &standings[i]
		list[i] = StandingJSON{
			Category: string(s.Category), Difficulty: s.Difficulty.String(), Attempts: len(s.Attempts),
			Time:    newAttempt(store, race.Best(s.Attempts, race.Time)),
			Choices: newAttempt(store, race.Best(s.Attempts, race.Choices)),
			Minutes: newAttempt(store, race.Best(s.Attempts, race.Minutes)), Unsealed: s.Unsealed,
		}
		if s.Proven {
			list[i].Proven = &Proven{s.Least.Choices, s.Least.Minutes}
		}
	}
	return list
}

func newAttempt(store *save.Store, a *race.Attempt) *Attempt {
	if a == nil {
		return nil
	}
	j := &Attempt{Seconds: seconds(a.Run.Time), Choices: a.Run.Choices, Minutes: a.Run.Minutes}
	if !a.Made().IsZero() {
		made := a.Made().UTC().Format(time.RFC3339)
		j.Made = &made
	}
	for _, e := range a.Entries {
		path, _ := store.Path(e.Name) // the name was found there
		j.Files = append(j.Files, path)
	}
	return j
}

// seconds is a time in seconds, to the millisecond; null if it is not known.
func seconds(d time.Duration) *float64 {
	if d < 0 {
		return nil
	}
	s := d.Round(time.Millisecond).Seconds()
	return &s
}
