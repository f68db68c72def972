package game

import (
	"slices"
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
	rules *variation // by which the texts vary
	laid  sync.Once
	words string
	forms []extent // by the number of a form: the whole text
	// styled are the same texts, each nil until it is first asked for.
	styled []atomic.Pointer[Text]
	parts  []part
	texts  []extent  // of parts
	blocks []flowing // by the number of a block that varies, if its forms have no numbers
}

// A flowing is a text in parts.
type flowing struct {
	extent // of the parts
	// even says that it is one paragraph, all in one style.
	even  bool
	style Style
}

// An extent is a stretch of a flow's words or parts.
type extent struct{ first, end uint32 }

// A part is a piece, or words between pieces. The words on both sides of a piece of
// few texts are part of each of them.
type part struct {
	texts uint32 // where its texts begin
	count uint16 // how many there are
	pick  uint16 // the index of the pick that says what is shown
	shows partKind
}

type partKind uint8

const (
	partTexts partKind = iota // one of several texts, or names of levels
	partValue
	partWords // its one text
)

// varies reports whether any text of the story does.
func (w *Words) varies() bool {
	for i := range w.Blocks {
		if len(w.Blocks[i].Pieces) > 0 {
			return true
		}
	}
	return false
}

// flowOf returns the flow that holds the texts of a record; nil if there is none.
func (w *Words) flowOf(rec *Record) *flow {
	f := w.flow
	if f == nil || f.from != w || f.rules != rec.rules {
		return nil
	}
	f.laid.Do(f.lay)
	return f
}

// styledText returns the text of a form, styled: t, filled in for picks, which is done
// once.
func (f *flow) styledText(form uint32, t *Text, picks []int) *Text {
	text := f.styled[form].Load()
	if text == nil {
		text = f.from.fill(t, picks)
		f.styled[form].Store(text)
	}
	return text
}

// appendParts appends the words of a record's i-th block to buf, as they were shown.
// It is not ok if the text is not in parts, or if a piece of it shows nothing: the
// blanks around it matter then, which is a [filler]'s work.
func (f *flow) appendParts(buf []byte, rec *Record, i int) (_ []byte, ok bool) {
	n := f.rules.varies[rec.Blocks[i]]
	if n == constant {
		return nil, false
	}
	picks := rec.picks[rec.forms[i]&^listed:]
	parts := f.parts[f.blocks[n].first:f.blocks[n].end]
	for i := range parts {
		p := &parts[i]
		at := uint(0)
		if p.shows != partWords {
			pick := picks[p.pick]
			if p.shows == partValue {
				buf = strconv.AppendInt(buf, int64(pick), 10)
				continue
			}
			if at = uint(pick); at >= uint(p.count) {
				return nil, false
			}
		}
		text := f.texts[uint(p.texts)+at]
		if text.first == text.end {
			return nil, false
		}
		buf = append(buf, f.words[text.first:text.end]...)
	}
	return buf, len(parts) > 0
}

// An evenText is a text of one run, and the memory of all of it but the words.
type evenText struct {
	Text
	paragraphs [1][]Run
	runs       [1]Run
}

// evenText returns the text of a record's i-th block, as it was shown; nil if it is not
// in parts of one style, or if [flow.appendParts] is not ok.
func (f *flow) evenText(t *Text, rec *Record, i int) *Text {
	n := f.rules.varies[rec.Blocks[i]]
	if n == constant || !f.blocks[n].even {
		return nil
	}
	var memory [512]byte
	words, ok := f.appendParts(memory[:0], rec, i)
	if !ok {
		return nil
	}
	shown := &evenText{Text: Text{Kind: t.Kind}}
	shown.runs[0] = Run{Text: string(words[:len(words)-1]), Style: f.blocks[n].style} // without the newline
	shown.paragraphs[0] = shown.runs[:]
	shown.Paragraphs = shown.paragraphs[:]
	return &shown.Text
}

// even reports whether a text is one paragraph, all in one style.
func (t *Text) even() (style Style, ok bool) {
	if len(t.Paragraphs) != 1 || len(t.Paragraphs[0]) == 0 {
		return 0, false
	}
	style = t.Paragraphs[0][0].Style
	other := func(r Run) bool { return r.Style != style }
	for i := range t.Pieces {
		for _, text := range t.Pieces[i].Texts {
			if slices.ContainsFunc(text, other) {
				return 0, false
			}
		}
	}
	return style, !slices.ContainsFunc(t.Paragraphs[0], other)
}

