package flow

import "cobalt/game"

// A bit that can still be read matters, but if nothing on the way can have set it
// its value is known: an item of a late chapter is live from the first node on,
// and nobody carries it. Such bits are left out of boxes, which in a long story
// are most of them.

// findSet finds, by node, the bits that may be set in a run that rests there:
// those set at the start, and those that anything on a way there sets, conditions
// aside.
func (m *Model) findSet(start *game.State) []varSet {
	f := finder{Model: m, may: make([]varSet, len(m.Story.Nodes)), sets: make([][]Var, len(m.Story.Nodes)), stamps: make([]int, len(m.Story.Nodes))}
	for n := range f.sets {
		node := &m.Story.Nodes[n]
		f.sets[n] = f.blocks(node.Blocks, nil)
		for _, v := range m.Story.VisitVars(game.NodeID(n)) {
			f.sets[n] = append(f.sets[n], m.Of(v))
		}
	}
	f.may[start.Node] = m.newVarSet()
	for v := range Var(m.Vars) {
		if int(v) >= m.Bits || start.Has(game.Var(v)) { // of meters nothing is claimed
			f.may[start.Node].add(v)
		}
	}
	f.run(start.Node)
	return f.may
}

// A finder finds the bits that may be set.
type finder struct {
	*Model
	may    []varSet // by node; nil if no way leads there
	sets   [][]Var  // by node: the bits that entering it may set
	stamps []int    // by node: the last round in which it was found
	round  int
	found  []game.NodeID
}

func (f *finder) run(start game.NodeID) {
	queued := make([]bool, len(f.may))
	queue := []game.NodeID{start}
	for len(queue) > 0 {
		n := queue[0]
		queue, queued[n] = queue[1:], false
		for c := f.Story.Nodes[n].First; c < f.Story.Nodes[n].Last; c++ {
			bits := f.behind(n, c)
			for _, to := range f.found {
				isNew := f.may[to] == nil
				if isNew {
					f.may[to] = f.newVarSet()
				}
				for i, w := range bits {
					isNew = isNew || w&^f.may[to][i] != 0
					f.may[to][i] |= w
				}
				if isNew && !queued[to] {
					queue, queued[to] = append(queue, to), true
				}
			}
		}
	}
}

// behind returns the bits that may be set behind a choice of a node. It leaves
// the nodes at which the run may then rest in found.
func (f *finder) behind(n game.NodeID, id game.ChoiceID) varSet {
	c := &f.Story.Choices[id]
	bits := append(varSet(nil), f.may[n]...)
	for _, v := range f.blocks(c.Outcome, f.effects(c.Effects, nil)) {
		bits.add(v)
	}
	if once := f.Story.OnceVar(id); once != game.NoVar {
		bits.add(f.Of(once))
	}
	f.destinations(c)
	for _, to := range f.found {
		for _, v := range f.sets[to] {
			bits.add(v)
		}
	}
	return bits
}

// destinations finds the nodes that [Model.Destinations] returns.
func (f *finder) destinations(c *game.Choice) {
	f.round++
	f.found = f.found[:0]
	reach := func(n game.NodeID) {
		if n != game.NoNode && f.stamps[n] != f.round {
			f.stamps[n] = f.round
			f.found = append(f.found, n)
		}
	}
	leads := func(n game.NodeID, r game.BlockRange) {
		scene := f.Story.NodeScene(n)
		reach(scene.Caught)
		reach(scene.Expired)
		for b := r.First; b < r.Last; b++ {
			reach(f.Story.Blocks[b].Divert)
		}
	}
	reach(c.Target)
	leads(c.Node, c.Outcome)
	for i := 0; i < len(f.found); i++ {
		leads(f.found[i], f.Story.Nodes[f.found[i]].Blocks)
	}
}

func (f *finder) blocks(r game.BlockRange, vars []Var) []Var {
	for b := r.First; b < r.Last; b++ {
		vars = f.effects(f.Story.Blocks[b].Effects, vars)
	}
	return vars
}

func (f *finder) effects(list []game.Effect, vars []Var) []Var {
	for i := range list {
		for _, a := range list[i].Assignments() {
			if a.To {
				vars = append(vars, f.Of(a.Var))
			}
		}
	}
	return vars
}
