package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"cobalt/cmd/cobalt/value"
	"cobalt/game/diag"
	"cobalt/game/render/coverage"
	"cobalt/game/render/report"
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
