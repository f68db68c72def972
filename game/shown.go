package game

import (
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A TextPiece is the words of a [Piece] in one language.
type TextPiece struct {
	Piece int      // the index of the block's piece that says what is shown
	Spans []string // the code spans that open its texts, as they are written
	Texts [][]Run  // its texts; none for a value or the name of a level
	Level bool     // it is the name of a level
	Meter Meter    // of a value or a level
}

// Shown returns the text of a record's i-th block, as it was shown. Nobody may change
// it, because others are given the same: a text that never varies is not copied, and
// one that varies in few ways is filled in once for each.
func (w *Words) Shown(rec *Record, i int) *Text {
	b := rec.Blocks[i]
	t := &w.Blocks[b]
	if len(t.Pieces) == 0 {
		return t
	}
	if f := w.flowOf(rec); f != nil && i < len(rec.forms) {
		if form := rec.forms[i]; form < listed {
			return f.styledText(form, t, rec.Picks(i))
		}
		if even := f.evenText(t, rec, i); even != nil {
			return even
		}
	}
	return w.fill(t, rec.Picks(i))
}

// AppendShown appends the bare words of a record's i-th block, as it was shown, as
// [Text.AppendPlain] does for one that never varies.
func (w *Words) AppendShown(buf []byte, rec *Record, i int) []byte {
	if f := w.flowOf(rec); f != nil && i < len(rec.forms) {
		if form := rec.forms[i]; form < listed {
			text := f.forms[form]
			return append(buf, f.words[text.first:text.end]...)
		}
		if all, ok := f.appendParts(buf, rec, i); ok {
			return all
		}
	}
	t := &w.Blocks[rec.Blocks[i]]
	if len(t.Pieces) == 0 {
		return t.AppendPlain(buf)
	}
	return w.appendFilled(buf, t, rec.Picks(i))
}

// appendFilled appends the bare words of a text with its pieces filled in.
func (w *Words) appendFilled(buf []byte, t *Text, picks []int) []byte {
	f := filler{buf: buf}
	for _, p := range t.Paragraphs {
		start := len(f.buf)
		w.fillRuns(&f, t, p, picks)
		if len(f.buf) > start {
			f.buf = append(f.buf, '\n')
		}
	}
	return f.buf
}

// fillers are kept for the memory that they have.
var fillers = sync.Pool{New: func() any { return new(filler) }}

// A filled text is one with its pieces filled in, and the memory that most such
// texts need.
type filled struct {
	Text
	paragraphs [1][]Run
	runs       [3]Run
}

// fill returns a text with its pieces filled in.
func (w *Words) fill(t *Text, picks []int) *Text {
	full := &filled{Text: *t}
	full.Pieces, full.Paragraphs = nil, full.paragraphs[:0]
	memory := full.runs[:0]
	f := fillers.Get().(*filler)
	defer fillers.Put(f)
	for _, p := range t.Paragraphs {
		f.buf = f.buf[:0]
		w.fillRuns(f, t, p, picks)
		if runs := f.runs(memory); len(runs) > 0 {
			full.Paragraphs, memory = append(full.Paragraphs, runs), nil
		}
	}
	if len(full.Paragraphs) == 0 {
		full.Kind = NoText
	}
	return &full.Text
}

// fillRuns adds the runs of a paragraph, with the pieces among them filled in.
func (w *Words) fillRuns(f *filler, t *Text, runs []Run, picks []int) {
	f.begin()
	for i := range runs {
		r := &runs[i]
		if r.Piece == 0 {
			f.add(r.Text, r.Style)
			continue
		}
		p := &t.Pieces[r.Piece-1]
		pick := NoPick
		if p.Piece < len(picks) {
			pick = picks[p.Piece]
		}
		w.addPiece(f, p, r.Style, pick)
	}
}

// addPiece adds the text of a piece.
func (w *Words) addPiece(f *filler, p *TextPiece, style Style, pick int) {
	before := len(f.buf)
	switch {
	case len(p.Texts) > 0 && pick >= 0 && pick < len(p.Texts):
		for _, r := range p.Texts[pick] {
			f.add(r.Text, r.Style)
		}
	case len(p.Texts) > 0:
	case !p.Level:
		f.add(strconv.Itoa(pick), style)
	default:
		if names := w.LevelNames(p.Meter); pick >= 0 && pick < len(names) {
			f.add(names[pick], style)
		}
	}
	if len(f.buf) == before {
		f.open()
	}
}

// LevelNames returns the names of a meter's levels.
func (w *Words) LevelNames(m Meter) []string {
	switch {
	case m == Suspicion:
		return w.Levels
	case m < FirstDeclared || int(m-FirstDeclared) >= len(w.MeterLevels):
		return nil
	default:
		return w.MeterLevels[m-FirstDeclared]
	}
}

// A filler joins runs, and the texts of pieces between them. If a piece shows
// nothing, the blanks on its two sides become one, and there is none at places that
// have none: at a line's ends, behind an opening quote or bracket, and
// before a sign that closes.
type filler struct {
	buf   []byte // the words of all runs so far
	start int    // where the paragraph begins in it
	spans []span // of the paragraph, by style
	hole  bool   // the last piece showed nothing, and nothing followed yet
	blank bool   // a blank stood on a side of the hole
}

// A span is the end of a run in a filler's words, and its style.
type span struct {
	end   int
	style Style
}

// begin begins a paragraph.
func (f *filler) begin() {
	f.start, f.spans, f.hole, f.blank = len(f.buf), f.spans[:0], false, false
}

// add adds words behind those that there are.
func (f *filler) add(text string, style Style) {
	if f.hole {
		rest := strings.TrimPrefix(text, " ")
		f.blank = f.blank || rest != text
		if rest == "" {
			return
		}
		if f.blank && f.wantsBlank(rest) {
			f.put(" ", style)
		}
		text, f.hole, f.blank = rest, false, false
	}
	f.put(text, style)
}

func (f *filler) put(text string, style Style) {
	if text == "" {
		return
	}
	f.buf = append(f.buf, text...)
	if n := len(f.spans); n > 0 && f.spans[n-1].style == style {
		f.spans[n-1].end = len(f.buf)
		return
	}
	f.spans = append(f.spans, span{len(f.buf), style})
}

// open notes that a piece shows nothing, and takes away the blank before it.
func (f *filler) open() {
	f.hole = true
	last := len(f.buf) - 1
	if last < f.start || f.buf[last] != ' ' {
		return
	}
	f.blank, f.buf = true, f.buf[:last]
	n := len(f.spans) - 1
	f.spans[n].end = last
	if begin := f.begins(n); begin == last {
		f.spans = f.spans[:n]
	}
}

// begins returns the begin of the n-th run.
func (f *filler) begins(n int) int {
	if n == 0 {
		return f.start
	}
	return f.spans[n-1].end
}

// runs returns the paragraph's runs, in memory that there is for them if it does.
func (f *filler) runs(memory []Run) []Run {
	if len(f.spans) == 0 {
		return nil
	}
	text := string(f.buf[f.start:])
	runs := slices.Grow(memory[:0], len(f.spans))
	for i, s := range f.spans {
		runs = append(runs, Run{Text: text[f.begins(i)-f.start : s.end-f.start], Style: s.style})
	}
	return runs[:len(runs):len(runs)]
}

// wantsBlank reports whether a blank may stand between the words so far and a
// text.
func (f *filler) wantsBlank(text string) bool {
	so := f.buf[f.start:]
	if len(so) == 0 || so[len(so)-1] == '\n' || text[0] == '\n' {
		return false
	}
	return !opens(string(so[max(0, len(so)-8):])) && !closes(text)
}

const (
	closers  = ",.;:!?…)"
	brackets = "([{¿¡"
	blanks   = " \n\t  "
	// eitherQuotes open in one language and close in another; the characters
	// around them tell.
	eitherQuotes = "\"'“‘«‹»›"
)

// opens reports whether a text ends in an opening quote or bracket. A quote that
// may be either opens if no word is before it.
func opens(text string) bool {
	runes := []rune(text)
	last := runes[len(runes)-1]
	if strings.ContainsRune(brackets+"„‚", last) {
		return true
	}
	if !strings.ContainsRune(eitherQuotes, last) {
		return false
	}
	return len(runes) == 1 || strings.ContainsRune(blanks+brackets+"“‘„«—–", runes[len(runes)-2])
}

// closes reports whether a text begins with a sign before which no blank stands.
// A quote that may be either closes if no word is behind it.
func closes(text string) bool {
	first, next := rune(0), rune(0)
	for i, r := range text {
		if i == 0 {
			first = r
			continue
		}
		next = r
		break
	}
	alone := next == 0 || strings.ContainsRune(closers, next)
	switch {
	case strings.ContainsRune(closers+"”", first):
		return true
	case first == '«' || first == '‹': // with a blank behind it, it opens in French
		return alone
	case first == '’' || strings.ContainsRune(eitherQuotes, first):
		return alone || strings.ContainsRune(blanks+"—–-", next)
	default:
		return false
	}
}
