package flow

import (
	"slices"

	"cobalt/game"
)

// findValues finds for each meter the values that the story's effects can give
// it, in whatever order they happen. The analyses that follow refine them node
// by node.
func (m *Model) findValues() {
	s := m.Story
	m.values = make([][]int16, s.NumMeters())
	byMeter := make([][]*placed, s.NumMeters())
	byClock := make([][]*placed, len(s.Scenes))
	m.eachEffect(func(p *placed) {
		switch {
		case !p.ChangesMeter():
		case p.Meter == game.Clock:
			byClock[p.scene] = append(byClock[p.scene], p)
		default:
			byMeter[p.Meter] = append(byMeter[p.Meter], p)
		}
	})
	for again := true; again; {
		before := m.countValues()
		for i := range m.values {
			if meter := game.Meter(i); meter == game.Trace || meter >= game.FirstDeclared {
				m.values[i] = m.closeMeter(meter, byMeter[i])
			}
		}
		m.findHeats(byMeter[game.Suspicion], byMeter[game.Trace])
		again = m.countValues() > before && slices.ContainsFunc(slices.Concat(byMeter...), (*placed).movesByMeter)
	}
	m.findClocks(byClock)
}

// countValues counts the values found so far. An amount that is another meter
// grows with that one's values, so they are found again until none is new.
func (m *Model) countValues() (n int) {
	for i := range m.values {
		n += len(m.values[i])
	}
	return n
}

// maxSteps is how many steps from value to value are taken to find those of one
// meter. Where there would be more, every value within its bounds counts.
const maxSteps = 1 << 22

// closeMeter finds the values of a meter, suspicion and clock excepted.
func (m *Model) closeMeter(meter game.Meter, effects []*placed) []int16 {
	lo, hi := m.Story.Bounds(meter)
	steps := 0
	for _, e := range effects {
		if e.ByMeter {
			steps += (hi - lo + 1) * len(m.amounts(e, hi-lo))
		}
	}
	if steps > maxSteps {
		return span(lo, hi)
	}
	return m.close(m.start(meter), func(v int16, yield func(int)) { m.step(meter, v, effects, yield) })
}

// span returns the whole numbers from lo to hi.
func span(lo, hi int) []int16 {
	list := make([]int16, 0, hi-lo+1)
	for v := lo; v <= hi; v++ {
		list = append(list, int16(v))
	}
	return list
}

// amounts returns the amounts that an effect on a meter can have, as far as they
// are known by now. Of amounts by which a meter of the given span moves from one
// of its bounds beyond the other, one stands for all.
func (m *Model) amounts(e *placed, meterSpan int) []int {
	if !e.ByMeter {
		return []int{e.N}
	}
	if e.By == game.Suspicion {
		return m.Levels()
	}
	var list []int
	values := m.values[e.By]
	if len(values) == 0 {
		values = []int16{m.start(e.By)}
	}
	for _, v := range values {
		amount := int(v)
		if e.Kind != game.Set {
			amount = min(max(amount, -meterSpan-1), meterSpan+1)
		}
		if n := len(list); n == 0 || list[n-1] != amount {
			list = append(list, amount)
		}
	}
	return list
}

// A placed effect knows the scene that it is written in.
type placed struct {
	*game.Effect
	scene game.SceneID
}

func (p *placed) movesByMeter() bool { return p.ByMeter }

func (m *Model) eachEffect(visit func(*placed)) {
	s := m.Story
	each := func(effects []game.Effect, scene game.SceneID) {
		for i := range effects {
			visit(&placed{&effects[i], scene})
		}
	}
	blocks := func(r game.BlockRange, scene game.SceneID) {
		for b := r.First; b < r.Last; b++ {
			each(s.Blocks[b].Effects, scene)
		}
	}
	for i := range s.Nodes {
		n := &s.Nodes[i]
		blocks(n.Blocks, n.Scene)
		for c := n.First; c < n.Last; c++ {
			each(s.Choices[c].Effects, n.Scene)
			blocks(s.Choices[c].Outcome, n.Scene)
		}
	}
}

func (m *Model) start(meter game.Meter) int16 {
	if meter < game.FirstDeclared {
		return 0
	}
	return int16(m.Story.Meters[meter-game.FirstDeclared].Start)
}

// close returns the values to which steps lead from start, ascending.
func (m *Model) close(start int16, step func(v int16, yield func(int))) []int16 {
	const zero = 1 << 15 // the place of value 0 in the set
	seen := NewBitSet(2 * zero)
	seen.Add(zero + int(start))
	list := []int16{start}
	for i := 0; i < len(list); i++ {
		step(list[i], func(next int) {
			if seen.Add(zero + next) {
				list = append(list, int16(next))
			}
		})
	}
	slices.Sort(list)
	return list
}

