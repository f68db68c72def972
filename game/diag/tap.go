package diag

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A TAP writes a report in the Test Anything Protocol, version 13 or 14. The two
// differ, as far as they are used here, in nothing but the number that a report
// begins with; readers that know version 13 refuse the other. Write errors are
// the writer's to remember.
type TAP struct {
	w      io.Writer
	number int // of points
}

// NewTAP begins a report of a version.
func NewTAP(w io.Writer, version int) *TAP {
	fmt.Fprintf(w, "TAP version %d\n", version)
	return &TAP{w: w}
}

// Plan says how many points follow.
func (t *TAP) Plan(points int) { fmt.Fprintf(t.w, "1..%d\n", points) }

// Point writes the next test point.
func (t *TAP) Point(ok bool, words string) {
	t.number++
	status := "ok"
	if !ok {
		status = "not ok"
	}
	fmt.Fprintf(t.w, "%s %d - %s\n", status, t.number, escapeTAP.Replace(Printable(words)))
}

// Detail writes a block of YAML that belongs to the last point.
func (t *TAP) Detail(yaml string) { fmt.Fprintf(t.w, "  ---\n%s  ...\n", yaml) }

// Comment writes a line that readers pass over.
func (t *TAP) Comment(text string) { fmt.Fprintf(t.w, "# %s\n", oneLine(text)) }

// BailOut ends the report because nothing could be run: each diagnostic stands
// in a comment, and the first of them in the last line.
func (t *TAP) BailOut(l List) {
	for i := range l {
		t.Comment(l[i].Error())
	}
	more := ""
	if len(l) > 1 {
		more = fmt.Sprintf(" (and %d more)", len(l)-1)
	}
	fmt.Fprintf(t.w, "Bail out! %s%s\n", oneLine(l[0].Error()), more)
}

// escapeTAP keeps words on one line, and a # from beginning a directive.
var escapeTAP = strings.NewReplacer(`\`, `\\`, "#", `\#`, "\n", " ", "\t", " ")

// QuoteYAML writes text as YAML takes it between double quotes, on one line.
// YAML escapes text without control characters as Go does.
func QuoteYAML(text string) string { return strconv.Quote(Printable(text)) }
