package race

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
)

// An Entry is a mission file that was run again, with the problems that this
// found.
type Entry struct {
	Name     string // the name of the file in messages
	File     *mission.File
	Claim    Claim
	Run      Run
	Problems diag.List // in no order; none: it holds
}

// Sentences returns the problems as a list below the file's name shows them, each
// without a full stop.
func (e *Entry) Sentences() []string {
	sentences := make([]string, len(e.Problems))
	for i := range e.Problems {
		sentences[i] = e.Problems[i].Message
		if line := e.Problems[i].Line; line > 0 {
			sentences[i] = fmt.Sprintf("line %d: %s", line, sentences[i])
		}
	}
	return sentences
}

// OK reports whether the file is a finished run, and all that it claims holds.
func (e *Entry) OK() bool { return len(e.Problems) == 0 }

// Unsealed reports whether nothing shows that the file is as it was written,
// because it was never signed or its seals were taken out. Such a run may hold,
// but does not compete with one that is sealed.
func (e *Entry) Unsealed() bool { return e.File != nil && !e.File.Signed }

// Check runs a file again, and checks everything that it claims: that it is whole
// and of this version of the story, that each line can be played, that it comes
// to an ending, to the one that was raced for, and that its clock never goes
// back. The file and the error are those that [mission.Parse] returned; the file
// may be nil if there is an error.
func Check(story *game.Story, name string, file *mission.File, unread error) *Entry {
	e := &Entry{Name: name, File: file, Run: Run{Time: Untimed}}
	if unread != nil {
		e.unread(unread)
	}
	if file == nil {
		return e
	}
	e.claim()
	result, err := e.replay(story)
	if err != nil {
		e.Fail("other-story", "%v", err)
		return e
	}
	e.story(file, story, result.OK)
	for i := range result.Failures {
		f := &result.Failures[i]
		e.Problems = append(e.Problems, f.Diagnostic(e.Name))
	}
	if result.OK {
		e.ending()
	}
	e.clock()
	return e
}

// Fail notes a problem of the file as a whole.
func (e *Entry) Fail(code diag.Code, format string, args ...any) { e.fail(0, code, format, args...) }

func (e *Entry) fail(line int, code diag.Code, format string, args ...any) {
	e.Problems = append(e.Problems, diag.Diagnostic{
		Code: code, Range: diag.Range{File: e.Name, Line: line}, Message: fmt.Sprintf(format, args...),
	})
}

// unread says why the file could not be read as it was written.
func (e *Entry) unread(err error) {
	var faults *mission.Errors
	if !errors.As(err, &faults) {
		e.Fail("unreadable-file", "%v", err)
		return
	}
	for _, f := range faults.Faults {
		e.Problems = append(e.Problems, f.Diagnostic)
	}
}

func (e *Entry) claim() {
	var err error
	if e.Claim, err = ClaimOf(e.File); err != nil {
		e.Fail("record-claim", "%v", err)
	}
}

// replay runs the file, and measures the run.
func (e *Entry) replay(story *game.Story) (*mission.Result, error) {
	var run Run
	begun := false
	observe := func(s *mission.Step) {
		step := playthrough.Step{Choice: s.Choice, At: Untimed, State: s.After, Record: *s.Record}
		if s.Choice != game.NoChoice {
			step.At = s.Line.At
		}
		run.advance(story, &step)
		begun = true
	}
	result, err := mission.Run(story, e.File, mission.Options{Words: story.Text[1:], Observe: observe})
	if err == nil && begun {
		e.Run = run
	}
	return result, err
}

// story reports a file of another version of the story. One that names no rules,
// because it is older than they are, counts if it can be played to its end.
func (e *Entry) story(file *mission.File, story *game.Story, plays bool) {
	if file.Changed(story) && (file.Rules != "" || !plays) {
		e.Fail("record-story", "it was run on another state of the story than this one (%.19s…)", cmp.Or(file.Rules, file.Digest))
	}
}

// ending checks that the run came to the ending that was raced for.
func (e *Entry) ending() {
	switch c := e.Claim.Category; {
	case e.Run.Ending == "":
		e.Fail("no-ending", "it comes to no ending")
	case c != "" && c != Any && c != All && string(c) != e.Run.Ending:
		e.Fail("record-claim", "it claims the ending %s, and comes to %s", c, e.Run.Ending)
	}
}

// clock checks the times in the file: each choice has one, or none has, and none
// is earlier than the one before. If that fails, the time of the run is not
// known.
func (e *Entry) clock() {
	last, timed, missing := time.Duration(0), 0, 0
	for i := range e.File.Lines {
		line := &e.File.Lines[i]
		switch {
		case line.Kind != mission.Choice:
		case line.At < 0:
			missing = max(missing, line.Number)
		case line.At < last:
			e.fail(line.Number, "record-clock", "the clock goes back, from %s to %s", Clock(last), Clock(line.At))
			e.Run.Time = Untimed
			return
		default:
			last, timed = line.At, timed+1
		}
	}
	if missing > 0 {
		e.Run.Time = Untimed
	}
	if missing > 0 && timed > 0 {
		e.fail(missing, "record-clock", "the choice has no time, and others have")
	}
}
