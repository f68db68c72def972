package main

import (
	"fmt"

	"cobalt/game/diag"
	"cobalt/game/mission"
)

// A gitHubReport writes annotations as GitHub's runners read them from the
// output of a job: an error on the line of the mission file, and a notice on the
// line of the story at which it went wrong. Paths are as they were given: the
// program is to be called in the repository's root.
type gitHubReport struct{ *reporting }

func newGitHubReport(c *reporting) reporter { return &gitHubReport{c} }

func (g *gitHubReport) run(o *outcome) {
	switch {
	case o.err != nil:
		faults := faultsOf(o.err)
		for i := range faults {
			g.annotate("error", o.place(faults[i].Line, faults[i].Col), "mission not run", faults[i].Message)
		}
	case !o.result.OK:
		for i := range o.result.Failures {
			g.failure(o, &o.result.Failures[i])
		}
	}
}

func (g *gitHubReport) failure(o *outcome, f *mission.Failure) {
	scene := diag.Range{File: g.path(f.Pos.File), Line: f.Pos.Line, Col: f.Pos.Col}
	g.annotate("error", o.place(f.Line, f.Col), "mission failed",
		fmt.Sprintf("%s\nin the story: %s:%d, %s", f.String(), scene.File, scene.Line, g.story.NodeRef(f.At)))
	g.annotate("notice", scene, "a mission failed here",
		fmt.Sprintf("%s:%d: %s", o.name(), f.Line, f.String()))
}

// place returns a place in an input: none, if that is no file.
func (in *input) place(line, col int) diag.Range {
	if in.path == "-" {
		return diag.Range{}
	}
	return diag.Range{File: in.path, Line: line, Col: col}
}

func (g *gitHubReport) annotate(level string, at diag.Range, title, text string) {
	_ = diag.WriteAnnotation(g.w, level, at, title, text) // the writer keeps its first error
}

// end sums up in a line that is no annotation.
func (g *gitHubReport) end(sum summary) error {
	_, err := fmt.Fprintln(g.w, sum.words())
	return err
}

func faultsGitHub(o *options, l diag.List) error { return l.WriteGitHub(o.out) }
