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

	"cobalt/cmd/cobalt/inputs"
	"cobalt/cmd/cobalt/value"
	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/render/output"
	"cobalt/game/render/report"
)

// A runCommand is `cobalt run`.
type runCommand struct {
	*options
	format   *value.Formats[reportFormat]
	jobs     int
	complete bool
	coverage coverageFlags
	update   bool
	since    string            // with --update: a git revision whose names the files may still use
	renames  *mission.Since    // of that revision, or nil
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
as Perl's prove, which know no version after 13), as the XML of JUnit, as one JSON
object, or as annotations that GitHub shows beside the lines of the mission file and
the story; call the program in the repository's root for that.

--coverage tells how much of the story the files reach together: nodes, choices,
endings, and the texts that a guard may keep from showing. An .html file shows the
scenes as they are written, and marks the parts that were never reached.

--transcripts holds the words of every run against a text that was kept of it,
DIR/NAME.md for NAME.mission, below DIR as the mission is below the folder given.
A difference fails on the line of the mission whose choice led there. If only
folders are run, transcripts that belong to no mission any more are told, too.

--update rewrites in the files the expectations that do not hold, and nothing
else of them, so that a diff shows what an edit to the story did; transcripts
that differ or are missing it writes, likewise. With --since it follows, before that,
choices and nodes that were renamed since a git revision, as "diff" recognizes them.
--record takes
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
  cobalt run --update --since HEAD~1 missions
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
	flags.StringVar(&r.since, "since", "", "with --update: follow choices and nodes that were renamed since this git `revision`")
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

// A reportFormat is a way to write results.
type reportFormat struct {
	open      func(*report.Setup) report.Writer
	people    bool // it is for people, and more may follow the results
	annotates bool // it writes annotations
	// faults writes the faults of a story that cannot be run; nil if they are told
	// on standard error.
	faults faultWriter
}

// runFormats returns the formats in which results are written.
func runFormats() *value.Formats[reportFormat] {
	return value.FormatsOf(
		value.Format[reportFormat]{Name: "text", As: reportFormat{open: report.NewText, people: true}},
		value.Format[reportFormat]{Name: "tap", As: reportFormat{open: report.NewTAP, faults: report.TAPFaults}},
		value.Format[reportFormat]{Name: "tap13", As: reportFormat{open: report.NewTAP13, faults: report.TAP13Faults}},
		value.Format[reportFormat]{Name: "junit", As: reportFormat{open: report.NewJUnit, faults: report.JUnitFaults}},
		value.Format[reportFormat]{Name: "json", As: reportFormat{open: report.NewJSON, faults: report.JSONFaults}},
		value.Format[reportFormat]{Name: "github", As: reportFormat{open: report.NewGitHub, annotates: true, faults: report.GitHubFaults}},
	)
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
		return r.tellFaults(err, r.format.Value().As.faults)
	}
	if r.recordTo != "" {
		return r.record(story, args[0])
	}
	return r.runInputs(cmd.Context(), story, args, began)
}

