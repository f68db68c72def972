package explicit

import "slices"

// The prices of a walk are the costs of the choices that it may take.
type prices struct {
	cost  func(minutes int) int // of a choice
	costs []int                 // all of them, ascending
}

// ByChoices is the cost by which a walk finds the runs with the fewest choices.
func ByChoices(int) int { return 1 }

// ByMinutes is the cost by which a walk finds the runs with the fewest minutes.
func ByMinutes(minutes int) int { return minutes }

// ByMinutesThenChoices is ByMinutes, and among runs with as few minutes finds
// the one with the fewest choices: a choice counts as a sliver of a minute.
func ByMinutesThenChoices(minutes int) int { return minutes<<32 + 1 }

// price notes the cost of a choice that takes some minutes.
func (p *prices) price(minutes int) {
	if c := p.cost(minutes); !slices.Contains(p.costs, c) {
		p.costs = append(p.costs, c)
	}
}

// zero reports whether there are choices that cost nothing.
func (p *prices) zero() bool { return len(p.costs) > 0 && p.costs[0] == 0 }
