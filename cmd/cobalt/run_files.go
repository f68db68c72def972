package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cobalt/assets"
	"cobalt/cmd/cobalt/inputs"
	"cobalt/cmd/cobalt/revision"
	"cobalt/cmd/cobalt/value"
	"cobalt/game"
	"cobalt/game/analysis/compare"
	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/narration"
	"cobalt/game/narration/transcript"
	"cobalt/game/render/baseline"
	"cobalt/game/render/coverage"
	"cobalt/game/render/output"
	"cobalt/game/render/report"
	"cobalt/game/tui/phrases"
	"cobalt/scenes"
)

// A coverageFlags holds the flags about coverage.
type coverageFlags struct {
	files coverageFiles
	least value.Percent
}

func (c *coverageFlags) add(flags *pflag.FlagSet) {
	flags.Var(&c.files, "coverage", "tell how much of the story the files reach, and write it to this `file`: .html, .json or .txt; - for the table alone; may be given again")
	flags.Var(&c.least, "min-coverage", "fail where less than so many `percent` of the story is reached")
}

// wanted reports whether coverage is asked for.
func (c *coverageFlags) wanted() bool { return len(c.files) > 0 || c.least.Given }

// A coverageFile is a file to write coverage to, in the format of its name.
type coverageFile struct {
	path  string
	write coverageWriter // nil if the table alone is wanted
}

// A coverageFiles flag may be given several times, each with a file.
type coverageFiles []coverageFile

type coverageWriter func(*coverage.Report, io.Writer) error

// coverageWriters write the coverage, by the ending of the file's name.
var coverageWriters = map[string]coverageWriter{
	".html": (*coverage.Report).WriteHTML,
	".json": (*coverage.Report).WriteJSON,
	".txt":  (*coverage.Report).WriteText,
}

func (f *coverageFiles) String() string {
	var paths []string
	for _, file := range *f {
		paths = append(paths, file.path)
	}
	return strings.Join(paths, " ")
}

// Set takes the value from the command line.
func (f *coverageFiles) Set(path string) error {
	write, ok := coverageWriters[filepath.Ext(path)]
	if !ok && path != "-" {
		return fmt.Errorf("%q: the file's name says what is written, and ends in .html, .json or .txt", path)
	}
	*f = append(*f, coverageFile{path, write})
	return nil
}

// Type is the value's name in help.
func (*coverageFiles) Type() string { return "file" }

// source returns the story's folder.
func (o *options) source() fs.FS {
	if o.storyDir == "" {
		return scenes.Embedded()
	}
	return os.DirFS(o.storyDir)
}

// reportCoverage shows the table after results for people, or else on standard
// error, writes the files, and returns whether enough is covered. It does
// nothing if no flag asks for coverage.
func (r *runCommand) reportCoverage(sum *report.Summary) (enough bool, err error) {
	if r.covered == nil {
		return true, nil
	}
	c := r.coverageReport(sum)
	w := r.err
	if r.format.Value().As.people {
		w = r.out
	}
	if err := c.WriteTable(w); err != nil {
		return false, fmt.Errorf("the coverage cannot be written: %w", err)
	}
	for _, file := range r.coverage.files {
		if err := file.save(r.options, c, r.force); err != nil {
			return false, err
		}
	}
	total := c.Total()
	all := total.All()
	if r.coverage.least.Given && !all.AtLeast(r.coverage.least.Value) {
		return false, r.tellShortfall(fmt.Sprintf("%s%% of the story is reached, and --min-coverage demands %s%%", coverage.InPercent(all), r.coverage.least.String()))
	}
	return true, nil
}

// tellShortfall says that too little is covered, also as an annotation if the
// results are some.
func (r *runCommand) tellShortfall(msg string) error {
	r.complain(errors.New(msg))
	if !r.format.Value().As.annotates {
		return nil
	}
	return diag.WriteAnnotation(r.out, "error", diag.Range{}, "min-coverage", msg)
}

