package inventory

import (
	"strconv"
	"time"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/diag"
)

// A Record is one file of a race in JSON.
type Record struct {
	File       string   `json:"file"`
	OK         bool     `json:"ok"`
	Unsealed   bool     `json:"unsealed,omitempty"`
	Category   *string  `json:"category"` // that the file claims; null if it claims none
	Leg        *int     `json:"leg"`      // of a race for all endings
	Difficulty string   `json:"difficulty"`
	Ending     *string  `json:"ending"`
	Seconds    *float64 `json:"seconds"`
	Choices    int      `json:"choices"`
	Minutes    int      `json:"minutes"`
	Problems   []string `json:"problems"`
	Splits     []Split  `json:"splits"`
}

// A Split is one stay in a scene in JSON.
type Split struct {
	Scene   string   `json:"scene"`
	Choices int      `json:"choices"`
	Minutes int      `json:"minutes"`
	Seconds *float64 `json:"seconds"` // of the run, when the scene was left
	Behind  *float64 `json:"behind"`  // seconds later than in the best run; negative: earlier
	Gold    bool     `json:"gold"`    // no other run left it as fast
	Over    *int     `json:"over"`    // choices more than on a shortest run
}

// NewRecord describes a file and its splits.
func NewRecord(e *race.Entry, rows []race.Row) Record {
	j := Record{
		File: e.Name, OK: e.OK(), Unsealed: e.Unsealed(), Difficulty: e.Run.Difficulty.String(), Seconds: seconds(e.Run.Time),
		Choices: e.Run.Choices, Minutes: e.Run.Minutes, Problems: append([]string{}, e.Sentences()...), Splits: []Split{},
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
		j.Splits = append(j.Splits, newSplit(&rows[i]))
	}
	return j
}

func newSplit(row *race.Row) Split {
	j := Split{Scene: row.Scene, Choices: row.Choices, Minutes: row.Minutes, Seconds: seconds(row.Time), Gold: row.Gold}
	if row.Compared {
		behind := row.Behind.Round(time.Millisecond).Seconds()
		j.Behind = &behind
	}
	if row.Proven {
		j.Over = &row.Over
	}
	return j
}

// RecordFields describe a file at a path in figures. Those that are not known are
// left out, and so is the difficulty if the story has no suspicion.
func RecordFields(story *game.Story, e *race.Entry, path string) []Field {
	fields := []Field{{"record", oneLine(e.Name)}, {"file", path}}
	for i, problem := range e.Sentences() {
		fields = append(fields, Field{[2]string{"wrong", ""}[min(i, 1)], problem})
	}
	if e.Unsealed() {
		fields = append(fields, Field{"unsealed", unsealedWhy})
	}
	claimed := string(e.Claim.Category)
	if e.Claim.Leg > 0 {
		claimed += ", run " + strconv.Itoa(e.Claim.Leg)
	}
	difficulty := ""
	if story.HasSuspicion() {
		difficulty = e.Run.Difficulty.String()
	}
	for _, f := range []Field{
		{"raced for", claimed},
		{"ending", e.Run.Ending},
		{"difficulty", difficulty},
		{"time", race.Clock(e.Run.Time)},
		{"choices", strconv.Itoa(e.Run.Choices)},
		{"minutes", strconv.Itoa(e.Run.Minutes)},
	} {
		if f[1] != "" {
			fields = append(fields, f)
		}
	}
	return fields
}

// unsealedWhy says why it matters that a file is unsealed.
const unsealedWhy = "nothing shows whether it was changed since it was written"

// SplitRows are the rows of a race scene by scene, their head first.
func SplitRows(story *game.Story, rows []race.Row) [][]string {
	table := [][]string{{"SCENE", "LEFT AT", "TOOK", "AGAINST BEST", "CHOICES", "OVER SHORTEST"}}
	for i := range rows {
		row := &rows[i]
		cells := []string{diag.Printable(sceneTitle(story, row.Scene)), race.Clock(row.Time), race.Clock(row.Segment), "-", strconv.Itoa(row.Choices), "-"}
		if row.Compared {
			cells[3] = race.Delta(row.Behind)
		}
		if row.Proven {
			cells[5] = strconv.Itoa(row.Over)
			if row.Over > 0 {
				cells[5] = "+" + cells[5]
			}
		}
		if row.Gold {
			cells[2] += " gold"
		}
		table = append(table, cells)
	}
	return table
}

// sceneTitle is the title of a scene in the original's words.
func sceneTitle(story *game.Story, id string) string {
	if s, ok := story.FindScene(id); ok {
		return story.Text[0].Scenes[s].Title
	}
	return id
}
