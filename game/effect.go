package game

import (
	"strconv"
	"strings"
)

// An Effect changes the state.
type Effect struct {
	Kind    EffectKind
	Ref     int      // the operand: an ItemID, a FactID, or the index into Scene.Facts
	For     ItemID   // Swap: the second item
	Scenes  bool     // Learn, Forget: the fact is the scene's own
	Meter   Meter    // Raise, Lower, Set: the meter that changes
	N       int      // Raise, Lower, Set: the amount, as written
	ByMeter bool     // Raise, Lower, Set: the amount is the value of By, not N
	By      Meter    // the meter whose value is the amount
	Keep    []ItemID // LoseAll: the items that stay
	Pos     Pos

	// Filled in from the table of effects when the story is finalized.
	assigns []Assignment
	needs   Var
}

// An Assignment gives a bit a value.
type Assignment struct {
	Var Var
	To  bool

	tells EventKind
}

// Assignments returns the bits that the effect sets and clears, all at once.
// An effect that changes a meter has none.
func (e *Effect) Assignments() []Assignment { return e.assigns }

// Needs returns the bit that must be set for the effect to do anything, or
// [NoVar] if it always happens.
func (e *Effect) Needs() Var { return e.needs }

// ChangesMeter reports whether the effect changes a meter.
func (e *Effect) ChangesMeter() bool { return e.Kind.Def().Operands == MeterAmount }

// Moved returns the value that an effect on a meter makes of another one, by
// an amount and without regard to bounds, covers and difficulty.
func (e *Effect) Moved(before, amount int) int { return e.Kind.Def().moves(before, amount) }

// Amount returns the amount of an effect on a meter in a state.
func (e *Effect) Amount(st *State) int {
	if e.ByMeter {
		return int(st.Meters[e.By])
	}
	return e.N
}

// Writes returns the variables that the effect may change.
func (e *Effect) Writes() []Var {
	switch {
	case !e.ChangesMeter():
		vars := make([]Var, len(e.assigns))
		for i := range e.assigns {
			vars[i] = e.assigns[i].Var
		}
		return vars
	case e.Meter == Trace:
		return []Var{MeterVar(Trace), MeterVar(Suspicion)} // the floor lifts it
	default:
		return []Var{MeterVar(e.Meter)}
	}
}

// Reads returns the variables, besides those that it overwrites whatever they
// are, on which the effect's result depends in a scene. A rise of suspicion
// depends on the scene's covers, and every change of suspicion on trace,
// because ten times trace is its floor.
func (e *Effect) Reads(s *Story, scene SceneID) []Var {
	if !e.ChangesMeter() {
		if e.needs == NoVar {
			return nil
		}
		return []Var{e.needs}
	}
	var vars []Var
	if e.Kind.Def().relative {
		vars = append(vars, MeterVar(e.Meter))
	}
	switch e.Meter {
	case Suspicion:
		vars = append(vars, MeterVar(Trace))
	case Trace:
		vars = append(vars, MeterVar(Suspicion))
	default: // no other meter has a floor
	}
	if e.ByMeter {
		vars = append(vars, MeterVar(e.By))
	}
	if e.Kind == Raise && e.Meter == Suspicion {
		for _, c := range s.Scenes[scene].Covers {
			vars = append(vars, s.ItemVar(c.Item))
		}
	}
	return vars
}

// EffectText returns an effect as a scene writes it.
func (s *Story) EffectText(e *Effect, scene SceneID) string {
	def := e.Kind.Def()
	switch def.Operands {
	case OneItem:
		return def.Name + " " + s.Items[e.Ref].ID
	case KeptItems:
		return def.Name + keptText(s.Items, e.Keep)
	case OneFact:
		if e.Scenes {
			return def.Name + " " + s.Scenes[scene].Facts[e.Ref].ID
		}
		return def.Name + " " + s.Facts[e.Ref].ID
	case TwoItems:
		return def.Name + " " + s.Items[e.Ref].ID + " for " + s.Items[e.For].ID
	case MeterAmount:
		sign := def.Name
		if !def.relative {
			sign += " "
		}
		if e.ByMeter {
			return s.MeterName(e.Meter) + " " + sign + s.MeterName(e.By)
		}
		return s.MeterName(e.Meter) + " " + sign + strconv.Itoa(e.N)
	default:
		panic("game: an effect with operands of an unknown kind")
	}
}

// keptText returns the items that an effect keeps as a scene writes them.
func keptText(items []Item, kept []ItemID) string {
	if len(kept) == 0 {
		return ""
	}
	names := make([]string, len(kept))
	for i, id := range kept {
		names[i] = items[id].ID
	}
	return " but " + strings.Join(names, ", ")
}
