package scenes

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"cobalt/game"
	"cobalt/scenes/arena"
	"cobalt/scenes/letters"
	"cobalt/scenes/markdown"
	"cobalt/scenes/typeset"
)

// A piece is a place in a paragraph at which its text varies, as it is written.
type piece struct {
	kind    game.PieceKind
	spans   []span       // the spans that open its texts; of a value the one that stands for it
	texts   [][]game.Run // none of a value
	end     int          // where its last span stands
	opening bool         // its paragraph begins with it
}

// A pieceReader sets the text of paragraphs, and reads the pieces within it.
type pieceReader struct {
	*faults
	typesetter typeset.Setter
	texts      arena.Texts
	runs       arena.Lists[game.Run]
	intro      bool // story.md is read, whose text never varies
	varying
}

// varying is the part of a pieceReader that changes with each paragraph.
type varying struct {
	varies  bool              // spans may stand for text in what is read
	ended   map[ast.Node]bool // the spans that an `end` closes
	opening ast.Node          // the span that stands for text and begins the paragraph
	begins  span              // the same, as it was read
	pieces  []piece
	open    *openPiece
	nested  int // pieces that were begun within the open one, and told of
}

// An openPiece is a piece whose end is still to come.
type openPiece struct {
	piece
	parent ast.Node       // the paragraph, emphasis or link that it stands in
	main   typeset.Setter // the paragraph's own, which goes on behind the piece
	style  game.Style
}

// typeset returns the runs that were set.
func (r *pieceReader) typeset() []game.Run {
	t := &r.typesetter
	runs := r.runs.Keep(t.Finish()...)
	if t.Entity >= 0 {
		if fault, found := letters.First(plain(runs)); found {
			r.add(t.Entity, fault.Code, "%s", fault.Message)
			return harmless(runs)
		}
	}
	return runs
}

// harmless takes out the characters that are faults, so that they are not found
// again.
func harmless(runs []game.Run) []game.Run {
	for i := range runs {
		runs[i].Text = strings.TrimSpace(strings.Map(func(r rune) rune {
			if letters.Forbidden(r) {
				return -1
			}
			return r
		}, runs[i].Text))
	}
	return runs
}

// beginPieces prepares for the pieces of a paragraph.
func (r *pieceReader) beginPieces(block ast.Node) {
	if r.varying = (varying{varies: !r.intro}); r.intro {
		return
	}
	if start, stop := markdown.Extent(block); hasEnd(r.src.text[start:stop]) {
		r.ended = map[ast.Node]bool{}
		r.match(block, nil)
	}
}

// hasEnd reports whether a code span of a text may be an `end`: one stands before
// a backtick. Most texts have few backticks, and those are found quickly.
func hasEnd(text []byte) bool {
	for at := bytes.IndexByte(text, '`'); at >= 0; {
		if bytes.HasSuffix(bytes.TrimRight(text[:at], " \t\n>"), endWord) {
			return true
		}
		next := bytes.IndexByte(text[at+1:], '`')
		if next < 0 {
			return false
		}
		at += 1 + next
	}
	return false
}

var endWord = []byte("end")

// match finds the spans that an `end` closes: each the nearest to its left that
// is not closed yet. It returns those that are still open.
func (r *pieceReader) match(parent ast.Node, open []ast.Node) []ast.Node {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		code, ok := n.(*ast.CodeSpan)
		if !ok {
			open = r.match(n, open)
			continue
		}
		switch text := spanBytes(r.src.text, code); {
		case string(text) == "end" && len(open) > 0:
			r.ended[open[len(open)-1]] = true
			open = open[:len(open)-1]
		case bytes.HasPrefix(text, []byte("if")) && (len(text) == 2 || typeset.IsBlank(text[2])), string(text) == "first", string(text) == "cycle":
			open = append(open, n)
		}
	}
	return open
}

