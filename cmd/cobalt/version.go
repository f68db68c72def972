package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"cobalt/game/diag"
	"cobalt/game/render/output"
)

// release is the version of a release; empty if the program is not one. Only the
// linker sets it: -ldflags "-X main.release=1.0.0".
var release string

func newVersionCommand(o *options) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Say which program this is, and which story is in it",
		Long: `Version prints the program's version, the commit that it was built from, the Go
that built it with the system that it is for, and the story that it plays with its
digest, a line each. The digest is the one that mission files name.`,
		Args: cobra.NoArgs,
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
	fmt.Fprintf(out, "cobalt %s\n", versionNumber(info))
	if commit := setting(info, "vcs.revision"); commit != "" {
		if setting(info, "vcs.modified") == "true" {
			commit += " and changes"
		}
		fmt.Fprintf(out, "commit %s\n", commit)
	}
	fmt.Fprintf(out, "go %s %s/%s\n", strings.TrimPrefix(runtime.Version(), "go"), runtime.GOOS, runtime.GOARCH)
	fmt.Fprintf(out, "story %s %s\n", diag.Printable(story.Text[0].Title), story.Digest)
	return out.Err
}

// versionNumber returns the version by itself.
func versionNumber(info *debug.BuildInfo) string {
	switch {
	case release != "":
		return release
	case info == nil:
		return "of unknown origin"
	case info.Main.Version == "" || info.Main.Version == "(devel)":
		return "built from source"
	default:
		return strings.TrimPrefix(info.Main.Version, "v")
	}
}

// version describes the build of the program in a line: its version, or else its
// commit.
func version() string {
	info, _ := debug.ReadBuildInfo() // nil if nothing is known
	return versionOf(info)
}

// versionOf is [version] of a build; of nil, if nothing is known about it.
func versionOf(info *debug.BuildInfo) string {
	v := versionNumber(info)
	if info == nil {
		return v
	}
	if revision := setting(info, "vcs.revision"); release == "" && revision != "" && !strings.Contains(v, revision[:min(12, len(revision))]) {
		v += " at " + revision[:min(12, len(revision))]
		if setting(info, "vcs.modified") == "true" {
			v += " and changes"
		}
	}
	return v + " (" + info.GoVersion + ")"
}

// setting returns a setting of the build; it is empty if there is none.
func setting(info *debug.BuildInfo, key string) string {
	if info == nil {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == key {
			return s.Value
		}
	}
	return ""
}

// builtAt returns the date of the commit that the program was built from; nil if
// nobody knows it, for today.
func builtAt() *time.Time {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return nil
	}
	date, err := time.Parse(time.RFC3339, setting(info, "vcs.time"))
	if err != nil {
		return nil
	}
	return &date
}
