package scenestest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A writer writes one random story.
type writer struct {
	*rand.Rand
	Shape
	scenes  []scene
	meters  []meter
	amounts []int // by which suspicion moves: few, so that few levels occur
	trace   bool  // whether anything raises trace
	written int   // passages written so far: each is another
}

type scene struct {
	id    string
	nodes []string // their ids; an empty one is named by its heading's slug
	clock int      // 0: none
	rises bool     // whether suspicion can rise
	facts int
}

type meter struct {
	id          string
	lo, hi, beg int
}

func newWriter(r *rand.Rand, shape Shape) *writer {
	w := &writer{Rand: r, Shape: shape, trace: r.IntN(2) == 0}
	for i := range shape.Scenes {
		s := scene{id: fmt.Sprintf("scene%c", 'a'+i%26) + strings.Repeat("x", i/26), rises: r.IntN(4) > 0, facts: shape.SceneFacts}
		if r.IntN(2) == 0 {
			s.clock = 1 + r.IntN(6)
		}
		for n := range shape.Nodes {
			s.nodes = append(s.nodes, fmt.Sprintf("n%d", n))
		}
		w.scenes = append(w.scenes, s)
	}
	for i := range shape.Meters {
		lo := r.IntN(5) - 3
		hi := lo + 1 + r.IntN(4)
		w.meters = append(w.meters, meter{id: fmt.Sprintf("meter%d", i), lo: lo, hi: hi, beg: lo + r.IntN(hi-lo+1)})
	}
	w.amounts = [][]int{{20, 40, 100}, {25, 50}, {10, 30, 60}, {35, 7}, {50}}[r.IntN(5)]
	return w
}

// chance is true n times out of a hundred.
func (w *writer) chance(n int) bool { return w.IntN(100) < n }

// pick returns one of the words.
func (w *writer) pick(words ...string) string { return words[w.IntN(len(words))] }

func (w *writer) vocabulary() string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: Random\nstart: %s\nlevels:\n  - {at: 0, name: Calm}\n  - {at: 50, name: Stirred}\n", w.target(-1, w.IntN(len(w.scenes)), 0))
	section := func(name string, n int, entry func(i int) string) {
		if n > 0 {
			fmt.Fprintf(&b, "%s:\n", name)
		}
		for i := range n {
			fmt.Fprintf(&b, "  %s\n", entry(i))
		}
	}
	section("meters", len(w.meters), func(i int) string {
		m := w.meters[i]
		return fmt.Sprintf("%s: {name: Meter %d, min: %d, max: %d, start: %d}", m.id, i, m.lo, m.hi, m.beg)
	})
	section("items", w.Items, func(i int) string { return fmt.Sprintf("item%d: {name: Item %d, about: It is number %d.}", i, i, i) })
	section("facts", w.Facts, func(i int) string {
		if i%2 == 0 {
			return fmt.Sprintf("fact%d:", i)
		}
		return fmt.Sprintf("fact%d: {name: Fact %d, about: It is known as %d.}", i, i, i)
	})
	section("endings", w.Endings, func(i int) string { return fmt.Sprintf("end%d: {name: End %d, hint: Go on to %d.}", i, i, i) })
	b.WriteString("---\n\nA story that nobody wrote.\n")
	return b.String()
}

// target returns a link from a scene to a node of another, or of the same. The
// story itself, which has a start, is scene -1.
func (w *writer) target(from, to, node int) string {
	s := &w.scenes[to]
	switch {
	case from == to && w.chance(80):
		return "#" + s.nodes[node]
	case node == 0 && w.chance(50):
		return s.id + ".md"
	default:
		return s.id + ".md#" + s.nodes[node]
	}
}

// somewhere returns a link from a node to some other: mostly onward, mostly in
// the same scene.
func (w *writer) somewhere(from, node int) string {
	n := len(w.scenes[from].nodes)
	switch roll := w.IntN(100); {
	case roll < 55 && node+1 < n:
		return w.target(from, from, node+1+w.IntN(min(2, n-node-1)))
	case roll < 80:
		return w.target(from, from, w.IntN(n))
	default:
		to := (from + 1 + w.IntN(len(w.scenes))) % len(w.scenes)
		return w.target(from, to, w.IntN(2)*w.IntN(len(w.scenes[to].nodes)))
	}
}

func (w *writer) scene(i int) string {
	s := &w.scenes[i]
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: Scene %d\nplace: Somewhere\n", i)
	if s.clock > 0 {
		fmt.Fprintf(&b, "clock: %d\nexpired: %q\n", s.clock, "#"+s.nodes[w.IntN(len(s.nodes))])
	}
	if s.rises || w.chance(20) {
		fmt.Fprintf(&b, "caught: %q\n", "#"+s.nodes[w.IntN(len(s.nodes))])
	}
	if w.Items > 0 && w.chance(50) {
		var covers []string
		for item := range w.Items {
			if item == 0 || w.chance(50) {
				covers = append(covers, fmt.Sprintf("item%d: %d", item, 5*(1+w.IntN(5))))
			}
		}
		fmt.Fprintf(&b, "cover: {%s}\n", strings.Join(covers, ", "))
	}
	if s.facts > 0 {
		var facts []string
		for f := range s.facts {
			facts = append(facts, fmt.Sprintf("%s_fact%d", s.id, f))
		}
		fmt.Fprintf(&b, "facts: [%s]\n", strings.Join(facts, ", "))
	}
	b.WriteString("---\n")
	for n := range s.nodes {
		b.WriteString(w.node(i, n))
	}
	return b.String()
}

