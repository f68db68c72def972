// Package early answers `cobalt --version` of a release before most of the program is
// initialized, and package early/run likewise `cobalt run FILE`: the two command lines
// that scripts call again and again.
//
// A Go program initializes its packages in an order that the language fixes: of those
// whose imports are initialized, the one whose path sorts first. These two packages
// import little, so they come before the libraries that only other commands use, which
// take longer than either answer. What they answer they answer to the letter as package
// main does, and a test holds the two against each other. They leave everything else
// alone: another command, a flag, a terminal to color the output for, a program with a
// story of its own, a file that is not as it should be or whose front matter only a reader
// of YAML can tell, a run that fails.
package early

import (
	"io"
	"os"

	"cobalt/cmd/cobalt/release"
	"cobalt/game/pack/executable/mark"
)

func init() {
	if !mark.Filled() && Version(os.Stdout, release.Version(), os.Args[1:]) {
		os.Exit(0)
	}
}

// Version answers `cobalt --version` of a release, and reports whether it has. If not,
// nothing was written.
func Version(out io.Writer, version string, args []string) bool {
	if version == "" || len(args) != 1 || args[0] != "--version" {
		return false
	}
	_, err := io.WriteString(out, "cobalt "+release.Line(version)+"\n")
	return err == nil
}
