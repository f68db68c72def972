package tui

import (
	"sort"
	"strconv"

	"cobalt/game/playthrough"
)

// A Tape is a run to be watched. It is never changed by that.
type Tape struct {
	Run     playthrough.Run // as far as it can be followed; where it stands is its end
	Checks  []Check         // what is expected of it, in order
	Parted  string          // where and why it could not be followed further; empty: it could
	Damaged bool            // the file that it is from is damaged
	Pace    Pace
}

// A Check is something that is expected of a run.
type Check struct {
	Choices int    // how many were taken before
	Line    int    // of the mission file
	Fault   string // why it does not hold; empty: it does
}

// checksAt returns what is expected where so many choices were taken.
func (t *Tape) checksAt(choices int) []Check {
	first := sort.Search(len(t.Checks), func(i int) bool { return t.Checks[i].Choices >= choices })
	end := sort.Search(len(t.Checks), func(i int) bool { return t.Checks[i].Choices > choices })
	return t.Checks[first:end]
}

// failed says that an expectation does not hold.
func (p *replayPhrases) failed(c Check) string {
	return fill(p.Failed, "line", strconv.Itoa(c.Line), "why", clean(c.Fault))
}
