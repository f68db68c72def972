package prose

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"cobalt/game"
)

// Wrap breaks a paragraph into lines at most width columns wide; a width below 1
// counts as 1. There is at least one line. A character that is wider than that
// stands alone on its line.
func Wrap(runs []game.Run, width int) [][]game.Run { return wrapping(runs, width, false) }

// wrapping breaks a paragraph into lines; whole says that long words are not broken.
func wrapping(runs []game.Run, width int, whole bool) [][]game.Run {
	size := 0
	for i := range runs {
		size += len(runs[i].Text)
	}
	width = max(1, width)
	w := wrapper{runs: runs, width: width, whole: whole}
	w.lines, w.set = make([][]game.Run, 0, size/width+2), make([]game.Run, 0, size/width+1+len(runs))
	w.line = make([]span, 0, 4)
	s := splitter{runs: runs, to: &w, open: word{pieces: make([]piece, 0, 2)}}
	s.split()
	w.flush()
	return w.lines
}

// WrapText breaks a text in one style into lines at most width columns wide.
func WrapText(text string, width int) []string { return wrapText(text, width, false) }

// wrapText breaks a text in one style into lines.
func wrapText(text string, width int, whole bool) []string {
	if isLine(text) && Width(text) <= width {
		return []string{text}
	}
	wrapped := wrapping([]game.Run{{Text: text}}, width, whole)
	lines := make([]string, len(wrapped))
	for i, line := range wrapped {
		lines[i] = Plain(line)
	}
	return lines
}

// isLine reports whether a text stays as it is on a line that is wide enough.
func isLine(text string) bool {
	before := byte(' ')
	for i := range len(text) {
		c := text[i]
		if c == '\t' || c == '\n' || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return before != ' ' || text == ""
}

// WrapWords breaks a text in one style as [WrapText] does, but leaves whole what is wider
// than a line and has no character of two columns: it is a path or an address, which is
// copied from there.
func WrapWords(text string, width int) []string { return wrapText(text, width, true) }

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

// A span is a stretch of one run's text on a line. A line is made of spans of the
// runs that it was broken from, so that its text is only copied if it has to be.
type span struct {
	game.Run
	of  int // the index of the run; -1: its text is a copy
	end int // its end in the run's text
}

// A wrapper fills lines with words.
type wrapper struct {
	runs  []game.Run
	width int
	whole bool // a word of narrow characters is never broken
	lines [][]game.Run
	set   []game.Run // the runs of all lines, of which each line is a part
	line  []span
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
		w.putBlank(next.pieces[0])
	}
	for _, p := range next.pieces {
		w.putWhole(p)
	}
}

// putBlank puts a blank on the line, before a piece. It has the styles that both
// its neighbors have.
func (w *wrapper) putBlank(before piece) {
	style := w.line[len(w.line)-1].Style & w.runs[before.of].Style
	if text := w.runs[before.of].Text; before.from > 0 && text[before.from-1] == ' ' {
		w.put(span{game.Run{Text: text[before.from-1 : before.from], Style: style}, before.of, before.from}, 1)
		return
	}
	w.put(span{game.Run{Text: " ", Style: style}, -1, 0}, 1)
}

// putWhole puts a piece on the line. A piece that is too long for any line goes
// on several, parted behind a hyphen or a dash if there is one.
func (w *wrapper) putWhole(p piece) {
	run := w.runs[p.of]
	unbroken := w.whole && p.width == utf8.RuneCountInString(run.Text[p.from:p.to])
	for p.width > w.width-w.used && !unbroken {
		text := run.Text[p.from:p.to]
		head := untilHyphen(ansi.Truncate(text, w.width-w.used, ""))
		if head == "" && w.used == 0 {
			_, size := utf8.DecodeRuneInString(text) // wider than the line: it stands alone
			head = text[:size]
		}
		if head != "" {
			w.put(span{game.Run{Text: head, Style: run.Style}, -1, 0}, Width(head))
		}
		w.flush()
		p.from += len(head)
		p.width = Width(run.Text[p.from:p.to])
	}
	if p.from < p.to {
		w.put(span{game.Run{Text: run.Text[p.from:p.to], Style: run.Style}, p.of, p.to}, p.width)
	}
}

// untilHyphen returns a text up to its last hyphen or dash between letters; whole if it
// has none.
func untilHyphen(text string) string {
	at := strings.LastIndexAny(text, "-—")
	if at <= 0 {
		return text
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return text[:at+size]
}

// put puts a span on the line. It becomes one with the span before it if that has
// the same style.
func (w *wrapper) put(s span, width int) {
	w.used += width
	last := len(w.line) - 1
	if last < 0 || w.line[last].Style != s.Style {
		w.line = append(w.line, s)
		return
	}
	before := &w.line[last]
	if s.of >= 0 && before.of == s.of && before.end == s.end-len(s.Text) {
		begin := before.end - len(before.Text)
		before.Text, before.end = w.runs[s.of].Text[begin:s.end], s.end
		return
	}
	before.Text, before.of = before.Text+s.Text, -1
}

func (w *wrapper) flush() {
	from := len(w.set)
	for i := range w.line {
		w.set = append(w.set, w.line[i].Run)
	}
	w.lines = append(w.lines, w.set[from:len(w.set):len(w.set)])
	w.line, w.used = w.line[:0], 0
}
