package translation

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"cobalt/scenes/index"
)

// node writes a node of the original without its rules.
func (w *writer) node(p *index.Part) {
	heading := strings.TrimRight(w.lines[p.Line-1], " \t\n")
	if !strings.HasSuffix(heading, "}") || !strings.Contains(heading, "{#") {
		heading += " {#" + p.Name.ID + "}"
	}
	fmt.Fprintf(w, "\n%s\n", heading)
	w.parts(p.Parts)
}

func (w *writer) parts(parts []index.Part) {
	for i := range parts {
		p := &parts[i]
		switch {
		case p.Kind == index.BlockPart && p.Silent:
		case p.Kind == index.BlockPart:
			fmt.Fprintf(w, "\n%s\n", w.block(p))
		default:
			fmt.Fprintf(w, "\n%s\n", choiceLink(w.text(p)))
			w.parts(p.Parts)
		}
	}
}

// text returns the lines of a part.
func (w *writer) text(p *index.Part) string {
	return strings.TrimRight(strings.Join(w.lines[p.Line-1:p.Last], ""), " \t\n")
}

// choiceLink returns a choice's bullet with its link alone.
func choiceLink(text string) string {
	if at := strings.Index(text, "]("); at >= 0 {
		if end := strings.IndexByte(text[at:], ')'); end >= 0 {
			return text[:at+end+1]
		}
	}
	return text
}

var (
	comment = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?s)\n*[ \t]*<!--.*?-->`) })
	// fence begins a document, behind its indentation.
	fence = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("^[ \t]*(```+|~~~+)") })
	// opening is the begin of a block before its words: indentation, the sign of a quote.
	opening = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[ \t]*(?:> ?)*`) })
	// effect is a span that does something, or ends the run. A span that shows a
	// value is the name of a meter, alone or with "name" behind it.
	effect = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:(?:gain|lose|learn|forget|swap|ending)\s|[a-z][a-z0-9_]*\s*[-+=])`)
	})
)

// block returns a block without its effects. Its guard stays, to help the translator.
func (w *writer) block(p *index.Part) string {
	whole := w.text(p)
	if marks := fence().FindStringSubmatch(whole); marks != nil {
		return document(whole, marks[1])
	}
	whole = comment().ReplaceAllString(whole, "")
	start := opening().FindString(whole)
	rest, guard := whole[len(start):], ""
	rules := w.blocks[p.Line]
	for {
		span, behind, ok := leadingSpan(rest)
		switch {
		case !ok:
			return start + guard + rest
		case isGuard(span) && guard == "" && rules != nil && (rules.Guard != nil || rules.Else):
			guard = "`" + span + "` "
		case !effect().MatchString(span):
			return start + guard + rest
		}
		rest = strings.TrimLeft(behind, " \t\n>")
	}
}

// document returns a document up to the line that closes it.
func document(text, mark string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(line)
		if closing := strings.TrimSpace(line); b.Len() > len(line) && strings.HasPrefix(closing, mark) && strings.Trim(closing, mark[:1]) == "" {
			break
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// leadingSpan returns the words of the code span that a text begins with, and the
// text behind it.
func leadingSpan(text string) (span, behind string, ok bool) {
	n := len(text) - len(strings.TrimLeft(text, "`"))
	if n == 0 {
		return "", "", false
	}
	at := strings.Index(text[n:], text[:n])
	if at < 0 {
		return "", "", false
	}
	return strings.TrimSpace(text[n : n+at]), text[n+at+n:], true
}

func isGuard(span string) bool {
	return strings.HasPrefix(span, "if ") || span == "else" || strings.HasPrefix(span, "else if ")
}
