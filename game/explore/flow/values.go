package flow

import (
	"slices"

	"cobalt/game"
)

// findValues finds for each meter the values that the story's effects can give
// it, in whatever order they happen. The analyses that follow refine them node
// by node.
func (m *Model) findValues() {
	f := valueFinder{story: m.Story, difficulty: m.Difficulty, peak: m.Peak, covers: m.covers}
	f.find()
	m.values, m.clocks = f.values, f.clocks
	m.catch, m.expire = make([]bool, len(m.Story.Scenes)), make([]bool, len(m.Story.Scenes))
	top := slices.Contains(m.Levels(), game.SuspicionLimit)
	for i := range m.Story.Scenes {
		s := &m.Story.Scenes[i]
		m.catch[i] = top && s.Caught != game.NoNode
		m.expire[i] = s.Expired != game.NoNode && slices.Contains(m.clocks[i], 0)
	}
}

// A valueFinder finds the values of meters.
type valueFinder struct {
	story      *game.Story
	difficulty game.Difficulty
	peak       int       // of suspicion
	covers     [][]cover // by scene
	values     [][]int16 // by meter: the values found so far, ascending
	clocks     [][]int16 // by scene: the values of its clock, ascending
}

// find finds the values of all meters, and last those of the clocks.
func (f *valueFinder) find() {
	s := f.story
	f.values = make([][]int16, s.NumMeters())
	byMeter := make([][]*placed, s.NumMeters())
	byClock := make([][]*placed, len(s.Scenes))
	eachEffect(s, func(p *placed) {
		switch {
		case !p.ChangesMeter():
		case p.Meter == game.Clock:
			byClock[p.scene] = append(byClock[p.scene], p)
		default:
			byMeter[p.Meter] = append(byMeter[p.Meter], p)
		}
	})
	for again := true; again; {
		before := f.countValues()
		for i := range f.values {
			if meter := game.Meter(i); meter == game.Trace || meter >= game.FirstDeclared {
				f.values[i] = f.closeMeter(meter, byMeter[i])
			}
		}
		f.findHeats(byMeter[game.Suspicion], byMeter[game.Trace])
		again = f.countValues() > before && slices.ContainsFunc(slices.Concat(byMeter...), (*placed).movesByMeter)
	}
	f.findClocks(byClock)
}

// countValues counts the values found so far. An amount that is another meter
// grows with that one's values, so they are found again until none is new.
func (f *valueFinder) countValues() (n int) {
	for i := range f.values {
		n += len(f.values[i])
	}
	return n
}

// maxSteps is how many steps from value to value are taken to find those of one
// meter. Where there would be more, every value within its bounds counts.
const maxSteps = 1 << 22

// closeMeter finds the values of a meter, suspicion and clock excepted.
func (f *valueFinder) closeMeter(meter game.Meter, effects []*placed) []int16 {
	lo, hi := f.story.Bounds(meter)
	steps := 0
	for _, e := range effects {
		if e.ByMeter {
			steps += (hi - lo + 1) * len(f.amounts(e, hi-lo))
		}
	}
	if steps > maxSteps {
		return span(lo, hi)
	}
	return closure(startOf(f.story, meter), func(v int16, yield func(int)) { f.step(meter, v, effects, yield) })
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
func (f *valueFinder) amounts(e *placed, meterSpan int) []int {
	if !e.ByMeter {
		return []int{e.N}
	}
	if e.By == game.Suspicion {
		return levelsOf(f.values[game.Suspicion])
	}
	var list []int
	values := f.values[e.By]
	if len(values) == 0 {
		values = []int16{startOf(f.story, e.By)}
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

// eachEffect visits every effect of a story.
func eachEffect(s *game.Story, visit func(*placed)) {
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

// startOf returns the value that a meter of a story starts with.
func startOf(s *game.Story, meter game.Meter) int16 {
	if meter < game.FirstDeclared {
		return 0
	}
	return int16(s.Meters[meter-game.FirstDeclared].Start)
}

// closure returns the values to which steps lead from start, ascending.
func closure(start int16, step func(v int16, yield func(int))) []int16 {
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
func (f *valueFinder) step(meter game.Meter, v int16, effects []*placed, yield func(int)) {
	lo, hi := f.story.Bounds(meter)
	for _, e := range effects {
		for _, amount := range f.amounts(e, hi-lo) {
			yield(min(max(e.Moved(int(v), amount), lo), hi))
		}
	}
}

// findHeats finds the values that suspicion and trace can have together: every
// cover is tried.
func (f *valueFinder) findHeats(suspicion, trace []*placed) {
	reach := func(yield func(int)) func(trace, suspicion int) {
		return func(trace, suspicion int) {
			if to := heated(trace, suspicion, f.peak); to != Blocked {
				yield(int(to))
			}
		}
	}
	f.values[game.Suspicion] = closure(0, func(h int16, yield func(int)) {
		t, s := apart(h)
		to := reach(yield)
		for _, e := range trace {
			for _, amount := range f.amounts(e, game.TraceLimit) {
				to(min(max(e.Moved(t, amount), 0), game.TraceLimit), s)
			}
		}
		for _, e := range suspicion {
			for _, amount := range f.amounts(e, 2*game.SuspicionLimit) {
				f.heat(e, amount, t, s, to)
			}
		}
	})
}

// heat yields the heats that an effect on suspicion makes of another one.
func (f *valueFinder) heat(e *placed, amount, trace, suspicion int, to func(trace, suspicion int)) {
	switch {
	case e.Kind != game.Raise:
		to(trace, e.Moved(suspicion, amount))
	case e.ByMeter && amount <= 0: // no rise
	default:
		to(trace, suspicion+rise(f.difficulty, amount, 0))
		for _, c := range f.covers[e.scene] {
			to(trace, suspicion+rise(f.difficulty, amount, c.less))
		}
	}
}

// findClocks finds the values that each scene's clock can have.
func (f *valueFinder) findClocks(effects [][]*placed) {
	s := f.story
	minutes := make([][]int, len(s.Scenes))
	for i := range s.Choices {
		c := &s.Choices[i]
		at := s.Nodes[c.Node].Scene
		if !slices.Contains(minutes[at], c.Minutes) {
			minutes[at] = append(minutes[at], c.Minutes)
		}
	}
	f.clocks = make([][]int16, len(s.Scenes))
	for i := range s.Scenes {
		start := int16(stopped)
		if s.Scenes[i].Clock > 0 {
			start = int16(s.Scenes[i].Clock)
		}
		f.clocks[i] = f.closeClock(start, minutes[i], effects[i])
	}
}

// closeClock finds the values of a scene's clock.
func (f *valueFinder) closeClock(start int16, minutes []int, effects []*placed) []int16 {
	steps := 0
	for _, e := range effects {
		if e.ByMeter {
			steps += game.MaxClock * len(f.amounts(e, game.MaxClock))
		}
	}
	if steps > maxSteps {
		return span(stopped, game.MaxClock)
	}
	return closure(start, func(v int16, yield func(int)) { f.tick(v, minutes, effects, yield) })
}

// tick yields the values that minutes, effects and running out make of a clock.
func (f *valueFinder) tick(v int16, minutes []int, effects []*placed, yield func(int)) {
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
		for _, amount := range f.amounts(e, game.MaxClock) {
			yield(min(max(e.Moved(int(v), amount), 0), game.MaxClock))
		}
	}
}