// lay lays the flow out.
func (f *flow) lay() {
	l := flowLayout{flow: f}
	f.forms, f.blocks = make([]extent, f.rules.forms), make([]flowing, len(f.rules.blocks))
	for i, n := range f.rules.varies {
		if n == constant {
			continue
		}
		if t, b := &f.from.Blocks[i], &f.rules.blocks[n]; b.forms > 0 {
			l.inForms(t, b)
		} else if t.fits(b) {
			f.blocks[n].extent = l.inParts(t)
			f.blocks[n].style, f.blocks[n].even = t.even()
		}
	}
	f.words = string(l.words)
	f.styled = make([]atomic.Pointer[Text], len(f.forms))
}

// fits reports whether every piece of a text is one of a block that varies.
func (t *Text) fits(b *varied) bool {
	for i := range t.Pieces {
		if uint(t.Pieces[i].Piece) >= uint(b.end-b.first) {
			return false
		}
	}
	return len(t.Pieces) > 0
}

// A flowLayout is a flow that is being laid out.
type flowLayout struct {
	*flow
	words []byte
}

// inForms adds a text for each form of a block.
func (l *flowLayout) inForms(t *Text, b *varied) {
	for form := b.form; form < b.form+b.forms; form++ {
		first := uint32(len(l.words))
		l.words = l.from.appendFilled(l.words, t, l.rules.picksOf(b, form))
		l.forms[form] = extent{first, uint32(len(l.words))}
	}
}

// inParts adds a text in parts, and returns where they are.
func (l *flowLayout) inParts(t *Text) extent {
	begin := uint32(len(l.parts))
	runs := t.joined()
	for i := 0; i < len(runs); i++ {
		before := ""
		if runs[i].Piece == 0 {
			before = runs[i].Text
			i++
		}
		if i == len(runs) {
			l.part(part{shows: partWords}, before)
			break
		}
		p := &t.Pieces[runs[i].Piece-1]
		to := part{pick: uint16(p.Piece)}
		texts := l.textsOf(p)
		switch {
		case texts == nil:
			to.shows = partValue
		case len(texts) <= mostForms:
			behind := ""
			if i+1 < len(runs) && runs[i+1].Piece == 0 {
				behind = runs[i+1].Text
				i++
			}
			for k, text := range texts {
				if text != "" {
					texts[k] = before + text + behind
				}
			}
			before = ""
		}
		if before != "" {
			l.part(part{shows: partWords}, before)
		}
		l.part(to, texts...)
	}
	return extent{begin, uint32(len(l.parts))}
}

// joined returns the runs of all paragraphs, each of which ends in a newline. No two of
// them are words.
func (t *Text) joined() (runs []Run) {
	add := func(text string) {
		if n := len(runs); n > 0 && runs[n-1].Piece == 0 {
			runs[n-1].Text += text
			return
		}
		runs = append(runs, Run{Text: text})
	}
	for _, paragraph := range t.Paragraphs {
		for _, r := range paragraph {
			if r.Piece == 0 {
				add(r.Text)
			} else {
				runs = append(runs, r)
			}
		}
		add("\n")
	}
	return runs
}

// textsOf returns the texts of a piece, or the names of its levels; nil for a value.
func (l *flowLayout) textsOf(p *TextPiece) []string {
	if len(p.Texts) == 0 && !p.Level {
		return nil
	}
	if p.Level {
		return append([]string{}, l.from.LevelNames(p.Meter)...)
	}
	texts := make([]string, len(p.Texts))
	for i, runs := range p.Texts {
		for k := range runs {
			texts[i] += runs[k].Text
		}
	}
	return texts
}

// part adds a part with its texts.
func (l *flowLayout) part(p part, texts ...string) {
	p.texts, p.count = uint32(len(l.texts)), uint16(len(texts))
	for _, text := range texts {
		first := uint32(len(l.words))
		l.words = append(l.words, text...)
		l.texts = append(l.texts, extent{first, uint32(len(l.words))})
	}
	l.parts = append(l.parts, p)
}
