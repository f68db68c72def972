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
	typesetter   *typeset.Setter // outer or inner
	outer, inner typeset.Setter  // of a paragraph; of a text of a piece
	texts        arena.Texts
	runs         arena.Lists[game.Run]
	intro        bool // story.md is read, whose text never varies
	varying
	kept pieceLists
}

// pieceLists keep the lists of pieces that were read.
type pieceLists struct {
	pieces arena.Lists[piece]
	spans  arena.Lists[span]
	texts  arena.Lists[[]game.Run]
	words  arena.Lists[game.TextPiece]
	names  arena.Lists[string]
}

// varying is the part of a pieceReader that changes with each paragraph.
type varying struct {
	varies  bool       // spans may stand for text in what is read
	ended   []ast.Node // the spans that an `end` closes
	begun   []ast.Node // those that none closes yet
	opening ast.Node   // the span that stands for text and begins the paragraph
	begins  span       // the same, as it was read
	pieces  []piece
	open    openPiece
	isOpen  bool
	nested  int // pieces that were begun within the open one, and told of
}

// reset prepares for another paragraph, and keeps the memory of the last one.
func (v *varying) reset(varies bool) {
	open := openPiece{piece: piece{spans: v.open.spans[:0], texts: v.open.texts[:0]}}
	*v = varying{varies: varies, ended: v.ended[:0], begun: v.begun[:0], pieces: v.pieces[:0], open: open}
}

// An openPiece is a piece whose end is still to come.
type openPiece struct {
	piece
	parent ast.Node // the paragraph, emphasis or link that it stands in
	style  game.Style
}

// typeset returns the runs that were set.
func (r *pieceReader) typeset() []game.Run {
	t := r.typesetter
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
	if r.reset(!r.intro); r.intro {
		return
	}
	if start, stop := markdown.Extent(block); hasEnd(r.src.text[start:stop]) {
		r.match(block)
	}
}

// hasEnd reports whether a code span of a text may be an `end`: one stands before
// a backtick. Most texts have few backticks, and those are found quickly.
func hasEnd(text []byte) bool {
	for at := bytes.IndexByte(text, '`'); at >= 0; {
		end := at
		for end > 0 && (typeset.IsBlank(text[end-1]) || text[end-1] == '>') {
			end--
		}
		if bytes.HasSuffix(text[:end], endWord) {
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
// is not closed yet.
func (r *pieceReader) match(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		code, ok := n.(*ast.CodeSpan)
		if !ok {
			r.match(n)
			continue
		}
		switch text := spanBytes(r.src.text, code); {
		case string(text) == "end" && len(r.begun) > 0:
			r.ended = append(r.ended, r.begun[len(r.begun)-1])
			r.begun = r.begun[:len(r.begun)-1]
		case bytes.HasPrefix(text, []byte("if")) && (len(text) == 2 || typeset.IsBlank(text[2])), string(text) == "first", string(text) == "cycle":
			r.begun = append(r.begun, n)
		}
	}
}

// isEnded reports whether an `end` closes a span.
func (r *pieceReader) isEnded(n ast.Node) bool { return slices.Contains(r.ended, n) }

// bareSpan returns the text of a code span, and notes no faults of it.
func bareSpan(src []byte, n *ast.CodeSpan) string { return string(spanBytes(src, n)) }

// spanBytes is bareSpan without a copy, if the span stands on one line.
func spanBytes(src []byte, n *ast.CodeSpan) []byte {
	if t, ok := n.FirstChild().(*ast.Text); ok && t.NextSibling() == nil {
		return trimBlanks(src[t.Segment.Start:t.Segment.Stop])
	}
	var text []byte
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			text = append(text, t.Segment.Value(src)...)
		}
	}
	return trimBlanks(bytes.ReplaceAll(text, []byte{'\n'}, []byte{' '}))
}

