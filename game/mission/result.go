package mission

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/diag"
)

// A Failure is one thing that went wrong in a run.
type Failure struct {
	Line, Col int         // in the mission file; from 1
	Code      diag.Code   // its kind
	Message   string      // one sentence: the expectation, or the choice that could not be taken
	Notes     []string    // the state, and the choices that could have been taken
	At        game.NodeID // the node at which it went wrong
	Pos       game.Pos    // of that in the story's source: the choice that is to blame, else the node
}

// String returns the failure as a block of lines: the message, and behind it
// the notes.
func (f *Failure) String() string {
	return strings.Join(append([]string{f.Message}, f.Notes...), "\n")
}

// Diagnostic returns the failure as a diagnostic of the mission file, which the
// place in the story stands beside.
func (f *Failure) Diagnostic(file string) diag.Diagnostic {
	return diag.Diagnostic{
		Code: f.Code, Range: diag.Range{File: file, Line: f.Line, Col: f.Col}, Message: f.Message,
		Related: []diag.Related{{
			Range: diag.Range{File: f.Pos.File, Line: f.Pos.Line, Col: f.Pos.Col}, Message: "in the story, here",
		}},
	}
}

// maxFailures is how many failures of one file are told. A file with more is
// not run to its end.
const maxFailures = 200

// A Result is the outcome of running a file.
type Result struct {
	OK       bool
	Failures []Failure // in the order of the lines; empty if OK

	Story *game.Story
	State game.State // at which the run came to rest
	// Splits are the stays in scenes, in order.
	Splits []Split
	// Ran is how many of the file's lines were run; the run parted from the
	// file at File.Lines[Ran], if there is such a line.
	Ran int
	// Changed says that the file was played on another state of the story.
	Changed bool
}

// Run runs a file from the story's beginning. It stops at a choice that cannot
// be taken, and goes on behind an expectation that does not hold. The error is
// a [*StoryError] if the file is a mission of another story; everything else
// that goes wrong is a failure of the result.
func Run(story *game.Story, file *File, opt Options) (*Result, error) {
	_, result, err := run(story, file, opt)
	return result, err
}

// run also returns the runner at the end of the run; nil if it could not begin.
func run(story *game.Story, file *File, opt Options) (*Runner, *Result, error) {
	if err := file.Check(story); err != nil {
		return nil, nil, err
	}
	difficulty := file.Difficulty
	if opt.Difficulty != nil {
		difficulty = *opt.Difficulty
	}
	result := &Result{Story: story, Changed: file.Changed(story)}
	r := result.begin(difficulty, opt)
	if r == nil {
		return nil, result, nil
	}
	result.replay(r, file)
	result.State, result.Splits = r.state, r.Splits()
	if opt.Complete && result.Ran == len(file.Lines) {
		result.demandEnding(r, file)
	}
	result.OK = len(result.Failures) == 0
	return r, result, nil
}

// begin begins the run. It returns nil, and fails the result, if the story's
// beginning never comes to rest.
func (res *Result) begin(difficulty game.Difficulty, opt Options) *Runner {
	r, err := Start(res.Story, difficulty, opt)
	if err != nil {
		res.State.Node = res.Story.Start
		res.fail(Failure{Line: 1, Col: 1, Code: "story-cannot-begin", Message: "the story cannot begin: " + err.Error(), At: res.Story.Start, Pos: res.Story.Nodes[res.Story.Start].Pos})
		return nil
	}
	return r
}

// replay runs the file's lines until one of them stops it.
func (res *Result) replay(r *Runner, file *File) {
	for i := range file.Lines {
		line := &file.Lines[i]
		failures, goes := r.Do(line)
		if !goes && res.Changed {
			last := &failures[len(failures)-1]
			last.Notes = append(last.Notes, "the story was changed since this was played")
		}
		res.fail(failures...)
		if !goes {
			return
		}
		res.Ran++
		if len(res.Failures) >= maxFailures {
			res.fail(r.failure(line, 1, "more-faults", "too much fails: the lines behind this one were not run"))
			return
		}
	}
}

func (res *Result) fail(failures ...Failure) { res.Failures = append(res.Failures, failures...) }

// demandEnding fails a run that has come to no ending.
func (res *Result) demandEnding(r *Runner, file *File) {
	if _, ended := r.state.Ended(); ended {
		return
	}
	line := Line{Number: 1}
	for i := range file.Lines {
		if k := file.Lines[i].Kind; k == Choice || k == Expect {
			line.Number = file.Lines[i].Number
		}
	}
	f := r.failure(&line, 1, "no-ending", "the run comes to no ending: it stops at "+r.place())
	f.Notes = r.offers("")
	res.fail(f)
}

// refused is the failure of a choice that was not taken.
func (r *Runner) refused(line *Line, err error) Failure {
	f := r.failure(line, line.Col, "choice-refused", err.Error())
	var choice *ChoiceError
	if errors.As(err, &choice) {
		f.Code = choice.code()
		f.Notes = choice.Notes
		if choice.Of != game.NoChoice {
			f.Pos = r.story.Choices[choice.Of].Pos
		}
	}
	return f
}

// Ending returns the id of the ending that the run came to, if it did.
func (res *Result) Ending() (id string, ok bool) {
	ending, ok := res.State.Ended()
	if !ok {
		return "", false
	}
	return res.Story.Endings[ending].ID, true
}

// At returns the node that the run stands at, as "kremlin.md#the-archive".
func (res *Result) At() string { return res.Story.NodeRef(res.State.Node) }

// Clock returns the minutes left on the scene's clock, and whether the scene has
// one. A clock that has stopped reads 0.
func (res *Result) Clock() (minutes int, ok bool) {
	minutes, _ = res.State.Clock()
	return minutes, res.Story.NodeScene(res.State.Node).Clock > 0
}

// Meters returns the values of the meters that the story declares, by their ids.
func (res *Result) Meters() map[string]int {
	meters := make(map[string]int, len(res.Story.Meters))
	for i := range res.Story.Meters {
		meters[res.Story.Meters[i].ID] = int(res.State.Meters[int(game.FirstDeclared)+i])
	}
	return meters
}

// Items returns the ids of the items carried, sorted.
func (res *Result) Items() []string {
	items := []string{}
	for i := range res.Story.Items {
		if res.State.Has(res.Story.ItemVar(game.ItemID(i))) {
			items = append(items, res.Story.Items[i].ID)
		}
	}
	slices.Sort(items)
	return items
}

// Facts returns the ids of the facts known, sorted; a scene's own facts as
// "scene:fact".
func (res *Result) Facts() []string {
	facts := []string{}
	for i := range res.Story.Facts {
		if res.State.Has(res.Story.FactVar(game.FactID(i))) {
			facts = append(facts, res.Story.Facts[i].ID)
		}
	}
	scene := res.Story.NodeScene(res.State.Node)
	for i := range scene.Facts {
		if res.State.Has(res.Story.SceneFactVar(i)) {
			facts = append(facts, fmt.Sprintf("%s:%s", scene.ID, scene.Facts[i].ID))
		}
	}
	slices.Sort(facts)
	return facts
}
