package tui

import (
	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/game/render/layout"
)

// A trail is what of a story was found: in this run, which has a way through it,
// and in any.
type trail struct {
	graph  *layout.Graph
	here   game.NodeID // where the run stands; NoNode where none has begun
	walked []bool      // by node: this run's way led there
	seen   []bool      // by node: some run was there
	went   []bool      // by edge of the graph: this run's way went along it
	known  []bool      // by edge: some run did
}

// newTrail finds out what was found so far.
func newTrail(t *Session, graph *layout.Graph) *trail {
	tr := &trail{
		graph: graph, here: game.NoNode,
		walked: make([]bool, len(t.story.Nodes)), seen: make([]bool, len(t.story.Nodes)),
		went: make([]bool, len(graph.Edges)), known: make([]bool, len(graph.Edges)),
	}
	before := game.NoNode
	for _, step := range way(t) {
		graph.Follow(step.Choice, before, step.Record.Events,
			func(n game.NodeID) { tr.walked[n] = true }, func(e int) { tr.went[e] = true })
		before = step.State.Node
		tr.here = before
	}
	took := tr.look(t)
	for e := range graph.Edges {
		tr.known[e] = tr.went[e] || tr.found(t, &graph.Edges[e], took)
	}
	return tr
}

// look finds which nodes were seen, also where the run's way was taken back, and
// which choices were taken.
func (tr *trail) look(t *Session) (took map[game.ChoiceID]bool) {
	took = map[game.ChoiceID]bool{}
	for _, step := range shown(t) {
		took[step.Choice] = true
		for i := range step.Record.Events {
			if e := &step.Record.Events[i]; e.Kind == game.Entered {
				tr.seen[e.Node] = true
			}
		}
	}
	for n := range tr.seen {
		node := &t.story.Nodes[n]
		tr.seen[n] = tr.seen[n] || tr.walked[n] || t.past.Saw(t.story.Scenes[node.Scene].ID, node.ID)
	}
	return took
}

// found reports whether some run may have gone along an edge: both its ends were
// seen, and one of its choices was taken.
func (tr *trail) found(t *Session, e *layout.Edge, took map[game.ChoiceID]bool) bool {
	if !tr.seen[e.To] || e.From != game.NoNode && !tr.seen[e.From] {
		return false
	}
	for _, c := range e.Choices {
		if took[c] || t.took(c) {
			return true
		}
	}
	return e.Kind != layout.Choice
}

// scene counts a scene's nodes: those that were ever seen, those on this run's
// way, and all.
func (tr *trail) scene(s game.SceneID) (seen, walked, all int) {
	scene := &tr.graph.Story.Scenes[s]
	for n := scene.First; n < scene.Last; n++ {
		if tr.seen[n] {
			seen++
		}
		if tr.walked[n] {
			walked++
		}
	}
	return seen, walked, int(scene.Last - scene.First)
}

// total counts all nodes that were ever seen.
func (tr *trail) total() (seen int) {
	for _, s := range tr.seen {
		if s {
			seen++
		}
	}
	return seen
}

// stands reports whether the run stands in a scene.
func (tr *trail) stands(s game.SceneID) bool {
	return tr.here != game.NoNode && tr.graph.Story.Nodes[tr.here].Scene == s
}

// way returns the run's steps; none where none has begun.
func way(t *Session) []*playthrough.Step {
	if !t.run.Begun() {
		return nil
	}
	return t.run.Steps()
}

// shown returns all that the run ever showed; nothing where none has begun.
func shown(t *Session) []*playthrough.Step {
	if !t.run.Begun() {
		return nil
	}
	return t.run.Shown()
}

// strokes says how lines are drawn that stand for edges.
func (tr *trail) stroke(edges []int) (s stroke) {
	for _, e := range edges {
		s.walked = s.walked || tr.went[e]
		s.known = s.known || tr.known[e]
	}
	return s
}
