package keep

import (
	"fmt"
	"sort"
	"strings"

	"cobalt/game/mission"
	"cobalt/game/playthrough"
)

// A Tape is a run to be watched. Watching never changes it.
type Tape struct {
	Run     playthrough.Run // as far as the file can be followed; it stands at its end
	Checks  []Check         // the file's expectations, in order
	Parted  string          // the line that could not be followed, and why; empty if all were
	Damaged bool            // the file that it is from is damaged
}

// A Check is one expectation of a mission file.
type Check struct {
	Choices int    // how many were taken before it
	Line    int    // of the mission file
	Fault   string // why it does not hold; empty if it does
}

// ChecksAt returns the expectations that stand behind so many choices.
func (t *Tape) ChecksAt(choices int) []Check {
	first := sort.Search(len(t.Checks), func(i int) bool { return t.Checks[i].Choices >= choices })
	end := sort.Search(len(t.Checks), func(i int) bool { return t.Checks[i].Choices > choices })
	return t.Checks[first:end]
}

// NewTape returns the tape of a mission file that was followed by [Follow].
func NewTape(file *mission.File, run playthrough.Run, result *mission.Result, damaged bool) Tape {
	return Tape{Run: run, Checks: checksOf(file, result), Parted: partedAt(file, result), Damaged: damaged}
}

// checksOf returns the expectations of a file, as far as it was run.
func checksOf(file *mission.File, result *mission.Result) []Check {
	faults := map[int]string{}
	for i := range result.Failures {
		f := &result.Failures[i]
		faults[f.Line] = strings.Join(append([]string{f.Message}, reasons(f)...), "; ")
	}
	var checks []Check
	choices := 0
	for i := range file.Lines[:result.Ran] {
		switch line := &file.Lines[i]; {
		case line.Kind == mission.Choice:
			choices++
		case line.Kind == mission.Expect:
			checks = append(checks, Check{Choices: choices, Line: line.Number, Fault: faults[line.Number]})
		}
	}
	return checks
}

// partedAt names the line at which a file could not be followed further, and says
// why; it is empty if all of the file was followed.
func partedAt(file *mission.File, result *mission.Result) string {
	if result.Ran == len(file.Lines) {
		return ""
	}
	line := &file.Lines[result.Ran]
	for i := range result.Failures {
		if f := &result.Failures[i]; f.Line == line.Number {
			return fmt.Sprintf("Line %d: %s", line.Number, strings.Join(append([]string{f.Message}, reasons(f)...), "\n"))
		}
	}
	return fmt.Sprintf("Line %d: %s", line.Number, line.Text())
}

// reasons are the notes of a failure except the one that names the node, because
// the screen shows that.
func reasons(f *mission.Failure) []string {
	var notes []string
	for _, note := range f.Notes {
		if !strings.HasPrefix(note, "(at ") {
			notes = append(notes, note)
		}
	}
	return notes
}
