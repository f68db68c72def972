package diag

import (
	"fmt"
	"io"
	"strings"
)

// WriteAnnotation writes an annotation as GitHub's runners read it from the
// output of a job, on one line. The level is "error", "warning" or "notice". An
// annotation without a file is of the whole job. The error is the writer's.
func WriteAnnotation(w io.Writer, level string, at Range, title, text string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "::%s ", level)
	if file := property(Printable(strings.ReplaceAll(at.File, `\`, "/"))); file != "" {
		fmt.Fprintf(&b, "file=%s,", file)
	}
	if at.Line > 0 {
		fmt.Fprintf(&b, "line=%d,", at.Line)
	}
	if at.Col > 0 {
		fmt.Fprintf(&b, "col=%d,", at.Col)
	}
	if at.EndLine == at.Line && at.EndCol > 0 {
		fmt.Fprintf(&b, "endColumn=%d,", at.EndCol)
	}
	fmt.Fprintf(&b, "title=%s::%s\n", property(title), annotationData(Printable(text)))
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteGitHub writes each diagnostic as an annotation.
func (l List) WriteGitHub(w io.Writer) error {
	for i := range l {
		d := &l[i]
		if err := WriteAnnotation(w, annotationLevels[d.Severity], d.Range, string(d.Code), d.Message); err != nil {
			return err
		}
	}
	return nil
}

var annotationLevels = [...]string{Error: "error", Warning: "warning", Note: "notice"}

// annotationData and property escape the text and the properties of annotations.
func annotationData(text string) string { return dataEscapes.Replace(strings.TrimRight(text, "\n")) }

func property(text string) string { return propertyEscapes.Replace(annotationData(text)) }

var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer(":", "%3A", ",", "%2C")
)
