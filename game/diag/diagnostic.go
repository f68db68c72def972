package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Code names a kind of fault, as "unknown-item". Codes are a promise: scripts
// decide by them.
type Code string

// A Severity says how bad a diagnostic is.
type Severity uint8

// The severities.
const (
	Error   Severity = iota // nothing goes on
	Warning                 // all goes on, but somebody should look
	Note                    // it only points at another diagnostic's cause
)

var severityNames = [...]string{"error", "warning", "note"}

// String returns the severity as the formats write it.
func (s Severity) String() string { return severityNames[s] }

// A Range is a piece of a file. Lines and columns count from 1, columns in code
// points; the end is exclusive. A range whose Line is 0 is the whole file; one
// whose Col is 0, the whole line; one whose EndLine is 0 has no known end.
type Range struct {
	File            string
	Line, Col       int
	EndLine, EndCol int
}

// String returns the range's begin as editors find it: "file:line:column". The
// file's name is quoted if it could not stand on one line (see [Name]).
func (r *Range) String() string {
	switch name := Name(r.File); {
	case r.Line == 0:
		return name
	case r.Col == 0:
		return fmt.Sprintf("%s:%d", name, r.Line)
	default:
		return fmt.Sprintf("%s:%d:%d", name, r.Line, r.Col)
	}
}

// A Diagnostic is one thing that is wrong.
type Diagnostic struct {
	Code     Code
	Severity Severity
	Range
	Message string
	// Hint says how to mend it, beyond the message. If it is empty, the code's own
	// hint stands in; see [Diagnostic.Advice].
	Hint    string
	Related []Related
	// Source is the text of the range's first line, without its end; empty if it
	// is not known.
	Source string
}

// A Related is another place that has to do with a diagnostic.
type Related struct {
	Range
	Message string
}

// Error returns the diagnostic as one line: "file:line:column: message".
func (d *Diagnostic) Error() string {
	if d.File == "" {
		return d.Message
	}
	return d.Range.String() + ": " + d.Message
}

// Advice returns the hint, or else that of the code.
func (d *Diagnostic) Advice() string {
	if d.Hint != "" {
		return d.Hint
	}
	return hint(d.Code)
}

// A List is everything that is wrong with one thing, in the order of files and
// lines. As an error it is all of its diagnostics, one a line.
type List []Diagnostic

// Error returns the diagnostics, one a line.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i := range l {
		lines[i] = l[i].Error()
	}
	return strings.Join(lines, "\n")
}

// Sort puts the list in the order of files and lines. Diagnostics of one place
// keep their order.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
}

// Moved returns the list with path applied to every file's name: as from names
// in a story's folder to paths from the working directory.
func (l List) Moved(path func(file string) string) List {
	moved := slices.Clone(l)
	for i := range moved {
		d := &moved[i]
		d.File = path(d.File)
		d.Related = slices.Clone(d.Related)
		for k := range d.Related {
			d.Related[k].File = path(d.Related[k].File)
		}
	}
	return moved
}

// Name returns a file's name as it can stand in a line of text: as it is, or
// quoted as in Go if it holds a line break or anything else that cannot be
// printed, or begins with a quote or with two colons, which begin a command to
// GitHub's runners.
func Name(file string) string {
	if strings.HasPrefix(file, `"`) || strings.HasPrefix(file, "::") || !utf8.ValidString(file) || strings.IndexFunc(file, notPrintable) >= 0 {
		return strconv.Quote(file)
	}
	return file
}

func notPrintable(r rune) bool { return !strconv.IsPrint(r) }

// Printable returns text that no terminal takes for a command: each control or
// formatting character but newline and tab, and each byte that is not UTF-8,
// becomes U+FFFD.
func Printable(text string) string {
	text = strings.ToValidUTF8(text, string(unicode.ReplacementChar))
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || !unicode.Is(unicode.C, r) {
			return r
		}
		return unicode.ReplacementChar
	}, text)
}

// MaxQuoted is how many characters of a text [Quote] keeps.
const MaxQuoted = 60

// Quote quotes a text for a message: escaped as in Go, and not too long.
func Quote(text string) string { return strconv.Quote(Cut(text, MaxQuoted)) }

// Cut shortens a text to at most n characters, the sign of omission included.
func Cut(text string, n int) string {
	if len(text) <= n || utf8.RuneCountInString(text) <= n {
		return text
	}
	for i := range text {
		if n--; n < len("...") {
			return text[:i] + "..."
		}
	}
	return text
}
