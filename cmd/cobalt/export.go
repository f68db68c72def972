package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/narration"
	"cobalt/game/narration/transcript"
	"cobalt/game/tui"
)

// An exportCommand is `cobalt export`.
type exportCommand struct {
	*options
	format  *formatFlag[exporter]
	output  string
	offered bool
	film    filmFlags
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

The format is --format, else what -o ends in; standard output is md. What is in
the file given with -o is overwritten, unless that is the mission itself, or one
that is kept.

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
	flags.StringVarP(&e.output, "output", "o", "-", "write it to this `file`; - is standard output")
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
	write func(*exportCommand, *replayed, io.Writer) error
	kind  exportKind
}

// An exportKind says which flags a format knows.
type exportKind uint8

const (
	bare exportKind = iota
	told            // --offered
	film            // --size, --theme, --idle-limit
)

// exportFormats returns the formats in which a run is written.
func exportFormats() *formatFlag[exporter] {
	return formatsOf(
		format[exporter]{"md", []string{".md", ".markdown"}, exporter{(*exportCommand).writeMarkdown, told}},
		format[exporter]{"text", []string{".txt", ".text"}, exporter{(*exportCommand).writeText, told}},
		format[exporter]{"html", []string{".html", ".htm"}, exporter{(*exportCommand).writeHTML, told}},
		format[exporter]{"cast", []string{".cast"}, exporter{(*exportCommand).writeCast, film}},
		format[exporter]{"lss", []string{".lss"}, exporter{(*exportCommand).writeSplits, bare}},
		format[exporter]{"script", []string{".script"}, exporter{(*exportCommand).writeScript, bare}},
		format[exporter]{"mission", []string{missionExt}, exporter{(*exportCommand).writeMission, bare}},
	)
}

func (e *exportCommand) run(cmd *cobra.Command, args []string) error {
	e.in = untilDone(cmd.Context(), e.in)
	format, err := e.format.formatOf(e.output)
	if err == nil {
		err = refuseFlags(cmd, format)
	}
	if err != nil {
		return err
	}
	if e.output != "-" && args[0] != "-" && sameFile(args[0], e.output) {
		return fmt.Errorf("-o %s is the mission itself: name another file", e.output)
	}
	r, err := e.replay(args[0])
	if err != nil {
		return err
	}
	r.ctx = cmd.Context()
	if err := e.write(&format.as, r); err != nil {
		return err
	}
	if r.parted == nil {
		return nil
	}
	return &exitError{exitFailed, r.parted}
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

// write writes the run to where it was asked for: a file only once all of it is
// there.
func (e *exportCommand) write(as *exporter, r *replayed) error {
	if e.output == "-" {
		return as.write(e, r, e.out)
	}
	var text bytes.Buffer
	if err := as.write(e, r, &text); err != nil {
		return err
	}
	return e.writeOutput(e.output, text.Bytes())
}

// A replayed is a run that a mission file holds, as far as it could be followed.
type replayed struct {
	ctx     context.Context
	story   *game.Story
	words   *game.Words
	phrases *tui.Phrases
	file    *mission.File
	result  *mission.Result
	began   bool // false where the beginning of the story never comes to rest
	begun   game.State
	steps   []exportStep
	told    *transcript.Transcript
	parted  error // where the file could be followed no further; nil where all of it could
}

// An exportStep is a choice of a run, and when it was taken; [mission.Untimed] where
// the file does not say.
type exportStep struct {
	choice game.ChoiceID
	index  int // in its node
	at     time.Duration
}

// replay reads a mission and follows it.
func (e *exportCommand) replay(path string) (*replayed, error) {
	r := &replayed{}
	var err error
	if r.story, err = e.story(); err != nil {
		return nil, err
	}
	if r.words, err = e.words(r.story); err != nil {
		return nil, err
	}
	if r.phrases, err = tui.LoadPhrases(assets.Words, e.lang); err != nil {
		return nil, err
	}
	if r.file, err = e.read(path); err != nil {
		return nil, err
	}
	return r, e.follow(r)
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

// follow runs the mission's choices, and takes note of all that a format may
// need.
func (e *exportCommand) follow(r *replayed) error {
	builder := transcript.New(r.teller(), &r.phrases.Transcript)
	opt := mission.Options{Words: r.story.Text[1:], Observe: func(s *mission.Step) {
		builder.Observe(s)
		r.note(s)
	}}
	if e.difficulty.given {
		opt.Difficulty = &e.difficulty.value
	}
	var err error
	if r.result, err = mission.Run(r.story, choicesOnly(r.file), opt); err != nil {
		return err
	}
	if len(r.result.Failures) > 0 {
		f := &r.result.Failures[len(r.result.Failures)-1]
		r.parted = fmt.Errorf("%s:%d:%d: the run was followed to here, and no further: %s", r.file.Name, f.Line, f.Col, f.String())
	}
	if !r.began {
		return errors.New(r.result.Failures[0].Message) // the story cannot begin
	}
	r.told = builder.Transcript()
	r.told.Offered = e.offered
	if r.told.Lang == "" && e.storyDir == "" {
		r.told.Lang = "en" // the built-in story's own
	}
	return nil
}

// choicesOnly is a file without its expectations.
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

func (r *replayed) teller() *narration.Narrator {
	return &narration.Narrator{Story: r.story, Words: r.words, Changes: &r.phrases.Changes, Locked: &r.phrases.Locked}
}

// note remembers a step.
func (r *replayed) note(s *mission.Step) {
	if s.Choice == game.NoChoice {
		r.began, r.begun = true, s.After
		return
	}
	t := exportStep{choice: s.Choice, index: int(s.Choice - r.story.Nodes[s.Before.Node].First), at: mission.Untimed}
	if s.Line != nil {
		t.at = s.Line.At
	}
	r.steps = append(r.steps, t)
}
