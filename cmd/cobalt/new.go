package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/value"
	"cobalt/game/diag"
	"cobalt/game/language"
	"cobalt/game/render/output"
	"cobalt/scenes/starter"
)

// A newCommand is `cobalt new`.
type newCommand struct {
	*options
	kind value.Word
}

func newNewCommand(o *options) *cobra.Command {
	n := &newCommand{options: o, kind: value.NewWord(0, starter.Kinds()...)}
	cmd := &cobra.Command{
		Use:   "new DIR",
		Short: "Write a small story, to be changed into yours",
		Long: `New writes a story of one scene into a folder, with mission files that pass and
a README.md that says how to go on. The folder may hold other things, but nothing
of a story's; either the whole story is written, or nothing. No file that is there
is replaced.

--kind plain is a story of any kind, with a meter, items and a clock; --kind spy
has suspicion and being caught as well. With --lang es there is a translation into
Spanish beside it.

Exit status: 0 if it was written, 2 if it was not.`,
		Example: `  cobalt new my-story
  cobalt new --kind spy --lang es my-story
  cobalt --story my-story`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("%s needs one folder, to write a story into", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return n.write(args[0]) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
	}
	cmd.Flags().Var(&n.kind, "kind", "the kind of story to begin from: `plain|spy`")
	completeWords(cmd, "kind", starter.Kinds()...)
	return cmd
}

// check refuses flags that have no meaning for a story that is yet to be written.
func (n *newCommand) check() error {
	known := append([]string{starter.Original}, starter.Languages()...)
	nearest, told := language.Nearest(n.lang, known)
	switch {
	case n.storyDir != "":
		return errors.New("cobalt new takes no --story: the folder is an argument")
	case n.lang != "" && !told:
		return fmt.Errorf("--lang: the story is written in English (%s) and translated into %s, and not into %q", starter.Original, strings.Join(starter.Languages(), ", "), n.lang)
	case told:
		n.lang = known[nearest]
	}
	return nil
}

// write writes the story, and tells the next steps.
func (n *newCommand) write(dir string) error {
	if err := n.check(); err != nil {
		return err
	}
	names, err := starter.Write(dir, starter.Folders(n.kind.String(), n.lang)...)
	if err != nil {
		return fmt.Errorf("no story was written to %q: %w", dir, err)
	}
	out := &output.Writer{To: n.out}
	for _, name := range names {
		fmt.Fprintln(out, diag.Name(filepath.Join(dir, name)))
	}
	word := func(path string) string { return diag.Printable(shellWord(path)) }
	fmt.Fprintf(out, `
Next:
  cobalt --story %[1]s
  cobalt verify --story %[1]s
  cobalt run --story %[1]s %[2]s
`, word(dir), word(filepath.Join(dir, missionFolder)))
	return out.Err
}