func (w *writer) node(scene, n int) string {
	head := fmt.Sprintf("\n## n%d\n", n)
	if w.chance(40) {
		head = fmt.Sprintf("\n## Room %d of scene %d {#n%d}\n", n, scene, n)
	}
	body := head + w.blocks(scene, n, 3)
	last := n == len(w.scenes[scene].nodes)-1
	switch roll := w.IntN(100); {
	case roll < 5 && n > 0 || last && roll < 85:
		return body + w.ends(scene, n)
	case roll < 12:
		return body + w.leaves(scene, n)
	default:
		return body + w.choices(scene, n)
	}
}

// ends writes the blocks of a node that ends the run, mostly surely.
func (w *writer) ends(scene, n int) string {
	end := func() string { return fmt.Sprintf("`ending end%d`", w.IntN(w.Endings)) }
	switch w.IntN(4) {
	case 0:
		return paragraph("`if "+w.expr(scene, 2)+"` "+end()+w.effects(scene, 1)+" "+w.text()) + w.leaves(scene, n)
	case 1:
		return paragraph("`if "+w.expr(scene, 2)+"` "+end()) + paragraph("`else` "+end()+" "+w.text())
	default:
		return paragraph(end()+w.effects(scene, 1)+" "+w.text()) + w.blocks(scene, n, 1)
	}
}

// leaves writes the blocks of a node that always leaves by a divert.
func (w *writer) leaves(scene, n int) string {
	divert := func() string {
		return strings.TrimLeft(w.effects(scene, 1)+" ["+w.pick("", w.text())+"]("+w.somewhere(scene, n)+")", " ")
	}
	if w.chance(40) {
		return paragraph("`if "+w.expr(scene, 2)+"` "+divert()) + paragraph("`else` "+divert())
	}
	return paragraph(divert())
}

func (w *writer) choices(scene, n int) string {
	var b strings.Builder
	for c := range max(1+w.IntN(w.Choices), 1+w.IntN(w.Choices)) {
		fmt.Fprintf(&b, "\n- [Way %d](%s)", c, w.somewhere(scene, n))
		sure := c == 0 && w.chance(85)
		if !sure && w.chance(35) {
			fmt.Fprintf(&b, " `if %s`", w.expr(scene, 3))
		}
		if !sure && w.chance(30) {
			fmt.Fprintf(&b, " `needs %s`", w.expr(scene, 2))
		}
		b.WriteString(w.effects(scene, 2))
		if w.chance(35) {
			fmt.Fprintf(&b, " `time %d`", w.IntN(4))
		}
		if !sure && w.chance(20) {
			b.WriteString(" `once`")
		}
		if w.chance(20) {
			fmt.Fprintf(&b, " `id own-%d`", c)
		}
		b.WriteString("\n")
		if w.chance(50) {
			outcome := w.blocks(scene, n, 2)
			b.WriteString(strings.TrimRight(strings.ReplaceAll(outcome, "\n", "\n  "), " "))
		}
	}
	return b.String()
}

// blocks writes up to most chains of blocks.
func (w *writer) blocks(scene, n, most int) string {
	var b strings.Builder
	for range w.IntN(most + 1) {
		b.WriteString(w.chain(scene, n))
	}
	if b.Len() == 0 {
		return paragraph(w.text())
	}
	return b.String()
}

// chain writes a block, or a guarded one with those that go with it.
func (w *writer) chain(scene, n int) string {
	if w.chance(45) {
		return paragraph(w.pick(w.act(scene, n, 2), w.varied(scene), "> "+w.varied(scene), "```note\n  "+w.text()+"\n```"))
	}
	chain := paragraph("`if " + w.expr(scene, 3) + "` " + w.act(scene, n, 12))
	for w.chance(25) {
		chain += paragraph("`else if " + w.expr(scene, 2) + "` " + w.act(scene, n, 12))
	}
	if w.chance(35) {
		chain += paragraph("`else` " + w.act(scene, n, 8))
	}
	return chain
}

// act writes the content of a block: mostly it shows text, some change the state,
// and so many out of a hundred lead away.
func (w *writer) act(scene, n, away int) string {
	effects := strings.TrimLeft(w.effects(scene, 2), " ")
	switch roll := w.IntN(100); {
	case roll < away:
		return strings.TrimLeft(effects+" ["+w.varied(scene)+"]("+w.somewhere(scene, n)+")", " ")
	case roll < away+15 && effects != "":
		return effects
	default:
		return strings.TrimLeft(effects+" "+w.varied(scene), " ")
	}
}

// block sets a block apart.
func paragraph(text string) string { return "\n" + text + "\n" }

// text returns a passage that stands nowhere else.
func (w *writer) text() string {
	w.written++
	return fmt.Sprintf(w.pick("Passage %d goes by.", "It is *passage* %d.", "There is **a %dth** passage."), w.written)
}
