package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/save"
)

// notWithRecord are the flags that have no meaning where one file is recorded.
var notWithRecord = [...]string{"update", "format", "coverage", "min-coverage", "jobs", "transcripts"}

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
// Nothing is written where something fails, nor over another file.
func (r *runCommand) record(story *game.Story, path string) error {
	own := sameFile(path, r.recordTo)
	if _, err := os.Lstat(r.recordTo); r.recordTo != "-" && err == nil && !own {
		return fmt.Errorf("%s is there already: name another file, or use --update, which rewrites what changed in it", r.recordTo)
	}
	file, err := r.read(path)
	if err != nil {
		return err
	}
	blessed, result, err := mission.Bless(story, file, r.missionOptions(story))
	if err != nil {
		return err
	}
	if !result.OK {
		report := newTextReport(&reporting{story: story, w: r.out, painter: r.paint(r.out), path: r.path})
		report.run(&outcome{input: input{path: path}, result: result})
		return &exitError{exitFailed, errors.New("nothing was recorded: what is expected of a run must hold")}
	}
	return r.writeRecord(blessed, result, own)
}

func (r *runCommand) writeRecord(file *mission.File, result *mission.Result, own bool) error {
	switch {
	case r.recordTo == "-":
		_, err := r.out.Write(file.Bytes())
		return err
	case own:
		if err := replaceFile(r.recordTo, file.Bytes()); err != nil {
			return err
		}
	default:
		if err := save.WriteNew(r.recordTo, file.Bytes()); err != nil {
			return fmt.Errorf("the file cannot be written: %w", err)
		}
	}
	expected := 0
	for i := range file.Lines {
		if file.Lines[i].Kind == mission.Expect {
			expected++
		}
	}
	_, err := fmt.Fprintf(r.out, "%s    %s: %s, %s\n", r.paint(r.out).good("ok"), diag.Name(r.recordTo), arrival(result), plural(expected, "expectation"))
	return err
}
