package scenes

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"cobalt/game"
	"cobalt/scenes/arena"
	"cobalt/scenes/markdown"
)

// A node is a node of a scene as it is written, no name looked up.
type node struct {
	off     int // of its heading
	title   string
	textOff int // of the heading's text
	id      string
	idOff   int // of what the id is made of
	blocks  []block
	choices []choice
	listed  bool // it has a list of choices
	faulty  bool // something in it is wrong
}

// A block is a piece of a node or of an outcome.
type block struct {
	off    int
	spans  []span
	text   game.Text // without words: Kind is NoText
	divert *target
	pieces []piece // the places at which its text varies
}

// A choice is a bullet.
type choice struct {
	off    int // of its label's bracket
	label  string
	target target
	spans  []span
	blocks []block
}

// A body is a file's text behind its front matter.
type body struct {
	nodes []node
	lost  bool // a part of the file could not be read, and what it has is unknown
}

// A bodyReader turns a file's Markdown into nodes.
type bodyReader struct {
	inlineReader
	paragraphs arena.Lists[[]game.Run]
	body       body
	stray      bool // text behind the choices of this node was told of
}

// newBodyReader returns a reader that notes its faults in f.
func newBodyReader(f *faults) *bodyReader {
	r := &bodyReader{inlineReader: inlineReader{pieceReader: pieceReader{faults: f}}}
	r.typesetter = &r.outer
	return r
}

// readScene reads the nodes of a scene.
func readScene(f *faults, start int) body {
	r := newBodyReader(f)
	tree := r.parse(start)
	defer r.notes.Release()
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		before := f.count()
		r.child(n)
		if len(r.body.nodes) > 0 && f.count() > before {
			r.current().faulty = true
		}
	}
	if len(r.body.nodes) == 0 && f.count() == 0 {
		f.add(len(f.src.raw), "no-nodes", `a scene needs a node: a heading "## The Cell", then what happens there`)
	}
	return r.body
}

// readIntro reads the paragraphs of story.md.
func readIntro(f *faults, start int) []block {
	r := newBodyReader(f)
	r.intro = true
	var intro []block
	tree := r.parse(start)
	defer r.notes.Release()
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			r.add(n.Pos(), "story-text", "a heading: story.md holds paragraphs; nodes stand in scenes")
			return intro
		case *ast.List:
			r.add(blockStart(n), "story-text", "a list: story.md holds paragraphs; choices stand in scenes")
			continue
		}
		b, ok := r.block(n)
		switch {
		case !ok:
		case len(b.spans) > 0:
			r.add(b.spans[0].off, "story-text", "a code span: in story.md nothing happens, it only tells what the story is")
		case b.divert != nil:
			r.add(b.divert.off, "story-text", `a link: in story.md nothing happens; where the story begins stands in the front matter ("start")`)
		default:
			intro = append(intro, b)
		}
	}
	return intro
}

// parse parses the file's Markdown, and notes a fault at each place at which that
// had to be given up.
func (r *bodyReader) parse(start int) ast.Node {
	doc, notes := markdown.Parse(r.src.text, start)
	r.notes = notes
	r.texts.Grow(len(r.src.text) - start)
	for _, off := range notes.Deep {
		r.add(off, "blockquote-content", "blockquotes and lists are nested more than %d deep", markdown.MaxNesting)
	}
	for _, off := range notes.Crowded {
		r.add(off, "crowded-paragraph", "a paragraph with more than %d brackets, asterisks, underscores and backticks", markdown.MaxInline)
	}
	return doc
}

func (r *bodyReader) current() *node { return &r.body.nodes[len(r.body.nodes)-1] }

// child reads one block of the file.
func (r *bodyReader) child(n ast.Node) {
	if h, ok := n.(*ast.Heading); ok {
		r.heading(h)
		return
	}
	if html, ok := n.(*ast.HTMLBlock); ok {
		r.html(html)
		return
	}
	if len(r.body.nodes) == 0 {
		if !r.stray {
			r.add(blockStart(n), "text-before-nodes", `text before the first node: put it under a heading, as "## The Cell"`)
		}
		r.stray = true
		return
	}
	list, isList := n.(*ast.List)
	switch {
	case isList:
		r.list(list)
	case r.current().listed:
		r.behind(n)
	default:
		if b, ok := r.block(n); ok {
			r.current().blocks = append(r.current().blocks, b)
		}
	}
}

