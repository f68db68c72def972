package scenes

import (
	"bytes"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"

	"cobalt/game"
	"cobalt/scenes/markdown"
	"cobalt/scenes/typeset"
)

// A span is the text of a code span, with the places of its characters.
type span struct {
	text string
	off  int     // of its first character
	more *folded // nil if it stands on one line
}

// A folded span stands on several lines, whose fragments it is.
type folded struct{ list []fragment }

// A fragment says that the text from text[at] on stands at byte off of the file.
type fragment struct{ at, off int }

// pos returns the place of text[i] in the file.
func (s *span) pos(i int) int {
	if s.more == nil {
		return s.off + i
	}
	list := s.more.list
	n := sort.Search(len(list), func(k int) bool { return list[k].at > i })
	if n == 0 {
		return s.off + i
	}
	p := list[n-1]
	return p.off + i - p.at
}

// end returns the end of the span in the file if it stands on one line, or else the
// end of its first line.
func (s *span) end() int {
	if s.more != nil && len(s.more.list) > 1 {
		return s.more.list[1].off
	}
	return s.pos(len(s.text))
}

// A target is a place that a link or front matter refers to, as written.
type target struct {
	text string
	off  int
}

// A link is a link of the source.
type link struct {
	label  string     // its text, plain
	runs   []game.Run // its text, styled
	off    int
	target target
}

// An inline is the content of a paragraph: the spans that it opens with, and
// then either a link alone, or a picture alone, or prose, or nothing.
type inline struct {
	spans  []span
	link   *link
	image  *game.Text
	runs   []game.Run
	pieces []piece
}

// An inlineReader reads what stands within paragraphs: spans, links, pictures and
// text.
type inlineReader struct {
	pieceReader
	notes  *markdown.Reading
	limit  int  // where the text that is set ends, if not by itself
	tagged bool // HTML was told of in the text that is set
}

// inline takes a paragraph apart. Spans that stand for text are part of its
// text, also at its beginning.
func (r *inlineReader) inline(block ast.Node) inline {
	var in inline
	r.beginPieces(block)
	if r.varies {
		r.foreign(block)
	}
	c := block.FirstChild()
	for ; c != nil; c = c.NextSibling() {
		if code, ok := c.(*ast.CodeSpan); ok {
			s := r.span(code)
			if r.standsForText(code, s.text) && !r.ruled(code) {
				r.opening, r.begins = code, s
				break
			}
			in.spans = append(in.spans, s)
		} else if !isBlank(r.src.text, c) {
			break
		}
	}
	switch only := onlyNode(r.src.text, c).(type) {
	case *ast.Link:
		l := r.link(only, true)
		in.link = &l
	case *ast.Image:
		r.varies = false
		in.image = r.image(only)
	default:
		in.runs = r.prose(c)
	}
	in.pieces = r.endPieces()
	return in
}

// isBlank reports whether a node is nothing but blanks or a comment.
func isBlank(src []byte, n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Text:
		return len(bytes.TrimSpace(n.Segment.Value(src))) == 0
	case *ast.RawHTML:
		return isComment(src, n)
	default:
		return false
	}
}

func isComment(src []byte, n *ast.RawHTML) bool {
	return n.Segments.Len() > 0 && bytes.HasPrefix(src[n.Segments.At(0).Start:], []byte("<!--"))
}

// onlyNode returns n if nothing but blanks follows it, or else nil.
func onlyNode(src []byte, n ast.Node) ast.Node {
	if n == nil {
		return nil
	}
	for c := n.NextSibling(); c != nil; c = c.NextSibling() {
		if !isBlank(src, c) {
			return nil
		}
	}
	return n
}

// span returns the content of a code span, without the blanks around it.
func (r *inlineReader) span(n *ast.CodeSpan) span {
	s := span{off: n.Pos()}
	first, ok := n.FirstChild().(*ast.Text)
	if !ok {
		return s
	}
	s.off = first.Segment.Start
	if first.NextSibling() == nil {
		s.text = r.texts.Keep(r.src.text[first.Segment.Start:first.Segment.Stop])
	} else {
		s.join(n, r.src.text)
	}
	begin, end := 0, len(s.text)
	for end > 0 && typeset.IsBlank(s.text[end-1]) {
		end--
	}
	for begin < end && typeset.IsBlank(s.text[begin]) {
		begin++
	}
	if s.text = s.text[:end]; begin > 0 {
		s = span{s.text[begin:], s.pos(begin), s.more.shift(begin)}
	}
	if at := strings.Index(s.text, noBreakSpace); at >= 0 {
		r.addRange(s.pos(at), s.pos(at)+len(noBreakSpace), "no-break-space", noBreakMessage)
		s.text = strings.ReplaceAll(s.text, noBreakSpace, strings.Repeat(" ", len(noBreakSpace)))
	}
	return s
}

// join gathers a code span that stands on several lines.
func (s *span) join(n ast.Node, src []byte) {
	var text []byte
	s.more = &folded{}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			s.more.list = append(s.more.list, fragment{len(text), t.Segment.Start})
			text = append(text, src[t.Segment.Start:t.Segment.Stop]...)
		}
	}
	s.text = strings.ReplaceAll(string(text), "\n", " ")
}

// shift takes so many characters off the span's beginning.
func (f *folded) shift(by int) *folded {
	if f != nil {
		for i := range f.list {
			f.list[i].at -= by
		}
	}
	return f
}

// link reads a link. One whose text may be shown keeps its styles.
func (r *inlineReader) link(n *ast.Link, styled bool) link {
	l := link{off: n.Pos(), target: r.destination(n, n.Destination, n.Title)}
	if styled {
		l.runs = r.prose(n.FirstChild())
		l.label = plain(l.runs)
	} else {
		l.label = r.plain(n.FirstChild())
	}
	return l
}

