package report

import (
	"io"

	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/render/output"
	"cobalt/game/render/runstate"
)

// A jsonReport writes one object, at the end.
type jsonReport struct {
	w      io.Writer
	object jsonRuns
}

// jsonRuns is the object that NewJSON's writer writes. Programs rely on its names.
type jsonRuns struct {
	Story   string    `json:"story"`
	Digest  string    `json:"digest"`
	Runs    []jsonRun `json:"runs"`
	Seconds float64   `json:"seconds"`
}

type jsonRun struct {
	File string `json:"file"`
	OK   bool   `json:"ok"`
	runstate.State
	Failures []jsonFailure `json:"failures"`
	Splits   []jsonSplit   `json:"splits"`
}

type jsonFailure struct {
	Line    int    `json:"line"`
	Message string `json:"message"`
}

type jsonSplit struct {
	Scene   string `json:"scene"`
	Choices int    `json:"choices"`
	Minutes int    `json:"minutes"`
}

// NewJSON returns a writer of one JSON object, which is written at the end.
func NewJSON(c *Setup) Writer {
	return &jsonReport{c.W, jsonRuns{Story: c.Story.ID, Digest: c.Story.Digest, Runs: []jsonRun{}}}
}

func (j *jsonReport) Run(o *Outcome) {
	run := jsonRun{File: o.Path}
	if o.Result == nil {
		run.notRun(o)
	} else {
		run.fill(o.Result)
	}
	j.object.Runs = append(j.object.Runs, run)
}

// notRun fills in a file that was not run. It stands at no place, and its faults
// are its failures.
func (run *jsonRun) notRun(o *Outcome) {
	run.Meters, run.Items, run.Facts, run.Splits = map[string]int{}, []string{}, []string{}, []jsonSplit{}
	for _, fault := range o.faults() {
		run.Failures = append(run.Failures, jsonFailure{fault.Line, fault.Message})
	}
}

func (run *jsonRun) fill(res *mission.Result) {
	run.OK, run.State = res.OK, runstate.Of(res)
	run.Failures = make([]jsonFailure, len(res.Failures))
	for i := range res.Failures {
		run.Failures[i] = jsonFailure{res.Failures[i].Line, res.Failures[i].String()}
	}
	run.Splits = make([]jsonSplit, len(res.Splits))
	for i, s := range res.Splits {
		run.Splits[i] = jsonSplit{res.Story.Scenes[s.Scene].ID, s.Choices, s.Minutes}
	}
}

func (j *jsonReport) End(sum Summary) error {
	j.object.Seconds = sum.Seconds
	return output.JSON(j.w, j.object)
}

// JSONFaults writes the faults of a story that cannot be used, in the place of a
// report.
func JSONFaults(w io.Writer, l diag.List) error {
	return output.JSON(w, struct {
		Faults []diag.Fault `json:"faults"`
		Runs   []jsonRun    `json:"runs"`
	}{l.Faults(), []jsonRun{}})
}
