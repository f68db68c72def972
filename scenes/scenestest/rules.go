package scenestest

import (
	"fmt"
	"strings"

	"cobalt/game"
)

// effects writes up to most effects, each with a blank before it.
func (w *writer) effects(scene, most int) string {
	var b strings.Builder
	for range w.IntN(most + 1) {
		fmt.Fprintf(&b, " `%s`", w.effect(scene))
	}
	return b.String()
}

func (w *writer) effect(scene int) string {
	s := &w.scenes[scene]
	for {
		switch w.IntN(10) {
		case 0, 1, 2, 3:
			if text := w.named(scene); text != "" {
				return text
			}
		case 4, 5:
			if w.chance(10) && len(w.meters) > 0 {
				return w.byMeter(scene)
			}
			return w.suspicion(scene)
		case 6:
			if w.trace && w.chance(70) {
				return w.pick("trace +1", "trace +1", "trace +2", "trace -1", "trace = 1", "trace = 0")
			}
		case 7:
			if s.clock > 0 && w.chance(40) {
				return w.pick("clock +1", "clock -1", "clock -2", "clock = 1", "clock = 2", "clock = 0")
			}
		default:
			if len(w.meters) > 0 {
				return w.meter()
			}
		}
	}
}

// named writes an effect of those that the table of effects lists by name; it
// writes nothing if the story has no operand for the one drawn.
func (w *writer) named(scene int) string {
	kinds := game.EffectKinds()
	def := kinds[w.IntN(len(kinds))].Def()
	switch def.Operands {
	case game.OneItem:
		if w.Items > 0 {
			return fmt.Sprintf("%s item%d", def.Name, w.IntN(w.Items))
		}
	case game.KeptItems:
		if w.Items > 0 && w.chance(30) {
			return def.Name + w.kept()
		}
	case game.OneFact:
		if facts := w.Facts + w.scenes[scene].facts; facts > 0 {
			return def.Name + " " + w.fact(scene, w.IntN(facts))
		}
	case game.TwoItems:
		if w.Items > 1 {
			item := w.IntN(w.Items)
			return fmt.Sprintf("%s item%d for item%d", def.Name, item, (item+1+w.IntN(w.Items-1))%w.Items)
		}
	case game.MeterAmount: // each meter has amounts of its own, written elsewhere
	default:
		panic("scenestest: an effect with operands of an unknown kind")
	}
	return ""
}

func (w *writer) kept() string {
	var kept []string
	for i := range w.Items {
		if w.chance(40) {
			kept = append(kept, fmt.Sprintf("item%d", i))
		}
	}
	if len(kept) == 0 {
		return ""
	}
	return " but " + strings.Join(kept, ", ")
}

// fact names one of the story's facts, or behind them one of the scene's.
func (w *writer) fact(scene, i int) string {
	if i < w.Facts {
		return fmt.Sprintf("fact%d", i)
	}
	return fmt.Sprintf("%s_fact%d", w.scenes[scene].id, i-w.Facts)
}

func (w *writer) suspicion(scene int) string {
	amount := w.amounts[w.IntN(len(w.amounts))]
	switch roll := w.IntN(100); {
	case roll < 60 && w.scenes[scene].rises:
		return fmt.Sprintf("suspicion +%d", amount)
	case roll < 80:
		return fmt.Sprintf("suspicion -%d", amount)
	default:
		return fmt.Sprintf("suspicion = %d", min(100, amount*w.IntN(3)))
	}
}

func (w *writer) meter() string {
	m := w.meters[w.IntN(len(w.meters))]
	if w.chance(25) {
		return fmt.Sprintf("%s = %d", m.id, m.lo+w.IntN(m.hi-m.lo+1))
	}
	return fmt.Sprintf("%s %s%d", m.id, w.pick("+", "-"), 1+w.IntN(2))
}

// byMeter writes an effect on a meter by the value of another.
func (w *writer) byMeter(scene int) string {
	to := w.meters[w.IntN(len(w.meters))].id
	if w.scenes[scene].rises && w.chance(30) {
		to = "suspicion"
	}
	by := w.meters[w.IntN(len(w.meters))].id
	if w.trace && w.chance(30) {
		by = "trace"
	}
	return to + w.pick(" = ", " +", " -") + by
}

// expr writes a condition, nested no deeper than depth.
func (w *writer) expr(scene, depth int) string {
	if depth > 0 {
		switch w.IntN(8) {
		case 0:
			return "not " + w.atom(scene)
		case 1:
			return w.expr(scene, depth-1) + " and " + w.expr(scene, depth-1)
		case 2:
			return w.expr(scene, depth-1) + " or " + w.expr(scene, depth-1)
		case 3:
			return w.pick("", "not ") + "(" + w.expr(scene, depth-1) + ")"
		}
	}
	return w.atom(scene)
}

func (w *writer) atom(scene int) string {
	s := &w.scenes[scene]
	for {
		switch w.IntN(8) {
		case 0, 1:
			if w.Items > 0 {
				return fmt.Sprintf("item%d", w.IntN(w.Items))
			}
		case 2, 3:
			if facts := w.Facts + s.facts; facts > 0 {
				return w.fact(scene, w.IntN(facts))
			}
		case 4:
			if len(w.meters) > 0 {
				m := w.meters[w.IntN(len(w.meters))]
				if w.chance(20) {
					return m.id + w.cmp() + w.pick("suspicion", "trace", w.meters[w.IntN(len(w.meters))].id)
				}
				return w.compare(m.id, m.lo, m.hi)
			}
		case 5:
			if w.trace && w.chance(20) {
				return w.compare("trace", 0, 3)
			}
			if s.clock > 0 && w.chance(50) {
				return w.compare("clock", 0, s.clock)
			}
		case 6:
			return w.compare("suspicion", 0, 100)
		default:
			if w.chance(50) {
				return w.seen(scene)
			}
		}
	}
}

func (w *writer) seen(scene int) string {
	to := w.IntN(len(w.scenes))
	s := &w.scenes[to]
	target := "#" + s.nodes[w.IntN(len(s.nodes))]
	if to != scene || w.chance(40) {
		target = s.id + ".md" + target
	}
	if w.chance(30) {
		return fmt.Sprintf(`visits("%s")%s%d`, target, w.cmp(), w.IntN(4))
	}
	return fmt.Sprintf(`seen("%s")`, target)
}

// cmp writes a comparison, between blanks.
func (w *writer) cmp() string { return w.pick(" == ", " != ", " < ", " <= ", " > ", " >= ") }

func (w *writer) compare(name string, lo, hi int) string {
	return fmt.Sprintf("%s%s%d", name, w.cmp(), lo+w.IntN(hi-lo+1))
}
