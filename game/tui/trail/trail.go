package trail

import (
	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/game/render/layout"
	"cobalt/game/tui/session"
)

// A Trail is the part of a story that was found: by this run, which has a way through
// it, and by any run.
type Trail struct {
	graph  *layout.Graph
	Here   game.NodeID // the node of the run; NoNode if none has begun
	Walked []bool      // by node: this run's way led there
	Seen   []bool      // by node: some run was there
	Went   []bool      // by edge of the graph: this run's way went along it
	Known  []bool      // by edge: some run did
}

// A Memory keeps what a run has shown, so that each of its steps is read once, however
// often its trail is asked for. The zero Memory has read nothing.
type Memory struct {
	run    playthrough.Run
	reader playthrough.Reader
	seen   []bool                 // by node
	took   map[game.ChoiceID]bool // the choices that were taken
}

// Of returns the trail of a session so far.
func Of(s *session.Session, graph *layout.Graph) *Trail { return new(Memory).Of(s, graph) }

// Of returns the trail of a session so far.
func (m *Memory) Of(s *session.Session, graph *layout.Graph) *Trail {
	tr := &Trail{
		graph: graph, Here: game.NoNode,
		Walked: make([]bool, len(s.Story.Nodes)), Seen: make([]bool, len(s.Story.Nodes)),
		Went: make([]bool, len(graph.Edges)), Known: make([]bool, len(graph.Edges)),
	}
	before := game.NoNode
	for _, step := range way(s) {
		graph.Follow(step.Choice, before, step.Record.Events,
			func(n game.NodeID) { tr.Walked[n] = true }, func(e int) { tr.Went[e] = true })
		before = step.State.Node
		tr.Here = before
	}
	m.read(s)
	tr.look(s, m.seen)
	for e := range graph.Edges {
		tr.Known[e] = tr.Went[e] || tr.found(s, &graph.Edges[e], m.took)
	}
	return tr
}

// read reads the steps of the session's run that were not read yet, those that were taken
// back included. Of another run, or another story, everything is read anew.
func (m *Memory) read(s *session.Session) {
	if m.took == nil || m.run.Begun() != s.Run.Begun() || m.run.Story != s.Run.Story || !m.run.Same(s.Run) {
		*m = Memory{seen: make([]bool, len(s.Story.Nodes)), took: map[game.ChoiceID]bool{}}
	}
	m.run = s.Run
	if !s.Run.Begun() {
		return
	}
	for _, step := range m.reader.Read(s.Run) {
		m.took[step.Choice] = true
		for i := range step.Record.Events {
			if e := &step.Record.Events[i]; e.Kind == game.Entered {
				m.seen[e.Node] = true
			}
		}
	}
}

// look finds which nodes were seen, in this run or an earlier one.
func (tr *Trail) look(s *session.Session, seen []bool) {
	for n := range tr.Seen {
		node := &s.Story.Nodes[n]
		tr.Seen[n] = seen[n] || tr.Walked[n] || s.Past.Saw(s.Story.Scenes[node.Scene].ID, node.ID)
	}
}

// found reports whether some run may have gone along an edge: both its ends were
// seen, and one of its choices was taken.
func (tr *Trail) found(s *session.Session, e *layout.Edge, took map[game.ChoiceID]bool) bool {
	if !tr.Seen[e.To] || e.From != game.NoNode && !tr.Seen[e.From] {
		return false
	}
	for _, c := range e.Choices {
		if took[c] || s.Took(c) {
			return true
		}
	}
	return e.Kind != layout.Choice
}

// Scene counts a scene's nodes: those that were ever seen, those on this run's
// way, and all.
func (tr *Trail) Scene(s game.SceneID) (seen, walked, all int) {
	scene := &tr.graph.Story.Scenes[s]
	for n := scene.First; n < scene.Last; n++ {
		if tr.Seen[n] {
			seen++
		}
		if tr.Walked[n] {
			walked++
		}
	}
	return seen, walked, int(scene.Last - scene.First)
}

// Total counts all nodes that were ever seen.
func (tr *Trail) Total() (seen int) {
	for _, s := range tr.Seen {
		if s {
			seen++
		}
	}
	return seen
}

// Stands reports whether the run stands in a scene.
func (tr *Trail) Stands(s game.SceneID) bool {
	return tr.Here != game.NoNode && tr.graph.Story.Nodes[tr.Here].Scene == s
}

// way returns the run's steps; none if no run has begun.
func way(s *session.Session) []*playthrough.Step {
	if !s.Run.Begun() {
		return nil
	}
	return s.Run.Steps()
}
