package main

import (
	"fmt"
	"strconv"

	"cobalt/game/tui/pace"
)

// A paceFlag says how fast a run is played back, and whether somebody said so.
type paceFlag struct {
	value pace.Pace
	given bool
}

// The paces that have a name.
const (
	paceRecorded = "recorded"
	paceRead     = "read"
)

func (f *paceFlag) String() string {
	switch {
	case !f.given:
		return ""
	case f.value.Recorded:
		return paceRecorded
	case f.value.Words == 0:
		return paceRead
	default:
		return strconv.Itoa(f.value.Words)
	}
}

// Set is called with what stands on the command line.
func (f *paceFlag) Set(text string) error {
	f.given = true
	switch text {
	case paceRecorded:
		f.value = pace.Pace{Recorded: true}
		return nil
	case paceRead:
		f.value = pace.Pace{}
		return nil
	}
	words, err := strconv.Atoi(text)
	if err != nil || words < pace.MinWords || words > pace.MaxWords {
		return fmt.Errorf("%w, or how many words are read in a minute, %d to %d",
			oneOf(text, paceRecorded, paceRead), pace.MinWords, pace.MaxWords)
	}
	f.value = pace.Pace{Words: words}
	return nil
}

// Type is the value's name where help shows none.
func (*paceFlag) Type() string { return "pace" }
