package main

import (
	"time"

	"cobalt/game/analysis/race"
	"cobalt/save"
)

// A jsonStanding is a category on a difficulty in `records list --json`: the names
// are a promise.
type jsonStanding struct {
	Category   string       `json:"category"`
	Difficulty string       `json:"difficulty"`
	Attempts   int          `json:"attempts"`
	Time       *jsonAttempt `json:"time"` // the one with the least real time; null if none has one
	Choices    *jsonAttempt `json:"choices"`
	Minutes    *jsonAttempt `json:"minutes"`
	Proven     *jsonProven  `json:"proven"` // null if it is not known
	Unsealed   bool         `json:"unsealed,omitempty"`
}

// A jsonProven is the least that is possible, each by itself.
type jsonProven struct {
	Choices int `json:"choices"`
	Minutes int `json:"minutes"`
}

// A jsonAttempt is one finished race.
type jsonAttempt struct {
	Seconds *float64 `json:"seconds"`
	Choices int      `json:"choices"`
	Minutes int      `json:"minutes"`
	Made    *string  `json:"made"`
	Files   []string `json:"files"`
}

func jsonStandings(store *save.Store, standings []champion) []jsonStanding {
	list := make([]jsonStanding, len(standings))
	for i := range standings {
		s := &standings[i]
		list[i] = jsonStanding{
			Category: string(s.category), Difficulty: s.difficulty.String(), Attempts: len(s.attempts),
			Time:    newJSONAttempt(store, race.Best(s.attempts, race.Time)),
			Choices: newJSONAttempt(store, race.Best(s.attempts, race.Choices)),
			Minutes: newJSONAttempt(store, race.Best(s.attempts, race.Minutes)), Unsealed: s.unsealed,
		}
		if s.proven {
			list[i].Proven = &jsonProven{s.least.Choices, s.least.Minutes}
		}
	}
	return list
}

func newJSONAttempt(store *save.Store, a *race.Attempt) *jsonAttempt {
	if a == nil {
		return nil
	}
	j := &jsonAttempt{Seconds: jsonSeconds(a.Run.Time), Choices: a.Run.Choices, Minutes: a.Run.Minutes}
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

// jsonSeconds is a time in seconds; null if it is not known.
func jsonSeconds(d time.Duration) *float64 {
	if d < 0 {
		return nil
	}
	s := milliseconds(d)
	return &s
}

// A jsonEntry is one file, as `records verify --json` and `records show --json`
// tell it.
type jsonEntry struct {
	File       string          `json:"file"`
	OK         bool            `json:"ok"`
	Unsealed   bool            `json:"unsealed,omitempty"`
	Category   *string         `json:"category"` // that the file claims
	Leg        *int            `json:"leg"`      // of a race for all endings
	Difficulty string          `json:"difficulty"`
	Ending     *string         `json:"ending"`
	Seconds    *float64        `json:"seconds"`
	Choices    int             `json:"choices"`
	Minutes    int             `json:"minutes"`
	Problems   []string        `json:"problems"`
	Splits     []jsonRaceSplit `json:"splits"`
}

// A jsonRaceSplit is one stay in a scene.
type jsonRaceSplit struct {
	Scene   string   `json:"scene"`
	Choices int      `json:"choices"`
	Minutes int      `json:"minutes"`
	Seconds *float64 `json:"seconds"` // of the run, when the scene was left
	Behind  *float64 `json:"behind"`  // seconds later than in the best run; negative: earlier
	Gold    bool     `json:"gold"`    // no other run left it as fast
	Over    *int     `json:"over"`    // choices more than on a shortest run
}

func newJSONEntry(e *race.Entry, rows []race.Row) jsonEntry {
	j := jsonEntry{
		File: e.Name, OK: e.OK(), Unsealed: e.Unsealed(), Difficulty: e.Run.Difficulty.String(), Seconds: jsonSeconds(e.Run.Time),
		Choices: e.Run.Choices, Minutes: e.Run.Minutes, Problems: e.Sentences(), Splits: []jsonRaceSplit{},
	}
	if c := string(e.Claim.Category); c != "" {
		j.Category = &c
	}
	if e.Claim.Leg > 0 {
		j.Leg = &e.Claim.Leg
	}
	if e.Run.Ending != "" {
		j.Ending = &e.Run.Ending
	}
	for i := range rows {
		j.Splits = append(j.Splits, newJSONRaceSplit(&rows[i]))
	}
	return j
}

func newJSONRaceSplit(row *race.Row) jsonRaceSplit {
	j := jsonRaceSplit{Scene: row.Scene, Choices: row.Choices, Minutes: row.Minutes, Seconds: jsonSeconds(row.Time), Gold: row.Gold}
	if row.Compared {
		behind := milliseconds(row.Behind)
		j.Behind = &behind
	}
	if row.Proven {
		j.Over = &row.Over
	}
	return j
}
