package export

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"cobalt/game/mission"
	"cobalt/game/narration/transcript"
	"cobalt/game/render/card"
	"cobalt/game/render/page"
	"cobalt/game/render/recording"
)

// Wrote reports whether a text holds a run of the same story that this package
// wrote, or its beginning. Of the formats that anybody could have written by
// hand, the bare choices and the mission, only the very same run counts.
func (r *Run) Wrote(text []byte) bool {
	return page.MadeBy(text, transcript.Generator) || r.isTranscript(text) || r.isRecording(text) || r.isAnimation(text) || card.IsCard(text) || isSplits(text) || r.isSameRun(text)
}

// isTranscript reports whether a text begins as a transcript does: with the
// story's title, a line about the run, and the title of a scene.
func (r *Run) isTranscript(text []byte) bool {
	var lines []string // those that are not blank
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
		if len(lines) == 3 {
			return r.isMarkdownHead(lines) || r.isTextHead(lines)
		}
	}
	return false
}

func (r *Run) isMarkdownHead(lines []string) bool {
	about := lines[1]
	if len(about) < 3 || about[0] != '*' || about[len(about)-1] != '*' {
		return false
	}
	return r.isTitle(strings.CutPrefix(lines[0], "# ")) && r.isScene(strings.CutPrefix(lines[2], "## "))
}

func (r *Run) isTextHead(lines []string) bool {
	return r.isTitle(lines[0], true) && r.isScene(lines[2], true)
}

// isTitle reports whether text was found, and is the story's title in one of its
// languages. Capitals do not matter, because plain text sets the title in them.
func (r *Run) isTitle(text string, found bool) bool {
	for _, words := range r.Story.Text {
		if found && strings.EqualFold(unescaped(text), words.Title) {
			return true
		}
	}
	return false
}

// isScene reports whether text was found, and is the title of a scene.
func (r *Run) isScene(text string, found bool) bool {
	for _, words := range r.Story.Text {
		for i := range words.Scenes {
			if found && unescaped(text) == words.Scenes[i].Title {
				return true
			}
		}
	}
	return false
}

// unescaped returns a title without the backslashes of Markdown.
func unescaped(text string) string { return strings.ReplaceAll(text, `\`, "") }

// isRecording reports whether a text begins with the header of a recording of
// this story. Recordings of asciinema name their environment or their command.
func (r *Run) isRecording(text []byte) bool {
	first, _, _ := bytes.Cut(text, []byte("\n"))
	var header map[string]json.RawMessage
	var title string
	if json.Unmarshal(first, &header) != nil || json.Unmarshal(header["title"], &title) != nil {
		return false
	}
	for key := range header {
		if !slices.Contains([]string{"version", "term", "timestamp", "title"}, key) {
			return false
		}
	}
	return header["version"] != nil && header["term"] != nil && r.isTitle(title, true)
}

// isAnimation reports whether a text begins as an animation of this story does.
func (r *Run) isAnimation(text []byte) bool {
	for _, words := range r.Story.Text {
		if recording.IsAnimation(text, words.Title) {
			return true
		}
	}
	return false
}

// isSplits reports whether a text begins as package splits writes it. LiveSplit
// itself writes empty elements in another way.
func isSplits(text []byte) bool {
	return bytes.HasPrefix(text, []byte("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Run version=\"1.7.0\">\n  <GameIcon></GameIcon>\n  <GameName>"))
}

// isSameRun reports whether a text lists the very choices of this run, with the
// same times. Nothing is lost with such a file, because the run comes from another.
func (r *Run) isSameRun(text []byte) bool {
	file, err := mission.Parse("", text)
	if err != nil {
		return false
	}
	n, steps := 0, r.Played.Since(0)
	for i := range file.Lines {
		switch line := &file.Lines[i]; line.Kind {
		case mission.Choice:
			if n == len(steps) || line.Choice.String() != r.Story.Choices[steps[n].Choice].ID || line.At != steps[n].At {
				return false
			}
			n++
		case mission.Expect, mission.Bad:
			return false
		case mission.Blank, mission.Comment:
		}
	}
	return n == len(steps)
}
