package storymap

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/render/layout"
	"cobalt/game/render/output"
)

// dotString quotes text as a name.
func dotString(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(text) + `"`
}

// dotLabel quotes text as a label, in which Graphviz reads entities.
func dotLabel(text string) string { return dotString(strings.ReplaceAll(text, "&", "&amp;")) }

// WriteDOT writes the map in the DOT language, for Graphviz. The error is the
// writer's.
func (m *Map) WriteDOT(w io.Writer) error {
	d := &dotWriter{Map: m, w: &output.Writer{To: w}}
	d.line("digraph %s {", dotString(m.story.ID))
	d.line("  label=%s; labelloc=t; fontname=\"Helvetica\"; fontsize=20;", dotLabel(m.title()))
	d.line(`  node [shape=box, style=rounded, fontname="Helvetica", fontsize=12];`)
	d.line(`  edge [arrowsize=0.7, fontname="Helvetica", fontsize=10];`)
	if m.scenesOnly {
		d.scenesAlone()
	} else {
		d.nodes()
	}
	d.line("}")
	return d.w.Err
}

type dotWriter struct {
	*Map
	w *output.Writer
}

func (d *dotWriter) line(format string, args ...any) { fmt.Fprintf(d.w, format+"\n", args...) }

// label returns a name, with the share of runs that reached it below if the map
// is weighed.
func (d *dotWriter) label(name string, runs func(*Weight) int) string {
	label := dotLabel(name)
	if d.weight == nil {
		return label
	}
	return label[:len(label)-1] + `\n` + d.weight.percent(runs(d.weight)) + `"`
}

// pen returns an edge's attributes: its style, and the width that its share of
// runs gives it.
func (d *dotWriter) pen(style string, runs func(*Weight) int) string {
	if d.weight == nil {
		return "style=" + style
	}
	n := runs(d.weight)
	if n == 0 {
		return "style=" + style + ", color=gray"
	}
	return fmt.Sprintf("style=%s, penwidth=%s, label=%s", style, strconv.FormatFloat(1+5*d.weight.share(n), 'f', 2, 64), dotString(d.weight.percent(n)))
}

func (d *dotWriter) scenesAlone() {
	for _, s := range d.scenes {
		d.line("  %s [label=%s];", dotString(d.story.Scenes[s].ID), d.label(d.words.Scenes[s].Title, func(w *Weight) int { return w.Count.Scenes[s] }))
	}
	for i, p := range d.graph.Passages {
		d.line("  %s -> %s [%s];", dotString(d.story.Scenes[p.From].ID), dotString(d.story.Scenes[p.To].ID),
			d.pen(d.passageStyle(p), func(w *Weight) int { return w.Passages[i] }))
	}
	for _, s := range d.scenes {
		for _, e := range d.endings(s) {
			id := "ending " + d.story.Endings[e].ID
			d.line("  %s [shape=oval, peripheries=2, label=%s];", dotString(id), d.label(d.words.Endings[e].Name, func(w *Weight) int { return w.Count.Endings[e] }))
			d.line("  %s -> %s;", dotString(d.story.Scenes[s].ID), dotString(id))
		}
	}
}

// passageStyle returns "dashed" for a passage that only runs take which were
// caught or late.
func (d *dotWriter) passageStyle(p layout.Passage) string {
	for _, e := range p.Edges {
		if k := d.graph.Edges[e].Kind; k == layout.Choice || k == layout.Divert {
			return "solid"
		}
	}
	return "dashed"
}

func (d *dotWriter) nodes() {
	for i, s := range d.scenes {
		d.line("  subgraph cluster_%d {", i)
		d.line("    label=%s; style=\"rounded,dashed\"; fontsize=16;", dotLabel(d.words.Scenes[s].Title))
		d.sceneNodes(s)
		d.line("  }")
	}
	for i := range d.graph.Edges {
		e := &d.graph.Edges[i]
		if !d.draws(e) {
			continue
		}
		d.outside(e)
		d.line("  %s -> %s [%s];", dotString(d.dotSource(e)), dotString(d.story.NodeRef(e.To)),
			d.pen(dotStyles[e.Kind], func(w *Weight) int { return w.Edges[i] }))
	}
}

var dotStyles = [...]string{layout.Choice: "solid", layout.Divert: "solid, arrowhead=empty", layout.Caught: "dashed, color=red3", layout.Expired: "dotted, color=darkorange3"}

func (d *dotWriter) sceneNodes(s game.SceneID) {
	scene := &d.story.Scenes[s]
	for n := scene.First; n < scene.Last; n++ {
		shape := ""
		if len(d.graph.Endings(n)) > 0 {
			shape = "shape=oval, peripheries=2, "
		}
		d.line("    %s [%slabel=%s];", dotString(d.story.NodeRef(n)), shape, d.label(d.words.Nodes[n], func(w *Weight) int { return w.Nodes[n] }))
	}
	if scene.Caught != game.NoNode {
		d.line("    %s [shape=octagon, style=dashed, label=\"caught\"];", dotString(scene.ID+".md caught"))
	}
	if scene.Expired != game.NoNode {
		d.line("    %s [shape=octagon, style=dotted, label=\"too late\"];", dotString(scene.ID+".md expired"))
	}
}

// dotSource returns the name of the box that an edge leaves.
func (d *dotWriter) dotSource(e *layout.Edge) string {
	switch {
	case e.From != game.NoNode && d.drawsScene(e.Scene):
		return d.story.NodeRef(e.From)
	case !d.drawsScene(e.Scene):
		return d.story.Scenes[e.Scene].ID + ".md"
	default:
		return d.source(e) + " " + e.Kind.String()
	}
}

// outside draws the far end of an edge that leads out of the drawn scene.
func (d *dotWriter) outside(e *layout.Edge) {
	to := d.story.Nodes[e.To].Scene
	switch {
	case !d.drawsScene(e.Scene):
		d.line("  %s [shape=plain, label=%s];", dotString(d.story.Scenes[e.Scene].ID+".md"), dotLabel(d.words.Scenes[e.Scene].Title))
	case !d.drawsScene(to):
		d.line("  %s [shape=plain, label=%s];", dotString(d.story.NodeRef(e.To)), dotLabel(d.words.Scenes[to].Title+": "+d.words.Nodes[e.To]))
	}
}
