package scenes

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"cobalt/scenes/markdown"
	"cobalt/scenes/slug"
)

// heading opens a node.
func (r *bodyReader) heading(h *ast.Heading) {
	n := node{off: h.Pos(), textOff: h.Pos()}
	_, under := h.Attribute(markdown.Underlined)
	switch {
	case under:
		r.add(h.Pos(), "heading-level", `a heading made by underlining: write "## Heading"; where a line of hyphens was meant, there is no such thing in a story`)
	case h.Level == 1:
		r.add(h.Pos(), "heading-level", `a heading of level 1: nodes are opened by two number signs, "## Heading"; a scene's title stands in its front matter`)
	case h.Level != 2:
		r.add(h.Pos(), "heading-level", `a heading of level %d: nodes are opened by two number signs, "## Heading", and there are no others`, h.Level)
	}
	r.headingText(h, &n)
	n.faulty = under || h.Level != 2
	n.blocks = make([]block, 0, blocksBelow(h))
	r.body.nodes = append(r.body.nodes, n)
	r.stray = false
}

// blocksBelow counts the blocks between a heading and the choices, or the next
// heading.
func blocksBelow(h ast.Node) int {
	count := 0
	for n := h.NextSibling(); n != nil; n = n.NextSibling() {
		if k := n.Kind(); k == ast.KindHeading || k == ast.KindList {
			break
		}
		count++
	}
	return count
}

// headingText reads a heading's text and the id that it stands for.
func (r *bodyReader) headingText(h *ast.Heading, n *node) {
	if lines := h.Lines(); lines.Len() > 0 {
		last := lines.At(lines.Len() - 1)
		n.textOff = lines.At(0).Start
		raw := r.src.text[last.Start:last.Stop]
		if id, at, end, ok := cutID(raw); ok {
			n.id, n.idOff = id, last.Start+at
			r.limit = last.Start + end
		}
	}
	n.title = r.plain(h.FirstChild())
	explicit := r.limit > 0
	r.limit = 0
	switch {
	case n.title == "":
		r.add(n.textOff, "heading-text", `a heading without text: write "## The Cell"`)
	case explicit && (n.id == "" || n.id != slug.Of(n.id)):
		r.addRange(n.idOff, n.idOff+len(n.id), "bad-id", "%s is not an id: small letters, digits, hyphens and underscores%s", quote(n.id), suchAs(slug.Of(n.id)))
	case !explicit:
		if n.id, n.idOff = slug.Of(r.spaced(h, n.title)), n.textOff; n.id == "" {
			r.add(n.textOff, "bad-id", `no id can be made of this heading: write one behind it, as "{#the-cell}"`)
		}
	}
}

// spaced returns the title of a heading with all of the blanks that stand in the
// source: an id has a hyphen for each, and the title one blank for several.
func (r *bodyReader) spaced(h *ast.Heading, title string) string {
	if start, stop := markdown.Extent(h); !bytes.Contains(r.src.text[start:stop], []byte("  ")) {
		return title
	}
	var b strings.Builder
	var add func(n ast.Node)
	add = func(n ast.Node) {
		for ; n != nil; n = n.NextSibling() {
			if t, ok := n.(*ast.Text); ok {
				b.Write(r.decode(t.Segment.Value(r.src.text), t.Segment.Start))
			} else if n.Kind() == ast.KindEmphasis {
				add(n.FirstChild())
			}
		}
	}
	add(h.FirstChild())
	text := strings.ReplaceAll(b.String(), "\t", "")
	if strings.Join(strings.Fields(text), " ") != title {
		return title
	}
	return text
}

func suchAs(s string) string {
	if s == "" {
		return ""
	}
	return ", as " + quote(s)
}
