package explore

import (
	"math"

	"cobalt/game"
	"cobalt/game/explore/flow"
)

// A nearness tells how far the nodes of a story are from texts, conditions aside.
type nearness struct {
	before [][]game.NodeID // by node: those that lead to it
	shows  []game.NodeID   // by block and text: the node that shows it
	away   []int           // by node: how many ways lead to the nearest text; endless if none do
	queue  []game.NodeID   // of nodes with a text, or that lead to one
}

const endless = math.MaxInt

// newNearness lays out a story's ways.
func newNearness(s *game.Story, texts *flow.Texts) *nearness {
	d := &nearness{
		before: make([][]game.NodeID, len(s.Nodes)), shows: make([]game.NodeID, texts.Len()),
		away: make([]int, len(s.Nodes)),
	}
	for i := range s.Nodes {
		n, node := game.NodeID(i), &s.Nodes[i]
		for _, to := range leadsTo(s, n) {
			d.before[to] = append(d.before[to], n)
		}
		d.note(n, node.Blocks, texts)
		for c := node.First; c < node.Last; c++ {
			d.note(n, s.Choices[c].Outcome, texts)
		}
	}
	return d
}

// note notes that a node shows consecutive blocks, and their texts.
func (d *nearness) note(n game.NodeID, r game.BlockRange, texts *flow.Texts) {
	for b := r.First; b < r.Last; b++ {
		d.shows[b] = n
		for text, end := texts.Of(b); text < end; text++ {
			d.shows[text] = n
		}
	}
}

// measure finds how far the nodes are from the nearest of some blocks and texts: those
// that any of the lists holds.
func (d *nearness) measure(lists ...[]bool) {
	d.forget()
	for _, list := range lists {
		for id, waits := range list {
			if waits {
				d.reach(d.shows[id], 0)
			}
		}
	}
	d.spread()
}

// measureOne finds how far the nodes are from one block or text.
func (d *nearness) measureOne(text game.BlockID) {
	d.forget()
	d.reach(d.shows[text], 0)
	d.spread()
}

// forget forgets what was measured before.
func (d *nearness) forget() {
	for n := range d.away {
		d.away[n] = endless
	}
	d.queue = d.queue[:0]
}

// spread goes back from the nodes that were found.
func (d *nearness) spread() {
	for i := 0; i < len(d.queue); i++ {
		n := d.queue[i]
		for _, from := range d.before[n] {
			d.reach(from, d.away[n]+1)
		}
	}
}

// reach notes how far a node is, unless it was found before.
func (d *nearness) reach(n game.NodeID, away int) {
	if d.away[n] == endless {
		d.away[n] = away
		d.queue = append(d.queue, n)
	}
}
