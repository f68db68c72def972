package main

import (
	"fmt"
	"strings"

	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/render/output"
)

// A textReport writes a line a file, what failed below it by file, line and
// column, and a last line that sums up.
type textReport struct{ *reporting }

func newTextReport(c *reporting) reporter { return &textReport{c} }

func (t *textReport) run(o *outcome) {
	switch {
	case o.err == errInterrupted:
		return // the last line counts it
	case o.err != nil:
		fmt.Fprintf(t.w, "%s %s: not run\n", t.Bad("error"), diag.Name(o.path))
	case o.result.OK:
		fmt.Fprintf(t.w, "%s    %s: %s\n", t.Good("ok"), diag.Name(o.path), arrival(o.result))
	default:
		fmt.Fprintf(t.w, "%s  %s: %s\n", t.Bad("FAIL"), diag.Name(o.path), arrival(o.result))
		for i := range o.result.Failures {
			t.failure(o.path, &o.result.Failures[i])
		}
	}
	writeChanges(t.w, o, t.Painter)
}

func (t *textReport) failure(path string, f *mission.Failure) {
	fmt.Fprintf(t.w, "  %s:%d:%d: %s\n", diag.Name(path), f.Line, f.Col, diag.Printable(f.Message))
	for _, note := range f.Notes {
		fmt.Fprintf(t.w, "      %s\n", t.Dim(diag.Printable(note)))
	}
	if t.explain {
		fmt.Fprintf(t.w, "      %s\n", t.Dim("= cobalt explain "+string(f.Code)))
	}
}

// arrival says where a run came to, and what it took.
func arrival(res *mission.Result) string {
	where := "at " + res.At()
	if ending, ok := res.Ending(); ok {
		where = "ending " + ending
	}
	return fmt.Sprintf("%s (%s, %s)", where, output.Plural(int(res.State.Choices), "choice"), output.Plural(int(res.State.Minutes), "minute"))
}

func (t *textReport) end(sum summary) error {
	_, err := fmt.Fprintf(t.w, "\n%s\n", sum.words())
	return err
}

// words sums up in words.
func (s *summary) words() string {
	total := s.passed + s.failed + s.notRun
	var parts []string
	for _, part := range [...]struct {
		n     int
		words string
	}{{s.passed, "passed"}, {s.failed, "failed"}, {s.notRun, "not run"}} {
		switch part.n {
		case 0:
		case total:
			parts = append(parts, part.words)
		default:
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.words))
		}
	}
	return output.Plural(total, "mission") + ": " + strings.Join(parts, ", ")
}