// bareSpan returns the text of a code span, and notes no faults of it.
func bareSpan(src []byte, n *ast.CodeSpan) string { return string(spanBytes(src, n)) }

// spanBytes is bareSpan without a copy, if the span stands on one line.
func spanBytes(src []byte, n *ast.CodeSpan) []byte {
	if t, ok := n.FirstChild().(*ast.Text); ok && t.NextSibling() == nil {
		return bytes.Trim(t.Segment.Value(src), " \t\n")
	}
	var text []byte
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			text = append(text, t.Segment.Value(src)...)
		}
	}
	return bytes.Trim(bytes.ReplaceAll(text, []byte{'\n'}, []byte{' '}), " \t\n")
}

// endPieces returns the pieces of a paragraph that was read. From here on no span
// stands for text, until the next paragraph begins.
func (r *pieceReader) endPieces() []piece {
	r.varies = false
	return r.pieces
}

// standsForText reports whether a span, wherever it stands, is part of a text.
func (r *pieceReader) standsForText(n ast.Node, text string) bool {
	s := span{text: text}
	switch first, _ := s.cut(); {
	case text == "first", text == "cycle", text == "then", text == "end":
		return r.varies
	case first == "if":
		return r.ended[n]
	default:
		_, _, is := cutValue(text)
		return is && r.varies
	}
}

// ruled reports whether a span that may show a meter stands among spans that
// open the paragraph, so that it cannot be text: a rule follows it.
func (r *pieceReader) ruled(code *ast.CodeSpan) bool {
	if _, _, isValue := cutValue(bareSpan(r.src.text, code)); !isValue {
		return false
	}
	for n := ast.Node(code); n != nil; n = n.NextSibling() {
		if next, ok := n.(*ast.CodeSpan); ok && !r.standsForText(next, bareSpan(r.src.text, next)) {
			return true
		} else if !ok && !isBlank(r.src.text, n) {
			return false
		}
	}
	return false
}

// cutValue takes a span apart that may show a meter: NAME shows its value, and
// NAME name the name of its level.
func cutValue(text string) (name string, level, ok bool) {
	name = text[:nameLength(text)]
	rest := text[len(name):]
	if name == "" || slices.Contains(structure, name) {
		return "", false, false
	}
	if rest == "" {
		return name, false, true
	}
	return name, true, typeset.IsBlank(rest[0]) && strings.Trim(rest, " \t\n") == "name"
}

// structure are the words that begin spans of version 1. None of them alone, or
// followed by "name", shows a meter.
var structure = []string{"if", "else", "needs", "gain", "lose", "learn", "forget", "time", "once", "id", "ending"}

// piece reads a span within text, and reports whether it stands for text.
func (r *pieceReader) piece(n *ast.CodeSpan, s *span, style game.Style) bool {
	first, _ := s.cut()
	_, level, isValue := cutValue(s.text)
	switch {
	case s.text == "end" && r.nested > 0:
		r.nested--
	case r.nested > 0 && (s.text == "then" || first == "else"): // of the piece that was told of
	case s.text == "end":
		r.endPiece(n, s)
	case s.text == "then":
		r.nextText(n, s, remark{"piece-unopened", "`then` parts the texts of `first` or `cycle`, and none of them is open here"}, game.FirstPiece, game.CyclePiece)
	case first == "else" && r.open != nil:
		r.nextText(n, s, remark{"piece-unopened", "`else` goes with an `if`, and the piece that is open here begins with another word"}, game.IfPiece)
	case s.text == "first":
		r.openPiece(n, s, style, game.FirstPiece)
	case s.text == "cycle":
		r.openPiece(n, s, style, game.CyclePiece)
	case first == "if" && r.ended[n]:
		r.openPiece(n, s, style, game.IfPiece)
	case isValue && r.open != nil:
		r.addRange(s.off, s.end(), "piece-nested", "%s stands inside a piece, which holds text alone: end the piece first", quote(s.text))
	case isValue:
		kind := game.ValuePiece
		if level {
			kind = game.LevelPiece
		}
		r.pieces = append(r.pieces, piece{kind: kind, spans: []span{*s}, opening: r.opening == n})
		r.typesetter.Piece(len(r.pieces), style)
	default:
		return false
	}
	return true
}

