// Command cobalt plays, runs, proves and draws a story in the terminal.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cobalt/assets"
	_ "cobalt/cmd/cobalt/early" // answers the shortest command lines
	_ "cobalt/cmd/cobalt/early/run"
	"cobalt/cmd/cobalt/origin"
	"cobalt/cmd/cobalt/serving"
	"cobalt/cmd/cobalt/translating"
	"cobalt/cmd/cobalt/value"
	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/suggest"
	"cobalt/save"
	"cobalt/scenes"
)

func main() {
	std := streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}
	os.Exit(execute(context.Background(), std, os.Getenv, os.Args[1:]))
}

// streams are the program's three.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// options holds the flags that every command takes, and everything else that
// commands share.
type options struct {
	streams
	getenv     func(string) string
	now        func() time.Time
	storyDir   string
	lang       string
	difficulty value.Difficulty
	data       string
	color      value.Word
	disk       []save.Option  // how missions reach the disk, for tests of slow disks
	explain    bool           // tell each fault with its source line and advice
	flags      *pflag.FlagSet // these
	bundle     *bundle        // the story that the program was built with, or nil
	helpFault  error          // help could not be written
}

// execute runs the program and returns its exit status.
func execute(ctx context.Context, std streams, getenv func(string) string, args []string) int {
	o := &options{streams: std, getenv: getenv, now: time.Now}
	return o.execute(ctx, args)
}

func (o *options) execute(ctx context.Context, args []string) int {
	own, err := ownBundle()
	if err != nil {
		return o.report(err)
	}
	o.bundle = own
	root := newRoot(o)
	root.SetArgs(joinSwitches(args))
	err = root.ExecuteContext(ctx)
	return o.report(cmp.Or(err, o.helpFault))
}

// newRoot builds the whole command line. Every command has a file of its own, and
// one line here.
func newRoot(o *options) *cobra.Command {
	root := &cobra.Command{
		Use:   "cobalt",
		Short: "A spy thriller, played in a terminal",
		Long: `Cobalt is a spy thriller that is played in a terminal. On its own it plays;
with a mission file it takes that run up at its end.`,
		Version:       origin.Version(),
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.SetIn(o.in)
	root.SetOut(o.out) // before its completions are added, which keep it
	root.SetErr(o.err)
	o.addFlags(root.PersistentFlags())
	byDefault(root, newPlayCommand(o))
	root.AddCommand(
		newRunCommand(o),
		newVerifyCommand(o),
		newRouteCommand(o),
		newTodayCommand(o),
		newSimulateCommand(o),
		newDiffCommand(o),
		newReplayCommand(o),
		newNewCommand(o),
		newMapCommand(o),
		newMissionsCommand(o),
		newRaceCommand(o),
		newRecordsCommand(o),
		newExportCommand(o),
		newLSPCommand(o),
		newRenameCommand(o),
		translating.New(translating.Host{Out: o.out, Err: o.err, Story: &o.storyDir, Exit: exit, Style: o.faultText}),
		newManualCommand(o),
		newExplainCommand(o),
		newWordsCommand(o),
		newBuildCommand(o),
		serving.New(o.serving()),
		newDataCommand(o),
		newVersionCommand(o),
		newManCommand(o),
	)
	addHelp(root, columns(o.out))
	o.localizeHelp(root)
	if o.bundle != nil {
		o.bundle.adopt(root)
	}
	return root
}

// story loads the story that the flags name. Its error is a sentence, or, for a
// story that does not compile, a [diag.List] of everything that is wrong with
// it, in files as they can be opened from here.
func (o *options) story() (*game.Story, error) {
	if o.storyDir == "" {
		return o.bundle.story()
	}
	story, err := scenes.CompileDir(o.storyDir)
	return story, o.moved(err)
}

// build is story with the compiler's warnings.
func (o *options) build() (*scenes.Result, error) {
	if o.storyDir == "" {
		built, err := scenes.Build(scenes.Embedded(), scenes.Options{Art: assets.Art})
		return built, o.moved(err)
	}
	built, err := scenes.BuildDir(o.storyDir, scenes.Options{Art: assets.Art})
	return built, o.moved(err)
}

// moved returns an error with the faults of a story in files as they can be
// opened from here.
func (o *options) moved(err error) error {
	var faults diag.List
	if errors.As(err, &faults) {
		return faults.Moved(o.path)
	}
	return err
}

// path returns the path of a file of the story from the working directory; of the
// built-in story, from the repository's root.
func (o *options) path(file string) string {
	if o.storyDir == "" {
		return path.Join("scenes/cobalt", file)
	}
	return path.Join(strings.ReplaceAll(o.storyDir, `\`, "/"), file)
}

// byDefault makes the root do the work of a command if none is named: `cobalt` and
// `cobalt FILE` play. The root takes the command's own flags, too.
func byDefault(root, command *cobra.Command) {
	root.Use = "cobalt [FILE]"
	root.Args = func(_ *cobra.Command, args []string) error { return fileNotCommand(root, args) }
	root.RunE = command.RunE
	root.Flags().AddFlagSet(command.LocalNonPersistentFlags())
	root.AddCommand(command)
}

// fileNotCommand refuses an argument that is not a file, because it was probably
// meant as a command.
func fileNotCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 || args[0] == "-" {
		return oneFile(args)
	}
	_, err := os.Stat(args[0])
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is neither a command nor a file %q%s; `cobalt help` lists the commands",
			args[0], suggest.Phrase(args[0], commandNames(root)))
	}
	return oneFile(args)
}

// oneFile refuses more than one argument, and a folder.
func oneFile(args []string) error {
	switch {
	case len(args) > 1:
		return fmt.Errorf("one mission file at a time, not %s", strings.Join(quoted(args), " and "))
	case len(args) == 1 && isFolder(args[0]):
		return fmt.Errorf("%q is a folder, and no mission file; a story's folder stands behind --story", args[0])
	}
	return nil
}

// noArguments refuses arguments of a command that has only flags. Most of them are
// the folder of a story.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return fmt.Errorf("%s takes no argument such as %q; a story's folder stands behind --story, and `%s --help` lists the flags",
		cmd.CommandPath(), args[0], cmd.CommandPath())
}

func quoted(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = fmt.Sprintf("%q", w)
	}
	return out
}

// commandNames lists the commands that help shows.
func commandNames(root *cobra.Command) []string {
	var names []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return names
}

// addFlags adds the flags that every command takes.
func (o *options) addFlags(flags *pflag.FlagSet) {
	o.flags = flags
	flags.Var((*value.Folder)(&o.storyDir), "story", "the story's `folder` (default: the built-in story)")
	flags.StringVar(&o.lang, "lang", "", "the language to read in, as a BCP 47 `tag`")
	flags.Var(&o.difficulty, "difficulty", "play as `recruit|agent|ghost` (default: agent, or as the mission file says)")
	flags.Var((*value.Folder)(&o.data), "data", "the `folder` for missions, profile and settings (default: the XDG folders)")
	o.color = value.NewWord(colorAuto, "auto", "always", "never")
	flags.Var(&o.color, "color", "color the output: `auto|always|never`; the variable NO_COLOR wins over it")
	flags.BoolVar(&o.explain, "explain", false, "show, below each fault of a story, the line that it is in, and what to do; a terminal always does")
}

// The indices of the words that --color takes.
const (
	colorAuto = iota
	colorAlways
	colorNever
)
