package compare

import (
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// An Op says which of two texts holds a piece.
type Op uint8

// The texts that can hold a piece.
const (
	Same    Op = iota // both
	Removed           // the first alone
	Added             // the second alone
	Mixed             // a line that both have, and that was changed
)

// A Piece is a stretch of words.
type Piece struct {
	Op   Op // never Mixed
	Text string
}

// A Line is a line, or a paragraph, of two texts.
type Line struct {
	Op     Op
	Pieces []Piece // one, unless the line is Mixed
}

// Diff compares two texts line by line, and lines that were changed word by
// word. All Same and Removed pieces together are the first text's words, all
// Same and Added ones the second's.
func Diff(a, b []string) []Line {
	var lines []Line
	at := 0
	for _, e := range edits(a, b) {
		lines = appendWhole(lines, Same, a[at:e.start])
		lines = appendChanged(lines, a[e.start:e.end], e.now)
		at = e.end
	}
	return appendWhole(lines, Same, a[at:])
}

// An edit replaces a[start:end] by now.
type edit struct {
	start, end int
	now        []string
}

// edits compares two lists by whole elements, which hold no newline.
func edits(a, b []string) []edit {
	before, after := joined(a), joined(b)
	var list []edit
	for _, e := range udiff.Lines(before, after) {
		list = append(list, edit{
			start: strings.Count(before[:e.Start], "\n"),
			end:   strings.Count(before[:e.End], "\n"),
			now:   split(e.New),
		})
	}
	return list
}

func joined(list []string) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString(s)
		b.WriteByte('\n')
	}
	return b.String()
}

func split(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

func appendWhole(lines []Line, op Op, texts []string) []Line {
	for _, text := range texts {
		lines = append(lines, Line{op, []Piece{{op, text}}})
	}
	return lines
}

// appendChanged compares lines that stand in the place of others: in pairs, as
// far as they have much in common.
func appendChanged(lines []Line, was, now []string) []Line {
	for len(was) > 0 && len(now) > 0 {
		mixed, alike := wordByWord(was[0], now[0])
		if !alike {
			break
		}
		lines = append(lines, Line{Mixed, mixed})
		was, now = was[1:], now[1:]
	}
	lines = appendWhole(lines, Removed, was)
	return appendWhole(lines, Added, now)
}

// wordByWord compares two lines. They are alike if a third of the words are the
// same, and if words alone make the difference.
func wordByWord(was, now string) (pieces []Piece, alike bool) {
	a, b := strings.Split(was, " "), strings.Split(now, " ")
	at, same := 0, 0
	add := func(op Op, words []string) {
		if len(words) > 0 {
			pieces = append(pieces, Piece{op, strings.Join(words, " ")})
		}
	}
	for _, e := range edits(a, b) {
		add(Same, a[at:e.start])
		add(Removed, a[e.start:e.end])
		add(Added, e.now)
		same += e.start - at
		at = e.end
	}
	add(Same, a[at:])
	same += len(a) - at
	return pieces, 3*same >= max(len(a), len(b))
}
