// Package fingerprint takes the digest of a story's rules: of all that can happen,
// and of none of its words. It promises that an edit that decides nothing
// leaves the digest as it is, and that any other does not.
package fingerprint

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/expr"
)

// Rules returns the digest of all that can happen in a story, and of none
// of its words: another order of declarations, another label or text, another
// picture or level leaves it as it is.
func Rules(s *game.Story) string {
	h := sha256.New()
	w := rulesWriter{Writer: bufio.NewWriter(h), Story: s}
	w.vocabulary()
	order := make([]game.SceneID, len(s.Scenes))
	for i := range order {
		order[i] = game.SceneID(i)
	}
	sort.Slice(order, func(i, k int) bool { return s.Scenes[order[i]].ID < s.Scenes[order[k]].ID })
	for _, id := range order {
		w.scene(id)
	}
	_ = w.Flush() // a hash takes everything
	return fmt.Sprintf("sha256:%x", h.Sum(nil))
}

// A rulesWriter writes down the rules of a story, a line each. A line is a word
// that names its kind, and its operands; names are never quoted, because they
// hold neither blanks nor line ends.
type rulesWriter struct {
	*bufio.Writer
	*game.Story
	at game.SceneID // the scene whose rules are written
}

func (w *rulesWriter) line(words ...string) {
	for i, word := range words {
		if i > 0 {
			_ = w.WriteByte(' ')
		}
		_, _ = w.WriteString(word)
	}
	_ = w.WriteByte('\n')
}

// vocabulary writes the rules of story.md: names by kind, each sorted.
func (w *rulesWriter) vocabulary() {
	w.line("start", w.NodeRef(w.Start))
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
	slices.Sort(lines)
	for _, line := range lines {
		w.line(line)
	}
}

// scene writes a scene: its front matter, then its nodes.
func (w *rulesWriter) scene(id game.SceneID) {
	s := &w.Scenes[id]
	w.at = id
	w.line("scene", s.ID)
	if s.Clock > 0 {
		w.line("clock", strconv.Itoa(s.Clock), w.NodeRef(s.Expired))
	}
	if s.Caught != game.NoNode {
		w.line("caught", w.NodeRef(s.Caught))
	}
	var lines []string
	for _, c := range s.Covers {
		lines = append(lines, fmt.Sprintf("cover %s %d", w.Items[c.Item].ID, c.Less))
	}
	for _, f := range s.Facts {
		lines = append(lines, "own "+f.ID)
	}
	slices.Sort(lines)
	for _, line := range lines {
		w.line(line)
	}
	for n := s.First; n < s.Last; n++ {
		w.line("node", w.Nodes[n].ID)
		w.blocks(w.Nodes[n].Blocks)
		for c := w.Nodes[n].First; c < w.Nodes[n].Last; c++ {
			w.choice(&w.Choices[c])
		}
	}
}

func (w *rulesWriter) choice(c *game.Choice) {
	w.line("choice", c.ID, w.NodeRef(c.Target), strconv.Itoa(c.Minutes), strconv.FormatBool(c.Once))
	w.condition("if", c.If)
	w.condition("needs", c.Needs)
	w.effects(c.Effects)
	w.line("outcome")
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
	w.line("block", strconv.FormatBool(b.Else))
	w.condition("if", b.Guard)
	w.effects(b.Effects)
	if b.Divert != game.NoNode {
		w.line("divert", w.NodeRef(b.Divert))
	}
	if b.Ending != game.NoEnding {
		w.line("ends", w.Endings[b.Ending].ID)
	}
}

func (w *rulesWriter) effects(list []game.Effect) {
	for i := range list {
		e := list[i]
		if len(e.Keep) > 0 {
			e.Keep = slices.Clone(e.Keep)
			sort.Slice(e.Keep, func(i, k int) bool { return w.Items[e.Keep[i]].ID < w.Items[e.Keep[k]].ID })
		}
		w.line("effect", w.EffectText(&e, w.at))
	}
}

func (w *rulesWriter) condition(word string, c *game.Cond) {
	if c != nil {
		w.line(word, w.expression(c.Root))
	}
}

// expression writes a condition with every node by its full name; seen is a
// count of visits.
func (w *rulesWriter) expression(e *game.Expr) string {
	switch e.Op {
	case game.OpItem:
		return w.Items[e.Ref].ID
	case game.OpFact:
		return w.Facts[e.Ref].ID
	case game.OpSceneFact:
		return w.Scenes[w.at].Facts[e.Ref].ID
	case game.OpSeen:
		return fmt.Sprintf("visits(%s)%s1", w.NodeRef(game.NodeID(e.Ref)), expr.GE)
	case game.OpVisits:
		return fmt.Sprintf("visits(%s)%s%d", w.NodeRef(game.NodeID(e.Ref)), e.Cmp, e.N)
	case game.OpMeter:
		return fmt.Sprintf("%s%s%d", w.MeterName(e.Meter), e.Cmp, e.N)
	case game.OpMeters:
		return w.MeterName(e.Meter) + e.Cmp.String() + w.MeterName(e.Other)
	case game.OpNot:
		return "not(" + w.expression(e.Args[0]) + ")"
	case game.OpAnd, game.OpOr:
		args := make([]string, len(e.Args))
		for i, arg := range e.Args {
			args[i] = w.expression(arg)
		}
		word := "and("
		if e.Op == game.OpOr {
			word = "or("
		}
		return word + strings.Join(args, ",") + ")"
	default:
		panic("scenes: an expression of an unknown kind")
	}
}
