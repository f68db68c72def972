// Package run answers `cobalt run FILE` before most of the program is initialized, as
// package early describes it.
package run

import (
	"bytes"
	"io"
	"os"
	"runtime/debug"

	"github.com/charmbracelet/x/term"

	"cobalt/game/mission"
	"cobalt/game/pack/executable/mark"
	"cobalt/game/render/output"
	"cobalt/game/render/report"
	"cobalt/scenes/shipped"
)

func init() {
	if !colored(os.Stdout, os.Getenv) && Passed(os.Stdout, os.Args[1:]) {
		os.Exit(0)
	}
}

// colored reports whether the output may be for somebody who sees colors.
func colored(out *os.File, getenv func(string) string) bool {
	return getenv("CLICOLOR_FORCE") != "" || term.IsTerminal(out.Fd())
}

// longest is the size in bytes up to which a mission file is run here: one that takes
// longer can be interrupted, and package main listens to that.
const longest = 64 << 10

// Passed answers `cobalt run FILE` if FILE's run is as it expects, and reports whether
// it has. If not, nothing was written.
func Passed(out io.Writer, args []string) bool {
	if len(args) != 2 || args[0] != "run" || args[1] == "" || args[1][0] == '-' || mark.Filled() {
		return false
	}
	info, err := os.Stat(args[1])
	if err != nil || !info.Mode().IsRegular() || info.Size() > longest {
		return false
	}
	text := told(args[1])
	if text == nil {
		return false
	}
	_, err = out.Write(text)
	return err == nil
}

// told returns the report on a mission file whose run is as it expects; else nothing.
func told(path string) []byte {
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // all that is made fits into a few megabytes
	file, err := mission.ReadFile(path)
	if err != nil || file.Empty() {
		return nil
	}
	story, err := shipped.Story()
	if err != nil {
		return nil
	}
	result, err := mission.Run(story, file, mission.Options{Words: story.Text[1:]})
	if err != nil || !result.OK {
		return nil
	}
	outcome, sum := report.Outcome{Path: path, Result: result}, report.Summary{}
	sum.Add(&outcome)
	var text bytes.Buffer
	writer := report.NewText(&report.Setup{Story: story, W: &output.Writer{To: &text}, Total: 1})
	writer.Run(&outcome)
	if writer.End(sum) != nil {
		return nil
	}
	return text.Bytes()
}
