package diag

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// A Text says how diagnostics are written for people.
type Text struct {
	// Explain adds to each diagnostic its source line with the word marked, its
	// advice, and the command that explains its code.
	Explain bool
	// Bad and Dim color words, if they are not nil.
	Bad, Dim func(string) string
}

// WriteText writes the diagnostics, each on a line that begins with its file,
// line and column. The error is the writer's.
func (l List) WriteText(w io.Writer, t Text) error {
	for i := range l {
		if _, err := io.WriteString(w, t.diagnostic(&l[i])); err != nil {
			return err
		}
	}
	return nil
}

func (t Text) diagnostic(d *Diagnostic) string {
	var b strings.Builder
	line := oneLine(d.prefixed())
	if strings.HasPrefix(line, "::") {
		line = " " + line // GitHub's runners would take it for a command
	}
	b.WriteString(line + "\n")
	if !t.Explain {
		return b.String()
	}
	t.excerpt(&b, d)
	for i := range d.Related {
		r := &d.Related[i]
		fmt.Fprintf(&b, "   %s\n", oneLine(r.Range.String()+": "+r.Message))
	}
	if advice := d.Advice(); advice != "" {
		fmt.Fprintf(&b, "   %s %s\n", t.dim("="), oneLine(advice))
	}
	if d.Code != "" {
		fmt.Fprintf(&b, "   %s\n", t.dim("= cobalt explain "+string(d.Code)))
	}
	b.WriteString("\n")
	return b.String()
}

// prefixed is the diagnostic's line, with its severity if that is not an error.
func (d *Diagnostic) prefixed() string {
	if d.Severity == Error || d.File == "" {
		return d.Error()
	}
	return d.Range.String() + ": " + d.Severity.String() + ": " + d.Message
}

// oneLine replaces everything that would end a line or reach a terminal as a
// command.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, Printable(text))
}

// Bounds of an excerpt, in code points: how much of a line is shown, and how
// much of it stands before the mark.
const (
	excerptLength = 72
	excerptBefore = 30
)

// excerpt writes the source line with the range marked.
func (t Text) excerpt(b *strings.Builder, d *Diagnostic) {
	if d.Source == "" || d.Col == 0 {
		return
	}
	before, marked, after := d.split()
	number := fmt.Sprint(d.Line)
	gutter := strings.Repeat(" ", len(number))
	fmt.Fprintf(b, "   %s %s%s%s\n", t.dim(number+" |"), before, t.bad(marked), after)
	mark := strings.Repeat("^", max(1, displaywidth.String(marked)))
	fmt.Fprintf(b, "   %s %s%s\n", t.dim(gutter+" |"), strings.Repeat(" ", displaywidth.String(before)), t.bad(mark))
}

// Excerpt returns the source line of a diagnostic with its range marked, in lines; it is
// empty if the text does not explain, or the line is not known.
func (t Text) Excerpt(d *Diagnostic) string {
	var b strings.Builder
	if t.Explain {
		t.excerpt(&b, d)
	}
	return b.String()
}

// split returns the source line in three parts, cut to fit on a screen: the text
// before the range, the range, and the text behind it.
func (d *Diagnostic) split() (before, marked, after string) {
	line := []rune(oneLine(d.Source))
	start := min(d.Col-1, len(line))
	end := len(line)
	if d.EndLine == d.Line {
		end = min(max(d.EndCol-1, start), len(line))
	}
	if d.EndLine == 0 {
		end = min(start+1, len(line))
	}
	before, marked, after = string(line[:start]), string(line[start:end]), string(line[end:])
	if utf8.RuneCountInString(before)+len(marked)+len(after) <= excerptLength {
		return before, marked, after
	}
	if start > excerptBefore {
		before = "…" + string(line[start-excerptBefore:start])
	}
	return before, clip(marked, excerptLength-excerptBefore), clip(after, excerptLength-excerptBefore-utf8.RuneCountInString(marked))
}

// clip shortens a text to at most n code points, the sign of omission included.
func clip(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	if n < 1 {
		return ""
	}
	return string([]rune(text)[:n-1]) + "…"
}

func (t Text) bad(text string) string {
	if t.Bad == nil {
		return text
	}
	return t.Bad(text)
}

func (t Text) dim(text string) string {
	if t.Dim == nil {
		return text
	}
	return t.Dim(text)
}
