package main

import (
	"io"

	"cobalt/game/mission"
	"cobalt/game/render/output"
	"cobalt/game/render/runstate"
)

// A jsonReport writes one object, at the end.
type jsonReport struct {
	w      io.Writer
	object jsonRuns
}

// jsonRuns is the object: the names are a promise.
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

func newJSONReport(c *reporting) reporter {
	return &jsonReport{c.w, jsonRuns{Story: c.story.ID, Digest: c.story.Digest, Runs: []jsonRun{}}}
}

func (j *jsonReport) run(o *outcome) {
	run := jsonRun{File: o.path}
	if o.result == nil {
		run.notRun(o.err)
	} else {
		run.fill(o.result)
	}
	j.object.Runs = append(j.object.Runs, run)
}

// notRun fills in a file that could not be run: it stands at no place, and what
// is wrong with it are its failures.
func (run *jsonRun) notRun(err error) {
	run.Meters, run.Items, run.Facts, run.Splits = map[string]int{}, []string{}, []string{}, []jsonSplit{}
	for _, fault := range faultsOf(err) {
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

func (j *jsonReport) end(sum summary) error {
	j.object.Seconds = sum.seconds
	return output.JSON(j.w, j.object)
}
