package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/origin"
	"cobalt/cmd/cobalt/value"
	"cobalt/game/diag"
	"cobalt/game/render/output"
)

func newVersionCommand(o *options) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Say which program this is, and which story is in it",
		Long: `Version prints the program's version, the commit that it was built from, the Go
that built it with the system that it is for, and the story that it plays with its
digest, a line each. The digest is the one that mission files name.`,
		Args: value.Arguments(0, 0),
		RunE: func(*cobra.Command, []string) error { return o.writeVersion() },
	}
}

func (o *options) writeVersion() error {
	story, err := o.story()
	if err != nil {
		return err
	}
	info, _ := debug.ReadBuildInfo() // nil if nothing is known
	out := &output.Writer{To: o.out}
	fmt.Fprintf(out, "cobalt %s\n", origin.Number(info))
	if commit := origin.Setting(info, "vcs.revision"); commit != "" {
		if origin.Setting(info, "vcs.modified") == "true" {
			commit += " and changes"
		}
		fmt.Fprintf(out, "commit %s\n", commit)
	}
	fmt.Fprintf(out, "go %s %s/%s\n", strings.TrimPrefix(runtime.Version(), "go"), runtime.GOOS, runtime.GOARCH)
	fmt.Fprintf(out, "story %s %s\n", diag.Printable(story.Text[0].Title), story.Digest)
	return out.Err
}
