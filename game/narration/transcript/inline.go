package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cobalt/game"
)

// inline sets spans of text as Markdown. If a reader would not take asterisks for
// emphasis, as between two letters and a quotation mark, it writes HTML instead.
func inline(runs []game.Run) string {
	runs = tidy(runs)
	var b strings.Builder
	start := true // of a line
	for i, run := range runs {
		text := styledLines(run.Text, start)
		start = strings.HasSuffix(run.Text, "\n")
		if run.Style == 0 {
			b.WriteString(text)
			continue
		}
		before, after := edge(runs, i-1, true), edge(runs, i+1, false)
		open, shut := marks(run, before, after)
		b.WriteString(open + text + shut)
	}
	return b.String()
}

// tidy moves blanks at the ends of styled spans out of them, joins spans of one
// style, and leaves out empty ones and blanks around hard breaks.
func tidy(runs []game.Run) []game.Run {
	var all []game.Run
	add := func(text string, style game.Style) {
		if text == "" {
			return
		}
		if last := len(all) - 1; last >= 0 && all[last].Style == style {
			all[last].Text += text
			return
		}
		all = append(all, game.Run{Text: text, Style: style})
	}
	for _, run := range runs {
		if run.Style == 0 {
			add(run.Text, 0)
			continue
		}
		core := strings.Trim(run.Text, " \t\n")
		at := strings.Index(run.Text, core)
		add(run.Text[:at], 0)
		add(core, run.Style)
		add(run.Text[at+len(core):], 0)
	}
	return trimEnds(all)
}

// trimEnds cuts blanks and breaks off the ends of a paragraph.
func trimEnds(runs []game.Run) []game.Run {
	for len(runs) > 0 {
		first := &runs[0]
		if first.Text = strings.TrimLeft(first.Text, " \t\n"); first.Text != "" {
			break
		}
		runs = runs[1:]
	}
	for len(runs) > 0 {
		last := &runs[len(runs)-1]
		if last.Text = strings.TrimRight(last.Text, " \t\n"); last.Text != "" {
			break
		}
		runs = runs[:len(runs)-1]
	}
	return runs
}

// styledLines escapes the text of a span; start says that it begins a line.
func styledLines(text string, start bool) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if i > 0 {
			line = strings.TrimLeft(line, " \t")
		}
		if i < len(lines)-1 {
			line = strings.TrimRight(line, " \t")
		}
		line = escapeSigns(line)
		if start || i > 0 {
			line = escapeStart(line)
		}
		lines[i] = line
	}
	return joinLines(lines)
}

// joinLines puts hard breaks between escaped lines, as two blanks, because not
// every reader of Markdown takes a backslash for one.
func joinLines(lines []string) string {
	for i, line := range lines[:len(lines)-1] {
		if head, ok := strings.CutSuffix(line, `\\`); ok {
			lines[i] = head + "&#92;"
		}
	}
	return strings.Join(lines, "\\\n")
}

// marks returns the marks that open and close the style of a span, which stands
// between two characters; 0 is the end of a line.
func marks(run game.Run, before, after rune) (open, shut string) {
	stars := map[game.Style]string{game.Emphasis: "*", game.Strong: "**", game.Emphasis | game.Strong: "***"}[run.Style]
	first, _ := utf8.DecodeRuneInString(run.Text)
	last, _ := utf8.DecodeLastRuneInString(run.Text)
	if flanks(before, first) && flanks(after, last) && !strings.Contains(run.Text, "\n") {
		return stars, stars
	}
	if run.Style&game.Strong != 0 {
		open, shut = "<strong>", "</strong>"
	}
	if run.Style&game.Emphasis != 0 {
		open, shut = open+"<em>", "</em>"+shut
	}
	return open, shut
}

// flanks reports whether a reader takes asterisks between two characters for the
// edge of emphasis: one character is outside of it, the other inside.
func flanks(outside, inside rune) bool {
	switch {
	case outside == '*' || outside == styledRun:
		return false
	case !isPunctuation(inside):
		return true
	default:
		return outside == 0 || unicode.IsSpace(outside) || isPunctuation(outside)
	}
}

// isPunctuation reports whether CommonMark counts a character as punctuation.
func isPunctuation(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// styledRun stands for a neighbor that has marks of its own.
const styledRun rune = -1

// edge returns the character of a neighboring span that is next to this one: its
// last, or its first.
func edge(runs []game.Run, i int, last bool) rune {
	switch {
	case i < 0 || i >= len(runs):
		return 0
	case runs[i].Style != 0:
		return styledRun
	case last:
		r, _ := utf8.DecodeLastRuneInString(runs[i].Text)
		return r
	default:
		r, _ := utf8.DecodeRuneInString(runs[i].Text)
		return r
	}
}
