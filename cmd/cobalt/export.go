package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cobalt/assets"
	"cobalt/cmd/cobalt/inputs"
	"cobalt/cmd/cobalt/value"
	"cobalt/game/diag"
	"cobalt/game/narration"
	"cobalt/game/render/export"
	"cobalt/game/render/output"
	"cobalt/game/render/recording"
	"cobalt/game/tui"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
	"cobalt/game/tui/theme"
)

// An exportCommand is `cobalt export`.
type exportCommand struct {
	*options
	format  *value.Formats[exporter]
	output  outputFile
	offered bool
	film    filmFlags
	phrases *phrases.Phrases
}

func newExportCommand(o *options) *cobra.Command {
	e := &exportCommand{options: o, format: exportFormats(), film: newFilmFlags()}
	cmd := &cobra.Command{
		Use:   "export FILE",
		Short: "Write a run as a transcript, a recording, a moving picture or splits",
		Long: `Export replays a mission file, or with - standard input, and writes the run:

  md, text, html  a transcript: passages, changes and choices; with --offered
                  all choices that were open
  cast            a terminal recording (asciicast 3) for asciinema and its player,
                  with a marker at each scene; its pace is that of the file's
                  times, and of reading where the file has none
  svg             the same as a picture that moves, for a page
  card            a picture to send, 1200 by 630 pixels, as SVG, or as PNG if the file
                  is called so: the ending, the choices, the minutes, suspicion scene
                  by scene, and nothing of the story; card.svg and every .png are it
  lss             splits for LiveSplit, a segment a scene; its game time is the
                  story's minutes
  script          the choices, a line each, and nothing else
  mission         the choices as the game writes them, with all that it notes

The format is --format, or else the ending of -o; standard output is md. A file that
is there is replaced if export wrote it, which the head of a transcript, of a
recording and of splits shows, or if it holds the same run; --force replaces any
other, but neither the mission itself nor one that is kept.

A mission is exported as far as it can be followed; expectations in it are not
asked.

Exit status: 0 if all is well, 1 if the file could be followed only in part (that
part is written, and standard error names the line at which they parted), 2 if
something could not be read or written, 130 if it was interrupted.`,
		Example: `  cobalt export run.mission -o run.html
  cobalt export --format cast --size 100x30 run.mission > run.cast
  cobalt export --format script run.mission | cobalt run -`,
		Args: oneMission,
		RunE: interruptible(e.run),
	}
	flags := cmd.Flags()
	e.format.Add(cmd, "write it as")
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
func exportFormats() *value.Formats[exporter] {
	return value.FormatsOf(
		value.Format[exporter]{Name: "md", Endings: []string{".md", ".markdown"}, As: exporter{plainExport((*export.Run).WriteMarkdown), told}},
		value.Format[exporter]{Name: "text", Endings: []string{".txt", ".text"}, As: exporter{plainExport((*export.Run).WriteText), told}},
		value.Format[exporter]{Name: "html", Endings: []string{".html", ".htm"}, As: exporter{plainExport((*export.Run).WriteHTML), told}},
		value.Format[exporter]{Name: "cast", Endings: []string{".cast"}, As: exporter{writeCast, film}},
		value.Format[exporter]{Name: "svg", Endings: []string{".svg"}, As: exporter{writeAnimation, film}},
		value.Format[exporter]{Name: "card", Endings: []string{"card.svg", ".png"}, As: exporter{writeCard, bare}},
		value.Format[exporter]{Name: "lss", Endings: []string{".lss"}, As: exporter{writeSplits, bare}},
		value.Format[exporter]{Name: "script", Endings: []string{".script"}, As: exporter{plainExport((*export.Run).WriteScript), bare}},
		value.Format[exporter]{Name: "mission", Endings: []string{inputs.Extension}, As: exporter{writeMission, bare}},
	)
}

// plainExport adapts the writer of a format that needs nothing but the run.
func plainExport(write func(*export.Run, io.Writer) error) func(context.Context, *exportCommand, *export.Run, io.Writer) error {
	return func(_ context.Context, _ *exportCommand, r *export.Run, w io.Writer) error { return write(r, w) }
}

// writeCard writes the card: as PNG, if the file is called so, else as SVG.
func writeCard(_ context.Context, e *exportCommand, r *export.Run, w io.Writer) error {
	return r.WriteCard(w, strings.EqualFold(filepath.Ext(e.output.path), ".png"))
}

func writeMission(_ context.Context, e *exportCommand, r *export.Run, w io.Writer) error {
	return r.WriteMission(w, e.now())
}

// writeSplits writes the splits, and tells of a clock that goes back.
func writeSplits(_ context.Context, e *exportCommand, r *export.Run, w io.Writer) error {
	if i, goesBack := r.ClockBack(); goesBack {
		id := r.Story.Choices[r.Played.Since(i)[0].Choice].ID
		e.complain(fmt.Errorf("the clock of this run goes back at choice %d, %s: the splits have no real times from there on", i+1, id))
	}
	return r.WriteSplits(w)
}

func (e *exportCommand) run(cmd *cobra.Command, args []string) error {
	e.in = untilDone(cmd.Context(), e.in)
	format, err := e.format.For(e.output.path)
	if err == nil {
		err = refuseFlags(cmd, format)
	}
	if err == nil && e.film.idle < 0 {
		err = fmt.Errorf("--idle-limit %s: a time is not below 0", e.film.idle)
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
	if err := e.write(cmd.Context(), &format.As, r); err != nil {
		return err
	}
	if r.Parted == nil {
		return nil
	}
	return &exitError{exitFailed, r.Parted}
}

// refuseFlags refuses flags that have no meaning in the format.
func refuseFlags(cmd *cobra.Command, x *value.Format[exporter]) error {
	for _, flag := range [...]struct {
		name string
		kind exportKind
		of   string
	}{{"offered", told, "md, text and html"}, {"size", film, "cast and svg"}, {"theme", film, "cast and svg"}, {"idle-limit", film, "cast and svg"}} {
		if cmd.Flags().Changed(flag.name) && x.As.kind != flag.kind {
			return fmt.Errorf("--%s is of the format %s, and this is %s", flag.name, flag.of, x.Name)
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
	if e.phrases, err = phrases.LoadFor(assets.Words, []string{words.Tag}, words.Interface); err != nil {
		return nil, err
	}
	file, err := inputs.Read(path, e.in)
	if err != nil {
		return nil, e.orKept(path, err)
	}
	opt := export.Options{
		Narrator: &narration.Narrator{Story: story, Words: words, Changes: &e.phrases.Changes, Locked: &e.phrases.Locked},
		Phrases:  &e.phrases.Transcript, Offered: e.offered, Art: e.art(), Card: &e.phrases.Card,
	}
	if e.difficulty.Given {
		opt.Difficulty = &e.difficulty.Value
	}
	opt.Lang = e.original()
	return export.Follow(file, opt)
}

// filmFlags are the flags of a recording.
type filmFlags struct {
	size  value.Size
	theme value.Word
	idle  time.Duration
}

func newFilmFlags() filmFlags {
	return filmFlags{size: value.Size{Columns: 80, Rows: 24}, theme: value.NewWord(int(settings.Dark), themeNames[:]...), idle: 8 * time.Second}
}

func (f *filmFlags) add(flags *pflag.FlagSet) {
	flags.Var(&f.size, "size", "cast, svg: the terminal's `columns x rows`")
	flags.Var(&f.theme, "theme", "cast, svg: `auto|dark|light`, what the terminal's background is; auto is dark")
	flags.DurationVar(&f.idle, "idle-limit", f.idle, "cast, svg: the longest `time` in which nothing moves; 0 sets none")
}

// themeNames are the words for backgrounds, by their index.
var themeNames = [...]string{settings.AskTerminal: "auto", settings.Dark: "dark", settings.Light: "light"}

// background returns the background that was asked for.
func (f *filmFlags) background() settings.Background { return settings.Background(f.theme.Index()) }

// shots films the run, and hands on each shot.
func (e *exportCommand) shots(ctx context.Context, r *export.Run, shoot func(tui.Shot) error) error {
	o := session.Options{
		Story: r.Story, Words: r.Words, Phrases: e.phrases, Art: e.art(), Run: r.Played.To(0).Trim(),
		Settings: settings.Settings{Theme: e.film.background(), ReducedMotion: true}, Profile: colorprofile.TrueColor,
	}
	if e.color.Index() == colorNever {
		o.Profile = colorprofile.ASCII
	}
	line := e.progress()
	defer line.Clear()
	drawn := 0
	err := tui.Film(ctx, o, e.film.size.Columns, e.film.size.Rows, takesOf(r), func(s tui.Shot) error {
		drawn++
		line.Show(func() string {
			return fmt.Sprintf("%s screens drawn, of a run of %s", output.Thousands(drawn), output.Plural(r.Played.Choices(), "choice"))
		})
		if e.film.idle > 0 {
			s.After = min(s.After, e.film.idle)
		}
		return shoot(s)
	})
	if err != nil && ctx.Err() != nil {
		line.Clear()
		e.complain(fmt.Errorf("%s were drawn, and the recording has no end", output.Plural(drawn, "screen")))
	}
	return err
}

// colors returns the terminal's colors.
func (f *filmFlags) colors() recording.Theme {
	colors := theme.TerminalFor(f.background() != settings.Light)
	return recording.Theme{Foreground: colors.Foreground, Background: colors.Background, Palette: colors.Palette}
}

// writeCast writes the run as a terminal recording.
func writeCast(ctx context.Context, e *exportCommand, r *export.Run, w io.Writer) error {
	rec, err := recording.NewWriter(w, recording.Header{
		Columns: e.film.size.Columns, Rows: e.film.size.Rows, Type: "xterm-256color",
		Title: r.Words.Title, When: r.File.Saved, Theme: e.film.colors(),
	})
	if err != nil {
		return err
	}
	err = e.shots(ctx, r, func(s tui.Shot) error {
		if err := rec.Output(s.After, s.Output); err != nil || s.Scene == "" {
			return err
		}
		return rec.Marker(0, s.Scene)
	})
	if err != nil {
		return err
	}
	return rec.Exit(time.Second, exitOK)
}

// writeAnimation writes the run as a moving picture.
func writeAnimation(ctx context.Context, e *exportCommand, r *export.Run, w io.Writer) error {
	moving := recording.NewAnimation(r.Words.Title, e.film.colors())
	moving.Colorless = e.color.Index() == colorNever
	err := e.shots(ctx, r, func(s tui.Shot) error {
		moving.Frame(s.After, s.Screen)
		return nil
	})
	if err != nil {
		return err
	}
	return moving.Write(w, time.Second)
}

// takesOf returns a run's choices for the camera.
func takesOf(r *export.Run) []tui.Take {
	var takes []tui.Take
	for _, step := range r.Played.Since(0) {
		first := r.Story.Nodes[r.Story.Choices[step.Choice].Node].First
		takes = append(takes, tui.Take{Choice: int(step.Choice - first), At: step.At})
	}
	return takes
}