// destination returns the target of a link or a picture.
func (r *inlineReader) destination(n ast.Node, dest, title []byte) target {
	t := target{off: n.Pos()}
	if off, ok := r.notes.Destinations[n.Pos()]; ok {
		t.off = off
	}
	t.text = r.texts.Keep(r.decode(dest, t.off))
	if title != nil {
		at := bytes.IndexAny(r.src.text[t.off+len(dest):], `"'(`)
		r.add(t.off+len(dest)+max(at, 0), "link-title", "a link has no title here: write only the target between the parentheses")
	}
	return t
}

// image reads a picture.
func (r *inlineReader) image(n *ast.Image) *game.Text {
	source := r.destination(n, n.Destination, n.Title)
	alt := r.plain(n.FirstChild())
	if alt == "" {
		r.add(n.Pos(), "picture-text", "a picture needs a text that stands in for it: ![what can be seen](%s)", cut(source.text, maxQuoted))
	}
	if r.checkArt(source) {
		r.pictures = append(r.pictures, source)
	}
	return &game.Text{Kind: game.Art, Source: source.text, Alt: alt}
}

// plain returns the bare text of inline nodes, from n on.
func (r *inlineReader) plain(n ast.Node) string { return plain(r.prose(n)) }

// plain returns the text of runs on one line.
func plain(runs []game.Run) string {
	if len(runs) == 1 && !strings.Contains(runs[0].Text, "\n") {
		return runs[0].Text
	}
	var b strings.Builder
	for _, run := range runs {
		b.WriteString(strings.ReplaceAll(run.Text, "\n", " "))
	}
	return b.String()
}

// prose returns the text of inline nodes, from n on. Nodes that cannot stand in
// prose are faults, and are left out.
func (r *inlineReader) prose(n ast.Node) []game.Run {
	r.typesetter = &r.outer
	r.typesetter.Reset(&r.texts)
	r.tagged = false
	r.set(n, 0)
	r.unclosed()
	return r.typeset()
}

func (r *inlineReader) set(n ast.Node, style game.Style) {
	for ; n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			r.setText(n, style)
		case *ast.Emphasis:
			r.set(n.FirstChild(), style|emphasis(n))
		case *ast.CodeSpan:
			r.setSpan(n, style)
		default:
			r.strange(n, style)
		}
	}
}

// setSpan sets a code span, if it stands for text.
func (r *inlineReader) setSpan(n *ast.CodeSpan, style game.Style) {
	s := r.begins
	if r.opening != n {
		s = r.span(n)
	}
	if !r.varies || !r.piece(n, &s, style) {
		r.faults.misplaced(&s, r.varies)
	}
}

func emphasis(n *ast.Emphasis) game.Style {
	if n.Level == 1 {
		return game.Emphasis
	}
	return game.Strong
}

func (r *inlineReader) setText(n *ast.Text, style game.Style) {
	stop := n.Segment.Stop
	if r.limit > 0 {
		stop = max(n.Segment.Start, min(stop, r.limit))
	}
	raw := r.src.text[n.Segment.Start:stop]
	if !n.IsRaw() {
		raw = r.decode(raw, n.Segment.Start)
	}
	r.typesetter.Put(raw, style)
	switch {
	case n.HardLineBreak():
		r.typesetter.NewLine()
	case n.SoftLineBreak():
		r.typesetter.LineEnd(style)
	}
}

// misplaced tells of a code span that stands for no text, in one that varies or not.
func (f *faults) misplaced(s *span, varies bool) {
	if strings.Contains(s.text, "``") {
		f.addRange(s.off, s.end(), "misplaced-span", "the code span %s holds two backticks in a row: two spans need a blank between them", quote(s.text))
		return
	}
	if at, msg := chanceIn(s.text); msg != "" {
		f.add(s.pos(at), "unknown-span", "%s", msg)
		return
	}
	inside := "inside text"
	if varies {
		inside = "inside text, where only a meter, as `trust` or `trust name`, and `if`, `first` or `cycle` up to `end` can stand"
	}
	f.addRange(s.off, s.end(), "misplaced-span", "the code span %s stands %s: spans open a paragraph, or follow a choice's link", quote(s.text), inside)
}

// strange tells of a node that cannot stand in prose.
func (r *inlineReader) strange(n ast.Node, style game.Style) {
	switch n := n.(type) {
	case *ast.Link:
		r.add(n.Pos(), "misplaced-link", "a link inside text: a link stands in a choice, or alone in a paragraph, where it is a divert")
	case *ast.Image:
		r.add(n.Pos(), "misplaced-picture", "a picture inside text: it stands alone in a paragraph")
	case *ast.AutoLink:
		r.add(max(n.Pos(), 0), "misplaced-link", "an address as a link: links lead to nodes of the story; take the angle brackets away")
	case *ast.RawHTML:
		if r.varies && isDoubled(r.src.text, n) {
			s := n.Segments.At(0)
			r.typesetter.Put(r.src.text[s.Start:s.Stop], style)
			return
		}
		if !isComment(r.src.text, n) && !r.tagged {
			r.tagged = true
			r.add(n.Segments.At(0).Start, "html", "%s", htmlHint)
		}
	}
}

// decode resolves the backslashes and entities of a piece of Markdown that stands
// at byte off of the file, and notes the place of the first entity.
func (r *inlineReader) decode(raw []byte, off int) []byte {
	text, entity := typeset.Decode(raw)
	if entity >= 0 && r.typesetter.Entity < 0 {
		r.typesetter.Entity = off + entity
	}
	return text
}
