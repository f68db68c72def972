package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"cobalt/game/suggest"
)

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
