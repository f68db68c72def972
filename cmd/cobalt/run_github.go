package main

import (
	"fmt"
	"strings"

	"cobalt/game/mission"
)

// A gitHubReport writes annotations as GitHub's runners read them from the
// output of a job: an error on the line of the mission file, and a notice on the
// line of the story where it went wrong. Paths are as they were given: the
// program is to be called in the repository's root.
type gitHubReport struct{ *reporting }

func newGitHubReport(c *reporting) reporter { return &gitHubReport{c} }

func (g *gitHubReport) run(o *outcome) {
	switch {
	case o.err != nil:
		for _, f := range faultsOf(o.err) {
			g.annotate("error", o.place(f.Line, f.Col), "mission not run", f.Msg)
		}
	case !o.result.OK:
		for i := range o.result.Failures {
			g.failure(o, &o.result.Failures[i])
		}
	}
}

func (g *gitHubReport) failure(o *outcome, f *mission.Failure) {
	scene := place{g.path(f.Pos.File), f.Pos.Line, f.Pos.Col}
	g.annotate("error", o.place(f.Line, f.Col), "mission failed",
		fmt.Sprintf("%s\nin the story: %s:%d, %s", f.String(), scene.file, scene.line, g.story.NodeRef(f.At)))
	g.annotate("notice", scene, "a mission failed here",
		fmt.Sprintf("%s:%d: %s", o.name(), f.Line, f.String()))
}

// A place is a line of a file; a place without a file is of the whole run.
type place struct {
	file      string
	line, col int // 0: the whole file
}

// place returns a place in an input.
func (in *input) place(line, col int) place {
	if in.path == "-" {
		return place{}
	}
	return place{strings.ReplaceAll(in.path, `\`, "/"), line, col}
}

func (g *gitHubReport) annotate(level string, at place, title, text string) {
	fmt.Fprintf(g.w, "::%s ", level)
	if file := property(printable(at.file)); file != "" {
		fmt.Fprintf(g.w, "file=%s,", file)
	}
	if at.line > 0 {
		fmt.Fprintf(g.w, "line=%d,col=%d,", at.line, at.col)
	}
	fmt.Fprintf(g.w, "title=%s::%s\n", property(title), data(printable(text)))
}

// end sums up in a line that is no annotation.
func (g *gitHubReport) end(sum summary) error {
	_, err := fmt.Fprintln(g.w, sum.words())
	return err
}
