package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/inputs"
	"cobalt/cmd/cobalt/revision"
	"cobalt/game"
	"cobalt/game/analysis/compare"
	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/render/output"
	"cobalt/game/render/report"
)

// notWithRecord are the flags that have no meaning if one file is recorded.
var notWithRecord = [...]string{"update", "since", "format", "coverage", "min-coverage", "jobs", "transcripts"}

// checkRecord refuses a command line that asks for a recording and more.
func (r *runCommand) checkRecord(cmd *cobra.Command, args []string) error {
	if r.recordTo == "" {
		return nil
	}
	for _, name := range notWithRecord {
		if cmd.Flags().Changed(name) {
			return fmt.Errorf("--record writes one mission file, and does not go with --%s", name)
		}
	}
	if len(args) > 1 {
		return fmt.Errorf("--record takes one list of choices, not %d", len(args))
	}
	return nil
}

// record runs a list of choices, and writes it with the expectations that hold.
// It writes nothing if something fails. Without --force the only file that it
// replaces is the list itself.
func (r *runCommand) record(story *game.Story, path string) error {
	own := sameFile(path, r.recordTo)
	if _, err := os.Lstat(r.recordTo); r.recordTo != "-" && err == nil && !own && !r.force {
		return fmt.Errorf("%s is there already: name another file, give --force, or use --update, which rewrites what changed in it", diag.Name(r.recordTo))
	}
	file, err := inputs.Read(path, r.in)
	if err != nil {
		return err
	}
	blessed, result, err := mission.Bless(story, file, r.missionOptions(story))
	if err != nil {
		return err
	}
	if !result.OK {
		writer := report.NewText(&report.Setup{Story: story, W: r.out, Painter: r.paint(r.out), Path: r.path})
		writer.Run(&report.Outcome{Path: path, Result: result})
		return &exitError{exitFailed, errors.New("nothing was recorded: what is expected of a run must hold")}
	}
	return r.writeRecord(blessed, result)
}

func (r *runCommand) writeRecord(file *mission.File, result *mission.Result) error {
	if err := r.writeOutput(outputFile{r.recordTo, true}, file.Bytes(), nil); err != nil || r.recordTo == "-" {
		return err
	}
	expected := 0
	for i := range file.Lines {
		if file.Lines[i].Kind == mission.Expect {
			expected++
		}
	}
	_, err := fmt.Fprintf(r.out, "%s    %s: %s, %s\n", r.paint(r.out).Good("ok"), diag.Name(r.recordTo), report.Arrival(result), output.Plural(expected, "expectation"))
	return err
}

// updateOne runs an input, and rewrites in its file the expectations that do not
// hold.
func (r *runCommand) updateOne(story *game.Story, in inputs.Input, file *mission.File, opt mission.Options) report.Outcome {
	if in.Path == "-" {
		return report.Outcome{Path: in.Path, Err: errors.New("standard input cannot be rewritten: --update takes files")}
	}
	var renamed []mission.Change
	if r.renames != nil {
		var err error
		if file, renamed, err = mission.Follow(story, file, r.renames, opt); err != nil {
			return report.Outcome{Path: in.Path, Err: err}
		}
	}
	u, err := mission.Update(story, file, opt)
	if err == nil && len(renamed)+len(u.Changes) > 0 {
		err = replaceFile(in.Path, u.File.Bytes())
	}
	if err != nil {
		return report.Outcome{Path: in.Path, Err: err}
	}
	return report.Outcome{Path: in.Path, Result: u.Result, Changes: append(renamed, u.Changes...), Empty: file.Empty()}
}

// follow finds out, if --since names a revision, what its choices and nodes are
// called now.
func (r *runCommand) follow(ctx context.Context, story *game.Story) error {
	switch {
	case r.since == "":
		return nil
	case !r.update:
		return errors.New("--since goes with --update: it says which names the files may still use")
	}
	old, err := revision.Story(ctx, r.storyDir, r.since)
	if err != nil {
		return err
	}
	became := compare.Of(old, story, "")
	r.renames = &mission.Since{Story: old, Node: became.Node, Choice: became.Choice}
	return nil
}
