// Package export follows the choices of a mission file, and writes the run that
// they make: as a transcript, as splits for LiveSplit, as the bare choices, or as
// a mission file.
//
// A file is followed as far as its choices can be taken; [Run.Parted] tells the
// line at which that ended. Expectations in the file are not asked. The package opens no files.
package export

import (
	"errors"
	"fmt"
	"time"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/narration"
	"cobalt/game/narration/transcript"
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
}

// A Run is the run that a file holds, as far as it could be followed.
type Run struct {
	Story  *game.Story
	Words  *game.Words
	File   *mission.File
	Result *mission.Result
	Begun  game.State // the state at the beginning
	Steps  []Step
	// Parted tells at which line the file could be followed no further; nil if
	// it was followed to its end.
	Parted error

	phrases *transcript.Phrases
	told    *transcript.Transcript
}

// A Step is a choice of a run.
type Step struct {
	Choice game.ChoiceID
	Index  int           // in its node
	At     time.Duration // since the run began, or [mission.Untimed]
}

// Follow follows a file. The error is that of [mission.Run], or tells that the
// story cannot begin.
func Follow(file *mission.File, opt Options) (*Run, error) {
	story := opt.Narrator.Story
	r := &Run{Story: story, Words: opt.Narrator.Words, File: file, phrases: opt.Phrases}
	builder := transcript.New(opt.Narrator, opt.Phrases)
	began := false
	var err error
	r.Result, err = mission.Run(story, choicesOnly(file), mission.Options{
		Words: story.Text[1:], Difficulty: opt.Difficulty,
		Observe: func(s *mission.Step) {
			builder.Observe(s)
			began = true
			r.note(s)
		},
	})
	if err != nil {
		return nil, err
	}
	if len(r.Result.Failures) > 0 {
		f := &r.Result.Failures[len(r.Result.Failures)-1]
		r.Parted = fmt.Errorf("%s:%d:%d: the run was followed to here, and no further: %s", file.Name, f.Line, f.Col, f.String())
	}
	if !began {
		return nil, errors.New(r.Result.Failures[0].Message)
	}
	r.told = builder.Transcript()
	r.told.Offered = opt.Offered
	if r.told.Lang == "" {
		r.told.Lang = opt.Lang
	}
	return r, nil
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

// note remembers a step.
func (r *Run) note(s *mission.Step) {
	if s.Choice == game.NoChoice {
		r.Begun = s.After
		return
	}
	step := Step{Choice: s.Choice, Index: int(s.Choice - r.Story.Nodes[s.Before.Node].First), At: mission.Untimed}
	if s.Line != nil {
		step.At = s.Line.At
	}
	r.Steps = append(r.Steps, step)
}
