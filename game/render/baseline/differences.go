package baseline

import (
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/narration/transcript"
	"cobalt/game/render/output"
)

// The limits of how much of a difference is told.
const (
	maxHunks     = 12 // places
	maxHunkLines = 24 // lines at each place
)

// differences returns a failure for each place at which a run reads otherwise
// than its transcript, with the words as in a unified diff. Its line is that of
// the mission whose choice led there.
func differences(file, was, now string, passages []*transcript.Passage) []mission.Failure {
	var failures []mission.Failure
	hunks := hunksOf(was, now)
	for i, h := range hunks {
		if i == maxHunks {
			last := &failures[len(failures)-1]
			last.Notes = append(last.Notes, "… and "+output.Plural(len(hunks)-i, "more place"))
			break
		}
		f := mission.Failure{Line: 1, At: game.NoNode, Message: fmt.Sprintf("the run reads otherwise than %s:%d", file, h.was), Notes: h.lines}
		if p := passageAt(passages, h.now); p != nil {
			f.Line, f.At = max(1, p.Line), p.Node
		}
		failures = append(failures, f)
	}
	return failures
}

// passageAt returns the passage at a line of a transcript, from 1, or the nearest
// one before it.
func passageAt(passages []*transcript.Passage, line int) *transcript.Passage {
	for i := min(line, len(passages)) - 1; i >= 0; i-- {
		if passages[i] != nil {
			return passages[i]
		}
	}
	return nil
}

// A hunk is a place at which two texts differ, with the lines around it.
type hunk struct {
	was, now int // the first line that differs, from 1, in either text
	lines    []string
}

// hunksOf returns the places at which two texts differ.
func hunksOf(was, now string) []hunk {
	var hunks []hunk
	for line := range strings.Lines(string(diff.Diff("was", []byte(was), "now", []byte(now)))) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "@@ ") {
			var h hunk
			var counted int
			// The lines are the library's own: they scan.
			_, _ = fmt.Sscanf(line, "@@ -%d,%d +%d,%d", &h.was, &counted, &h.now, &counted)
			hunks = append(hunks, h)
			continue
		}
		if len(hunks) > 0 && line != `\ No newline at end of file` {
			h := &hunks[len(hunks)-1]
			h.lines = append(h.lines, line)
		}
	}
	for i := range hunks {
		hunks[i].settle()
	}
	return hunks
}

// settle finds the first line that differs, and cuts the lines around it.
func (h *hunk) settle() {
	first := 0
	for first < len(h.lines) && h.lines[first][0] == ' ' {
		first++
	}
	h.was, h.now = h.was+first, h.now+first
	last := len(h.lines)
	for last > first && h.lines[last-1][0] == ' ' {
		last--
	}
	const around = 2 // a paragraph and the blank line after it
	h.lines = h.lines[max(0, first-around):min(len(h.lines), last+around)]
	if more := len(h.lines) - maxHunkLines; more > 0 {
		h.lines = append(h.lines[:maxHunkLines:maxHunkLines], "… and "+output.Plural(more, "more line"))
	}
	for i, line := range h.lines {
		h.lines[i] = strings.TrimRight(line, " ")
	}
}