func (r *runCommand) coverageReport(sum *report.Summary) *coverage.Report {
	return &coverage.Report{Coverage: r.covered, Missions: sum.Passed + sum.Failed, Path: r.path, Source: r.source()}
}

// save writes the file, if there is to be one.
func (f *coverageFile) save(o *options, c *coverage.Report, force bool) error {
	if f.write == nil {
		return nil
	}
	var text strings.Builder
	if err := f.write(c, &text); err != nil {
		return fmt.Errorf("the coverage cannot be written: %w", err)
	}
	return o.writeFile(outputFile{f.path, force}, []byte(text.String()), coverage.Wrote)
}

// A baselineCheck holds the runs of one command against kept transcripts. The nil
// check holds them against none.
type baselineCheck struct {
	folder *baseline.Folder
	dir    string
	names  map[string]string // by an input's path: its transcript's name
	whole  bool              // only folders are run, so that stale transcripts are told
}

// openBaseline opens the folder that --transcripts names, and gives each input
// the name of its transcript. It returns nil if the flag was not given.
func (r *runCommand) openBaseline(story *game.Story, args []string, files []inputs.Input) (*baselineCheck, error) {
	if r.transcripts == "" {
		return nil, nil
	}
	words, err := r.words(story)
	if err != nil {
		return nil, err
	}
	phrases, err := phrases.LoadFor(assets.Words, []string{words.Tag}, words.Interface)
	if err != nil {
		return nil, err
	}
	narrator := &narration.Narrator{Story: story, Words: words, Changes: &phrases.Changes, Locked: &phrases.Locked}
	folder, err := baseline.Open(r.transcripts, r.update, narrator, &phrases.Transcript)
	switch {
	case err != nil && r.update:
		return nil, fmt.Errorf("the folder of transcripts cannot be made: %w", err)
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: there is no such folder of transcripts; --update makes it and writes them", r.transcripts)
	case err != nil:
		return nil, inputs.Unreadable(r.transcripts, err)
	}
	b := &baselineCheck{folder: folder, dir: r.transcripts, names: map[string]string{}, whole: true}
	b.assign(args, files)
	return b, nil
}

// assign names the transcripts. Two inputs of one name are refused.
func (b *baselineCheck) assign(args []string, files []inputs.Input) {
	for _, arg := range args {
		b.whole = b.whole && isFolder(arg)
	}
	by := map[string]string{}
	for i := range files {
		in := &files[i]
		switch {
		case in.Err != nil:
			continue
		case in.Path == "-":
			in.Err = errors.New("standard input has no name that a transcript could be kept under: --transcripts takes files")
			continue
		}
		name := baseline.NameOf(args, in.Path, inputs.Extension)
		if other, ok := by[name]; ok && other != in.Path {
			in.Err = fmt.Errorf("%s: its transcript would be %s, and that is of %s: name a folder that holds both", diag.Name(in.Path), b.folder.Path(name), diag.Name(other))
			continue
		}
		by[name], b.names[in.Path] = in.Path, name
	}
}

// close closes the folder.
func (b *baselineCheck) close() {
	if b != nil {
		b.folder.Close()
	}
}

// check holds an outcome against its transcript. A run that was not followed to
// its end has none, because the reason is told already.
func (b *baselineCheck) check(o *report.Outcome, told *transcript.Builder, lines int) {
	if o.Err != nil || o.Result.Ran < lines {
		return
	}
	name := b.names[o.Path]
	written, err := b.folder.Check(name, o.Result, told)
	o.Err = err
	if written != "" {
		o.Wrote = b.folder.Path(name) + ": " + written
	}
}

// stale tells of transcripts that belong to no mission any more, and reports
// whether there are any. It looks for them only if whole folders are run, because
// a file alone says nothing of the others.
func (b *baselineCheck) stale(complain func(error)) bool {
	if b == nil || !b.whole {
		return false
	}
	names := map[string]bool{}
	for _, name := range b.names {
		names[name] = true
	}
	stale, err := b.folder.Stale(names)
	for _, path := range stale {
		complain(fmt.Errorf("%s: no mission tells this any more; remove it", path))
	}
	if err != nil {
		complain(inputs.Unreadable(b.dir, err))
	}
	return len(stale) > 0 || err != nil
}

