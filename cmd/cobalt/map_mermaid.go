package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"cobalt/game"
	"cobalt/game/render/layout"
)

// mermaidText writes text so that it stands for itself in a quoted label: every
// sign that Mermaid, its Markdown or the HTML behind it could take for its own
// is written by its number.
func mermaidText(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r > unicode.MaxASCII, unicode.IsLetter(r), unicode.IsDigit(r), strings.ContainsRune(" .,!?'()/-", r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}

// writeMermaid writes the map as a Mermaid flowchart.
func (m *storyMap) writeMermaid(w io.Writer) error {
	d := &mermaidWriter{storyMap: m, w: &stickyWriter{w: w}}
	if d.line("flowchart TD"); m.weight != nil {
		d.line("  %%%% %s", m.weight.about())
	}
	if m.scenesOnly {
		d.scenesAlone()
	} else {
		d.nodes()
	}
	d.line("  classDef ending stroke-width:3px")
	return d.w.err
}

type mermaidWriter struct {
	*storyMap
	w *stickyWriter
}

func (d *mermaidWriter) line(format string, args ...any) { fmt.Fprintf(d.w, format+"\n", args...) }

// label is a name, and below it how many runs came there.
func (d *mermaidWriter) label(name string, runs func(*weight) int) string {
	label := mermaidText(name)
	if d.weight != nil {
		label += "<br/>" + mermaidText(d.weight.percent(runs(d.weight)))
	}
	return `"` + label + `"`
}

// arrow is solid, or dotted, with how many runs went along it.
func (d *mermaidWriter) arrow(solid bool, runs func(*weight) int) string {
	arrow := "-.->"
	if solid {
		arrow = "-->"
	}
	if d.weight == nil {
		return arrow
	}
	return arrow + `|"` + mermaidText(d.weight.percent(runs(d.weight))) + `"|`
}

// scenesAlone draws the scenes, and the endings that each can come to.
func (d *mermaidWriter) scenesAlone() {
	for _, s := range d.scenes {
		scene := &d.story.Scenes[s]
		title := plural(int(scene.Last-scene.First), "node")
		label := d.label(d.words.Scenes[s].Title, func(w *weight) int { return w.Count.Scenes[s] })
		d.line(`  s%d[%s<br/>%s"]`, s, label[:len(label)-1], title)
	}
	for i, p := range d.graph.Passages {
		solid := false
		for _, e := range p.Edges {
			solid = solid || d.graph.Edges[e].From != game.NoNode
		}
		d.line("  s%d %s s%d", p.From, d.arrow(solid, func(w *weight) int { return w.Passages[i] }), p.To)
	}
	for _, s := range d.scenes {
		for _, e := range d.endings(s) {
			d.line("  s%d --> e%d([%s]):::ending", s, e, d.label(d.words.Endings[e].Name, func(w *weight) int { return w.Count.Endings[e] }))
		}
	}
}

func (d *mermaidWriter) nodes() {
	for _, s := range d.scenes {
		d.line(`  subgraph s%d ["%s"]`, s, mermaidText(d.words.Scenes[s].Title))
		d.sceneNodes(s)
		d.line("  end")
	}
	for i := range d.graph.Edges {
		if e := &d.graph.Edges[i]; d.draws(e) {
			d.line("  %s %s %s", d.leaves(e), d.arrow(e.Kind == layout.Choice, func(w *weight) int { return w.Edges[i] }), d.comes(e))
		}
	}
}

func (d *mermaidWriter) sceneNodes(s game.SceneID) {
	scene := &d.story.Scenes[s]
	for n := scene.First; n < scene.Last; n++ {
		label := d.label(d.words.Nodes[n], func(w *weight) int { return w.Nodes[n] })
		if len(d.graph.Endings(n)) > 0 {
			d.line("    n%d([%s]):::ending", n, label)
		} else {
			d.line("    n%d[%s]", n, label)
		}
	}
	if scene.Caught != game.NoNode {
		d.line(`    c%d{{"caught"}}`, s)
	}
	if scene.Expired != game.NoNode {
		d.line(`    x%d{{"too late"}}`, s)
	}
}

// leaves is where an edge leaves; a scene that is not drawn is named there.
func (d *mermaidWriter) leaves(e *layout.Edge) string {
	switch {
	case !d.drawsScene(e.Scene):
		return fmt.Sprintf(`o%d>"%s"]`, e.Scene, mermaidText(d.words.Scenes[e.Scene].Title))
	case e.Kind == layout.Caught:
		return fmt.Sprintf("c%d", e.Scene)
	case e.Kind == layout.Expired:
		return fmt.Sprintf("x%d", e.Scene)
	default:
		return fmt.Sprintf("n%d", e.From)
	}
}

func (d *mermaidWriter) comes(e *layout.Edge) string {
	if to := d.story.Nodes[e.To].Scene; !d.drawsScene(to) {
		return fmt.Sprintf(`n%d>"%s"]`, e.To, mermaidText(d.words.Scenes[to].Title+": "+d.words.Nodes[e.To]))
	}
	return fmt.Sprintf("n%d", e.To)
}
