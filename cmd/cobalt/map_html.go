package main

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"cobalt/game"
	"cobalt/game/render/layout"
)

//go:embed map.html
var mapHTML string

// A mapPage is what the page's template is given.
type mapPage struct {
	Title, Digest string
	Figures       string
	By            string // what it is weighed by; empty: it is not
	Wide, Tall    *picture
	Scenes        []mapPageScene
	ScenesOnly    bool
	One           bool
	Endings       []mapPageEnding
}

// A mapPageScene is a scene with its picture, and the same in words.
type mapPageScene struct {
	ID, Title, Place string
	Figures, Share   string
	Picture          *picture // nil where scenes alone are drawn
	Words            []mapPageNode
}

// A mapPageNode says of a node where it leads.
type mapPageNode struct {
	Title, Notes string
	Ways         []string
}

type mapPageEnding struct{ Name, ID, Share, Scene string }

// writeHTML writes a page that shows the map. It needs no script and fetches
// nothing.
func (m *storyMap) writeHTML(w io.Writer) error {
	t, err := template.New("map").Parse(mapHTML)
	if err != nil {
		return err
	}
	return t.Execute(w, m.page())
}

func (m *storyMap) page() *mapPage {
	page := &mapPage{Title: m.words.Title, Digest: m.story.Digest, ScenesOnly: m.scenesOnly, One: m.one, Figures: m.figures()}
	if m.weight != nil {
		page.By = m.weight.about()
	}
	for _, s := range m.scenes {
		page.Scenes = append(page.Scenes, m.pageScene(s))
		for _, e := range m.endings(s) {
			page.Endings = append(page.Endings, mapPageEnding{
				m.words.Endings[e].Name, m.story.Endings[e].ID, m.percent(func(w *weight) int { return w.Count.Endings[e] }), m.words.Scenes[s].Title,
			})
		}
	}
	if !m.one {
		o := newOverview(m)
		page.Wide, page.Tall = o.wide(), o.tall()
	}
	return page
}

// figures says how big the story is.
func (m *storyMap) figures() string {
	if m.one {
		return ""
	}
	return fmt.Sprintf("%s, %s, %s, %s", plural(len(m.story.Scenes), "scene"), plural(len(m.story.Nodes), "node"),
		plural(len(m.graph.Edges), "way")+" between them", plural(len(m.story.Endings), "ending"))
}

// percent is how many of the runs came somewhere; nothing where the map is not
// weighed.
func (m *storyMap) percent(runs func(*weight) int) string {
	if m.weight == nil {
		return ""
	}
	return m.weight.percent(runs(m.weight))
}

func (m *storyMap) pageScene(s game.SceneID) mapPageScene {
	scene := &m.story.Scenes[s]
	page := mapPageScene{
		ID: scene.ID, Title: m.words.Scenes[s].Title, Place: m.words.Scenes[s].Place,
		Figures: m.sceneFigures(s), Share: m.percent(func(w *weight) int { return w.Count.Scenes[s] }),
	}
	if m.scenesOnly {
		return page
	}
	page.Picture = m.panel(s)
	for n := scene.First; n < scene.Last; n++ {
		page.Words = append(page.Words, m.pageNode(n))
	}
	return page
}

func (m *storyMap) sceneFigures(s game.SceneID) string {
	scene := &m.story.Scenes[s]
	figures := []string{plural(int(scene.Last-scene.First), "node")}
	if n := len(m.endings(s)); n > 0 {
		figures = append(figures, plural(n, "ending"))
	}
	if scene.Clock > 0 {
		figures = append(figures, fmt.Sprintf("clock %d", scene.Clock))
	}
	return strings.Join(figures, ", ")
}

// pageNode says in words what the picture says of a node.
func (m *storyMap) pageNode(n game.NodeID) mapPageNode {
	page := mapPageNode{Title: m.words.Nodes[n], Notes: m.nodeNotes(n)}
	first, last := m.graph.Leaving(n)
	for i := first; i < last; i++ {
		page.Ways = append(page.Ways, m.way(i))
	}
	return page
}

// nodeNotes says what a node is, beside a place where one chooses.
func (m *storyMap) nodeNotes(n game.NodeID) string {
	scene := m.story.NodeScene(n)
	var notes []string
	if n == m.story.Start {
		notes = append(notes, "the story begins here")
	}
	if n == scene.Caught {
		notes = append(notes, "where whoever is caught comes")
	}
	if n == scene.Expired {
		notes = append(notes, "where whoever is too late comes")
	}
	for _, e := range m.graph.Endings(n) {
		notes = append(notes, "the ending “"+m.words.Endings[e].Name+"”")
	}
	if share := m.percent(func(w *weight) int { return w.Nodes[n] }); share != "" {
		notes = append(notes, share)
	}
	return strings.Join(notes, ", ")
}

// way says where an edge leads, and by which choices.
func (m *storyMap) way(i int) string {
	e := &m.graph.Edges[i]
	var b strings.Builder
	b.WriteString("to " + m.words.Nodes[e.To])
	if to := m.story.Nodes[e.To].Scene; to != e.Scene {
		b.WriteString(" in " + m.words.Scenes[to].Title)
	}
	switch e.Kind {
	case layout.Choice:
		for i, c := range e.Choices {
			b.WriteString([]string{" by ", ", or "}[min(i, 1)] + "“" + m.words.Choices[c] + "”")
		}
	case layout.Divert:
		b.WriteString(" by itself")
	case layout.Caught:
		b.WriteString(" when caught")
	case layout.Expired:
		b.WriteString(" when too late")
	}
	if share := m.percent(func(w *weight) int { return w.Edges[i] }); share != "" {
		b.WriteString(" (" + share + ")")
	}
	return b.String()
}
