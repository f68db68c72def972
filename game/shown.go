package game

import (
	"strconv"
	"strings"
)

// A TextPiece is the words of a [Piece] in one language.
type TextPiece struct {
	Piece int      // the index of the block's piece that says what is shown
	Spans []string // the code spans that open its texts, as they are written
	Texts [][]Run  // its texts; none for a value or the name of a level
	Level bool     // it is the name of a level
	Meter Meter    // of a value or a level
}

// Shown returns the text of a record's i-th block, as it was shown. A text that
// never varies is returned as it is, not copied.
func (w *Words) Shown(rec *Record, i int) *Text {
	t := &w.Blocks[rec.Blocks[i]]
	if len(t.Pieces) == 0 {
		return t
	}
	return w.fill(t, rec.Picks(i))
}

// fill returns a text with what its pieces show.
func (w *Words) fill(t *Text, picks []int) *Text {
	filled := *t
	filled.Pieces = nil
	filled.Paragraphs = make([][]Run, 0, len(t.Paragraphs))
	for _, p := range t.Paragraphs {
		if runs := w.fillRuns(t, p, picks); len(runs) > 0 {
			filled.Paragraphs = append(filled.Paragraphs, runs)
		}
	}
	if len(filled.Paragraphs) == 0 {
		filled.Kind = NoText
	}
	return &filled
}

func (w *Words) fillRuns(t *Text, runs []Run, picks []int) []Run {
	var f filler
	for _, r := range runs {
		if r.Piece == 0 {
			f.add(r)
			continue
		}
		p := &t.Pieces[r.Piece-1]
		pick := NoPick
		if p.Piece < len(picks) {
			pick = picks[p.Piece]
		}
		f.addPiece(w.pieceRuns(p, r.Style, pick))
	}
	return f.runs
}

// pieceRuns returns what a piece shows.
func (w *Words) pieceRuns(p *TextPiece, style Style, pick int) []Run {
	switch {
	case len(p.Texts) > 0 && pick >= 0 && pick < len(p.Texts):
		return p.Texts[pick]
	case len(p.Texts) > 0:
		return nil
	case !p.Level:
		return []Run{{Text: strconv.Itoa(pick), Style: style}}
	}
	if names := w.LevelNames(p.Meter); pick >= 0 && pick < len(names) {
		return []Run{{Text: names[pick], Style: style}}
	}
	return nil
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

// A filler joins runs, and the texts of pieces between them. Where a piece shows
// nothing, the blanks on its two sides become one, and there is none where no
// blank may stand: at a line's ends, behind an opening quote or bracket, and
// before a sign that closes.
type filler struct {
	runs  []Run
	hole  bool // the last piece showed nothing, and nothing followed yet
	blank bool // a blank stood on a side of the hole
}

// add adds a run behind what there is.
func (f *filler) add(r Run) {
	if f.hole {
		text := strings.TrimPrefix(r.Text, " ")
		f.blank = f.blank || text != r.Text
		if text == "" {
			return
		}
		if f.blank && f.wantsBlank(text) {
			text = " " + text
		}
		r.Text, f.hole, f.blank = text, false, false
	}
	if r.Text == "" {
		return
	}
	r.Piece = 0
	if n := len(f.runs); n > 0 && f.runs[n-1].Style == r.Style {
		f.runs[n-1].Text += r.Text
		return
	}
	f.runs = append(f.runs, r)
}

// addPiece adds what a piece shows.
func (f *filler) addPiece(runs []Run) {
	if len(runs) > 0 {
		for _, r := range runs {
			f.add(r)
		}
		return
	}
	f.hole = true
	n := len(f.runs)
	if n == 0 {
		return
	}
	text := strings.TrimSuffix(f.runs[n-1].Text, " ")
	f.blank = f.blank || text != f.runs[n-1].Text
	if f.runs[n-1].Text = text; text == "" {
		f.runs = f.runs[:n-1]
	}
}

// wantsBlank reports whether a blank may stand between the runs so far and a
// text.
func (f *filler) wantsBlank(text string) bool {
	before := f.tail()
	return before != "" && !strings.HasSuffix(before, "\n") && text[0] != '\n' && !opens(before) && !closes(text)
}

// tail returns the last two characters so far.
func (f *filler) tail() string {
	tail := ""
	for i := len(f.runs) - 1; i >= 0 && len([]rune(tail)) < 2; i-- {
		tail = f.runs[i].Text + tail
	}
	return tail
}

const (
	closers  = ",.;:!?…)"
	brackets = "([{"
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
