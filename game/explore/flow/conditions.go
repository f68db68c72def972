package flow

import "cobalt/game"

// test cuts regions in two by an expression.
func (t *evaluator) test(at []*Region, e *game.Expr) (yes, no []*Region) {
	if len(at) == 0 || t.full() {
		return nil, nil
	}
	switch e = e.Lowered(); e.Op {
	case game.OpNot:
		no, yes = t.test(at, e.Args[0])
	case game.OpAnd:
		yes = at
		for _, arg := range e.Args {
			var n []*Region
			yes, n = t.test(yes, arg)
			no = append(no, n...)
		}
	case game.OpOr:
		no = at
		for _, arg := range e.Args {
			var y []*Region
			y, no = t.test(no, arg)
			yes = append(yes, y...)
		}
	case game.OpMeter:
		return t.compare(at, e.Meter, func(v int) bool { return e.Cmp.Holds(v, e.N) })
	case game.OpMeters:
		return t.compareMeters(at, e)
	case game.OpItem, game.OpFact, game.OpSceneFact, game.OpSeen, game.OpVisits:
		return t.split(at, t.Of(e.Var), func(v int16) bool { return v == 1 })
	default:
		panic("flow: an expression of an unknown kind")
	}
	return yes, no
}

// compare cuts regions in two by a test on a meter.
func (t *evaluator) compare(at []*Region, meter game.Meter, test func(value int) bool) (yes, no []*Region) {
	v, read := t.reading(meter)
	return t.split(at, v, func(value int16) bool { return test(read(value)) })
}

// reading returns the variable that holds a meter, and a function from that
// variable's values to the meter's.
func (t *evaluator) reading(meter game.Meter) (v Var, read func(int16) int) {
	switch meter {
	case game.Suspicion:
		return t.Heat(), func(h int16) int { _, suspicion := apart(h); return suspicion }
	case game.Trace:
		return t.Heat(), func(h int16) int { trace, _ := apart(h); return trace }
	case game.Clock: // a stopped one reads 0
		return t.Meter(game.Clock), func(v int16) int { return max(int(v), 0) }
	default:
		return t.Meter(meter), func(v int16) int { return int(v) }
	}
}

// compareMeters cuts regions in two by a comparison of two meters. Suspicion and
// trace are one variable; of others, the second is looked at value by value.
func (t *evaluator) compareMeters(at []*Region, e *game.Expr) (yes, no []*Region) {
	first, read := t.reading(e.Meter)
	second, readSecond := t.reading(e.Other)
	if first == second {
		return t.split(at, first, func(v int16) bool { return e.Cmp.Holds(read(v), readSecond(v)) })
	}
	t.byValue(at, e.Other, func(at []*Region, value int) {
		y, n := t.compare(at, e.Meter, func(v int) bool { return e.Cmp.Holds(v, value) })
		yes, no = append(yes, y...), append(no, n...)
	})
	return yes, no
}

// byValue cuts regions by each value of a meter, and does something to those
// with the same.
func (t *evaluator) byValue(at []*Region, meter game.Meter, do func(at []*Region, value int)) {
	v, read := t.reading(meter)
	for len(at) > 0 && !t.full() {
		value := read(at[0].some(t.box, v))
		var same []*Region
		same, at = t.split(at, v, func(x int16) bool { return read(x) == value })
		do(same, value)
	}
}
