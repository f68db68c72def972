package storymap

import (
	"fmt"
	"strconv"

	"cobalt/game"
	"cobalt/game/render/layout"
	"cobalt/game/render/output"
)

// A Source says which runs a map is weighed by, under the name that JSON gives
// them.
type Source string

// The sources of weights.
const (
	Coverage   Source = "coverage"   // mission files
	Simulation Source = "simulation" // plays at random
)

// A Weight counts the runs that reached each part of a map.
type Weight struct {
	*layout.Count
	By         Source
	Seed       uint64          // of a simulation
	Difficulty game.Difficulty // of a simulation
}

// about describes the runs in words.
func (w *Weight) about() string {
	if w.By == Coverage {
		return "weighed by " + output.Plural(w.Runs, "mission")
	}
	return fmt.Sprintf("weighed by %s plays at random on %s, seed %d", output.Thousands(w.Runs), w.Difficulty, w.Seed)
}

// share returns the part of all runs that so many are, from 0 to 1.
func (w *Weight) share(runs int) float64 {
	if w.Runs == 0 {
		return 0
	}
	return float64(runs) / float64(w.Runs)
}

// percent writes a share for people. It keeps "never" for no run at all, and
// 100% for all of them.
func (w *Weight) percent(runs int) string {
	switch p := 100 * w.share(runs); {
	case runs == 0:
		return "never"
	case p < 1:
		return "<1%"
	case p > 99 && runs < w.Runs:
		return ">99%"
	default:
		return strconv.FormatFloat(p, 'f', 0, 64) + "%"
	}
}
