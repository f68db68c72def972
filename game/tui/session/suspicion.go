package session

import (
	"cobalt/game"
	"cobalt/game/playthrough"
)

// MostIn returns the most that suspicion was in a step, which may have ended
// lower: being caught lowers it again.
func MostIn(step *playthrough.Step) int {
	most := step.State.Suspicion()
	for _, e := range step.Record.Events {
		if e.Kind == game.MeterChanged && e.Var == game.MeterVar(game.Suspicion) {
			most = max(most, e.To)
		}
	}
	return most
}

// Suspicions returns the most that suspicion was in every step of a run.
func Suspicions(run playthrough.Run) []int {
	steps := run.Steps()
	values := make([]int, len(steps))
	for i, step := range steps {
		values[i] = MostIn(step)
	}
	return values
}