// behind tells of text behind the choices, once a node.
func (r *bodyReader) behind(n ast.Node) {
	if !r.stray {
		r.add(blockStart(n), "text-after-choices", "text behind the choices: indent it by two blanks, and it is what follows the choice above; or put it before the list")
	}
	r.stray = true
}

// blockStart returns the begin of a block.
func blockStart(n ast.Node) int {
	if list, ok := n.(*ast.List); ok && list.FirstChild() != nil {
		return list.FirstChild().Pos()
	}
	return max(n.Pos(), 0)
}

// block reads a block that is not a heading. It is not ok if the block has neither
// words nor rules.
func (r *bodyReader) block(n ast.Node) (b block, ok bool) {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return r.paragraph(n)
	case *ast.Blockquote:
		return r.quote(n)
	case *ast.FencedCodeBlock:
		return r.document(n)
	case *ast.HTMLBlock:
		r.html(n)
	case *ast.CodeBlock:
		r.add(codeStart(r.src.text, n), "indented-code", "text that is indented by four blanks or more is code in Markdown: indent an outcome by two, and put a document between lines of three backticks")
	case *ast.ThematicBreak:
		r.add(blockStart(n), "thematic-break", "a line across cannot stand in a story: a new node, or a paragraph, parts what is to be parted")
	case *ast.List:
		r.add(blockStart(n), "choice-in-outcome", "a list inside a choice: an outcome has no choices of its own; lead to a node that has them")
	case *ast.Heading:
		r.add(blockStart(n), "misplaced-heading", "a heading inside a list or a blockquote: a node begins at the start of a line")
	}
	return block{}, false
}

// codeStart returns the place of the first letter of an indented code block.
func codeStart(src []byte, n *ast.CodeBlock) int {
	lines := n.Lines()
	if lines.Len() == 0 {
		return max(n.Pos(), 0)
	}
	first := lines.At(0)
	text := src[first.Start:first.Stop]
	return first.Start + len(text) - len(bytes.TrimLeft(text, " \t"))
}

func (r *bodyReader) paragraph(n ast.Node) (block, bool) {
	if !r.readable(n) {
		return block{}, false
	}
	b := block{off: n.Lines().At(0).Start}
	in := r.inline(n)
	b.spans = in.spans
	switch {
	case in.link != nil:
		b.divert = &in.link.target
		in.runs = in.link.runs
	case in.image != nil:
		b.text = *in.image
	}
	if len(in.runs) > 0 {
		b.text = game.Text{Kind: game.Prose, Paragraphs: r.paragraphs.Keep(in.runs)}
		r.addPieces(&b, in.pieces)
	}
	return b, len(b.spans) > 0 || b.divert != nil || b.text.Kind != game.NoText
}

var tableColumns = []byte{'|'}

// readable reports whether a paragraph is one. If it is something else, that is a
// fault.
func (r *bodyReader) readable(n ast.Node) bool {
	lines := n.Lines()
	if lines.Len() == 0 {
		return false
	}
	first := lines.At(0)
	switch {
	case markdown.Overlong(n):
		r.add(first.Start, "long-paragraph", "a paragraph of more than %d bytes: part it", markdown.MaxParagraph)
		return false
	case isDefinition(r.src.text[first.Start:first.Stop]):
		r.add(first.Start, "link-definition", "a link definition: write each link's target behind its text, as [label](#node)")
		return false
	}
	for i := 1; i < lines.Len(); i++ {
		above, rule := lines.At(i-1), lines.At(i)
		text := r.src.text[rule.Start:rule.Stop]
		if (text[0] == '|' || text[0] == ':' || text[0] == '-') && bytes.Contains(text, tableColumns) &&
			bytes.Contains(r.src.text[above.Start:above.Stop], tableColumns) && isTableRule(text) {
			r.add(above.Start, "table", "a table cannot stand in a story: put it between lines of three backticks, as a document")
			return false
		}
	}
	return true
}

// quote reads a blockquote.
func (r *bodyReader) quote(q *ast.Blockquote) (block, bool) {
	b := block{off: blockStart(q), text: game.Text{Kind: game.Quote}}
	before := r.count()
	for n := q.FirstChild(); n != nil; n = n.NextSibling() {
		r.quoted(n, &b, n == q.FirstChild())
	}
	if len(b.text.Paragraphs) == 0 {
		b.text = game.Text{}
		if len(b.spans) == 0 && r.count() == before {
			r.add(b.off, "empty-blockquote", "a blockquote without words")
		}
	}
	return b, len(b.spans) > 0 || len(b.text.Paragraphs) > 0
}