// openPiece begins a piece with its first text.
func (r *pieceReader) openPiece(n ast.Node, s *span, style game.Style, kind game.PieceKind) {
	if r.open != nil {
		r.nested++
		r.addRange(s.off, s.end(), "piece-nested", "%s stands inside a piece, and pieces do not nest: end the one before it first", quote(s.text))
		return
	}
	r.open = &openPiece{
		piece:  piece{kind: kind, spans: []span{*s}, opening: r.opening == n},
		parent: n.Parent(), main: r.typesetter, style: style,
	}
	r.typesetter = typeset.New(&r.texts)
}

// nextText begins the next text of the piece that is open, if that is of one of
// the kinds that a span goes with.
func (r *pieceReader) nextText(n ast.Node, s *span, otherwise remark, kinds ...game.PieceKind) {
	o := r.open
	if o == nil || !slices.Contains(kinds, o.kind) {
		r.pieceFault(s, otherwise)
		return
	}
	if o.spans[len(o.spans)-1].text == "else" {
		r.pieceFault(s, remark{"piece-unopened", "the text behind `else` is the last of its piece: `end` follows it"})
		return
	}
	r.sameParent(n, s)
	r.endText()
	o.spans = append(o.spans, *s)
}

// endText takes over the text of the open piece that was just read.
func (r *pieceReader) endText() {
	r.open.texts = append(r.open.texts, r.typeset())
	r.typesetter = typeset.New(&r.texts)
}

// endPiece ends the piece that is open.
func (r *pieceReader) endPiece(n ast.Node, s *span) {
	if r.open == nil {
		r.pieceFault(s, remark{"piece-unopened", "`end` closes the nearest `if`, `first` or `cycle` to its left, and there is none"})
		return
	}
	r.sameParent(n, s)
	r.closePiece(s.off)
}

func (r *pieceReader) closePiece(end int) {
	r.endText()
	r.open.end = end
	o := r.open
	r.pieces = append(r.pieces, o.piece)
	r.typesetter, r.open = o.main, nil
	r.typesetter.Piece(len(r.pieces), o.style)
}

// sameParent tells of a piece that begins outside of emphasis or a link and goes
// on inside, or the other way round.
func (r *pieceReader) sameParent(n ast.Node, s *span) {
	if n.Parent() != r.open.parent {
		r.pieceFault(s, remark{"piece-crosses", "a piece crosses no emphasis and no link: all its spans stand inside, or all of them outside"})
	}
}

// unclosed tells of a piece that its paragraph does not end.
func (r *pieceReader) unclosed() {
	if r.open == nil {
		return
	}
	r.pieceFault(&r.open.spans[0], remark{"piece-unclosed", "this piece is never closed: `end` stands behind its last text, in the same paragraph"})
	r.closePiece(r.open.spans[0].off)
}

// pieceFault notes a fault of a span within text.
func (f *faults) pieceFault(s *span, fault remark) {
	f.addRange(s.off, s.end(), fault.code, "%s", fault.text)
}

// addPieces adds the pieces of a paragraph to a block, for the compiler and,
// with their words, for the story.
func (b *block) addPieces(pieces []piece) {
	for i := range pieces {
		p := &pieces[i]
		words := game.TextPiece{Piece: len(b.pieces), Texts: p.texts, Spans: make([]string, 0, len(p.spans))}
		for _, s := range p.spans {
			words.Spans = append(words.Spans, s.text)
		}
		b.pieces = append(b.pieces, *p)
		b.text.Pieces = append(b.text.Pieces, words)
	}
}
