package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/value"
	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/render/output"
)

// A runCommand is `cobalt run`.
type runCommand struct {
	*options
	format   *value.Formats[reportFormat]
	jobs     int
	complete bool
	coverage coverageFlags
	update   bool
	force    bool              // --coverage and --record replace any file
	recordTo string            // the file for the expectations of one run; empty if they are not recorded
	covered  *mission.Coverage // nil if nobody asks for it

	transcripts string         // the folder of transcripts to hold runs against; empty: none
	baseline    *baselineCheck // of that folder; nil if there is none
}

const runHelp = `Run plays mission files without a screen: every choice in them is taken, every
expectation held against the state. A folder stands for every .mission file below
it (not for those whose name, or whose folder's name, begins with a dot), - for
standard input. All files are run, whatever fails.

The difficulty is the one that a file names, else agent; --difficulty goes before
both. A label may be written in any language that the story has.

--format writes the results as text for people, as TAP 14 (tap13 for readers such
as Perl's prove, which know no version after 13), as the XML of JUnit, as one JSON object, or as annotations that GitHub shows beside the lines of the
mission file and the story; call the program in the repository's root for that.

--coverage tells how much of the story the files reach together: nodes, choices,
endings, and the texts that a guard may keep from showing. An .html file shows the
scenes as they are written, and marks the parts that were never reached.

--transcripts holds the words of every run against a text that was kept of it,
DIR/NAME.md for NAME.mission, below DIR as the mission is below the folder given.
A difference fails on the line of the mission whose choice led there. If only
folders are run, transcripts that belong to no mission any more are told, too.

--update rewrites in the files the expectations that do not hold, and nothing
else of them, so that a diff shows what an edit to the story did; transcripts
that differ or are missing it writes, likewise. --record takes
one list of choices, and writes it with expectations after them: the node and the
numbers at the beginning of each scene and at the end, and the items and facts that
were gained, lost and learned.

Exit status: 0 if all is well, 1 if a choice could not be taken, an expectation does
not hold, a transcript differs or --min-coverage is not reached, 2 if something could
not be read (whatever else failed), 130 if it was interrupted.`

func newRunCommand(o *options) *cobra.Command {
	r := &runCommand{options: o, format: runFormats()}
	cmd := &cobra.Command{
		Use:   "run FILE|DIR...",
		Short: "Run mission files, and hold what they expect against the story",
		Long:  runHelp,
		Example: `  cobalt run missions
  cobalt run --complete --format json missions > results.json
  cobalt run --coverage coverage.html --min-coverage 80 missions
  cobalt run --update missions
  cobalt run --transcripts transcripts --update missions
  cobalt run --record golden.mission choices.txt
  printf 'wait\nexpect suspicion <= 20\n' | cobalt run -`,
		Args: needFiles,
		RunE: interruptible(r.run),
	}
	flags := cmd.Flags()
	r.format.Add(cmd, "write the results as")
	flags.IntVar(&r.jobs, "jobs", runtime.GOMAXPROCS(0), "run so `many` files at a time; the output is the same")
	flags.BoolVar(&r.complete, "complete", false, "demand that every file comes to an ending")
	r.coverage.add(flags)
	flags.BoolVar(&r.update, "update", false, "rewrite, in the files, the expectations that do not hold, and transcripts that differ")
	flags.StringVar(&r.transcripts, "transcripts", "", "hold what the runs read against the transcripts in this `folder`")
	flags.StringVar(&r.recordTo, "record", "", "write a list of choices to this `file`, with the expectations that hold; - is standard output")
	flags.BoolVar(&r.force, "force", false, "replace a file with --coverage or --record even if it was not written so")
	cmd.ValidArgsFunction = completeMissions
	return cmd
}

// needFiles refuses a command line without a file.
func needFiles(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("%s needs mission files, or folders that hold some", cmd.CommandPath())
	}
	return nil
}

// An outcome is what came of one input.
type outcome struct {
	input
	result  *mission.Result  // nil if the input could not be run
	changes []mission.Change // made in the file
	wrote   string           // tells that its transcript was written; may be empty
	seconds float64          // of real time
	empty   bool             // it says nothing: the run is at its beginning
}

// A summary is what came of all of them.
type summary struct {
	passed, failed, notRun int
	seconds                float64 // of real time
}

func (r *runCommand) run(cmd *cobra.Command, args []string) error {
	began := r.now()
	if r.jobs < 1 {
		return fmt.Errorf("--jobs %d: at least one file is run at a time", r.jobs)
	}
	if err := r.checkRecord(cmd, args); err != nil {
		return err
	}
	debug.SetGCPercent(400) // a run is short, and small: more room, for less time
	story, err := r.story()
	if err != nil {
		as := r.format.Value().As
		return r.tellFaults(err, as.people, as.faults)
	}
	if r.recordTo != "" {
		return r.record(story, args[0])
	}
	return r.runInputs(cmd.Context(), story, args, began)
}