// quoted reads one block within a blockquote.
func (r *bodyReader) quoted(n ast.Node, b *block, first bool) {
	switch n := n.(type) {
	case *ast.HTMLBlock:
		r.html(n)
		return
	case *ast.Paragraph, *ast.TextBlock:
	default:
		r.add(blockStart(n), "blockquote-content", "a blockquote holds paragraphs alone")
		return
	}
	if !r.readable(n) {
		return
	}
	in := r.inline(n)
	switch {
	case in.link != nil:
		r.add(in.link.off, "blockquote-content", "a link inside a blockquote: a divert stands in a paragraph of its own")
	case in.image != nil:
		r.add(blockStart(n), "blockquote-content", "a picture inside a blockquote: it stands in a paragraph of its own")
	case !first && len(in.spans) > 0:
		r.add(in.spans[0].off, "misplaced-span", "the code span %s stands inside a blockquote: only its first paragraph can open with spans", quote(in.spans[0].text))
	case first:
		b.spans = in.spans
	}
	if len(in.runs) > 0 {
		for i := range in.runs {
			if in.runs[i].Piece > 0 {
				in.runs[i].Piece += int32(len(b.pieces))
			}
		}
		b.text.Paragraphs = append(b.text.Paragraphs, in.runs)
		r.addPieces(b, in.pieces)
	}
}

// document reads a fenced code block.
func (r *bodyReader) document(n *ast.FencedCodeBlock) (block, bool) {
	b := block{off: blockStart(n), text: game.Text{Kind: game.Document}}
	if n.Info != nil {
		b.text.Style = string(n.Info.Segment.Value(r.src.text))
		if !isStyle(b.text.Style) {
			r.addRange(n.Info.Segment.Start, n.Info.Segment.Stop, "bad-style", "%s is not a style: one word of small letters, digits and hyphens stands behind the backticks, or nothing", quote(b.text.Style))
		}
	}
	lines := n.Lines()
	end := bytes.IndexByte(r.src.text[b.off:], '\n') + b.off + 1
	for i := range lines.Len() {
		line := lines.At(i)
		end = line.Stop
		b.text.Lines = append(b.text.Lines, string(bytes.TrimRight(line.Value(r.src.text), "\n")))
	}
	if !fenceClosed(r.src.text, b.off, end) {
		r.add(b.off, "unclosed-document", "this document is never closed: a line of three backticks ends it")
		r.body.lost = true
	}
	return b, true
}

// fenceClosed reports whether the line at end closes the fence at start.
func fenceClosed(src []byte, start, end int) bool {
	if end > len(src) || end <= start {
		return false
	}
	fence := src[start : start+3]
	return bytes.HasPrefix(bytes.TrimLeft(src[end:], " \t>"), fence)
}

// html lets comments pass.
func (r *bodyReader) html(n *ast.HTMLBlock) {
	lines := n.Lines()
	start, stop := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	stop = max(stop, n.ClosureLine.Stop)
	rest := r.src.text[start:stop]
	for {
		trimmed := bytes.TrimLeft(rest, " \t\n")
		start += len(rest) - len(trimmed)
		rest = trimmed
		if len(rest) == 0 {
			return
		}
		if !bytes.HasPrefix(rest, []byte("<!--")) {
			r.addRemark(start, htmlRemark(n))
			return
		}
		size := bytes.Index(rest, []byte("-->"))
		if size < 0 {
			r.add(start, "unclosed-comment", `this comment is never closed: "-->" ends it`)
			r.body.lost = true
			return
		}
		rest, start = rest[size+3:], start+size+3
	}
}

const htmlHint = `HTML cannot stand in a story; where a "<" is meant, write "\<"`

func htmlRemark(n *ast.HTMLBlock) remark {
	if n.HTMLBlockType == ast.HTMLBlockType2 {
		return remark{"text-behind-comment", "text behind a comment: Markdown takes it for part of the comment; put it on a line of its own, with a blank line before"}
	}
	return remark{"html", htmlHint}
}
