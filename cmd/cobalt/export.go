package main

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"cobalt/assets"
	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/narration"
	"cobalt/game/render/export"
	"cobalt/game/tui/phrases"
)

// An exportCommand is `cobalt export`.
type exportCommand struct {
	*options
	format  *formatFlag[exporter]
	output  outputFile
	offered bool
	film    filmFlags
	phrases *phrases.Phrases
}

func newExportCommand(o *options) *cobra.Command {
	e := &exportCommand{options: o, format: exportFormats(), film: newFilmFlags()}
	cmd := &cobra.Command{
		Use:   "export FILE",
		Short: "Write a run as a transcript, a terminal recording or splits",
		Long: `Export replays a mission file, or with - standard input, and writes the run:

  md, text, html  a transcript: what was read, what changed, what was chosen;
                  with --offered all that could have been
  cast            a terminal recording (asciicast 3) for asciinema and its player,
                  with a marker at each scene; its pace is that of the file's
                  times, and of reading where the file has none
  lss             splits for LiveSplit, a segment a scene; its game time is the
                  story's minutes
  script          the choices, a line each, and nothing else
  mission         the choices as the game writes them, with all that it notes

The format is --format, else what -o ends in; standard output is md. A file that
is there is replaced if export wrote it, which the head of a transcript, of a
recording and of splits shows, or if it holds the same run; --force replaces any
other, but neither the mission itself nor one that is kept.

A mission is exported as far as it can be followed; expectations in it are not
asked.

Exit status: 0 where all is well, 1 where the file could be followed only so far
(what was is written, and standard error says where they parted), 2 where
something could not be read or written, 130 where it was interrupted.`,
		Example: `  cobalt export run.mission -o run.html
  cobalt export --format cast --size 100x30 run.mission > run.cast
  cobalt export --format script run.mission | cobalt run -`,
		Args: oneMission,
		RunE: interruptible(e.run),
	}
	flags := cmd.Flags()
	e.format.add(cmd, "write it as")
	e.output.add(flags, "write it to this `file`")
	flags.BoolVar(&e.offered, "offered", false, "transcripts: tell all that could be chosen, not only what was")
	e.film.add(flags)
	cmd.ValidArgsFunction = completeMissions
	completeWords(cmd, "theme", themeNames[:]...)
	return cmd
}

// oneMission refuses a command line without exactly one file.
func oneMission(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("%s needs a mission file, or - for standard input", cmd.CommandPath())
	}
	return oneFile(args)
}

// An exporter writes a run in one format.
type exporter struct {
	write func(context.Context, *exportCommand, *export.Run, io.Writer) error
	kind  exportKind
}

// An exportKind says which flags have a meaning in a format.
type exportKind uint8

const (
	bare exportKind = iota
	told            // --offered
	film            // --size, --theme, --idle-limit
)

// exportFormats returns the formats in which a run is written.
func exportFormats() *formatFlag[exporter] {
	return formatsOf(
		format[exporter]{"md", []string{".md", ".markdown"}, exporter{plainExport((*export.Run).WriteMarkdown), told}},
		format[exporter]{"text", []string{".txt", ".text"}, exporter{plainExport((*export.Run).WriteText), told}},
		format[exporter]{"html", []string{".html", ".htm"}, exporter{plainExport((*export.Run).WriteHTML), told}},
		format[exporter]{"cast", []string{".cast"}, exporter{writeCast, film}},
		format[exporter]{"lss", []string{".lss"}, exporter{writeSplits, bare}},
		format[exporter]{"script", []string{".script"}, exporter{plainExport((*export.Run).WriteScript), bare}},
		format[exporter]{"mission", []string{missionExt}, exporter{writeMission, bare}},
	)
}

// plainExport adapts the writer of a format that needs nothing but the run.
func plainExport(write func(*export.Run, io.Writer) error) func(context.Context, *exportCommand, *export.Run, io.Writer) error {
	return func(_ context.Context, _ *exportCommand, r *export.Run, w io.Writer) error { return write(r, w) }
}

func writeMission(_ context.Context, e *exportCommand, r *export.Run, w io.Writer) error {
	return r.WriteMission(w, e.now())
}

// writeSplits writes the splits, and tells of a clock that goes back.
func writeSplits(_ context.Context, e *exportCommand, r *export.Run, w io.Writer) error {
	if i, goesBack := r.ClockBack(); goesBack {
		id := r.Story.Choices[r.Steps[i].Choice].ID
		e.complain(fmt.Errorf("the clock of this run goes back at choice %d, %s: the splits have no real times from there on", i+1, id))
	}
	return r.WriteSplits(w)
}

func (e *exportCommand) run(cmd *cobra.Command, args []string) error {
	e.in = untilDone(cmd.Context(), e.in)
	format, err := e.format.formatOf(e.output.path)
	if err == nil {
		err = refuseFlags(cmd, format)
	}
	if err != nil {
		return err
	}
	if e.output.path != "-" && args[0] != "-" && sameFile(args[0], e.output.path) {
		return fmt.Errorf("-o %s is the mission itself: name another file", diag.Name(e.output.path))
	}
	r, err := e.follow(args[0])
	if err != nil {
		return err
	}
	if err := e.write(cmd.Context(), &format.as, r); err != nil {
		return err
	}
	if r.Parted == nil {
		return nil
	}
	return &exitError{exitFailed, r.Parted}
}

// refuseFlags refuses flags that have no meaning in the format.
func refuseFlags(cmd *cobra.Command, x *format[exporter]) error {
	for _, flag := range [...]struct {
		name string
		kind exportKind
		of   string
	}{{"offered", told, "md, text and html"}, {"size", film, "cast"}, {"theme", film, "cast"}, {"idle-limit", film, "cast"}} {
		if cmd.Flags().Changed(flag.name) && x.as.kind != flag.kind {
			return fmt.Errorf("--%s is of the format %s, and this is %s", flag.name, flag.of, x.name)
		}
	}
	return nil
}

// write writes the run to the output; to a file only once all of it is there.
func (e *exportCommand) write(ctx context.Context, as *exporter, r *export.Run) error {
	if e.output.path == "-" {
		return as.write(ctx, e, r, e.out)
	}
	var text bytes.Buffer
	if err := as.write(ctx, e, r, &text); err != nil {
		return err
	}
	return e.writeOutput(e.output, text.Bytes(), r.Wrote)
}

// follow reads a mission and follows it.
func (e *exportCommand) follow(path string) (*export.Run, error) {
	story, err := e.story()
	if err != nil {
		return nil, err
	}
	words, err := e.words(story)
	if err != nil {
		return nil, err
	}
	if e.phrases, err = phrases.Load(assets.Words, e.lang); err != nil {
		return nil, err
	}
	file, err := e.read(path)
	if err != nil {
		return nil, err
	}
	opt := export.Options{
		Narrator: &narration.Narrator{Story: story, Words: words, Changes: &e.phrases.Changes, Locked: &e.phrases.Locked},
		Phrases:  &e.phrases.Transcript, Offered: e.offered,
	}
	if e.difficulty.given {
		opt.Difficulty = &e.difficulty.value
	}
	if e.storyDir == "" {
		opt.Lang = builtinLanguage
	}
	return export.Follow(file, opt)
}

// read reads the mission file at a path, or from standard input.
func (e *exportCommand) read(path string) (*mission.File, error) {
	if path == "-" {
		return mission.Read("standard input", e.in)
	}
	file, err := mission.ReadFile(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	return file, nil
}
