package prose

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"cobalt/game"
)

// A word is a stretch of text that stays on one line, in one or more styles.
type word struct {
	pieces []game.Run
	width  int
	after  joint
}

// A joint is how a word follows the one before it.
type joint uint8

const (
	blank   joint = iota // after a blank
	nothing              // directly: a line may break behind a hyphen or a dash
	newline              // after a hard break
)

// Wrap breaks a paragraph into lines at most width columns wide; a width below 1
// counts as 1. There is at least one line. A character that is wider than that
// stands alone on its line.
func Wrap(runs []game.Run, width int) [][]game.Run {
	w := wrapper{width: max(1, width)}
	for _, word := range splitWords(runs) {
		w.add(word)
	}
	w.flush()
	return w.lines
}

// WrapText breaks a text in one style into lines at most width columns wide.
func WrapText(text string, width int) []string {
	var lines []string
	for _, line := range Wrap([]game.Run{{Text: text}}, width) {
		lines = append(lines, Plain(line))
	}
	return lines
}

// Plain returns the bare words of runs.
func Plain(runs []game.Run) string {
	if len(runs) == 1 {
		return runs[0].Text
	}
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// A wrapper fills lines with words.
type wrapper struct {
	width int
	lines [][]game.Run
	line  []game.Run
	used  int
}

func (w *wrapper) add(next word) {
	gap := 0
	if next.after == blank && w.used > 0 {
		gap = 1
	}
	if next.after == newline || w.used > 0 && w.used+gap+next.width > w.width {
		w.flush()
		gap = 0
	}
	if gap > 0 {
		w.put(game.Run{Text: " ", Style: w.line[len(w.line)-1].Style & next.pieces[0].Style})
	}
	for _, p := range next.pieces {
		w.putWhole(p)
	}
}

// putWhole puts a piece on the line, and what is too long for any line on
// several.
func (w *wrapper) putWhole(p game.Run) {
	for Width(p.Text) > w.width-w.used {
		head := ansi.Truncate(p.Text, w.width-w.used, "")
		if head == "" && w.used == 0 {
			_, size := utf8.DecodeRuneInString(p.Text) // wider than the line: let it stand
			head = p.Text[:size]
		}
		w.put(game.Run{Text: head, Style: p.Style})
		w.flush()
		p.Text = p.Text[len(head):]
	}
	w.put(p)
}

func (w *wrapper) put(p game.Run) {
	if p.Text == "" {
		return
	}
	w.used += Width(p.Text)
	if last := len(w.line) - 1; last >= 0 && w.line[last].Style == p.Style {
		w.line[last].Text += p.Text
		return
	}
	w.line = append(w.line, p)
}

func (w *wrapper) flush() {
	w.lines = append(w.lines, w.line)
	w.line, w.used = nil, 0
}

// splitWords splits runs at blanks, hard breaks, and behind hyphens and dashes
// within words.
func splitWords(runs []game.Run) []word {
	s := splitter{after: nothing}
	for _, run := range runs {
		start := 0
		for i, r := range run.Text {
			switch {
			case r == ' ' || r == '\t':
				s.piece(run.Text[start:i], run.Style)
				s.end(blank)
				start = i + 1
			case r == '\n':
				s.piece(run.Text[start:i], run.Style)
				s.end(newline)
				start = i + 1
			case r == '-' || r == '—':
				next := i + utf8.RuneLen(r)
				s.piece(run.Text[start:next], run.Style)
				s.end(nothing)
				start = next
			}
		}
		s.piece(run.Text[start:], run.Style)
	}
	s.end(blank)
	return s.words
}

type splitter struct {
	words []word
	open  word
	after joint // what the open word follows
}

func (s *splitter) piece(text string, style game.Style) {
	if text == "" {
		return
	}
	s.open.pieces = append(s.open.pieces, game.Run{Text: text, Style: style})
	s.open.width += Width(text)
}

// end closes the open word; the next follows by that joint. The strongest of
// several joints in a row holds.
func (s *splitter) end(next joint) {
	if len(s.open.pieces) == 0 {
		s.after = stronger(s.after, next)
		return
	}
	s.open.after = s.after
	s.words = append(s.words, s.open)
	s.open, s.after = word{}, next
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

// Width is the columns that a text takes.
func Width(s string) int {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}
