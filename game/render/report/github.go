package report

import (
	"fmt"
	"io"

	"cobalt/game/diag"
	"cobalt/game/mission"
)

// A gitHubReport writes annotations as GitHub's runners read them from the
// output of a job: an error on the line of the mission file, and a notice on the
// line of the story at which it went wrong. Paths are as they were given: the
// program is to be called in the repository's root.
type gitHubReport struct{ *Setup }

// NewGitHub returns a writer of annotations for GitHub.
func NewGitHub(c *Setup) Writer { return &gitHubReport{c} }

func (g *gitHubReport) Run(o *Outcome) {
	switch {
	case o.Err != nil:
		faults := o.faults()
		for i := range faults {
			g.annotate("error", o.place(faults[i].Line, faults[i].Col), "mission not run", faults[i].Message)
		}
	case !o.Result.OK:
		for i := range o.Result.Failures {
			g.failure(o, &o.Result.Failures[i])
		}
	}
}

func (g *gitHubReport) failure(o *Outcome, f *mission.Failure) {
	scene := diag.Range{File: g.Path(f.Pos.File), Line: f.Pos.Line, Col: f.Pos.Col}
	g.annotate("error", o.place(f.Line, f.Col), "mission failed",
		fmt.Sprintf("%s\nin the story: %s:%d, %s", f.String(), scene.File, scene.Line, g.Story.NodeRef(f.At)))
	g.annotate("notice", scene, "a mission failed here",
		fmt.Sprintf("%s:%d: %s", o.Name(), f.Line, f.String()))
}

// place returns a place in the file. Standard input has none.
func (o *Outcome) place(line, col int) diag.Range {
	if o.Path == "-" {
		return diag.Range{}
	}
	return diag.Range{File: o.Path, Line: line, Col: col}
}

func (g *gitHubReport) annotate(level string, at diag.Range, title, text string) {
	_ = diag.WriteAnnotation(g.W, level, at, title, text) // the writer keeps its first error
}

// end sums up in a line that is no annotation.
func (g *gitHubReport) End(sum Summary) error {
	_, err := fmt.Fprintln(g.W, sum.String())
	return err
}

// GitHubFaults writes the faults of a story that cannot be used, in the place of a
// report.
func GitHubFaults(w io.Writer, l diag.List) error { return l.WriteGitHub(w) }
