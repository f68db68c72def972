package main

import (
	"errors"
	"fmt"
	"io"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/render/output"
)

// updateOne runs an input, and rewrites in its file the expectations that do not
// hold.
func (r *runCommand) updateOne(story *game.Story, in input, file *mission.File, opt mission.Options) outcome {
	if in.path == "-" {
		in.err = errors.New("standard input cannot be rewritten: --update takes files")
		return outcome{input: in}
	}
	u, err := mission.Update(story, file, opt)
	if err == nil && len(u.Changes) > 0 {
		err = replaceFile(in.path, u.File.Bytes())
	}
	if err != nil {
		in.err = err
		return outcome{input: in}
	}
	return outcome{input: in, result: u.Result, changes: u.Changes, empty: file.Empty()}
}

// writeChanges writes which expectations of a file were rewritten, and whether
// its transcript was.
func writeChanges(w io.Writer, o *outcome, p output.Painter) {
	for _, c := range o.changes {
		fmt.Fprintf(w, "  %s:%d: rewritten: expect %s\n", diag.Name(o.path), c.Line, diag.Printable(c.Now))
		fmt.Fprintf(w, "      %s\n", p.Dim("it was: expect "+diag.Printable(c.Was)))
	}
	if o.wrote != "" {
		fmt.Fprintf(w, "  %s\n", diag.Printable(o.wrote))
	}
}
