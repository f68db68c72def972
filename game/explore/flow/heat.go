package flow

import (
	"slices"

	"cobalt/game"
)

// traceBits is the bit at which trace begins in a heat.
const traceBits = 7

// Heat returns the Var of the heat, which is that of suspicion. Suspicion and
// trace are tied to each other by the floor, so boxes hold them as one variable:
// a change that depends on both is then still a table of one. If only one of the
// two is live, the other is 0 in it.
func (m *Model) Heat() Var { return m.Meter(game.Suspicion) }

func heatOf(trace, suspicion int) int16 { return int16(trace<<traceBits | suspicion) }

func apart(heat int16) (trace, suspicion int) {
	return int(heat) >> traceBits, int(heat) & (1<<traceBits - 1)
}

// heatMask returns the bits of a heat that are live at a node.
func (m *Model) heatMask(n game.NodeID) (mask int16) {
	if m.rest[n].has(m.Meter(game.Suspicion)) {
		mask |= 1<<traceBits - 1
	}
	if m.rest[n].has(m.Meter(game.Trace)) {
		mask |= -1 << traceBits
	}
	return mask
}

// heats returns some values of a heat, with only the live part of each kept.
func heats(all []int16, mask int16) []int16 {
	list := make([]int16, len(all))
	for i, h := range all {
		list[i] = h & mask
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// Levels returns the levels that suspicion can have, ascending.
func (m *Model) Levels() (levels []int) { return levelsOf(m.values[game.Suspicion]) }

// levelsOf returns the levels of suspicion in some heats, ascending.
func levelsOf(all []int16) (levels []int) {
	for _, h := range heats(all, 1<<traceBits-1) {
		levels = append(levels, int(h))
	}
	return levels
}

// heated returns a heat within its bounds and above its floor, or Blocked if
// suspicion is past its peak.
func heated(trace, suspicion, peak int) int16 {
	suspicion = min(max(suspicion, 10*trace), game.SuspicionLimit)
	if suspicion > peak {
		return Blocked
	}
	return heatOf(trace, suspicion)
}

// rise returns how far suspicion rises on a difficulty when an effect says n.
func rise(d game.Difficulty, n, cover int) int { return max(0, n+d.Rise()-cover) }
