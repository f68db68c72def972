package explore

import "cobalt/game"

// circling returns by node whether a way leads from it back to it, conditions
// aside.
func circling(s *game.Story) []bool {
	c := circler{story: s, found: make([]int, len(s.Nodes)), circles: make([]bool, len(s.Nodes))}
	for n := range s.Nodes {
		if c.found[n] == 0 {
			c.visit(game.NodeID(n))
		}
	}
	return c.circles
}

// A circler finds the nodes that lie on a circle: those in a strongly connected
// component of several nodes, or that lead to themselves (Tarjan's algorithm).
type circler struct {
	story   *game.Story
	found   []int // by node: when it was found, from 1; a large number once its component is known
	stack   []game.NodeID
	next    int
	circles []bool
}

const finished = 1 << 30

// visit finds the components that a node leads to, and returns when the first node
// was found to which it leads back.
func (c *circler) visit(n game.NodeID) int {
	c.next++
	own, least := c.next, c.next
	c.found[n] = own
	at := len(c.stack)
	c.stack = append(c.stack, n)
	for _, to := range leadsTo(c.story, n) {
		switch {
		case to == n:
			c.circles[n] = true
		case c.found[to] == 0:
			least = min(least, c.visit(to))
		default:
			least = min(least, c.found[to])
		}
	}
	if least < own {
		return least
	}
	for _, m := range c.stack[at:] {
		c.found[m] = finished
		c.circles[m] = c.circles[m] || len(c.stack)-at > 1
	}
	c.stack = c.stack[:at]
	return finished
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
