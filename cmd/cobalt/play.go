package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"cobalt/assets"
	"cobalt/cmd/cobalt/job"
	"cobalt/cmd/cobalt/value"
	"cobalt/game"
	"cobalt/game/explore/daily"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/game/tui"
	"cobalt/game/tui/missions"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/plain"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
	"cobalt/game/tui/widget"
	"cobalt/save"
	"cobalt/save/library"
)

// A playCommand is `cobalt play`, and `cobalt` alone.
type playCommand struct {
	*options
	plain     value.Switch
	full      bool // --plain=off
	fresh     bool // begin at once, without the title
	given     []*settingFlag
	watch     bool                        // edits are taken up
	missions  io.Reader                   // standard input while a mission is read from it
	fromStdin bool                        // the mission came from standard input, which is no terminal
	trouble   error                       // the trouble with the mission, if a question comes first
	opened    func() (*game.Story, error) // waits for the story, which is read meanwhile

	raced   func(playthrough.Run) bool      // whether a run was a race that is kept; nil: there is no race
	library atomic.Pointer[library.Library] // nil until the story is loaded
}

// playLong is the help of `cobalt play`.
const playLong = `Play plays the story, full screen. FILE, a mission file, is replayed and
taken up where it ends; - is standard input. Without one, a title asks what to
play; --new begins at once.

Every choice is written to a mission file in the data folder when it is made.
Leaving asks nothing, loses nothing, and says how to take the run up again.

With --watch the folder that --story names is watched while it is played. What
is edited there is taken up at once: the run is played again by its choices, and
goes on where it stood, or as far as they go. What is wrong with an edit is shown
until it is mended; the story as it was is played meanwhile.

If there is no terminal, if TERM is dumb, unknown or emacs, or if the variable
ACCESSIBLE is set, it plays as with --plain: lines on standard output, and a choice a line
from standard input, by its number, its id or a word (help lists them). If there is
a mission to go on with, the first answer says whether to; --new asks nothing.

On screen the difficulties are Forgiving (recruit), Even (agent) and Unforgiving
(ghost), and --difficulty says which it is. On recruit every rise of suspicion is 5
less; on ghost it is 5 more, and nothing can be taken back.

Settings, on the title, are kept in settings.yaml in the folder for settings, or below
--data, as lines such as "contrast: high": theme, contrast (high is 7 to 1 and more),
color, text-speed, reduced-motion, measure, language, difficulty, timer, plain, mouse,
sound (a bell when you are caught), taskbar. A flag of the same name decides for once;
that of the language is --lang.`

func newPlayCommand(o *options) *cobra.Command {
	p := &playCommand{options: o}
	cmd := &cobra.Command{
		Use:   "play [FILE]",
		Short: "Play the story, or take a mission file up where it ends",
		Long:  playLong,
		Example: `  cobalt
  cobalt play --difficulty ghost
  printf '1\n2\n' | cobalt play --plain --new`,
		Args: func(_ *cobra.Command, args []string) error { return oneFile(args) },
		RunE: p.run,

		ValidArgsFunction: completeMissions,
	}
	p.screenFlags(cmd)
	cmd.Flags().BoolVar(&p.fresh, "new", false, "begin a new run at once, without the title")
	cmd.Flags().BoolVar(&p.watch, "watch", false, "take edits of the story's folder up while it is played, at the same place where possible")
	return cmd
}

// screenFlags adds the flags that say how the game is shown.
func (p *playCommand) screenFlags(cmd *cobra.Command) {
	cmd.Flags().VarPF(&p.plain, "plain", "", onOff+": play in plain lines, for screen readers and pipes").NoOptDefVal = "on"
	completeWords(cmd, "plain", "on", "off")
	p.addSettings(cmd)
}

// run plays the story, or a file.
func (p *playCommand) run(cmd *cobra.Command, args []string) error {
	edits, err := p.edits()
	if err != nil {
		return err
	}
	defer edits.close()
	var o session.Options
	err = p.reading(cmd, func() (err error) {
		o, err = p.prepare(args)
		return err
	})
	if err != nil {
		return err
	}
	if edits != nil {
		o.Reloader = edits
	}
	return p.finish(cmd, o)
}

// started begins work, and returns the function that waits for its end.
func started[T any](work func() (T, error)) func() (T, error) {
	result := sync.OnceValues(work)
	go func() { _, _ = result() }() // who waits gets both
	return result
}