// trimBlanks takes the blanks off both ends of a text.
func trimBlanks(text []byte) []byte {
	for len(text) > 0 && typeset.IsBlank(text[len(text)-1]) {
		text = text[:len(text)-1]
	}
	for len(text) > 0 && typeset.IsBlank(text[0]) {
		text = text[1:]
	}
	return text
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
		return r.isEnded(n)
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
	switch {
	case s.text == "end" && r.nested > 0:
		r.nested--
	case r.nested > 0 && (s.text == "then" || first == "else"): // of the piece that was told of
	case s.text == "end":
		r.endPiece(n, s)
	case s.text == "then":
		r.nextText(n, s, remark{"piece-unopened", "`then` parts the texts of `first` or `cycle`, and none of them is open here"}, game.FirstPiece, game.CyclePiece)
	case first == "else" && r.isOpen:
		r.nextText(n, s, remark{"piece-unopened", "`else` goes with an `if`, and the piece that is open here begins with another word"}, game.IfPiece)
	case s.text == "first":
		r.openPiece(n, s, style, game.FirstPiece)
	case s.text == "cycle":
		r.openPiece(n, s, style, game.CyclePiece)
	case first == "if" && r.isEnded(n):
		r.openPiece(n, s, style, game.IfPiece)
	default:
		return r.value(n, s, style)
	}
	return true
}

// value reads a span within text that shows a meter, and reports whether it is one.
func (r *pieceReader) value(n *ast.CodeSpan, s *span, style game.Style) bool {
	_, level, isValue := cutValue(s.text)
	switch {
	case isValue && r.isOpen:
		r.addRange(s.off, s.end(), "piece-nested", "%s stands inside a piece, which holds text alone: end the piece first", quote(s.text))
	case isValue:
		kind := game.ValuePiece
		if level {
			kind = game.LevelPiece
		}
		r.pieces = append(r.pieces, piece{kind: kind, spans: r.kept.spans.Keep(*s), opening: r.opening == n})
		r.typesetter.Piece(len(r.pieces), style)
	default:
		return false
	}
	return true
}

// openPiece begins a piece with its first text.
func (r *pieceReader) openPiece(n ast.Node, s *span, style game.Style, kind game.PieceKind) {
	if r.isOpen {
		r.nested++
		r.addRange(s.off, s.end(), "piece-nested", "%s stands inside a piece, and pieces do not nest: end the one before it first", quote(s.text))
		return
	}
	r.open = openPiece{
		piece:  piece{kind: kind, spans: append(r.open.spans[:0], *s), texts: r.open.texts[:0], opening: r.opening == n},
		parent: n.Parent(), style: style,
	}
	r.isOpen = true
	r.inner.Reset(&r.texts)
	r.typesetter = &r.inner
}

// nextText begins the next text of the piece that is open, if that is of one of
// the kinds that a span goes with.
func (r *pieceReader) nextText(n ast.Node, s *span, otherwise remark, kinds ...game.PieceKind) {
	o := &r.open
	if !r.isOpen || !slices.Contains(kinds, o.kind) {
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
	r.inner.Reset(&r.texts)
}

// endPiece ends the piece that is open.
func (r *pieceReader) endPiece(n ast.Node, s *span) {
	if !r.isOpen {
		r.pieceFault(s, remark{"piece-unopened", "`end` closes the nearest `if`, `first` or `cycle` to its left, and there is none"})
		return
	}
	r.sameParent(n, s)
	r.closePiece(s.off)
}

func (r *pieceReader) closePiece(end int) {
	r.endText()
	p := r.open.piece
	p.end, p.spans, p.texts = end, r.kept.spans.Keep(p.spans...), r.kept.texts.Keep(p.texts...)
	r.pieces = append(r.pieces, p)
	r.typesetter, r.isOpen = &r.outer, false
	r.typesetter.Piece(len(r.pieces), r.open.style)
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
	if !r.isOpen {
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
func (r *pieceReader) addPieces(b *block, pieces []piece) {
	if len(pieces) == 0 {
		return
	}
	first := len(b.pieces)
	list := r.kept.pieces.Keep(pieces...)
	words := r.kept.words.Make(len(pieces))
	for i := range list {
		var names [8]string
		spans := names[:0]
		for _, s := range list[i].spans {
			spans = append(spans, s.text)
		}
		words[i] = game.TextPiece{Piece: first + i, Texts: list[i].texts, Spans: r.kept.names.Keep(spans...)}
	}
	if first == 0 {
		b.pieces, b.text.Pieces = list, words
		return
	}
	b.pieces, b.text.Pieces = append(b.pieces, list...), append(b.text.Pieces, words...)
}
