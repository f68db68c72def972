package storymap

import (
	"io"

	"cobalt/game"
	"cobalt/game/render/output"
)

// jsonMap is the object that WriteJSON writes. Programs rely on its names.
type jsonMap struct {
	Story    string           `json:"story"`
	Digest   string           `json:"digest"`
	Title    string           `json:"title"`
	Start    string           `json:"start"`
	Weights  *jsonWeights     `json:"weights"`
	Scenes   []jsonMapScene   `json:"scenes"`
	Nodes    []jsonMapNode    `json:"nodes,omitempty"`
	Edges    []jsonMapEdge    `json:"edges,omitempty"`
	Passages []jsonMapPassage `json:"passages"`
	Endings  []jsonMapEnding  `json:"endings"`
}

type jsonWeights struct {
	By         Source  `json:"by"`
	Runs       int     `json:"runs"`
	Seed       *uint64 `json:"seed,omitempty"`
	Difficulty string  `json:"difficulty,omitempty"`
}

// jsonMapRuns counts the runs that reached something. Both fields are left out
// if the map is not weighed.
type jsonMapRuns struct {
	Runs  *int     `json:"runs,omitempty"`
	Share *float64 `json:"share,omitempty"`
}

type jsonMapScene struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Place   string `json:"place,omitempty"`
	Clock   int    `json:"clock,omitempty"`
	Caught  string `json:"caught,omitempty"`
	Expired string `json:"expired,omitempty"`
	jsonMapRuns
}

type jsonMapNode struct {
	ID      string   `json:"id"`
	Scene   string   `json:"scene"`
	Title   string   `json:"title"`
	Endings []string `json:"endings,omitempty"`
	Choices int      `json:"choices"`
	Line    int      `json:"line"`
	jsonMapRuns
}

type jsonMapEdge struct {
	Kind    string   `json:"kind"`
	From    string   `json:"from"`
	To      string   `json:"to"`
	Choices []string `json:"choices,omitempty"`
	jsonMapRuns
}

type jsonMapPassage struct {
	From string `json:"from"`
	To   string `json:"to"`
	jsonMapRuns
}

type jsonMapEnding struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	jsonMapRuns
}

// WriteJSON writes the map as one object. The error is the writer's.
func (m *Map) WriteJSON(w io.Writer) error {
	object := jsonMap{
		Story: m.story.ID, Digest: m.story.Digest, Title: m.words.Title, Start: m.story.NodeRef(m.story.Start),
		Scenes: []jsonMapScene{}, Passages: []jsonMapPassage{}, Endings: []jsonMapEnding{},
	}
	if m.weight != nil {
		object.Weights = m.weight.json()
	}
	for _, s := range m.scenes {
		object.Scenes = append(object.Scenes, m.jsonScene(s))
	}
	if !m.scenesOnly {
		m.addNodes(&object)
	}
	for i, p := range m.graph.Passages {
		if m.drawsScene(p.From) || m.drawsScene(p.To) {
			object.Passages = append(object.Passages, jsonMapPassage{
				m.story.Scenes[p.From].ID, m.story.Scenes[p.To].ID, m.jsonMapRuns(func(w *Weight) int { return w.Passages[i] }),
			})
		}
	}
	for i := range m.story.Endings {
		object.Endings = append(object.Endings, jsonMapEnding{
			m.story.Endings[i].ID, m.words.Endings[i].Name, m.jsonMapRuns(func(w *Weight) int { return w.Count.Endings[i] }),
		})
	}
	return output.JSON(w, object)
}

func (w *Weight) json() *jsonWeights {
	j := &jsonWeights{By: w.By, Runs: w.Runs}
	if w.By == Simulation {
		j.Seed, j.Difficulty = &w.Seed, w.Difficulty.String()
	}
	return j
}

func (m *Map) jsonScene(id game.SceneID) jsonMapScene {
	s := &m.story.Scenes[id]
	return jsonMapScene{
		ID: s.ID, Title: m.words.Scenes[id].Title, Place: m.words.Scenes[id].Place, Clock: s.Clock,
		Caught: m.ref(s.Caught), Expired: m.ref(s.Expired),
		jsonMapRuns: m.jsonMapRuns(func(w *Weight) int { return w.Count.Scenes[id] }),
	}
}

// ref names a node as the author refers to it; it is empty for no node.
func (m *Map) ref(n game.NodeID) string {
	if n == game.NoNode {
		return ""
	}
	return m.story.NodeRef(n)
}

// addNodes adds the nodes of the drawn scenes, and the edges that touch them.
func (m *Map) addNodes(object *jsonMap) {
	for i := range m.story.Nodes {
		n := &m.story.Nodes[i]
		if !m.drawsScene(n.Scene) {
			continue
		}
		node := jsonMapNode{
			ID: m.ref(game.NodeID(i)), Scene: m.story.Scenes[n.Scene].ID, Title: m.words.Nodes[i],
			Choices: int(n.Last - n.First), Line: n.Pos.Line, jsonMapRuns: m.jsonMapRuns(func(w *Weight) int { return w.Nodes[i] }),
		}
		for _, e := range m.graph.Endings(game.NodeID(i)) {
			node.Endings = append(node.Endings, m.story.Endings[e].ID)
		}
		object.Nodes = append(object.Nodes, node)
	}
	for i := range m.graph.Edges {
		e := &m.graph.Edges[i]
		if !m.draws(e) {
			continue
		}
		edge := jsonMapEdge{
			Kind: e.Kind.String(), From: m.source(e), To: m.ref(e.To),
			jsonMapRuns: m.jsonMapRuns(func(w *Weight) int { return w.Edges[i] }),
		}
		for _, c := range e.Choices {
			edge.Choices = append(edge.Choices, m.story.Choices[c].ID)
		}
		object.Edges = append(object.Edges, edge)
	}
}
