package game

import (
	"strconv"
	"sync"
	"sync/atomic"
)

// A flow is the bare words of every text of a story that varies, side by side, so
// that to show one costs little else than to copy its words; and the same texts styled,
// so that one that varies in few ways is filled in once for each. It is laid out when
// such a text is shown for the first time. Goroutines may share it.
type flow struct {
	from  *Words
	laid  sync.Once
	words string
	texts []extent
	// styled are the same texts, each nil until it is first asked for, and those that
	// are parts of a text for ever.
	styled []atomic.Pointer[Text]
	parts  []part
	first  []flowing // by block
}

// An extent is a stretch of a flow's words.
type extent struct{ first, end uint32 }

// A flowing is a text that varies: whole, once for each combination of what its
// pieces pick, or, if these are many, in parts.
type flowing struct {
	parts, end uint32 // where its parts begin and end
	whole      uint32 // where its whole texts begin
	wholes     uint16 // how many they are; 0 if it is in parts
	alone      bool   // it is there whole, and has one piece, which is the block's first
	none       uint8  // if alone: the none of its piece's part
}

// A part is a piece, and the words from there up to the next piece. The first part
// of a text has no piece. A text that is there whole has none of the words here.
type part struct {
	words extent
	texts uint32 // where the piece's texts begin
	count uint16 // how many there are
	pick  uint16 // the index of the pick that says what is shown
	shows partKind
	none  uint16 // of a text that is there whole: 1 if the piece may show nothing
}

type partKind uint8

const (
	partTexts partKind = iota // one of several texts, or names of levels
	partValue
	partWords // there is no piece
)

// mostWhole is how many combinations of a text may be there whole.
const mostWhole = 8

// varies reports whether any text of the story does.
func (w *Words) varies() bool {
	for i := range w.Blocks {
		if len(w.Blocks[i].Pieces) > 0 {
			return true
		}
	}
	return false
}

// lone is [flow.find] for a text whose one piece alone says which it is.
func (t *flowing) lone(picks []int) (at uint, ok bool) {
	if len(picks) == 0 {
		return 0, false
	}
	n := uint(picks[0] + int(t.none))
	return uint(t.whole) + n, n < uint(t.wholes)
}

// find returns which of the texts is that of a block for its picks. It is not ok if
// the block's text is in parts or never varies, or if the picks are none of the block's.
func (f *flow) find(b BlockID, picks []int) (at uint, ok bool) {
	f.laid.Do(f.lay)
	t := &f.first[b]
	if t.alone {
		return t.lone(picks)
	}
	if t.wholes == 0 {
		return 0, false
	}
	n := uint(0)
	parts := f.parts[t.parts:t.end]
	for i := range parts {
		p := &parts[i]
		if int(p.pick) >= len(picks) {
			return 0, false
		}
		pick := uint(picks[p.pick] + int(p.none))
		if pick >= uint(p.count) {
			return 0, false
		}
		n = n*uint(p.count) + pick
	}
	return uint(t.whole) + n, true
}

// styledText returns one of the texts that are there whole, styled: t, filled in for
// picks, which is done once.
func (f *flow) styledText(at uint, t *Text, picks []int) *Text {
	text := f.styled[at].Load()
	if text == nil {
		text = f.from.fill(t, picks)
		f.styled[at].Store(text)
	}
	return text
}

// append appends the words of a block to buf, as they are shown for its picks. It is
// not ok if these are none of the block's, if its text never varies, or if a piece of a
// text in parts shows nothing: the blanks around it matter then, which is a
// [filler]'s work.
func (f *flow) append(buf []byte, b BlockID, picks []int) (_ []byte, ok bool) {
	f.laid.Do(f.lay)
	t := &f.first[b]
	var at uint
	switch {
	case t.alone:
		at, ok = t.lone(picks)
	case t.wholes > 0:
		at, ok = f.find(b, picks)
	case t.parts < t.end:
		return f.appendParts(buf, f.parts[t.parts:t.end], picks)
	}
	if !ok {
		return nil, false
	}
	text := f.texts[at]
	return append(buf, f.words[text.first:text.end]...), true
}

func (f *flow) appendParts(buf []byte, parts []part, picks []int) (_ []byte, ok bool) {
	for i := range parts {
		p := &parts[i]
		if p.shows != partWords {
			if int(p.pick) >= len(picks) {
				return nil, false
			}
			pick := picks[p.pick]
			if p.shows == partValue {
				buf = strconv.AppendInt(buf, int64(pick), 10)
			} else {
				if uint(pick) >= uint(p.count) {
					return nil, false
				}
				text := f.texts[p.texts+uint32(pick)]
				if text.first == text.end {
					return nil, false
				}
				buf = append(buf, f.words[text.first:text.end]...)
			}
		}
		buf = append(buf, f.words[p.words.first:p.words.end]...)
	}
	return buf, true
}

