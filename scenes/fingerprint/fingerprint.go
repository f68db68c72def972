// Package fingerprint takes the digest of a story's rules: of all that can happen,
// and of none of its words. It promises that an edit that decides nothing
// leaves the digest as it is, and that any other does not.
package fingerprint

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"slices"
	"sort"
	"strconv"

	"cobalt/game"
	"cobalt/game/expr"
)

// Rules returns the digest of all that can happen in a story, and of none
// of its words: another order of declarations, another label or text, another
// picture or level leaves it as it is.
func Rules(s *game.Story) string {
	w := rulesWriter{Hash: sha256.New(), Story: s, text: make([]byte, 0, 2*chunk)}
	w.vocabulary()
	order := make([]game.SceneID, len(s.Scenes))
	for i := range order {
		order[i] = game.SceneID(i)
	}
	sort.Slice(order, func(i, k int) bool { return s.Scenes[order[i]].ID < s.Scenes[order[k]].ID })
	for _, id := range order {
		w.scene(id)
	}
	_, _ = w.Write(w.text) // a hash takes everything
	return fmt.Sprintf("sha256:%x", w.Sum(nil))
}

// A rulesWriter writes down the rules of a story, a line each. A line is a word
// that names its kind, and its operands; names are never quoted, because they
// hold neither blanks nor line ends.
type rulesWriter struct {
	hash.Hash
	*game.Story
	text []byte       // written, and not in the hash yet
	at   game.SceneID // the scene whose rules are written
}

// chunk is how many bytes of text are put into the hash at once.
const chunk = 4096

// add writes a part of a line.
func (w *rulesWriter) add(text string) { w.text = append(w.text, text...) }

// number writes a number.
func (w *rulesWriter) number(n int) { w.text = strconv.AppendInt(w.text, int64(n), 10) }

// node writes a node as an author refers to it, as [game.Story.NodeRef] does.
func (w *rulesWriter) node(n game.NodeID) {
	w.add(w.NodeScene(n).ID)
	w.add(".md#")
	w.add(w.Nodes[n].ID)
}

// end ends a line.
func (w *rulesWriter) end() {
	if w.text = append(w.text, '\n'); len(w.text) >= chunk {
		_, _ = w.Write(w.text)
		w.text = w.text[:0]
	}
}

// line writes a whole line: a word, and an operand or none.
func (w *rulesWriter) line(word, operand string) {
	w.add(word)
	w.add(operand)
	w.end()
}

// lineOf writes a whole line: a word, and a node.
func (w *rulesWriter) lineOf(word string, n game.NodeID) {
	w.add(word)
	w.node(n)
	w.end()
}

// vocabulary writes the rules of story.md: names by kind, each sorted.
func (w *rulesWriter) vocabulary() {
	w.lineOf("start ", w.Start)
	var lines []string
	for i := range w.Items {
		lines = append(lines, "item "+w.Items[i].ID)
	}
	for i := range w.Facts {
		lines = append(lines, "fact "+w.Facts[i].ID)
	}
	for i := range w.Meters {
		m := &w.Meters[i]
		lines = append(lines, fmt.Sprintf("meter %s %d %d %d", m.ID, m.Min, m.Max, m.Start))
	}
	for i := range w.Endings {
		lines = append(lines, "ending "+w.Endings[i].ID)
	}
	w.sorted(lines)
}

func (w *rulesWriter) sorted(lines []string) {
	slices.Sort(lines)
	for _, line := range lines {
		w.line(line, "")
	}
}

// scene writes a scene: its front matter, then its nodes.
func (w *rulesWriter) scene(id game.SceneID) {
	s := &w.Scenes[id]
	w.at = id
	w.line("scene ", s.ID)
	if s.Clock > 0 {
		w.add("clock ")
		w.number(s.Clock)
		w.lineOf(" ", s.Expired)
	}
	if s.Caught != game.NoNode {
		w.lineOf("caught ", s.Caught)
	}
	var lines []string
	for _, c := range s.Covers {
		lines = append(lines, fmt.Sprintf("cover %s %d", w.Items[c.Item].ID, c.Less))
	}
	for _, f := range s.Facts {
		lines = append(lines, "own "+f.ID)
	}
	w.sorted(lines)
	for n := s.First; n < s.Last; n++ {
		w.line("node ", w.Nodes[n].ID)
		w.blocks(w.Nodes[n].Blocks)
		for c := w.Nodes[n].First; c < w.Nodes[n].Last; c++ {
			w.choice(&w.Choices[c])
		}
	}
}

