package inventory

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cobalt/game/diag"
	"cobalt/game/render/output"
)

// WriteTable writes rows in columns.
func WriteTable(w io.Writer, rows [][]string) error {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row[:len(row)-1] {
			b.WriteString(cell + strings.Repeat(" ", widths[i]-ansi.StringWidth(cell)+2))
		}
		b.WriteString(row[len(row)-1] + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// A Field is a line of a description: its name, and its text, which may have
// several lines.
type Field [2]string

// WriteFields writes fields, the text of each behind its name.
func WriteFields(w io.Writer, fields []Field) error {
	out := &output.Writer{To: w}
	for _, f := range fields {
		fmt.Fprintf(out, "%-11s %s\n", f[0], strings.ReplaceAll(diag.Printable(f[1]), "\n", "\n"+strings.Repeat(" ", 12)))
	}
	return out.Err
}

// oneLine takes the ends of lines out of a name that was given by hand.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