// lay lays the flow out.
func (f *flow) lay() {
	f.first = make([]flowing, len(f.from.Blocks))
	l := flowLayout{flow: f}
	for i := range f.from.Blocks {
		t := &f.from.Blocks[i]
		if len(t.Pieces) == 0 {
			continue
		}
		into := &f.first[i]
		into.parts, into.whole = uint32(len(f.parts)), uint32(len(f.texts))
		if into.wholes = l.wholes(t); into.wholes > 0 {
			l.whole(t, int(into.wholes))
			if p := f.parts[into.parts:]; len(p) == 1 && p[0].pick == 0 {
				into.alone, into.none = true, uint8(p[0].none)
			}
		} else {
			l.inParts(t)
		}
		into.end = uint32(len(f.parts))
	}
	f.words = string(l.words)
	f.styled = make([]atomic.Pointer[Text], len(f.texts))
}

// A flowLayout is a flow that is being laid out.
type flowLayout struct {
	*flow
	words []byte
}

// wholes adds a part for each piece of a text, and returns how many combinations
// there are; 0, and no part, if there are too many.
func (l *flowLayout) wholes(t *Text) uint16 {
	begin, size := len(l.parts), 1
	for i := range t.Pieces {
		p := &t.Pieces[i]
		to := part{pick: uint16(p.Piece), count: uint16(len(p.Texts))}
		switch {
		case p.Level:
			to.count, to.none = uint16(len(l.from.LevelNames(p.Meter))+1), 1
		case len(p.Texts) == 0: // a value: of any size
			size = mostWhole
		case !p.shows():
			to.count, to.none = to.count+1, 1
		}
		l.parts = append(l.parts, to)
		if size *= int(to.count); size > mostWhole || to.count == 0 {
			l.parts = l.parts[:begin]
			return 0
		}
	}
	return uint16(size)
}

// shows reports whether a piece of several texts shows one of them in any case.
func (p *TextPiece) shows() bool {
	last := len(p.Spans) - 1
	return last >= 0 && (p.Spans[0] == "first" || p.Spans[0] == "cycle" || p.Spans[last] == "else")
}

// whole adds each combination of a text, whose parts are the last ones.
func (l *flowLayout) whole(t *Text, wholes int) {
	digits := l.parts[len(l.parts)-len(t.Pieces):]
	picks := make([]int, 0, len(digits))
	for n := range wholes {
		rest := n
		for i := len(digits) - 1; i >= 0; i-- {
			d := &digits[i]
			for int(d.pick) >= len(picks) {
				picks = append(picks, NoPick)
			}
			picks[d.pick] = rest%int(d.count) - int(d.none)
			rest /= int(d.count)
		}
		first := uint32(len(l.words))
		l.words = l.from.appendFilled(l.words, t, picks)
		l.texts = append(l.texts, extent{first, uint32(len(l.words))})
	}
}

// inParts adds a text in parts.
func (l *flowLayout) inParts(t *Text) {
	l.parts = append(l.parts, part{shows: partWords})
	start := len(l.words)
	for _, paragraph := range t.Paragraphs {
		for i := range paragraph {
			r := &paragraph[i]
			if r.Piece == 0 {
				l.words = append(l.words, r.Text...)
				continue
			}
			l.close(start)
			l.piece(&t.Pieces[r.Piece-1])
			start = len(l.words)
		}
		l.words = append(l.words, '\n')
	}
	l.close(start)
}

// close gives the last part the words from start on.
func (l *flowLayout) close(start int) {
	l.parts[len(l.parts)-1].words = extent{uint32(start), uint32(len(l.words))}
}

// piece begins a part with a piece.
func (l *flowLayout) piece(p *TextPiece) {
	to := part{pick: uint16(p.Piece), texts: uint32(len(l.texts))}
	switch {
	case len(p.Texts) > 0:
		for _, text := range p.Texts {
			l.text(text...)
		}
	case p.Level:
		for _, name := range l.from.LevelNames(p.Meter) {
			l.text(Run{Text: name})
		}
	default:
		to.shows = partValue
	}
	to.count = uint16(len(l.texts) - int(to.texts))
	l.parts = append(l.parts, to)
}

func (l *flowLayout) text(runs ...Run) {
	first := uint32(len(l.words))
	for i := range runs {
		l.words = append(l.words, runs[i].Text...)
	}
	l.texts = append(l.texts, extent{first, uint32(len(l.words))})
}
