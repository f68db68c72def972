package scenes

import (
	"slices"
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/scenes/slug"
	"cobalt/scenes/typeset"
)

// blockRules reads the spans that a block opens with: at most one guard, then
// effects, and an ending in a node that has no choices. It returns whether a
// chain of guards can go on behind the block.
func (d *drafter) blockRules(b *block, out *game.Block, n *node, open bool) bool {
	goesOn := false
	for i := range b.spans {
		s := &b.spans[i]
		first, _ := s.cut()
		switch first {
		case "":
			d.fault(s, 0, "empty-span", "an empty code span")
		case "if", "else":
			if i > 0 {
				d.faultSpan(s, "guard-order", "a guard comes first, and there is one a block: put %s before everything else", quote(s.text))
				continue
			}
			goesOn = d.guard(s, out, open)
		case "ending":
			d.ending(s, out, n)
		case "needs", "time", "once", "id", "was":
			if d.changesMeter(s) {
				d.addEffect(s, &out.Effects)
				continue
			}
			d.faultSpan(s, "misplaced-span", "%q is a rule of a choice: it stands behind the choice's link", first)
		default:
			d.addEffect(s, &out.Effects)
		}
	}
	return goesOn
}

// guard reads `if EXPR`, `else if EXPR` or `else`, and returns whether another
// else can follow.
func (d *drafter) guard(s *span, out *game.Block, open bool) (goesOn bool) {
	first, at := s.cut()
	isElse := first == "else"
	if isElse && !open {
		d.faultSpan(s, "else-without-if", "%q has no guarded block right before it: it goes with one that opens with `if`", s.text)
	}
	if isElse {
		out.Else = true
		if at == len(s.text) {
			return false
		}
		if s.text[at:] != "if" && !strings.HasPrefix(s.text[at:], "if ") && !strings.HasPrefix(s.text[at:], "if(") {
			d.fault(s, at, "bad-else", "%s cannot follow \"else\": it stands alone, or is \"else if\" and a condition", quote(s.text[at:]))
			return true
		}
		at += len("if")
		for at < len(s.text) && typeset.IsBlank(s.text[at]) {
			at++
		}
	}
	out.Guard = d.condition(s, at)
	return true
}

// ending reads `ending ID`.
func (d *drafter) ending(s *span, out *game.Block, n *node) {
	words := s.words()
	w, ok := d.operand(s, words, "ending")
	switch {
	case !ok:
		return
	case n == nil:
		d.faultSpan(s, "misplaced-ending", "an ending stands in a node: lead there from the outcome")
	case n.listed:
		d.faultSpan(s, "misplaced-ending", "an ending stands in a node without choices: lead to one that ends")
	case out.Ending != game.NoEnding:
		d.faultSpan(s, "second-ending", "a second ending in one block")
	}
	id, known := d.voc.endingID[w.text]
	if !known && !d.voc.blind {
		d.fault(s, w.at, "unknown-ending", "unknown ending %s%s", quote(w.text), orDeclare(d.didYouMean(w.text, d.endings()), "endings"))
	}
	out.Ending = id
}

func (d *drafter) endings() []string {
	var ids []string
	for i := range d.voc.endings {
		ids = append(ids, d.voc.endings[i].ID)
	}
	return ids
}

// addEffect reads a span that should be an effect.
func (d *drafter) addEffect(s *span, list *[]game.Effect) {
	e, isEffect, ok := d.effect(s)
	if !isEffect {
		d.unknown(s)
	}
	if !ok {
		return
	}
	if e.Kind == game.Raise && e.Meter == game.Suspicion && d.rise < 0 {
		d.rise = s.off
	}
	*list = append(*list, e)
}

// choiceRules reads the spans behind a choice's link.
func (d *drafter) choiceRules(c *choice, out *game.Choice) {
	had := make([]string, 0, 5)
	for i := range c.spans {
		s := &c.spans[i]
		first, at := s.cut()
		switch first {
		case "was":
			if !d.changesMeter(s) {
				d.was(s, out)
				continue
			}
			d.addEffect(s, &out.Effects)
		case "if", "needs", "time", "once", "id":
			if slices.Contains(had, first) {
				d.fault(s, 0, "duplicate-rule", "a second %q: a choice has one%s", first, joined(first))
				continue
			}
			had = append(had, first)
			d.choiceRule(s, first, at, out)
		case "":
			d.fault(s, 0, "empty-span", "an empty code span")
		case "else":
			d.faultSpan(s, "choice-else", `"else" goes with blocks: each choice has its own "if"`)
		case "ending":
			d.faultSpan(s, "misplaced-ending", "an ending stands in a node: lead there by the choice's link")
		default:
			d.addEffect(s, &out.Effects)
		}
	}
}

