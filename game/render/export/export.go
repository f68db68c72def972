// Package export follows the choices of a mission file, and writes the run that
// they make: as a transcript, as splits for LiveSplit, as the bare choices, or as
// a mission file.
//
// A file is followed as far as its choices can be taken; [Run.Parted] tells the
// line at which that ended. Expectations in the file are not asked. The package opens no files.
package export

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/narration"
	"cobalt/game/narration/transcript"
	"cobalt/game/playthrough"
	"cobalt/game/render/card"
)

// Options say how a file is followed and told.
type Options struct {
	Narrator *narration.Narrator // of the story that is followed, in some language
	Phrases  *transcript.Phrases // in the same language
	// Difficulty overrides the file's; nil leaves that, or agent.
	Difficulty *game.Difficulty
	// Lang is the language that the story was written in, as a BCP 47 tag, if
	// anybody knows it.
	Lang string
	// Offered tells every choice that was open, not only those that were taken.
	Offered bool
	// Art holds the story's pictures; nil: pages only describe them.
	Art fs.FS
	// Card holds the words of the card of the run; nil: there is none.
	Card *card.Phrases
}

// A Run is the run that a file holds, as far as it could be followed.
type Run struct {
	Story  *game.Story
	Words  *game.Words
	File   *mission.File
	Result *mission.Result
	Played playthrough.Run // started when the file was saved; times that the file leaves out are [mission.Untimed]
	// Parted tells at which line the file could be followed no further; nil if
	// it was followed to its end.
	Parted error

	card    *card.Card
	phrases *transcript.Phrases
	told    *transcript.Transcript
}

// Follow follows a file. The error is that of [mission.Run], or tells that the
// story cannot begin.
func Follow(file *mission.File, opt Options) (*Run, error) {
	story := opt.Narrator.Story
	r := &Run{Story: story, Words: opt.Narrator.Words, File: file, phrases: opt.Phrases}
	builder := transcript.New(opt.Narrator, opt.Phrases)
	var err, unbegun error
	r.Result, err = mission.Run(story, choicesOnly(file), mission.Options{
		Words: story.Text[1:], Difficulty: opt.Difficulty,
		Observe: func(s *mission.Step) {
			builder.Observe(s)
			unbegun = errors.Join(unbegun, r.note(s))
		},
	})
	if err := errors.Join(err, unbegun); err != nil {
		return nil, err
	}
	if len(r.Result.Failures) > 0 {
		f := &r.Result.Failures[len(r.Result.Failures)-1]
		r.Parted = fmt.Errorf("%s:%d:%d: the run was followed to here, and no further: %s", diag.Name(file.Name), f.Line, f.Col, f.String())
	}
	if !r.Played.Begun() {
		return nil, errors.New(r.Result.Failures[0].Message)
	}
	r.told = builder.Transcript()
	r.told.Offered = opt.Offered
	if err := r.picture(opt); err != nil {
		return nil, err
	}
	if r.told.Lang == "" {
		r.told.Lang = opt.Lang
	}
	return r, nil
}

// picture gives the page its pictures, and the card of a run that has ended.
func (r *Run) picture(opt Options) error {
	if opt.Art != nil {
		r.told.Drawing = func(path string) ([]string, bool) { return drawing(opt.Art, path) }
	}
	if opt.Card == nil {
		return nil
	}
	r.card = card.Of(r.Words, opt.Card, r.Played)
	if _, ended := r.Played.Now().State.Ended(); !ended {
		return nil
	}
	var png bytes.Buffer
	err := r.card.WritePNG(&png)
	r.told.Card = png.Bytes()
	return err
}

// largestPicture is the largest file, in bytes, that is read for a picture.
const largestPicture = 64 << 10

// drawing returns the lines of a picture.
func drawing(fsys fs.FS, path string) (lines []string, ok bool) {
	info, err := fs.Stat(fsys, path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > largestPicture {
		return nil, false
	}
	data, err := fs.ReadFile(fsys, path)
	if err != nil {
		return nil, false
	}
	for line := range strings.Lines(strings.TrimRight(string(data), "\r\n")) {
		lines = append(lines, strings.TrimRight(line, " \r\n"))
	}
	return lines, true
}

// choicesOnly returns a file without its expectations.
func choicesOnly(f *mission.File) *mission.File {
	bare := f.Clone()
	bare.Lines = nil
	for _, line := range f.Lines {
		if line.Kind != mission.Expect {
			bare.Lines = append(bare.Lines, line)
		}
	}
	return bare
}

// note adds a step to the run.
func (r *Run) note(s *mission.Step) (err error) {
	if s.Choice == game.NoChoice {
		r.Played, err = playthrough.Begin(r.Story, s.After.Difficulty, r.File.Saved)
		return err
	}
	step := playthrough.Step{Choice: s.Choice, At: mission.Untimed, State: s.After}
	if s.Line != nil {
		step.At = s.Line.At
	}
	step.Record.Append(s.Record) // the runner uses its own again
	r.Played = r.Played.Add(step)
	return nil
}
