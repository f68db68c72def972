package aftermath

import (
	"cmp"
	"slices"

	"cobalt/game"
	"cobalt/game/analysis/hindsight"
)

// The most that is told of a report.
const (
	mostTurns = 3
	mostDoors = 4
)

// Told returns the part of a report that is told: its first turns and doors.
func Told(r *hindsight.Report) (turns []hindsight.Turn, doors []hindsight.Door) {
	return r.Turns[:min(len(r.Turns), mostTurns)], r.Doors[:min(len(r.Doors), mostDoors)]
}

// A TurningPoint is a step of the run at which its end was decided: one can go back to
// before it.
type TurningPoint struct {
	Step    int
	Instead game.ChoiceID // the choice on offer there that mattered, or game.NoChoice
}

// TurningPoints lists the steps that are told of a report, in the order of the run.
func TurningPoints(r *hindsight.Report) []TurningPoint {
	var points []TurningPoint
	add := func(step int, instead game.ChoiceID) {
		if !slices.ContainsFunc(points, func(p TurningPoint) bool { return p.Step == step }) {
			points = append(points, TurningPoint{step, instead})
		}
	}
	turns, doors := Told(r)
	for _, d := range doors {
		for _, c := range d.Causes {
			if c.Taken {
				add(c.Step, game.NoChoice)
				continue
			}
			add(c.Step, c.Choice)
		}
	}
	for _, turn := range turns {
		add(turn.Step, game.NoChoice)
	}
	slices.SortFunc(points, func(a, b TurningPoint) int { return cmp.Compare(a.Step, b.Step) })
	return points
}

// mostInstead is how many of the other choices at a turn are told.
const mostInstead = 3

// Instead returns the choices that are told of those that could have been made instead.
func Instead(turn *hindsight.Turn) []game.ChoiceID {
	return turn.Instead[:min(len(turn.Instead), mostInstead)]
}