// notWithRecord are the flags that have no meaning if one file is recorded.
var notWithRecord = [...]string{"update", "since", "format", "coverage", "min-coverage", "jobs", "transcripts"}

// checkRecord refuses a command line that asks for a recording and more.
func (r *runCommand) checkRecord(cmd *cobra.Command, args []string) error {
	if r.recordTo == "" {
		return nil
	}
	for _, name := range notWithRecord {
		if cmd.Flags().Changed(name) {
			return fmt.Errorf("--record writes one mission file, and does not go with --%s", name)
		}
	}
	if len(args) > 1 {
		return fmt.Errorf("--record takes one list of choices, not %d", len(args))
	}
	return nil
}

// record runs a list of choices, and writes it with the expectations that hold.
// It writes nothing if something fails. Without --force the only file that it
// replaces is the list itself.
func (r *runCommand) record(story *game.Story, path string) error {
	own := sameFile(path, r.recordTo)
	if _, err := os.Lstat(r.recordTo); r.recordTo != "-" && err == nil && !own && !r.force {
		return fmt.Errorf("%s is there already: name another file, give --force, or use --update, which rewrites what changed in it", diag.Name(r.recordTo))
	}
	file, err := inputs.Read(path, r.in)
	if err != nil {
		return err
	}
	blessed, result, err := mission.Bless(story, file, r.missionOptions(story))
	if err != nil {
		return err
	}
	if !result.OK {
		writer := report.NewText(&report.Setup{Story: story, W: r.out, Painter: r.paint(r.out), Path: r.path})
		writer.Run(&report.Outcome{Path: path, Result: result})
		return &exitError{exitFailed, errors.New("nothing was recorded: what is expected of a run must hold")}
	}
	return r.writeRecord(blessed, result)
}

func (r *runCommand) writeRecord(file *mission.File, result *mission.Result) error {
	if err := r.writeOutput(outputFile{r.recordTo, true}, file.Bytes(), nil); err != nil || r.recordTo == "-" {
		return err
	}
	expected := 0
	for i := range file.Lines {
		if file.Lines[i].Kind == mission.Expect {
			expected++
		}
	}
	_, err := fmt.Fprintf(r.out, "%s    %s: %s, %s\n", r.paint(r.out).Good("ok"), diag.Name(r.recordTo), report.Arrival(result), output.Plural(expected, "expectation"))
	return err
}

// updateOne runs an input, and rewrites in its file the expectations that do not
// hold.
func (r *runCommand) updateOne(story *game.Story, in inputs.Input, file *mission.File, opt mission.Options) report.Outcome {
	if in.Path == "-" {
		return report.Outcome{Path: in.Path, Err: errors.New("standard input cannot be rewritten: --update takes files")}
	}
	var renamed []mission.Change
	if r.renames != nil {
		var err error
		if file, renamed, err = mission.Follow(story, file, r.renames, opt); err != nil {
			return report.Outcome{Path: in.Path, Err: err}
		}
	}
	u, err := mission.Update(story, file, opt)
	if err == nil && len(renamed)+len(u.Changes) > 0 {
		err = replaceFile(in.Path, u.File.Bytes())
	}
	if err != nil {
		return report.Outcome{Path: in.Path, Err: err}
	}
	return report.Outcome{Path: in.Path, Result: u.Result, Changes: append(renamed, u.Changes...), Empty: file.Empty()}
}

// follow finds out, if --since names a revision, what its choices and nodes are
// called now.
func (r *runCommand) follow(ctx context.Context, story *game.Story) error {
	switch {
	case r.since == "":
		return nil
	case !r.update:
		return errors.New("--since goes with --update: it says which names the files may still use")
	}
	old, err := revision.Story(ctx, r.storyDir, r.since)
	if err != nil {
		return err
	}
	became := compare.Of(old, story, "")
	r.renames = &mission.Since{Story: old, Node: became.Node, Choice: became.Choice}
	return nil
}
