package scenes

import (
	"slices"

	"github.com/yuin/goldmark/ast"

	"cobalt/scenes/typeset"
)

// list reads a node's choices.
func (r *bodyReader) list(list *ast.List) {
	n := r.current()
	switch {
	case list.IsOrdered():
		r.add(blockStart(list), "numbered-list", `a numbered list: choices are bullets, "- [Label](#node)"; where a text begins with a number and a period, write "1986\."`)
		return
	case n.listed && !r.stray && !goesOn(list):
		r.add(blockStart(list), "second-list", "a second list: a node has one list of choices; use the same bullet for all of them")
	}
	n.listed = true
	n.choices = slices.Grow(n.choices, list.ChildCount())
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if c, ok := r.choice(item); ok {
			n.choices = append(n.choices, c)
		}
	}
}

// goesOn reports whether a list only goes on with the list before it, because
// comments at the start of a line parted the two.
func goesOn(list *ast.List) bool {
	before := list.PreviousSibling()
	for before != nil && before.Kind() == ast.KindHTMLBlock {
		before = before.PreviousSibling()
	}
	first, ok := before.(*ast.List)
	return ok && first != list.PreviousSibling() && first.Marker == list.Marker
}

// choice reads a bullet.
func (r *bodyReader) choice(item ast.Node) (c choice, ok bool) {
	first := item.FirstChild()
	switch first.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		ok = r.readable(first) && r.choiceLine(first, &c)
	default:
		r.add(max(item.Pos(), 0), "choice-link", `a choice begins with a link: "- [Label](#node)"`)
		return c, false
	}
	c.blocks = make([]block, 0, item.ChildCount()-1)
	for n := item.FirstChild(); n != nil; n = n.NextSibling() {
		if n == first && isParagraph(n) {
			continue
		}
		if b, ok := r.block(n); ok {
			c.blocks = append(c.blocks, b)
		}
	}
	return c, ok
}

func isParagraph(n ast.Node) bool {
	k := n.Kind()
	return k == ast.KindParagraph || k == ast.KindTextBlock
}

// choiceLine reads a bullet's first paragraph: a link, then code spans.
func (r *bodyReader) choiceLine(p ast.Node, c *choice) bool {
	n, early := p.FirstChild(), -1
	for ; n != nil; n = n.NextSibling() {
		if code, ok := n.(*ast.CodeSpan); ok {
			c.spans = append(c.spans, r.span(code))
			early = c.spans[0].off
		} else if !isBlank(r.src.text, n) {
			break
		}
	}
	l, ok := n.(*ast.Link)
	switch {
	case !ok:
		r.add(p.Lines().At(0).Start, "choice-link", `a choice begins with a link: "- [Label](#node)"`)
		return false
	case early >= 0:
		r.add(early, "choice-link", "a choice begins with its link; code spans follow it")
	}
	link := r.link(l, false)
	c.off, c.label, c.target = link.off, link.label, link.target
	if c.label == "" {
		r.add(c.off, "choice-label", "a choice without a label: write what is done between the brackets")
	}
	for n := l.NextSibling(); n != nil; n = n.NextSibling() {
		if code, ok := n.(*ast.CodeSpan); ok {
			c.spans = append(c.spans, r.span(code))
		} else if !isBlank(r.src.text, n) {
			r.afterLink(n)
			break
		}
	}
	return true
}

// afterLink notes a fault for anything but a code span behind a choice's link.
func (r *bodyReader) afterLink(n ast.Node) {
	off := n.Pos()
	switch n := n.(type) {
	case *ast.Text:
		off = firstLetter(r.src.text, n)
	case *ast.Link:
		r.add(off, "choice-text", "a second link: a choice has one; another may lead on from its outcome")
		return
	}
	r.add(max(off, 0), "choice-text", "only code spans follow a choice's link; its outcome is a paragraph of its own: leave a line blank, and indent it by two blanks")
}

// firstLetter returns the place of a text's first byte that is not a blank.
func firstLetter(src []byte, n *ast.Text) int {
	off := n.Segment.Start
	for off < n.Segment.Stop && typeset.IsBlank(src[off]) {
		off++
	}
	return off
}