func joined(keyword string) string {
	if keyword == "if" || keyword == "needs" {
		return `; join conditions by "and"`
	}
	return ""
}

func (d *drafter) choiceRule(s *span, first string, at int, out *game.Choice) {
	switch first {
	case "if":
		out.If = d.condition(s, at)
	case "needs":
		out.Needs = d.condition(s, at)
	case "once":
		out.Once = true
		if at < len(s.text) {
			d.fault(s, at, "operand-extra", `"once" stands alone`)
		}
	case "time":
		out.Minutes = d.minutes(s)
	case "id":
		d.explicitID(s, out)
	}
}

func (d *drafter) minutes(s *span) int {
	w, ok := d.operand(s, s.words(), "number")
	if !ok {
		return 1
	}
	n, err := strconv.Atoi(w.text)
	if err != nil || n < 0 || n > game.MaxMinutes || strings.Trim(w.text, "0123456789") != "" {
		d.fault(s, w.at, "bad-number", "%s is not a number of minutes: a whole one from 0 to %d", quote(w.text), game.MaxMinutes)
		return 1
	}
	return n
}

func (d *drafter) explicitID(s *span, out *game.Choice) {
	w, ok := d.operand(s, s.words(), "name")
	if ok && !slug.IsASCII(w.text) {
		d.fault(s, w.at, "bad-id", "%s is not an id: small letters, digits and hyphens%s", quote(w.text), suchAs(slug.ASCII(w.text)))
	}
	out.ID, d.idOff = w.text, s.pos(w.at)
	if out.ID == "" {
		out.ID = "?" // told of; no other has it
	}
}

// was reads `was NAME`, an earlier id.
func (d *drafter) was(s *span, out *game.Choice) {
	w, ok := d.operand(s, s.words(), "name")
	switch {
	case !ok:
	case !slug.IsASCII(w.text):
		d.fault(s, w.at, "bad-id", "%s is not an id: small letters, digits and hyphens%s", quote(w.text), suchAs(slug.ASCII(w.text)))
	default:
		out.Was = append(out.Was, w.text)
		d.earlier = append(d.earlier, earlierID{w.text, s.pos(w.at)})
	}
}

// An earlierID is an id that a choice of the node at hand was known by.
type earlierID struct {
	id  string
	off int
}

// checkEarlier tells of earlier ids that are not unique in their node, beside
// the ids that its choices have now.
func (d *drafter) checkEarlier(choices []game.Choice) {
	taken := map[string]bool{}
	for i := range choices {
		taken[choices[i].ID] = true
	}
	for _, e := range d.earlier {
		if taken[e.id] {
			d.add(e.off, "duplicate-choice", "a second choice %q in this node: an earlier id is unique in its node, among the ids that choices have now as well", cut(e.id, maxQuoted))
		}
		taken[e.id] = true
	}
	d.earlier = d.earlier[:0]
}

// choiceID gives a choice the id that it is known by, unique in its node.
func (d *drafter) choiceID(c *choice, out *game.Choice, siblings []game.Choice) {
	if out.ID == "" {
		if out.ID = slug.ASCII(c.label); out.ID == "" && c.label != "" {
			d.add(c.off+1, "bad-id", "no id can be made of this label: write one behind the link, as `id leave`")
		}
	}
	for i := range siblings {
		if s := &siblings[i]; s.ID == out.ID && out.ID != "" && out.ID != "?" {
			d.add(d.idOff, "duplicate-choice", "a second choice %q in this node (first in line %d): give one of them an id of its own, as `id %s-2`",
				cut(out.ID, maxQuoted), s.Pos.Line, cut(out.ID, maxQuoted))
			d.relate(s.Pos, "the first choice of this id")
			return
		}
	}
}
