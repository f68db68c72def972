package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/pflag"

	"cobalt/game/playthrough"
	"cobalt/game/render/export"
	"cobalt/game/render/recording"
	"cobalt/game/tui"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
	"cobalt/game/tui/theme"
)

// filmFlags are the flags of a recording.
type filmFlags struct {
	size  sizeFlag
	theme themeFlag
	idle  time.Duration
}

func newFilmFlags() filmFlags {
	return filmFlags{size: sizeFlag{80, 24}, theme: themeFlag(settings.Dark), idle: 8 * time.Second}
}

func (f *filmFlags) add(flags *pflag.FlagSet) {
	flags.Var(&f.size, "size", "cast: the terminal's `columns x rows`")
	flags.Var(&f.theme, "theme", "cast: `auto|dark|light`, what the terminal's background is; auto is dark")
	flags.DurationVar(&f.idle, "idle-limit", f.idle, "cast: the longest `time` in which nothing moves; 0 sets none")
}

// A themeFlag is the terminal's background; its zero value is auto.
type themeFlag settings.Background

var themeNames = [...]string{settings.AskTerminal: "auto", settings.Dark: "dark", settings.Light: "light"}

func (f *themeFlag) String() string { return themeNames[*f] }

// Set takes the value from the command line.
func (f *themeFlag) Set(name string) error {
	for i, known := range themeNames {
		if name == known {
			*f = themeFlag(i)
			return nil
		}
	}
	return oneOf(name, themeNames[:]...)
}

// Type is the value's name in help.
func (*themeFlag) Type() string { return "background" }

// A sizeFlag is a terminal's size, as "80x24".
type sizeFlag struct{ columns, rows int }

// The sizes that a recording can have.
const (
	leastColumns, leastRows = 40, 12
	mostColumns, mostRows   = 400, 200
)

func (f *sizeFlag) String() string { return fmt.Sprintf("%dx%d", f.columns, f.rows) }

// Set takes the value from the command line.
func (f *sizeFlag) Set(text string) error {
	columns, rows, ok := strings.Cut(text, "x")
	c, err1 := strconv.Atoi(columns)
	r, err2 := strconv.Atoi(rows)
	switch {
	case !ok || err1 != nil || err2 != nil:
		return fmt.Errorf("%q is no size, such as 80x24", text)
	case c < leastColumns || r < leastRows || c > mostColumns || r > mostRows:
		return fmt.Errorf("%dx%d: a recording is from %dx%d to %dx%d", c, r, leastColumns, leastRows, mostColumns, mostRows)
	}
	f.columns, f.rows = c, r
	return nil
}

// Type is the value's name in help.
func (*sizeFlag) Type() string { return "size" }

// writeCast writes the run as a terminal recording.
func writeCast(ctx context.Context, e *exportCommand, r *export.Run, w io.Writer) error {
	if e.film.idle < 0 {
		return fmt.Errorf("--idle-limit %s: a time is not below 0", e.film.idle)
	}
	run, err := playthrough.Begin(r.Story, r.Begun.Difficulty, r.File.Saved)
	if err != nil {
		return err
	}
	o := session.Options{
		Story: r.Story, Words: r.Words, Phrases: e.phrases, Art: e.art(), Run: run,
		Settings: settings.Settings{Theme: settings.Background(e.film.theme), ReducedMotion: true}, Profile: colorprofile.TrueColor,
	}
	if e.color == colorNever {
		o.Profile = colorprofile.ASCII
	}
	rec, err := recording.NewWriter(w, e.castHeader(r))
	if err != nil {
		return err
	}
	line := e.progress()
	defer line.clear()
	drawn := 0
	shoot := func(s tui.Shot) error {
		drawn++
		line.show(func() string {
			return fmt.Sprintf("%s screens drawn, of a run of %s", thousands(drawn), plural(len(r.Steps), "choice"))
		})
		return e.record(rec, s)
	}
	if err := tui.Film(ctx, o, e.film.size.columns, e.film.size.rows, takesOf(r), shoot); err != nil {
		return err
	}
	return rec.Exit(time.Second, exitOK)
}

// takesOf returns a run's choices for the camera.
func takesOf(r *export.Run) []tui.Take {
	takes := make([]tui.Take, len(r.Steps))
	for i, t := range r.Steps {
		takes[i] = tui.Take{Choice: t.Index, At: t.At}
	}
	return takes
}

// record writes a shot.
func (e *exportCommand) record(rec *recording.Writer, s tui.Shot) error {
	after := s.After
	if e.film.idle > 0 {
		after = min(after, e.film.idle)
	}
	if err := rec.Output(after, s.Output); err != nil || s.Scene == "" {
		return err
	}
	return rec.Marker(0, s.Scene)
}

func (e *exportCommand) castHeader(r *export.Run) recording.Header {
	colors := theme.TerminalFor(settings.Background(e.film.theme) != settings.Light)
	return recording.Header{
		Columns: e.film.size.columns, Rows: e.film.size.rows, Type: "xterm-256color",
		Title: r.Words.Title, When: r.File.Saved,
		Theme: recording.Theme{Foreground: colors.Foreground, Background: colors.Background, Palette: colors.Palette},
	}
}
