// Package run answers `cobalt run FILE` before most of the program is initialized, as
// package early describes it. It reads the file and runs it with little code, and of
// the story it opens the rules alone, so that few pages of the program are ever read.
package run

import (
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"cobalt/game"
	"cobalt/game/mission/light"
	"cobalt/game/pack/executable/mark"
	"cobalt/scenes/shipped"
)

func init() {
	if !colored(os.Stdout, os.Getenv) && Passed(os.Stdout, os.Args[1:]) {
		os.Exit(0)
	}
}

// colored reports whether the output may be for somebody who sees colors: whether it is
// a device, and not the one that swallows everything.
func colored(out *os.File, getenv func(string) string) bool {
	if getenv("CLICOLOR_FORCE") != "" {
		return true
	}
	info, err := out.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return err != nil
	}
	nowhere, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, nowhere)
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
	text := told(args[1])
	if text == "" {
		return false
	}
	_, err := io.WriteString(out, text)
	return err == nil
}

// told returns the report on a mission file whose run is as it expects; else nothing.
func told(path string) string {
	if !plain(path) {
		return ""
	}
	text, ok := read(path)
	if !ok || !simple(text) {
		return ""
	}
	file, err := light.Parse(text)
	if err != nil {
		return ""
	}
	steps, ok := stepsOf(file)
	if !ok {
		return ""
	}
	story, err := storyFor(steps)
	if err != nil || file.Get("story") != "" && file.Get("story") != story.ID {
		return ""
	}
	state, ok := replay(story, file.Difficulty, steps)
	if !ok {
		return ""
	}
	return "ok    " + path + ": " + arrival(story, &state) + "\n\n1 mission: passed\n"
}

// plain reports whether a path is told as it is, without quotes.
func plain(path string) bool {
	if path[0] == '"' || strings.HasPrefix(path, "::") || !utf8.ValidString(path) {
		return false
	}
	for _, r := range path {
		if !strconv.IsPrint(r) {
			return false
		}
	}
	return true
}

// read reads a file that is short enough.
func read(path string) (text string, ok bool) {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > longest {
		return "", false
	}
	file, err := os.Open(path)
	if err != nil {
		return "", false
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, longest+1))
	return string(data), err == nil && len(data) <= longest
}

// simple reports whether a file's front matter, if it has any, is such as the game writes:
// in ASCII, lines of comment and bare values. Of other YAML package light cannot tell as
// surely as a reader of YAML what it says, and whether it is any.
func simple(text string) bool {
	text = strings.TrimPrefix(text, "\uFEFF")
	if !strings.HasPrefix(text, fence) {
		return true
	}
	for line := range strings.Lines(text[len(fence):]) {
		line = strings.TrimRight(line, " \t\r\n")
		switch {
		case line == fence:
			return true
		case strings.ContainsFunc(line, func(r rune) bool { return r < ' ' || r > '~' }):
			return false
		case strings.HasPrefix(line, "#"):
		case strings.ContainsAny(line, `"'#`), strings.Contains(strings.ToLower(line), "null"):
			return false
		}
	}
	return false
}

// fence is the line before front matter and the one behind it.
const fence = "---"

// storyFor returns the story as far as a run needs it: its words only if a choice is
// named by them.
func storyFor(steps []step) (*game.Story, error) {
	for i := range steps {
		if steps[i].labeled() {
			return shipped.Story()
		}
	}
	return shipped.Rules()
}

// arrival describes the place at which a run ended, and its length.
func arrival(story *game.Story, state *game.State) string {
	place := "at " + story.NodeRef(state.Node)
	if ending, ok := state.Ended(); ok {
		place = "ending " + story.Endings[ending].ID
	}
	return place + " (" + plural(state.Choices, "choice") + ", " + plural(state.Minutes, "minute") + ")"
}

func plural(n uint32, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return strconv.FormatUint(uint64(n), 10) + " " + thing
}
