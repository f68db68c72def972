package prose

import (
	"strings"

	"cobalt/game"
)

// A word is a stretch of text that stays on one line, in one or more pieces.
type word struct {
	pieces []piece
	width  int
	after  joint
}

// A piece is a stretch of one run's text.
type piece struct {
	of       int // the index of the run
	from, to int // in its text
	width    int
}

// A joint is how a word follows the one before it.
type joint uint8

const (
	blank   joint = iota // after a blank
	newline              // after a hard break
)

// A splitter splits runs into words, and hands each over when it ends.
type splitter struct {
	runs []game.Run
	to   *wrapper
	open word // its pieces are used again for the next
	dash bool // the open word is a dash, with nothing but opening signs around it
}

// split splits the runs at blanks and hard breaks, and nowhere else: a hyphen and a
// dash stay with the letters beside them and with the stops behind them, and blanks
// that do not break (U+00A0, U+202F) are part of the word. A dash between two blanks
// stays with the word behind it, so that no line ends with one that opens.
func (s *splitter) split() {
	for i := range s.runs {
		s.splitRun(i)
	}
	if n := len(s.open.pieces); s.dash && n > 0 { // no word is behind it
		p := &s.open.pieces[n-1]
		p.to = p.from + len(strings.TrimRight(s.runs[p.of].Text[p.from:p.to], " \t"))
		s.open.width -= p.width
		p.width = Width(s.runs[p.of].Text[p.from:p.to])
		s.open.width += p.width
	}
	s.end(blank)
}

func (s *splitter) splitRun(run int) {
	start, text := 0, s.runs[run].Text
	for i, r := range text {
		switch r {
		case ' ', '\t':
			if s.dash {
				continue
			}
			s.piece(run, start, i)
			s.end(blank)
			start = i + 1
		case '\n':
			s.piece(run, start, start+len(strings.TrimRight(text[start:i], " \t")))
			s.end(newline)
			start = i + 1
		default:
			s.dash = isDash(r) && (s.dash || s.opens(run, start, i))
		}
	}
	s.piece(run, start, len(text))
}

func isDash(r rune) bool { return r == '—' || r == '–' }

// opens reports whether nothing stands in the open word before text[at] of a run.
func (s *splitter) opens(run, start, at int) bool {
	return len(s.open.pieces) == 0 && start == at
}

// piece adds a piece to the open word, unless it is empty.
func (s *splitter) piece(run, from, to int) {
	if from == to {
		return
	}
	width := Width(s.runs[run].Text[from:to])
	s.open.pieces = append(s.open.pieces, piece{run, from, to, width})
	s.open.width += width
}

// end closes the open word; the next follows by that joint. The strongest of
// several joints in a row holds.
func (s *splitter) end(next joint) {
	s.dash = false
	if len(s.open.pieces) == 0 {
		s.open.after = max(s.open.after, next)
		return
	}
	s.to.add(s.open)
	s.open = word{pieces: s.open.pieces[:0], after: next}
}
