package prose

import (
	"unicode/utf8"

	"cobalt/game"
)

// A word is a stretch of text that stays on one line, in one or more pieces.
type word struct {
	end   int // the index behind its last piece; the index of its first piece is the end of the word before
	width int
	after joint
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
	nothing              // directly: a line may break behind a hyphen or a dash
	newline              // after a hard break
)

// A splitter splits runs into words.
type splitter struct {
	runs   []game.Run
	words  []word
	pieces []piece
	closed int   // how many pieces belong to words
	width  int   // of the pieces that do not
	after  joint // how the next word follows
}

// split splits the runs at blanks, hard breaks, and behind hyphens and dashes
// within words.
func (s *splitter) split() {
	size := 0
	for i := range s.runs {
		size += len(s.runs[i].Text)
	}
	const letters = 5 // of a word, more or less
	s.words, s.pieces = make([]word, 0, size/letters+1), make([]piece, 0, size/letters+len(s.runs))
	s.after = nothing
	for i := range s.runs {
		s.splitRun(i)
	}
	s.end(blank)
}

func (s *splitter) splitRun(run int) {
	start, text := 0, s.runs[run].Text
	for i, r := range text {
		switch r {
		case ' ', '\t':
			s.piece(run, start, i)
			s.end(blank)
			start = i + 1
		case '\n':
			s.piece(run, start, i)
			s.end(newline)
			start = i + 1
		case '-', '—':
			next := i + utf8.RuneLen(r)
			s.piece(run, start, next)
			s.end(nothing)
			start = next
		}
	}
	s.piece(run, start, len(text))
}

// piece adds a piece to the open word, unless it is empty.
func (s *splitter) piece(run, from, to int) {
	if from == to {
		return
	}
	width := Width(s.runs[run].Text[from:to])
	s.pieces = append(s.pieces, piece{run, from, to, width})
	s.width += width
}

// end closes the open word; the next follows by that joint. The strongest of
// several joints in a row holds.
func (s *splitter) end(next joint) {
	if len(s.pieces) == s.closed {
		s.after = stronger(s.after, next)
		return
	}
	s.words = append(s.words, word{end: len(s.pieces), width: s.width, after: s.after})
	s.closed, s.width, s.after = len(s.pieces), 0, next
}

func stronger(a, b joint) joint {
	switch {
	case a == newline || b == newline:
		return newline
	case a == blank || b == blank:
		return blank
	default:
		return nothing
	}
}
