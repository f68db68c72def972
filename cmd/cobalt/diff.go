package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/inputs"
	"cobalt/cmd/cobalt/value"
	"cobalt/game"
	"cobalt/game/analysis/compare"
	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/render/difference"
	"cobalt/game/render/output"
	"cobalt/game/render/report"
	"cobalt/scenes"
	"cobalt/scenes/shipped"
)

// builtin is the name of the built-in story in place of a folder.
const builtin = "builtin"

// builtinLanguage is the language that the built-in story was written in.
const builtinLanguage = "en"

// A diffCommand is `cobalt diff`.
type diffCommand struct {
	*options
	format *value.Formats[diffWriter]
	all    bool
}

const diffHelp = `Diff tells how two versions of a story differ. A and B are folders;
"builtin" is the built-in story (a folder of that name is ./builtin). For a state
that git keeps, write it out first:

  git archive HEAD~1 my-story | tar -x -C /tmp/before
  cobalt diff /tmp/before/my-story my-story

Differences in how they are built come first: scenes, nodes, choices, endings, items, facts
and meters that were added, removed or renamed, or whose words or rules changed.

Then every mission file is run on both: its ending, the line at which one of them
parted from the file with the choices that were open there, the expectations that
hold in one alone, the state at the end, and the first passage whose words differ,
word by word; --all shows every such passage. A folder stands for every .mission
file below it. If none is named, the files in A's own folder "missions" are run;
without that folder the missions are left out.

Exit status: 0 if nothing differs, 1 if something does, 2 if something could not be
read, 130 if it was interrupted.`

func newDiffCommand(o *options) *cobra.Command {
	d := &diffCommand{options: o, format: value.FormatsOf(
		value.Format[diffWriter]{Name: "text", As: (*diffCommand).writeText},
		value.Format[diffWriter]{Name: "json", As: (*diffCommand).writeJSON},
	)}
	cmd := &cobra.Command{
		Use:   "diff A B [FILE|DIR...]",
		Short: "Tell how two versions of a story differ",
		Long:  diffHelp,
		Example: `  cobalt diff before after
  cobalt diff --all before after missions/prison.mission
  cobalt diff --format json builtin my-story missions`,
		Args: d.checkArgs,
		RunE: interruptible(d.run),
	}
	d.format.Add(cmd, "write the differences as")
	cmd.Flags().BoolVar(&d.all, "all", false, "show every passage whose words differ, not the first of each file")
	return cmd
}

// checkArgs refuses arguments that do not begin with two stories.
func (d *diffCommand) checkArgs(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) < 2:
		return fmt.Errorf(`%s needs two stories: folders, or "%s" for the built-in one`, cmd.CommandPath(), builtin)
	case d.storyDir != "":
		return fmt.Errorf("%s takes no --story: both stories are arguments", cmd.CommandPath())
	default:
		return nil
	}
}

type diffWriter func(*diffCommand, *difference.Report, io.Writer) error

func (d *diffCommand) run(cmd *cobra.Command, args []string) error {
	report, err := d.compare(args[0], args[1])
	if err != nil {
		return err
	}
	stopped := d.runMissions(cmd.Context(), report, args[2:])
	if err := d.format.Value().As(d, report, d.out); err != nil {
		return fmt.Errorf("what differs cannot be written: %w", err)
	}
	if stopped != nil {
		return stopped
	}
	return exit(diffStatus(report))
}

// diffStatus returns the exit status. Files that could not be read weigh most.
func diffStatus(r *difference.Report) int {
	switch {
	case len(r.Unread) > 0:
		return exitUsage
	case r.Same():
		return exitOK
	default:
		return exitFailed
	}
}

func (d *diffCommand) writeText(r *difference.Report, w io.Writer) error {
	return r.WriteText(w, output.Painter{Colored: d.colored(w)})
}

func (d *diffCommand) writeJSON(r *difference.Report, w io.Writer) error { return r.WriteJSON(w) }