// reading does work that may wait for a mission on standard input; a signal ends
// the waiting.
func (p *playCommand) reading(cmd *cobra.Command, work func() error) error {
	ctx, signaled, stop := untilSignal(cmd.Context())
	defer stop()
	p.missions = untilDone(ctx, p.in)
	err := work()
	if status := signaled(); status != exitOK {
		return exit(status)
	}
	return err
}

// finish plays, and says how to take the run up again.
func (p *playCommand) finish(cmd *cobra.Command, o session.Options) error {
	ctx, signaled, stop := untilSignal(cmd.Context())
	defer stop()
	p.full = cmd.Flags().Changed("plain") && !bool(p.plain)
	run, err := p.play(ctx, o)
	if lib := p.library.Load(); lib != nil {
		p.farewell(o.Phrases, lib, run, err)
		_ = lib.Close() // every run that it kept is on the disk
	}
	if status := signaled(); status != exitOK {
		return exit(status)
	}
	var unloaded *session.LoadError
	switch {
	case errors.As(err, &unloaded):
		return unloaded.Err
	case errors.Is(err, plain.ErrUndecided):
		return p.trouble
	case err != nil:
		return &exitError{status: exitFailed, err: err}
	}
	return nil
}

// prepare gathers the options of playing. The story is only loaded later, behind
// the title, unless it is asked to be played at once.
func (p *playCommand) prepare(args []string) (o session.Options, err error) {
	debug.SetGCPercent(200) // all that is played is small: the first frame comes before a collection
	p.opened = started(p.story)
	chosen := p.choose()
	o = p.screen(&chosen)
	if o.Phrases, err = o.Tongue.Phrases(nil, chosen.Language); err != nil {
		return o, err
	}
	folder, err := p.place().Missions()
	if err != nil {
		return o, err
	}
	load := func(o *session.Options) error { return p.load(o, folder, args) }
	if len(args) == 0 && !p.fresh {
		o.Load = load
		return o, nil
	}
	return o, load(&o)
}

// screen returns the options that say how the game is shown.
func (p *playCommand) screen(c *chosen) session.Options {
	return session.Options{
		Clock: time.Now, Settings: c.Settings, Decisions: c.decisions, Notice: c.notice, Tongue: p.tongue(),
		Profile: p.profile(c.Color), CanSuspend: job.CanStop, Columns: p.columns,
		OtherStory: p.storyDir != "", First: c.first,
	}
}

// load loads the story with everything that belongs to it, and the run that was
// asked for.
func (p *playCommand) load(o *session.Options, folder string, args []string) error {
	story, err := p.opened()
	if err != nil {
		return err
	}
	o.Story, o.Art, o.ArtInMemory = story, p.art(), p.storyDir == ""
	if err := p.speak(o); err != nil {
		return err
	}
	lib := library.New(folder, time.Now, p.disk...)
	o.Keeper, o.Library, o.Files = lib, lib, library.Writer{Clock: time.Now}
	if o.Past, err = lib.KeepFinds(story); err != nil {
		o.Notice = strings.TrimSpace(o.Notice + " " + o.Phrases.ProfileTrouble(errors.Is(err, save.ErrNewer)))
	}
	o.Bests = p.bests(story, lib)
	o.Rarity, o.Demo = rarity(story), true
	p.library.Store(lib) // from now on, leaving closes it
	if len(args) == 0 && !p.fresh {
		var broken *keep.Mission
		if o.Last, broken = lib.Last(story); broken != nil {
			o.Notice = strings.TrimSpace(o.Notice + " " + missions.BrokenText(o.Phrases, broken))
		}
		o.First = o.First && o.Last == nil && broken == nil
		return nil
	}
	o.Run, o.Offer, err = p.opening(o, args, lib)
	if len(args) > 0 {
		o.Notice = strings.TrimSpace(o.Notice + " " + p.goal(o, args[0], lib))
	}
	return err
}

// goal says what is to be done, if a file is the mission of a day or goes on with one.
func (p *playCommand) goal(o *session.Options, path string, lib *library.Library) string {
	if path == "-" {
		return "" // it can be read only once
	}
	found, _, err := p.look(o.Story, path, lib)
	if err != nil || found.File == nil {
		return ""
	}
	m, err := daily.Of(o.Story, found.File)
	if err != nil {
		return ""
	}
	return o.Phrases.MissionOfDay(o.StoryWords().Endings[m.Ending].Name, m.Least)
}

