// Package proof writes the report of a story's proof: as text for people, as JSON,
// and as annotations for GitHub. The warnings of the compiler are part of it.
//
// Proving is package explore's; this one only writes.
package proof

import (
	"cobalt/game/diag"
	"cobalt/game/explore"
)

// A Report is everything that there is to say about a story: the warnings of the
// compiler, with files as in the story's folder, and the findings of the proof.
type Report struct {
	*explore.Report
	Compiler diag.List
	Path     func(file string) string // the path of a file of the story, for people

	// Source returns a line of a file, both as in the story's folder, which is shown
	// below what is told of it. Nil: none is shown.
	Source func(file string, line int) string
}

// Diagnostic returns a finding as a diagnostic, with a file as in the story's folder.
func Diagnostic(f *explore.Finding, severity diag.Severity) diag.Diagnostic {
	return diag.Diagnostic{
		Code: diag.Code(f.Kind), Severity: severity, Message: f.Message,
		Range: diag.Range{File: f.Pos.File, Line: f.Pos.Line, Col: f.Pos.Col},
	}
}
