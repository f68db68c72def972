// Package storymap draws a story: its scenes, the nodes within them, and the ways
// from one to another.
//
// [New] makes the map of a story in one language. It can be narrowed to the
// scenes alone or to one scene, and weighed by runs ([Map.Weigh]). It is written
// as a Mermaid flowchart, for Graphviz, as an HTML page with pictures, or as
// JSON.
//
// The package promises that a title can hold anything: quotes, tags and commands
// of the target language reach the reader as text. The page needs no script and
// fetches nothing. Places come from package layout, so the same story gives the
// same file on every machine. The package opens no files.
package storymap

import (
	"cobalt/game"
	"cobalt/game/render/layout"
)

// A Map is a story as it is drawn: in one language, all of it or one scene,
// weighed or not.
type Map struct {
	// Lang is the language of the page, as a BCP 47 tag; "en" if it is empty.
	Lang string

	graph      *layout.Graph
	story      *game.Story
	words      *game.Words
	scenes     []game.SceneID // the scenes that are drawn, in reading order
	scenesOnly bool           // nodes are left out
	one        bool           // a single scene is drawn

	weighing
}

// New returns the map of a whole story with the words of one language.
func New(story *game.Story, words *game.Words) *Map {
	graph := layout.Of(story)
	return &Map{Lang: words.Tag, graph: graph, story: story, words: words, scenes: graph.Order}
}

// OnlyScenes leaves the nodes out.
func (m *Map) OnlyScenes() { m.scenesOnly = true }

// OnlyScene narrows the map to one scene. The scenes around it are named at the
// ends of the arrows that lead there.
func (m *Map) OnlyScene(s game.SceneID) { m.scenes, m.one = []game.SceneID{s}, true }

// Weigh adds to everything on the map how many of the runs reached it.
func (m *Map) Weigh(w *Weight) { m.weight = w }

// Graph returns the story's graph. It must not be changed.
func (m *Map) Graph() *layout.Graph { return m.graph }

// drawsScene reports whether a scene is drawn.
func (m *Map) drawsScene(s game.SceneID) bool { return !m.one || m.scenes[0] == s }

// anchor returns the id of a scene's section on the page.
func (m *Map) anchor(s game.SceneID) string { return "scene-" + m.story.Scenes[s].ID }

// draws reports whether an edge is drawn: at least one of its ends must lie in a
// scene that is drawn.
func (m *Map) draws(e *layout.Edge) bool {
	return m.drawsScene(e.Scene) || m.drawsScene(m.story.Nodes[e.To].Scene)
}

// source names the start of an edge as the author refers to it: a node, or a
// whole scene.
func (m *Map) source(e *layout.Edge) string {
	if e.From == game.NoNode {
		return m.story.Scenes[e.Scene].ID + ".md"
	}
	return m.story.NodeRef(e.From)
}

// endings returns the endings that a scene can come to, in the story's order.
func (m *Map) endings(s game.SceneID) (endings []game.EndingID) {
	found := make([]bool, len(m.story.Endings))
	for n := m.story.Scenes[s].First; n < m.story.Scenes[s].Last; n++ {
		for _, e := range m.graph.Endings(n) {
			found[e] = true
		}
	}
	for e, ok := range found {
		if ok {
			endings = append(endings, game.EndingID(e))
		}
	}
	return endings
}

// title names the story, and says by which runs the map is weighed.
func (m *Map) title() string {
	if m.weight == nil {
		return m.words.Title
	}
	return m.words.Title + ", " + m.weight.about()
}
