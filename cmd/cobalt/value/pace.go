package value

import (
	"fmt"
	"strconv"

	"cobalt/game/tui/pace"
)

// A Pace is the pace at which a run is played back, if the flag was given.
type Pace struct {
	Value pace.Pace
	Given bool
}

// The paces that have a name: as the run was played, and as it reads well.
const (
	PaceRecorded = "recorded"
	PaceRead     = "read"
)

// String returns the pace; it is empty if none was given.
func (f *Pace) String() string {
	switch {
	case !f.Given:
		return ""
	case f.Value.Recorded:
		return PaceRecorded
	case f.Value.Words == 0:
		return PaceRead
	default:
		return strconv.Itoa(f.Value.Words)
	}
}

// Set takes the value from the command line.
func (f *Pace) Set(text string) error {
	f.Given = true
	switch text {
	case PaceRecorded:
		f.Value = pace.Pace{Recorded: true}
		return nil
	case PaceRead:
		f.Value = pace.Pace{}
		return nil
	}
	words, err := strconv.Atoi(text)
	if err != nil || words < pace.MinWords || words > pace.MaxWords {
		return fmt.Errorf("%w, or how many words are read in a minute, %d to %d",
			OneOf(text, PaceRecorded, PaceRead), pace.MinWords, pace.MaxWords)
	}
	f.Value = pace.Pace{Words: words}
	return nil
}

// Type is the value's name in help.
func (*Pace) Type() string { return "pace" }