// runInputs runs the files that the arguments stand for, and reports on them.
func (r *runCommand) runInputs(ctx context.Context, story *game.Story, args []string, began time.Time) error {
	files := inputs.Gather(args)
	var err error
	if r.baseline, err = r.openBaseline(story, args, files); err != nil {
		return err
	}
	defer r.baseline.close()
	if err := r.follow(ctx, story); err != nil {
		return err
	}
	if r.coverage.wanted() {
		r.covered = mission.NewCoverage(story)
	}
	writer := r.format.Value().As.open(&report.Setup{
		Story: story, W: &output.Writer{To: r.out}, Painter: r.paint(r.out), Explain: r.explain, Total: len(files), Path: r.path,
	})
	sum := r.runAll(ctx, story, files, writer)
	sum.Seconds = milliseconds(r.now().Sub(began))
	if err := writer.End(sum); err != nil {
		return fmt.Errorf("the results cannot be written: %w", err)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if sum.Failed > 0 {
		r.hintStory(files)
	}
	stale := r.baseline.stale(r.complain)
	enough, err := r.reportCoverage(&sum)
	if err != nil {
		return err
	}
	if stale || !enough {
		return exit(max(runStatus(&sum), exitFailed))
	}
	return exit(runStatus(&sum))
}

// hintStory tells that files lie in the folder of a story, if none was named.
func (r *runCommand) hintStory(files []inputs.Input) {
	if r.storyDir != "" {
		return
	}
	for _, f := range files {
		if folder := inputs.StoryAbove(f.Path); folder != "" {
			name := diag.Name(folder)
			r.complain(fmt.Errorf("%s holds a story, and these missions were run on the built-in one; --story %s names it", name, name))
			return
		}
	}
}

// runStatus returns the exit status. Files that could not be read weigh most,
// because nobody knows their results.
func runStatus(s *report.Summary) int {
	switch {
	case s.NotRun > 0:
		return exitUsage
	case s.Failed > 0:
		return exitFailed
	default:
		return exitOK
	}
}

// runAll runs the inputs, as many at a time as there are jobs, and reports them
// in their order as soon as all before them are done. If the context ends, the
// others are reported as not run.
func (r *runCommand) runAll(ctx context.Context, story *game.Story, files []inputs.Input, writer report.Writer) (sum report.Summary) {
	done := make([]chan report.Outcome, len(files))
	for i := range done {
		done[i] = make(chan report.Outcome, 1)
	}
	r.start(ctx, story, files, done)
	line := r.progress()
	defer line.Clear()
	for i := range files {
		var o report.Outcome
		select {
		case o = <-done[i]:
		case <-ctx.Done():
			o = report.Outcome{Path: files[i].Path, Err: report.ErrInterrupted}
		}
		line.Clear()
		r.count(&sum, &o)
		writer.Run(&o)
		line.Show(func() string { return sum.Progress(len(files)) })
	}
	return sum
}

// start lets as many workers as there are jobs run the inputs, until the context
// is done.
func (r *runCommand) start(ctx context.Context, story *game.Story, files []inputs.Input, done []chan report.Outcome) {
	var next atomic.Int64
	for range min(r.jobs, len(files)) {
		go func() {
			for i := next.Add(1) - 1; i < int64(len(files)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				began := r.now()
				o := r.runOne(story, files[i])
				o.Seconds = milliseconds(r.now().Sub(began))
				done[i] <- o
			}
		}()
	}
}

// runOne runs one input.
func (r *runCommand) runOne(story *game.Story, in inputs.Input) report.Outcome {
	if in.Err != nil {
		return report.Outcome{Path: in.Path, Err: in.Err}
	}
	file, err := inputs.Read(in.Path, r.in)
	if err != nil {
		return report.Outcome{Path: in.Path, Err: err}
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

// runFile runs a file that was read; with --update it rewrites its expectations.
func (r *runCommand) runFile(story *game.Story, in inputs.Input, file *mission.File, opt mission.Options) report.Outcome {
	if r.update {
		return r.updateOne(story, in, file, opt)
	}
	result, err := mission.Run(story, file, opt)
	return report.Outcome{Path: in.Path, Err: err, Result: result, Empty: file.Empty()}
}

// missionOptions returns the options of the command line for running files.
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

// count counts an outcome, and tells the reason why a file was not run, that it is
// empty, or that it was rewritten, unless the results say so.
func (r *runCommand) count(sum *report.Summary, o *report.Outcome) {
	sum.Add(o)
	switch {
	case errors.Is(o.Err, report.ErrInterrupted): // the signal is told once
	case o.Err != nil:
		r.complain(o.Err)
	case o.Empty:
		r.complain(fmt.Errorf("%s: there is neither a choice nor an expectation in it", o.Path))
	}
	if !r.format.Value().As.people {
		o.WriteChanges(r.err, r.paint(r.err))
	}
}