// speak takes the words of the language that --lang, the settings or the environment
// asks for. A notice says so if the story is not told in the one of the settings.
func (p *playCommand) speak(o *session.Options) (err error) {
	if _, err := p.words(o.Story); err != nil {
		return err
	}
	words, found := o.Tongue.Words(o.Story, o.Settings.Language)
	o.Words = words
	if o.Phrases, err = o.Tongue.Phrases(words, o.Settings.Language); err != nil {
		return err
	}
	if !found {
		o.Notice = strings.TrimSpace(o.Notice + " " + phrases.Fill(o.Phrases.Notices.NoLanguage, "language", o.Settings.Language))
	}
	return nil
}

// words returns the story's words in the language that was asked for.
func (p *options) words(story *game.Story) (*game.Words, error) {
	if p.lang == "" {
		return story.Text[0], nil
	}
	tongue := p.tongue()
	if words, ok := tongue.Words(story, p.lang); ok {
		return words, nil
	}
	var tags []string
	for _, w := range story.Text[1:] {
		tags = append(tags, w.Tag)
	}
	if len(tags) == 0 {
		return nil, fmt.Errorf("the story is not told in %q, only in the language it was written in: leave --lang out", p.lang)
	}
	return nil, errors.New(value.Unknown("language", p.lang, tags) + ", or leave --lang out for the original")
}

// art returns the pictures: those of the story, if it is not the built-in one, and
// those that come with the program.
func (p *options) art() fs.FS {
	switch {
	case p.storyDir == "" && p.bundle != nil:
		return p.bundle.FS()
	case p.storyDir == "":
		return assets.Art
	}
	return eitherFS{os.DirFS(p.storyDir), assets.Art}
}

// An eitherFS opens files of the first file system, else of the second.
type eitherFS [2]fs.FS

// Open implements [fs.FS].
func (e eitherFS) Open(name string) (fs.File, error) {
	if f, err := e[0].Open(name); err == nil {
		return f, nil
	}
	return e[1].Open(name)
}

// play plays on a terminal, or in lines.
func (p *playCommand) play(ctx context.Context, o session.Options) (playthrough.Run, error) {
	if p.inLines() || o.Settings.Plain && !p.full {
		return plain.Play(ctx, o, p.in, p.out)
	}
	wantsLines := false
	o.Decisions.Lines = func() { wantsLines = true }
	jobs := job.Listen()
	defer jobs.Close()
	on := tui.Terminal{Out: p.out, Environ: os.Environ(), Jobs: jobs}
	if isTerminal(p.in) {
		on.In = p.in
	}
	run, err := tui.Play(ctx, o, on)
	if err != nil || ctx.Err() != nil || !wantsLines {
		return run, err
	}
	if lib := p.library.Swap(nil); lib != nil {
		_ = lib.Close() // it kept nothing yet
	}
	return plain.Play(ctx, o, p.in, p.out)
}

// inLines reports whether to play in lines: because that was asked for, or because
// the terminal can do nothing else.
func (p *playCommand) inLines() bool {
	switch name := p.getenv("TERM"); {
	case bool(p.plain), p.getenv("ACCESSIBLE") != "", isDumb(name), name == "" && !isWindows:
		return true
	}
	return !isTerminal(p.out) || !isTerminal(p.in) && !p.fromStdin || !p.believable()
}

// believable reports whether the terminal has a size that a screen can have.
// One that claims sixty thousand columns would have the screen's memory take
// all of the machine's.
func (p *playCommand) believable() bool {
	file, ok := p.out.(term.File)
	if !ok {
		return false
	}
	width, height, err := term.GetSize(file.Fd())
	return err == nil && width <= widget.MaxWidth && height <= widget.MaxHeight && width*height <= widget.MaxCells
}

// usualColumns are those of a terminal that does not say how many it has, as on a serial
// line.
const usualColumns = 80

// columns returns how wide the lines of plain mode are on a terminal; elsewhere 0.
func (p *playCommand) columns() int {
	if !isTerminal(p.out) {
		return 0
	}
	return cmp.Or(columns(p.out), usualColumns)
}

// profile returns the colors to draw in, if these are not for the terminal to say.
func (p *playCommand) profile(color settings.Color) colorprofile.Profile {
	switch {
	case !p.colored(p.out):
		return colorprofile.ASCII
	case color == settings.Always:
		return max(colorprofile.Env(os.Environ()), colorprofile.ANSI)
	default:
		return colorprofile.Unknown
	}
}
