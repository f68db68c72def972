package explore

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/explore/flow"
)

// A Growth says why there are many states: at the node with the most of them,
// the things that are remembered there multiply.
type Growth struct {
	Node    game.NodeID
	Ref     string // the node, as the author refers to it
	States  int    // found there
	Factors []Factor
}

// A Factor is a thing that a state remembers, and how many values it can have at
// the node: it multiplies the states there by up to so many.
type Factor struct {
	Name   string // as "the meter gold", or "the choice ask of hub.md#hub, once"
	Values int
}

// growth finds the node with the most states, and the factors there, the largest
// first; nil if no state was found.
func (v *verifier) growth() *Growth {
	if v.walk == nil && v.partial == nil {
		return nil
	}
	g := &Growth{Node: game.NoNode}
	for n, b := range v.analysis.Boxes {
		states := 0
		if v.walk != nil {
			states = v.walk.StatesAt(game.NodeID(n))
		}
		if v.partial != nil {
			states = max(states, v.partial.StatesAt(game.NodeID(n)))
		}
		if b != nil && states > g.States {
			g.Node, g.States = game.NodeID(n), states
		}
	}
	if g.Node == game.NoNode {
		return nil
	}
	g.Ref = v.story.NodeRef(g.Node)
	names := namesOfVars(v.story, v.analysis.Model, g.Node)
	b := v.analysis.Boxes[g.Node]
	for i, x := range b.Vars {
		if n := len(b.Values[i]); n > 1 {
			g.Factors = append(g.Factors, Factor{names[x], n})
		}
	}
	slices.SortStableFunc(g.Factors, func(a, b Factor) int { return cmp.Compare(b.Values, a.Values) })
	return g
}

// namesOfVars returns the names of all variables that a node can remember, as
// factors have them.
func namesOfVars(s *game.Story, m *flow.Model, at game.NodeID) map[flow.Var]string {
	names := map[flow.Var]string{
		m.Heat():            "suspicion with trace",
		m.Meter(game.Trace): "trace",
		m.Meter(game.Clock): "the clock",
	}
	for i := range s.Meters {
		names[m.Meter(game.FirstDeclared+game.Meter(i))] = "the meter " + s.Meters[i].ID
	}
	for i := range s.Items {
		names[m.Of(s.ItemVar(game.ItemID(i)))] = "the item " + s.Items[i].ID
	}
	for i := range s.Facts {
		names[m.Of(s.FactVar(game.FactID(i)))] = "the fact " + s.Facts[i].ID
	}
	for j, f := range s.NodeScene(at).Facts {
		names[m.Of(s.SceneFactVar(j))] = "the fact " + f.ID
	}
	for i := range s.Choices {
		if x := s.OnceVar(game.ChoiceID(i)); x != game.NoVar {
			names[m.Of(x)] = fmt.Sprintf("the choice %s of %s, once", s.Choices[i].ID, s.NodeRef(s.Choices[i].Node))
		}
	}
	for n := range s.Nodes {
		for i, x := range s.VisitVars(game.NodeID(n)) {
			names[m.Of(x)] = fmt.Sprintf("visit %d of %s", i+1, s.NodeRef(game.NodeID(n)))
		}
	}
	return names
}

// String says in a sentence which things multiply, and what mostly helps. Those
// with two values each, which can be many, are counted, and the first few named.
func (g *Growth) String() string {
	const most = 5
	digits, pairs := 0.0, 0
	var list, two []string
	for _, f := range g.Factors {
		digits += math.Log10(float64(f.Values))
		if f.Values > 2 {
			list = append(list, fmt.Sprintf("%s (%d values)", f.Name, f.Values))
		} else if pairs++; pairs <= most {
			two = append(two, f.Name)
		}
	}
	if pairs > most {
		two = append(two, "...")
	}
	if pairs > 0 {
		list = append(list, fmt.Sprintf("%d of two values each (%s)", pairs, strings.Join(two, "; ")))
	}
	return fmt.Sprintf("most states rest at %s, where up to 10^%.0f can be told apart by: %s. "+
		"Fewer values of a meter help, facts that are forgotten once they matter no more, and fewer choices of once",
		g.Ref, digits, strings.Join(list, ", "))
}
