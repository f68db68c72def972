package main

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cobalt/assets"
	"cobalt/cmd/cobalt/value"
	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/save"
	"cobalt/scenes"
)

// streams are the program's three.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// options are the flags that every command takes, and what commands share.
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
}

// execute runs the program and returns its exit status.
func execute(ctx context.Context, std streams, getenv func(string) string, args []string) int {
	o := &options{streams: std, getenv: getenv, now: time.Now}
	return o.execute(ctx, args)
}

func (o *options) execute(ctx context.Context, args []string) int {
	root := newRoot(o)
	root.SetArgs(joinSwitches(args))
	root.SetIn(o.in)
	root.SetOut(o.out)
	root.SetErr(o.err)
	return o.report(root.ExecuteContext(ctx))
}

// newRoot builds the whole command line. Every command has a file of its own, and
// one line here.
func newRoot(o *options) *cobra.Command {
	root := &cobra.Command{
		Use:   "cobalt",
		Short: "A spy thriller, played in a terminal",
		Long: `Cobalt is a spy thriller that is played in a terminal. On its own it plays;
with a mission file it takes that run up at its end.`,
		Version:       version(),
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	o.addFlags(root.PersistentFlags())
	byDefault(root, newPlayCommand(o))
	root.AddCommand(
		newRunCommand(o),
		newVerifyCommand(o),
		newRouteCommand(o),
		newSimulateCommand(o),
		newDiffCommand(o),
		newReplayCommand(o),
		newNewCommand(o),
		newMapCommand(o),
		newMissionsCommand(o),
		newRaceCommand(o),
		newRecordsCommand(o),
		newExportCommand(o),
		newExplainCommand(o),
		newManCommand(o),
	)
	addHelp(root)
	return root
}

// story loads the story that the flags name. Its error is a sentence, or, for a
// story that does not compile, a [diag.List] of everything that is wrong with
// it, in files as they can be opened from here.
func (o *options) story() (*game.Story, error) {
	if o.storyDir == "" {
		story, err := scenes.Cobalt()
		return story, o.moved(err)
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