// step yields the values that effects make of a meter that depends on no other.
func (m *Model) step(meter game.Meter, v int16, effects []*placed, yield func(int)) {
	lo, hi := m.Story.Bounds(meter)
	for _, e := range effects {
		for _, amount := range m.amounts(e, hi-lo) {
			yield(min(max(e.Moved(int(v), amount), lo), hi))
		}
	}
}

// findHeats finds the values that suspicion and trace can have together: every
// cover is tried.
func (m *Model) findHeats(suspicion, trace []*placed) {
	reach := func(yield func(int)) func(trace, suspicion int) {
		return func(trace, suspicion int) {
			if to := m.heated(trace, suspicion); to != Blocked {
				yield(int(to))
			}
		}
	}
	m.values[game.Suspicion] = m.close(0, func(h int16, yield func(int)) {
		t, s := apart(h)
		to := reach(yield)
		for _, e := range trace {
			for _, amount := range m.amounts(e, game.TraceLimit) {
				to(min(max(e.Moved(t, amount), 0), game.TraceLimit), s)
			}
		}
		for _, e := range suspicion {
			for _, amount := range m.amounts(e, 2*game.SuspicionLimit) {
				m.heat(e, amount, t, s, to)
			}
		}
	})
	m.catch = make([]bool, len(m.Story.Scenes))
	top := slices.Contains(m.Levels(), game.SuspicionLimit)
	for i := range m.Story.Scenes {
		m.catch[i] = top && m.Story.Scenes[i].Caught != game.NoNode
	}
}

// heat yields the heats that an effect on suspicion makes of another one.
func (m *Model) heat(e *placed, amount, trace, suspicion int, to func(trace, suspicion int)) {
	switch {
	case e.Kind != game.Raise:
		to(trace, e.Moved(suspicion, amount))
	case e.ByMeter && amount <= 0: // no rise
	default:
		to(trace, suspicion+m.rise(amount, 0))
		for _, c := range m.covers[e.scene] {
			to(trace, suspicion+m.rise(amount, c.less))
		}
	}
}

// heated returns a heat within its bounds and above its floor, or Blocked if
// suspicion is past the peak.
func (m *Model) heated(trace, suspicion int) int16 {
	suspicion = min(max(suspicion, 10*trace), game.SuspicionLimit)
	if suspicion > m.Peak {
		return Blocked
	}
	return heatOf(trace, suspicion)
}

// Levels returns the levels that suspicion can have, ascending.
func (m *Model) Levels() (levels []int) {
	for _, h := range m.heats(1<<traceBits - 1) {
		levels = append(levels, int(h))
	}
	return levels
}

// rise returns how far suspicion rises when an effect says n.
func (m *Model) rise(n, cover int) int { return max(0, n+m.Difficulty.Rise()-cover) }

// findClocks finds the values that each scene's clock can have.
func (m *Model) findClocks(effects [][]*placed) {
	s := m.Story
	minutes := make([][]int, len(s.Scenes))
	for i := range s.Choices {
		c := &s.Choices[i]
		at := s.Nodes[c.Node].Scene
		if !slices.Contains(minutes[at], c.Minutes) {
			minutes[at] = append(minutes[at], c.Minutes)
		}
	}
	m.clocks = make([][]int16, len(s.Scenes))
	m.expire = make([]bool, len(s.Scenes))
	for i := range s.Scenes {
		start := int16(stopped)
		if s.Scenes[i].Clock > 0 {
			start = int16(s.Scenes[i].Clock)
		}
		m.clocks[i] = m.closeClock(start, minutes[i], effects[i])
		m.expire[i] = s.Scenes[i].Expired != game.NoNode && slices.Contains(m.clocks[i], 0)
	}
}

// closeClock finds the values of a scene's clock.
func (m *Model) closeClock(start int16, minutes []int, effects []*placed) []int16 {
	steps := 0
	for _, e := range effects {
		if e.ByMeter {
			steps += game.MaxClock * len(m.amounts(e, game.MaxClock))
		}
	}
	if steps > maxSteps {
		return span(stopped, game.MaxClock)
	}
	return m.close(start, func(v int16, yield func(int)) { m.tick(v, minutes, effects, yield) })
}

// tick yields the values that minutes, effects and running out make of a clock.
func (m *Model) tick(v int16, minutes []int, effects []*placed, yield func(int)) {
	if v == 0 {
		yield(stopped)
	}
	for _, n := range minutes {
		if v > 0 {
			yield(max(0, int(v)-n))
		}
	}
	for _, e := range effects {
		if v == stopped && e.Kind != game.Set {
			continue
		}
		for _, amount := range m.amounts(e, game.MaxClock) {
			yield(min(max(e.Moved(int(v), amount), 0), game.MaxClock))
		}
	}
}