// runInputs runs what the arguments stand for, and reports on it.
func (r *runCommand) runInputs(ctx context.Context, story *game.Story, args []string, began time.Time) error {
	inputs := r.gather(args)
	var err error
	if r.baseline, err = r.openBaseline(story, args, inputs); err != nil {
		return err
	}
	defer r.baseline.close()
	if r.coverage.wanted() {
		r.covered = mission.NewCoverage(story)
	}
	report := r.format.Value().As.open(&reporting{
		story: story, w: &output.Writer{To: r.out}, Painter: r.paint(r.out), explain: r.explain, total: len(inputs), path: r.path,
	})
	sum := r.runAll(ctx, story, inputs, report)
	sum.seconds = milliseconds(r.now().Sub(began))
	if err := report.end(sum); err != nil {
		return fmt.Errorf("the results cannot be written: %w", err)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	stale := r.baseline.stale(r.complain)
	enough, err := r.reportCoverage(&sum)
	if err != nil {
		return err
	}
	if stale || !enough {
		return exit(max(sum.status(), exitFailed))
	}
	return exit(sum.status())
}

// status is the exit status: what could not be read weighs most, since nobody
// knows what would have come of it.
func (s *summary) status() int {
	switch {
	case s.notRun > 0:
		return exitUsage
	case s.failed > 0:
		return exitFailed
	default:
		return exitOK
	}
}

// runAll runs the inputs, as many at a time as there are jobs, and reports them
// in their order as soon as all before them are done. If the context ends, the
// others are reported as not run.
func (r *runCommand) runAll(ctx context.Context, story *game.Story, inputs []input, report reporter) (sum summary) {
	done := make([]chan outcome, len(inputs))
	for i := range done {
		done[i] = make(chan outcome, 1)
	}
	r.start(ctx, story, inputs, done)
	line := r.progress()
	defer line.Clear()
	for i := range inputs {
		var o outcome
		select {
		case o = <-done[i]:
		case <-ctx.Done():
			o = outcome{input: input{inputs[i].path, errInterrupted}}
		}
		line.Clear()
		r.count(&sum, &o)
		report.run(&o)
		line.Show(func() string { return sum.progress(len(inputs)) })
	}
	return sum
}

// errInterrupted says of an input that a signal came before it was run.
var errInterrupted = errors.New("the command was interrupted before this file was run")

// progress says how many of the inputs are done.
func (s *summary) progress(total int) string {
	bad := s.failed + s.notRun
	words := fmt.Sprintf("%s of %s missions", output.Thousands(s.passed+bad), output.Thousands(total))
	if bad > 0 {
		words += fmt.Sprintf(", %s not well", output.Thousands(bad))
	}
	return words
}

// start lets as many workers as there are jobs run the inputs, until the context
// is done.
func (r *runCommand) start(ctx context.Context, story *game.Story, inputs []input, done []chan outcome) {
	var next atomic.Int64
	for range min(r.jobs, len(inputs)) {
		go func() {
			for i := next.Add(1) - 1; i < int64(len(inputs)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				began := r.now()
				o := r.runOne(story, inputs[i])
				o.seconds = milliseconds(r.now().Sub(began))
				done[i] <- o
			}
		}()
	}
}

// runOne runs one input.
func (r *runCommand) runOne(story *game.Story, in input) outcome {
	if in.err != nil {
		return outcome{input: in}
	}
	file, err := r.read(in.path)
	if err != nil {
		in.err = err
		return outcome{input: in}
	}
	opt := r.missionOptions(story)
	if r.baseline == nil {
		return r.runFile(story, in, file, opt)
	}
	told := r.baseline.folder.Watch(&opt)
	o := r.runFile(story, in, file, opt)
	r.baseline.check(&o, told, len(file.Lines))
	return o
}

// runFile runs a file that was read, and where that is asked for brings it up to
// the story.
func (r *runCommand) runFile(story *game.Story, in input, file *mission.File, opt mission.Options) outcome {
	if r.update {
		return r.updateOne(story, in, file, opt)
	}
	result, err := mission.Run(story, file, opt)
	in.err = err
	return outcome{input: in, result: result, empty: file.Empty()}
}

// missionOptions are what the command line says of how files are run.
func (r *runCommand) missionOptions(story *game.Story) mission.Options {
	opt := mission.Options{Words: story.Text[1:], Complete: r.complete}
	if r.covered != nil {
		opt.Observe = r.covered.Observe
	}
	if r.difficulty.Given {
		opt.Difficulty = &r.difficulty.Value
	}
	return opt
}

// count counts an outcome, and says what kept an input from being run, where
// there is nothing in it, and what was rewritten where the results don't.
func (r *runCommand) count(sum *summary, o *outcome) {
	switch {
	case o.err != nil:
		sum.notRun++
		if o.err != errInterrupted { // the signal is told once
			r.complain(o.err)
		}
	case o.result.OK:
		sum.passed++
		if o.empty {
			r.complain(fmt.Errorf("%s: there is neither a choice nor an expectation in it", o.path))
		}
	default:
		sum.failed++
	}
	if !r.format.Value().As.people {
		writeChanges(r.err, o, r.paint(r.err))
	}
}
