package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/value"
	"cobalt/game/diag"
	"cobalt/game/render/output"
	"cobalt/game/suggest"
)

func newExplainCommand(o *options) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain [CODE]",
		Short: "Explain a fault, with an example, or list all that there are",
		Long: `Explain tells what a fault's code means, what to do about it, and shows an
example that has this fault. Every fault of a story, a mission, a proof and the
settings has a code: it stands below the fault on a terminal and with --explain,
and in the formats for programs. Without a code, explain lists all codes.

Exit status: 0 if the code is known, 2 if it is not.`,
		Example: `  cobalt explain unknown-item
  cobalt explain`,
		Args: value.Arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			out := &output.Writer{To: o.out}
			if len(args) == 0 {
				listCodes(out)
				return out.Err
			}
			e, ok := diag.Explain(diag.Code(args[0]))
			if !ok {
				return fmt.Errorf("there is no code %q%s; `cobalt explain` lists all codes", args[0], suggest.Phrase(args[0], codeNames()))
			}
			explain(out, e)
			return out.Err
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return codeNames(), cobra.ShellCompDirectiveNoFileComp
		},
	}
	return cmd
}

func codeNames() []string {
	codes := diag.Codes()
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = string(code)
	}
	return names
}

// listCodes writes every code with the first sentence about it.
func listCodes(w io.Writer) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, code := range diag.Codes() {
		e, _ := diag.Explain(code)
		sentence, _, _ := strings.Cut(e.Text, ". ")
		fmt.Fprintf(table, "%s\t%s.\n", code, strings.TrimSuffix(strings.ReplaceAll(sentence, "\n", " "), "."))
	}
	_ = table.Flush() // the writer keeps its first error
}

// explain writes the meaning of a code.
func explain(w io.Writer, e *diag.Explanation) {
	fmt.Fprintf(w, "%s\n\n%s\n\nWhat to do: %s\n", e.Code, e.Text, e.Hint)
	for i := range e.Example {
		f := &e.Example[i]
		intro := "For example,"
		if i > 0 {
			intro = "and"
		}
		fmt.Fprintf(w, "\n%s %s:\n\n", intro, f.Name)
		for line := range strings.Lines(f.Shown) {
			fmt.Fprintf(w, "%s\n", strings.TrimRight("    "+line, "\n "))
		}
	}
	if e.Told != "" {
		fmt.Fprintf(w, "\nThis is told as:\n\n    %s\n", e.Told)
	}
}
