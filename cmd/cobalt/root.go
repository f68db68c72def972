package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"cobalt/game"
	"cobalt/scenes"
)

// Exit statuses, as every command keeps them.
const (
	exitOK          = 0
	exitFailed      = 1   // an expectation failed, or a defect was found
	exitUsage       = 2   // usage, or an input that cannot be read
	exitInterrupted = 130 // ctrl+c
)

// An exitError ends the program with a status. One without a message has
// already said all there is to say.
type exitError struct {
	status int
	err    error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// streams are the program's three.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// options are the flags that every command takes, and what commands share.
type options struct {
	streams
	storyDir   string
	lang       string
	difficulty string
	data       string
}

// execute runs the program and returns its exit status.
func execute(ctx context.Context, std streams, args []string) int {
	o := &options{streams: std}
	root := newRoot(o)
	root.SetArgs(args)
	root.SetIn(std.in)
	root.SetOut(std.out)
	root.SetErr(std.err)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	status := exitUsage
	var exit *exitError
	if errors.As(err, &exit) {
		status = exit.status
	}
	if msg := err.Error(); msg != "" {
		fmt.Fprintln(std.err, "cobalt: "+msg)
	}
	return status
}

func newRoot(o *options) *cobra.Command {
	root := &cobra.Command{
		Use:           "cobalt",
		Short:         "A spy thriller, played in a terminal",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	flags := root.PersistentFlags()
	flags.StringVar(&o.storyDir, "story", "", "the story's `folder` (default: the built-in story)")
	flags.StringVar(&o.lang, "lang", "", "the language to play in, as a BCP 47 `tag`")
	flags.StringVar(&o.difficulty, "difficulty", "agent", "`recruit`, agent or ghost")
	flags.StringVar(&o.data, "data", "", "the `folder` where missions, profile and settings are kept (default: the XDG folders)")
	return root
}

// story loads the story that the flags name.
func (o *options) story() (*game.Story, error) {
	if o.storyDir == "" {
		return scenes.Cobalt()
	}
	return scenes.Compile(os.DirFS(o.storyDir))
}
