package main

import (
	"errors"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/render/report"
)

// updateOne runs an input, and rewrites in its file the expectations that do not
// hold.
func (r *runCommand) updateOne(story *game.Story, in input, file *mission.File, opt mission.Options) report.Outcome {
	if in.path == "-" {
		return report.Outcome{Path: in.path, Err: errors.New("standard input cannot be rewritten: --update takes files")}
	}
	u, err := mission.Update(story, file, opt)
	if err == nil && len(u.Changes) > 0 {
		err = replaceFile(in.path, u.File.Bytes())
	}
	if err != nil {
		return report.Outcome{Path: in.path, Err: err}
	}
	return report.Outcome{Path: in.path, Result: u.Result, Changes: u.Changes, Empty: file.Empty()}
}
