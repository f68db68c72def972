package storymap

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"cobalt/game"
	"cobalt/game/render/layout"
	"cobalt/game/render/output"
)

// mermaidText escapes text for a quoted label. Mermaid, its Markdown and the HTML
// behind it give many signs a meaning, so each sign that is not known to be
// harmless is written as a numbered entity.
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

// MermaidArrows is the greatest number of arrows that Mermaid draws by default.
const MermaidArrows = 500

// Arrows returns the number of arrows in the flowchart of WriteMermaid.
func (m *Map) Arrows() int {
	d := &mermaidWriter{Map: m, w: &output.Writer{To: io.Discard}}
	d.draw()
	return d.arrows
}

// WriteMermaid writes the map as a Mermaid flowchart. The error is the writer's.
func (m *Map) WriteMermaid(w io.Writer) error {
	d := &mermaidWriter{Map: m, w: &output.Writer{To: w}}
	d.draw()
	return d.w.Err
}

// draw writes the whole flowchart.
func (d *mermaidWriter) draw() {
	if d.line("flowchart TD"); d.weight != nil {
		d.line("  %%%% %s", d.weight.about())
	}
	if d.scenesOnly {
		d.scenesAlone()
	} else {
		d.nodes()
	}
	d.line("  classDef ending stroke-width:3px")
}

type mermaidWriter struct {
	*Map
	w      *output.Writer
	arrows int // written so far
}

func (d *mermaidWriter) line(format string, args ...any) { fmt.Fprintf(d.w, format+"\n", args...) }

// label returns a name, with the share of runs that reached it below if the map
// is weighed.
func (d *mermaidWriter) label(name string, runs func(*Weight) int) string {
	label := mermaidText(name)
	if d.weight != nil {
		label += "<br/>" + mermaidText(d.weight.percent(runs(d.weight)))
	}
	return `"` + label + `"`
}

// arrow returns a solid or dotted arrow, with the share of runs that went along
// it if the map is weighed.
func (d *mermaidWriter) arrow(solid bool, runs func(*Weight) int) string {
	d.arrows++
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
		title := output.Plural(int(scene.Last-scene.First), "node")
		label := d.label(d.words.Scenes[s].Title, func(w *Weight) int { return w.Count.Scenes[s] })
		d.line(`  s%d[%s<br/>%s"]`, s, label[:len(label)-1], title)
	}
	for i, p := range d.graph.Passages {
		solid := false
		for _, e := range p.Edges {
			solid = solid || d.graph.Edges[e].From != game.NoNode
		}
		d.line("  s%d %s s%d", p.From, d.arrow(solid, func(w *Weight) int { return w.Passages[i] }), p.To)
	}
	for _, s := range d.scenes {
		for _, e := range d.endings(s) {
			d.arrows++
			d.line("  s%d --> e%d([%s]):::ending", s, e, d.label(d.words.Endings[e].Name, func(w *Weight) int { return w.Count.Endings[e] }))
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
			d.line("  %s %s %s", d.leaves(e), d.arrow(e.Kind == layout.Choice, func(w *Weight) int { return w.Edges[i] }), d.comes(e))
		}
	}
}

func (d *mermaidWriter) sceneNodes(s game.SceneID) {
	scene := &d.story.Scenes[s]
	for n := scene.First; n < scene.Last; n++ {
		label := d.label(d.words.Nodes[n], func(w *Weight) int { return w.Nodes[n] })
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

// leaves returns the box that an edge leaves; for a scene that is not drawn, one
// with its name.
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

// comes returns the box that an edge leads to, like leaves.
func (d *mermaidWriter) comes(e *layout.Edge) string {
	if to := d.story.Nodes[e.To].Scene; !d.drawsScene(to) {
		return fmt.Sprintf(`n%d>"%s"]`, e.To, mermaidText(d.words.Scenes[to].Title+": "+d.words.Nodes[e.To]))
	}
	return fmt.Sprintf("n%d", e.To)
}
