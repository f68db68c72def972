package explore

import (
	"slices"

	"cobalt/game"
	"cobalt/game/explore/components"
)

// circling returns by node whether a way leads from it back to it, conditions
// aside: it lies in a strongly connected component of several nodes, or leads to itself.
func circling(s *game.Story) []bool {
	all := make([]game.NodeID, len(s.Nodes))
	for n := range all {
		all[n] = game.NodeID(n)
	}
	circles := make([]bool, len(s.Nodes))
	for _, c := range components.Of(len(all), all, func(n game.NodeID) []game.NodeID { return leadsTo(s, n) }) {
		for _, n := range c {
			circles[n] = len(c) > 1 || slices.Contains(leadsTo(s, n), n)
		}
	}
	return circles
}

// leadsTo returns the nodes to which a node's blocks, choices and scene lead.
func leadsTo(s *game.Story, n game.NodeID) (list []game.NodeID) {
	add := func(to game.NodeID) {
		if to != game.NoNode {
			list = append(list, to)
		}
	}
	diverts := func(r game.BlockRange) {
		for b := r.First; b < r.Last; b++ {
			add(s.Blocks[b].Divert)
		}
	}
	node, scene := &s.Nodes[n], s.NodeScene(n)
	add(scene.Caught)
	add(scene.Expired)
	diverts(node.Blocks)
	for c := node.First; c < node.Last; c++ {
		add(s.Choices[c].Target)
		diverts(s.Choices[c].Outcome)
	}
	return list
}
