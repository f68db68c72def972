package game

import "slices"

// An EffectKind is the kind of an [Effect].
type EffectKind uint8

// The kinds of effects.
const (
	Gain    EffectKind = iota // gain ITEM
	Lose                      // lose ITEM
	LoseAll                   // lose all, or lose all but Keep
	Learn                     // learn FACT
	Forget                    // forget FACT
	Raise                     // METER +N
	Lower                     // METER -N
	Set                       // METER = N
	Swap                      // swap ITEM for ITEM
)

// Operands says how the operands of an effect are written.
type Operands uint8

// The ways in which operands are written.
const (
	OneItem     Operands = iota // NAME ITEM
	KeptItems                   // NAME, or NAME but ITEM, ITEM
	OneFact                     // NAME FACT
	TwoItems                    // NAME ITEM for ITEM
	MeterAmount                 // METER NAME N, where the name is a sign
)

// An EffectDef is all that there is to know of a kind of effects. The compiler,
// the rules, the analyses and the random stories all read the table of them: a
// new effect is an entry here, and a case wherever operands are parsed
// if it writes its operands in a new way.
type EffectDef struct {
	Name     string   // as scenes write it: "gain", "lose all", "+"
	Operands Operands // how its operands are written

	// Of an effect on bits: the bits that it assigns, all at once, and the bit
	// without which it does nothing.
	assigns func(*Story, *Effect) []Assignment
	needs   func(*Story, *Effect) Var

	// Of an effect on a meter: the value that an amount makes of another one,
	// and whether it depends on that other one.
	moves    func(before, amount int) int
	relative bool
}

// effectDefs is the table of effects, by kind.
var effectDefs = [...]EffectDef{
	Gain: {Name: "gain", Operands: OneItem, assigns: func(s *Story, e *Effect) []Assignment {
		return []Assignment{{s.ItemVar(ItemID(e.Ref)), true, Gained}}
	}},
	Lose: {Name: "lose", Operands: OneItem, assigns: func(s *Story, e *Effect) []Assignment {
		return []Assignment{{s.ItemVar(ItemID(e.Ref)), false, Lost}}
	}},
	LoseAll: {Name: "lose all", Operands: KeptItems, assigns: dropAll},
	Learn: {Name: "learn", Operands: OneFact, assigns: func(s *Story, e *Effect) []Assignment {
		return []Assignment{{s.effectFact(e), true, Learned}}
	}},
	Forget: {Name: "forget", Operands: OneFact, assigns: func(s *Story, e *Effect) []Assignment {
		return []Assignment{{s.effectFact(e), false, Forgot}}
	}},
	Raise: {Name: "+", Operands: MeterAmount, relative: true, moves: func(before, amount int) int { return before + amount }},
	Lower: {Name: "-", Operands: MeterAmount, relative: true, moves: func(before, amount int) int { return before - amount }},
	Set:   {Name: "=", Operands: MeterAmount, moves: func(_, amount int) int { return amount }},
	Swap: {
		Name: "swap", Operands: TwoItems,
		assigns: func(s *Story, e *Effect) []Assignment {
			return []Assignment{{s.ItemVar(ItemID(e.Ref)), false, Lost}, {s.ItemVar(e.For), true, Gained}}
		},
		needs: func(s *Story, e *Effect) Var { return s.ItemVar(ItemID(e.Ref)) },
	},
}

// Def returns the kind's entry in the table of effects. It panics if the
// kind has none, which is a defect of the program.
func (k EffectKind) Def() *EffectDef { return &effectDefs[k] }

// EffectKinds returns every kind of effects.
func EffectKinds() []EffectKind {
	kinds := make([]EffectKind, len(effectDefs))
	for i := range kinds {
		kinds[i] = EffectKind(i)
	}
	return kinds
}

// dropAll assigns every item but those that the effect keeps.
func dropAll(s *Story, e *Effect) []Assignment {
	var list []Assignment
	for i := range s.Items {
		if !slices.Contains(e.Keep, ItemID(i)) {
			list = append(list, Assignment{s.ItemVar(ItemID(i)), false, Lost})
		}
	}
	return list
}
