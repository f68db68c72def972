package inventory

import (
	"fmt"
	"io"
	"slices"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/diag"
	"cobalt/game/render/output"
)

// A Verification is the outcome of re-running files of races.
type Verification struct {
	Story    *game.Story
	Entries  []*race.Entry
	Attempts []race.Attempt
}

// OK reports whether every file holds.
func (v *Verification) OK() bool {
	return !slices.ContainsFunc(v.Entries, func(e *race.Entry) bool { return !e.OK() })
}

// Demand fails the files that do not hold in a category, unless it is empty, and on
// a difficulty, unless it is nil.
func (v *Verification) Demand(c race.Category, d *game.Difficulty) {
	for _, e := range v.Entries {
		switch {
		case !e.OK():
		case d != nil && e.Run.Difficulty != *d:
			e.Fail("record-demand", "it was run on %s, not on %s", e.Run.Difficulty, *d)
		case c == race.All && !v.partOfAll(e):
			e.Fail("record-demand", "it is no part of a finished race for all endings, or not all of its files are here")
		case c != "" && c != race.Any && c != race.All && string(c) != e.Run.Ending:
			e.Fail("record-demand", "it comes to the ending %s, not to %s", e.Run.Ending, c)
		}
	}
}

func (v *Verification) partOfAll(e *race.Entry) bool {
	return slices.ContainsFunc(v.Attempts, func(a race.Attempt) bool {
		return a.Category == race.All && slices.Contains(a.Entries, e)
	})
}

// Write writes a line a file, and its problems below; then a line for each race for
// all endings.
func (v *Verification) Write(w io.Writer, paint output.Painter) error {
	out := &output.Writer{To: w}
	for _, e := range v.Entries {
		word := paint.Good("ok") + "   "
		if !e.OK() {
			word = paint.Bad("FAIL") + " "
		}
		fmt.Fprintf(out, "%s %s: %s\n", word, diag.Name(e.Name), v.runWords(e))
		for _, problem := range e.Sentences() {
			fmt.Fprintf(out, "       %s\n", diag.Printable(problem))
		}
		if e.OK() && e.Unsealed() {
			fmt.Fprintf(out, "       unsealed: %s\n", unsealedWhy)
		}
	}
	for i := range v.Attempts {
		if a := &v.Attempts[i]; a.Category == race.All {
			fmt.Fprintf(out, "%s    all endings%s, in %s: %s\n", paint.Good("ok"), v.on(a.Run.Difficulty), output.Plural(len(a.Entries), "run"), runFigures(&a.Run))
		}
	}
	return out.Err
}

// runWords describes a run: the ending and the figures, as far as it went.
func (v *Verification) runWords(e *race.Entry) string {
	words := e.Run.Ending
	switch {
	case e.File == nil || e.Run.Choices == 0 && words == "":
		return "no run"
	case words == "":
		words = "no ending"
	}
	if e.Claim.Leg > 0 {
		words += fmt.Sprintf(" (run %d of a race for all endings)", e.Claim.Leg)
	}
	return fmt.Sprintf("%s%s: %s", words, v.on(e.Run.Difficulty), runFigures(&e.Run))
}

// on says the difficulty, if the story has suspicion.
func (v *Verification) on(d game.Difficulty) string {
	if !v.Story.HasSuspicion() {
		return ""
	}
	return " on " + d.String()
}

func runFigures(run *race.Run) string {
	figures := output.Plural(run.Choices, "choice") + ", " + output.Plural(run.Minutes, "minute")
	if run.Time < 0 {
		return figures + ", no times"
	}
	return figures + ", " + race.Clock(run.Time) + " of real time"
}

// A VerificationJSON is a verification in JSON.
type VerificationJSON struct {
	Story  string   `json:"story"`
	Digest string   `json:"digest"`
	OK     bool     `json:"ok"`
	Files  []Record `json:"files"`
	Races  []Race   `json:"races"` // those for all endings that hold
}

// A Race is a race for all endings in JSON.
type Race struct {
	Category   string   `json:"category"`
	Difficulty string   `json:"difficulty"`
	Runs       int      `json:"runs"`
	Seconds    *float64 `json:"seconds"`
	Choices    int      `json:"choices"`
	Minutes    int      `json:"minutes"`
}

// JSON describes the verification.
func (v *Verification) JSON(story *game.Story) VerificationJSON {
	j := VerificationJSON{Story: story.ID, Digest: story.Digest, OK: v.OK(), Files: []Record{}, Races: []Race{}}
	for _, e := range v.Entries {
		j.Files = append(j.Files, NewRecord(e, race.Compare(&e.Run, nil, nil)))
	}
	for i := range v.Attempts {
		if a := &v.Attempts[i]; a.Category == race.All {
			j.Races = append(j.Races, Race{string(a.Category), a.Run.Difficulty.String(), len(a.Entries), seconds(a.Run.Time), a.Run.Choices, a.Run.Minutes})
		}
	}
	return j
}