// compare loads both stories and compares how they are built. The faults of both
// are told at once.
func (d *diffCommand) compare(nameA, nameB string) (*difference.Report, error) {
	a, errA := storyNamed(nameA)
	b, errB := storyNamed(nameB)
	switch {
	case errA != nil && errB != nil && nameA != nameB:
		d.complain(errA)
		return nil, errB
	case errA != nil || errB != nil:
		return nil, errors.Join(errA, errB)
	}
	for _, story := range []*game.Story{a, b} {
		if _, err := d.words(story); err != nil {
			return nil, err
		}
	}
	return &difference.Report{Comparison: compare.Of(a, b, d.lang), NameA: nameA, NameB: nameB, All: d.all}, nil
}

// storyNamed loads the story in a folder, or the built-in one. Faults name files by
// their path from the working directory.
func storyNamed(name string) (*game.Story, error) {
	if name == builtin {
		return shipped.Story()
	}
	story, err := scenes.CompileDir(name)
	var faults diag.List
	if errors.As(err, &faults) {
		return nil, faults.Moved(func(file string) string { return path.Join(filepath.ToSlash(name), file) })
	}
	return story, err
}

// runMissions runs the missions on both stories. A file that cannot be read is
// told at once. If the context ends, its error is returned, and the report holds
// the missions that were run by then.
func (d *diffCommand) runMissions(ctx context.Context, report *difference.Report, args []string) error {
	d.in = untilDone(ctx, d.in)
	line := d.progress()
	defer line.Clear()
	sources := d.sources(report.NameA, args)
	for i, source := range sources {
		line.Show(func() string {
			return fmt.Sprintf("%s of %s missions", output.Thousands(i), output.Thousands(len(sources)))
		})
		file, err := source.read()
		if err == nil {
			err = d.runMission(report, source.name, file)
		}
		if ctx.Err() != nil {
			line.Clear()
			d.complain(fmt.Errorf("%s of %s missions were compared", output.Thousands(len(report.Missions)), output.Thousands(len(sources))))
			return ctx.Err()
		}
		if err != nil {
			line.Clear()
			d.complain(err)
			report.Unread = append(report.Unread, err)
		}
	}
	return nil
}

func (d *diffCommand) runMission(report *difference.Report, name string, file *mission.File) error {
	var opt compare.Options
	if d.difficulty.Given {
		opt.Difficulty = &d.difficulty.Value
	}
	m, err := report.Run(file, opt)
	if err != nil {
		return err
	}
	report.Missions = append(report.Missions, difference.Mission{Name: name, Mission: m})
	return nil
}

// A diffSource is a mission file to be read.
type diffSource struct {
	name string
	read func() (*mission.File, error)
}

// sources returns the mission files that the arguments stand for; without any,
// those in the first story's folder.
func (d *diffCommand) sources(nameA string, args []string) []diffSource {
	switch {
	case len(args) > 0:
		return d.sourcesAt(args)
	case nameA == builtin:
		return builtinSources()
	}
	folder := filepath.Join(nameA, missionFolder)
	if len(inputs.Below(folder)) == 0 || !isFolder(folder) {
		return nil
	}
	return d.sourcesAt([]string{folder})
}

// sourcesAt returns the mission files that paths stand for, as for `cobalt run`.
func (d *diffCommand) sourcesAt(paths []string) (list []diffSource) {
	for _, in := range inputs.Gather(paths) {
		list = append(list, diffSource{(&report.Outcome{Path: in.Path}).Name(), func() (*mission.File, error) {
			if in.Err != nil {
				return nil, in.Err
			}
			return inputs.Read(in.Path, d.in)
		}})
	}
	return list
}

// missionFolder is the folder of mission files within a story's folder.
const missionFolder = "missions"

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// builtinSources returns the mission files of the built-in story, sorted.
func builtinSources() (list []diffSource) {
	story := scenes.Embedded() // reading it does not fail: it is memory
	_ = fs.WalkDir(story, missionFolder, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && path.Ext(name) == inputs.Extension {
			list = append(list, diffSource{path.Join(builtin, name), func() (*mission.File, error) { return embeddedMission(name) }})
		}
		return err
	})
	return list
}

// embeddedMission reads a mission file of the built-in story.
func embeddedMission(name string) (*mission.File, error) {
	file, err := scenes.Embedded().Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return mission.Read(path.Join(builtin, name), file)
}