func (w *rulesWriter) choice(c *game.Choice) {
	w.add("choice ")
	w.add(c.ID)
	w.add(" ")
	w.node(c.Target)
	w.add(" ")
	w.number(c.Minutes)
	w.line(" ", strconv.FormatBool(c.Once))
	w.condition("if ", c.If)
	w.condition("needs ", c.Needs)
	w.effects(c.Effects)
	w.line("outcome", "")
	w.blocks(c.Outcome)
}

// blocks writes the blocks that do something, with those before them in their
// chains: a block that only shows text still keeps the ones that go with it from
// happening.
func (w *rulesWriter) blocks(r game.BlockRange) {
	for first := r.First; first < r.Last; {
		end := first + 1
		for end < r.Last && w.Blocks[end].Else {
			end++
		}
		last := end
		for last > first && !acts(&w.Blocks[last-1]) {
			last--
		}
		for b := first; b < last; b++ {
			w.block(&w.Blocks[b])
		}
		first = end
	}
}

func acts(b *game.Block) bool {
	return len(b.Effects) > 0 || b.Divert != game.NoNode || b.Ending != game.NoEnding
}

func (w *rulesWriter) block(b *game.Block) {
	w.line("block ", strconv.FormatBool(b.Else))
	w.condition("if ", b.Guard)
	w.effects(b.Effects)
	if b.Divert != game.NoNode {
		w.lineOf("divert ", b.Divert)
	}
	if b.Ending != game.NoEnding {
		w.line("ends ", w.Endings[b.Ending].ID)
	}
}

func (w *rulesWriter) effects(list []game.Effect) {
	for i := range list {
		e := &list[i]
		if len(e.Keep) > 0 {
			sorted := *e
			sorted.Keep = slices.Clone(e.Keep)
			sort.Slice(sorted.Keep, func(i, k int) bool { return w.Items[sorted.Keep[i]].ID < w.Items[sorted.Keep[k]].ID })
			e = &sorted
		}
		w.line("effect ", w.EffectText(e, w.at))
	}
}

func (w *rulesWriter) condition(word string, c *game.Cond) {
	if c != nil {
		w.add(word)
		w.expression(c.Root)
		w.end()
	}
}

// expression writes a condition with every node by its full name; seen is a
// count of visits.
func (w *rulesWriter) expression(e *game.Expr) {
	switch e.Op {
	case game.OpItem:
		w.add(w.Items[e.Ref].ID)
	case game.OpFact:
		w.add(w.Facts[e.Ref].ID)
	case game.OpSceneFact:
		w.add(w.Scenes[w.at].Facts[e.Ref].ID)
	case game.OpSeen:
		w.visits(e.Ref, expr.GE, 1)
	case game.OpVisits:
		w.visits(e.Ref, e.Cmp, e.N)
	case game.OpMeter:
		w.add(w.MeterName(e.Meter))
		w.add(e.Cmp.String())
		w.number(e.N)
	case game.OpMeters:
		w.add(w.MeterName(e.Meter))
		w.add(e.Cmp.String())
		w.add(w.MeterName(e.Other))
	case game.OpNot:
		w.arguments("not(", e.Args)
	case game.OpAnd:
		w.arguments("and(", e.Args)
	case game.OpOr:
		w.arguments("or(", e.Args)
	default:
		panic("scenes: an expression of an unknown kind")
	}
}

// visits writes a comparison of the visits to a node.
func (w *rulesWriter) visits(node int, cmp expr.Cmp, n int) {
	w.add("visits(")
	w.node(game.NodeID(node))
	w.add(")")
	w.add(cmp.String())
	w.number(n)
}

// arguments writes the parts of a condition behind an opening parenthesis.
func (w *rulesWriter) arguments(open string, args []*game.Expr) {
	w.add(open)
	for i, arg := range args {
		if i > 0 {
			w.add(",")
		}
		w.expression(arg)
	}
	w.add(")")
}
