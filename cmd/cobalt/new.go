package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"cobalt/game/render/output"
	"cobalt/scenes"
)

func newNewCommand(o *options) *cobra.Command {
	return &cobra.Command{
		Use:   "new DIR",
		Short: "Write a small story, to be changed into yours",
		Long: `New writes a story of one scene into a folder, with mission files that pass and
a README.md that says how to go on. The folder must be empty, or not be there yet;
either the whole story is written, or nothing.

Exit status: 0 where it was written, 2 where it was not.`,
		Example: `  cobalt new my-story
  cobalt --story my-story`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("%s needs one folder, to write a story into", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return o.writeStory(args[0]) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
	}
}

// writeStory writes the story that authors begin from, and says what to do next.
func (o *options) writeStory(dir string) error {
	if o.storyDir != "" {
		return errors.New("cobalt new takes no --story: the folder is an argument")
	}
	names, err := writeFolder(dir, scenes.Starter())
	if err != nil {
		return fmt.Errorf("no story was written to %q: %w", dir, err)
	}
	out := &output.Writer{To: o.out}
	for _, name := range names {
		fmt.Fprintln(out, printable(filepath.Join(dir, name)))
	}
	word := func(path string) string { return printable(shellWord(path)) }
	fmt.Fprintf(out, `
Next:
  cobalt --story %[1]s
  cobalt verify --story %[1]s
  cobalt run --story %[1]s %[2]s
`, word(dir), word(filepath.Join(dir, missionFolder)))
	return out.Err
}
