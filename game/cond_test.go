package game_test

import (
	"fmt"
	"math"
	"testing"

	"cobalt/game"
	"cobalt/game/expr"
)

// TestComparisonsAtTheEdge: a compiled comparison agrees with its tree at the ends
// of what a meter can hold, and for numbers that no meter can hold.
func TestComparisonsAtTheEdge(t *testing.T) {
	numbers := []int{
		math.MinInt, -game.MaxMeterValue - 2, -game.MaxMeterValue - 1, -game.MaxMeterValue, -1, 0, 1,
		game.MaxMeterValue, game.MaxMeterValue + 1, game.MaxMeterValue + 2, math.MaxInt,
	}
	var conds []*game.Cond
	for _, c := range []expr.Cmp{expr.EQ, expr.NE, expr.LT, expr.LE, expr.GT, expr.GE} {
		for _, n := range numbers {
			conds = append(conds, &game.Cond{Root: &game.Expr{Op: game.OpMeter, Meter: game.FirstDeclared, Cmp: c, N: n}, Source: fmt.Sprint(c, " ", n)})
		}
	}
	story := &game.Story{
		Meters: []game.MeterDef{{ID: "m", Min: -game.MaxMeterValue, Max: game.MaxMeterValue}},
		Scenes: []game.Scene{{Last: 1, Caught: game.NoNode, Expired: game.NoNode}}, Nodes: []game.Node{{}}, Text: []*game.Words{{}},
	}
	for _, c := range conds {
		story.People = append(story.People, game.Person{Met: c})
	}
	if err := story.Finalize(); err != nil {
		t.Fatal(err)
	}
	for _, value := range []int16{-game.MaxMeterValue, 1 - game.MaxMeterValue, -1, 0, 1, game.MaxMeterValue - 1, game.MaxMeterValue} {
		var st game.State
		st.Meters[game.FirstDeclared] = value
		for _, c := range conds {
			if c.Holds(&st) != c.Root.Eval(&st) {
				t.Errorf("%s at %d: compiled %v, tree %v", c.Source, value, c.Holds(&st), c.Root.Eval(&st))
			}
		}
	}
}
