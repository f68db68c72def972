package host

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"

	"cobalt/game/analysis/race"
	"cobalt/game/mission"
	"cobalt/game/render/output"
	"cobalt/save/records"
)

// judge runs the finished runs again that nobody has run yet, and enters those that hold
// in the table. It returns how many it judged.
func (h *Host) judge(ctx context.Context) (n int) {
	for _, story := range h.o.Stories {
		waiting, err := h.o.Store.Waiting(ctx, story.ID, story.Rules)
		if err != nil {
			fault(ctx, h.o.Log, "finished runs cannot be read", "err", err)
			return n
		}
		for _, f := range waiting {
			if err := h.check(ctx, story, f); err != nil {
				fault(ctx, h.o.Log, "a finished run cannot be judged", "run", f.ID, "err", err)
				return n
			}
			if err := h.o.Store.Judge(ctx, f); err != nil {
				fault(ctx, h.o.Log, "a finished run cannot be judged", "run", f.ID, "err", err)
				return n
			}
			h.o.Log.Info("a finished run was judged", "run", f.ID, "ending", f.Ending, "holds", f.Why == "")
			h.counts.judged.Add(1)
			n++
		}
	}
	return n
}

// check runs a finished run again. Why it does not hold is told to whoever played it. A
// run that breaks the rules' own code does not hold. The error says that the database
// does not answer.
func (h *Host) check(ctx context.Context, story *Story, f *records.Finished) (err error) {
	f.Rules = story.Rules
	defer func() {
		if broken := recover(); broken != nil {
			h.o.Log.Error("a finished run broke the check", "run", f.ID, "panic", broken, "stack", string(debug.Stack()))
			f.Why = "it could not be run again"
		}
	}()
	file, bad := mission.Parse("run", f.Body)
	entry := race.Check(story.Story, "run", file, bad)
	f.Why = strings.Join(entry.Sentences(), "; ")
	if file != nil {
		f.Difficulty = file.Difficulty.String()
	}
	f.Ending, f.Time, f.Choices, f.Minutes = entry.Run.Ending, entry.Run.Time, entry.Run.Choices, entry.Run.Minutes
	if err := h.joined(ctx, story, f, entry); err != nil || f.Why != "" {
		return err
	}
	if given(file) {
		f.Time = race.Untimed
	}
	return h.dated(ctx, story, f, file)
}

// given reports whether a run was not played from its beginning, because its first choices
// all came with it: those of the mission of a day, or of a file without times. Nobody
// takes two choices in the same thousandth of a second.
func given(f *mission.File) bool {
	n := 0
	for i := range f.Lines {
		if f.Lines[i].Kind == mission.Choice {
			if f.Lines[i].At != 0 {
				return false
			}
			if n++; n == 2 {
				return true
			}
		}
	}
	return false
}

// figures writes how a finished run counts.
func figures(f *records.Finished) string {
	text := fmt.Sprintf("%s, %s, %s, %s", f.Ending, f.Difficulty, output.Plural(f.Choices, "choice"), output.Plural(f.Minutes, "minute"))
	if f.Time >= 0 {
		text += ", " + race.Clock(f.Time)
	}
	return text
}
