package storymap

import (
	"cmp"
	_ "embed"
	"fmt"
	"io"
	"strings"

	"cobalt/game"
	"cobalt/game/render/layout"
	"cobalt/game/render/output"
	"cobalt/game/render/page"
)

//go:embed map.html
var mapHTML string

// A mapPage is the data of the page's template.
type mapPage struct {
	page.Page
	Title, Digest string
	Figures       string
	By            string // the runs that the map is weighed by; empty if it is not
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
	Picture          *picture // nil if scenes alone are drawn
	Words            []mapPageNode
}

// A mapPageNode lists the ways that lead out of a node.
type mapPageNode struct {
	Title, Notes string
	Ways         []string
}

type mapPageEnding struct{ Name, ID, Share, Scene string }

// WriteHTML writes a page that shows the map in pictures and in words. The error
// is the writer's.
func (m *Map) WriteHTML(w io.Writer) error { return page.Write(w, mapHTML, m.page()) }

func (m *Map) page() *mapPage {
	data := &mapPage{
		Page:  page.Page{Heading: "Map of " + m.words.Title, Generator: generator, Language: page.LanguageOf(cmp.Or(m.Lang, "en"), m.words.Title)},
		Title: m.words.Title, Digest: m.story.Digest, ScenesOnly: m.scenesOnly, One: m.one, Figures: m.figures(),
	}
	if m.weight != nil {
		data.By = m.weight.about()
	}
	for _, s := range m.scenes {
		data.Scenes = append(data.Scenes, m.pageScene(s))
		for _, e := range m.endings(s) {
			data.Endings = append(data.Endings, mapPageEnding{
				m.words.Endings[e].Name, m.story.Endings[e].ID, m.percent(func(w *Weight) int { return w.Count.Endings[e] }), m.words.Scenes[s].Title,
			})
		}
	}
	if !m.one {
		o := newOverview(m)
		data.Wide, data.Tall = o.wide(), o.tall()
	}
	return data
}

// figures counts the parts of the story.
func (m *Map) figures() string {
	if m.one {
		return ""
	}
	return fmt.Sprintf("%s, %s, %s, %s", output.Plural(len(m.story.Scenes), "scene"), output.Plural(len(m.story.Nodes), "node"),
		output.Plural(len(m.graph.Edges), "way")+" between them", output.Plural(len(m.story.Endings), "ending"))
}

func (m *Map) pageScene(s game.SceneID) mapPageScene {
	scene := &m.story.Scenes[s]
	data := mapPageScene{
		ID: scene.ID, Title: m.words.Scenes[s].Title, Place: m.words.Scenes[s].Place,
		Figures: m.sceneFigures(s), Share: m.percent(func(w *Weight) int { return w.Count.Scenes[s] }),
	}
	if m.scenesOnly {
		return data
	}
	data.Picture = m.panel(s)
	for n := scene.First; n < scene.Last; n++ {
		data.Words = append(data.Words, m.pageNode(n))
	}
	return data
}

func (m *Map) sceneFigures(s game.SceneID) string {
	scene := &m.story.Scenes[s]
	figures := []string{output.Plural(int(scene.Last-scene.First), "node")}
	if n := len(m.endings(s)); n > 0 {
		figures = append(figures, output.Plural(n, "ending"))
	}
	if scene.Clock > 0 {
		figures = append(figures, fmt.Sprintf("clock %d", scene.Clock))
	}
	return strings.Join(figures, ", ")
}

// pageNode describes a node in words, as fully as the picture does.
func (m *Map) pageNode(n game.NodeID) mapPageNode {
	data := mapPageNode{Title: m.words.Nodes[n], Notes: m.nodeNotes(n)}
	first, last := m.graph.Leaving(n)
	for i := first; i < last; i++ {
		data.Ways = append(data.Ways, m.way(i))
	}
	return data
}

// nodeNotes describes a node that is more than a place to choose: a beginning, an
// ending, or a place for runs that were caught or late.
func (m *Map) nodeNotes(n game.NodeID) string {
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
	if share := m.percent(func(w *Weight) int { return w.Nodes[n] }); share != "" {
		notes = append(notes, share)
	}
	return strings.Join(notes, ", ")
}

// nodeClass returns the classes of a node for the style sheet.
func (m *Map) nodeClass(n game.NodeID) string {
	class := "node"
	scene := m.story.NodeScene(n)
	switch {
	case len(m.graph.Endings(n)) > 0:
		class += " ending"
	case n == m.story.Start:
		class += " start"
	case n == scene.Caught:
		class += " caught"
	case n == scene.Expired:
		class += " expired"
	}
	return class + m.heat(func(w *Weight) int { return w.Nodes[n] })
}

// way describes an edge: its end, and the choices that lead along it.
func (m *Map) way(i int) string {
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
	if share := m.percent(func(w *Weight) int { return w.Edges[i] }); share != "" {
		b.WriteString(" (" + share + ")")
	}
	return b.String()
}
