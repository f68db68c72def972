package main

import (
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
	"github.com/spf13/pflag"
)

// newManCommand returns `cobalt man`, for those who package the program. The
// page has the same words as the help.
func newManCommand(o *options) *cobra.Command {
	return &cobra.Command{
		Use:    "man",
		Short:  "Print the manual page, for man(1)",
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return writeManual(o.out, cmd.Root())
		},
	}
}

// manualEnd holds the sections that no command's help has.
const manualEnd = `# EXIT STATUS

0 if all is well; 1 if an expectation failed or a defect was found; 2 for wrong usage, or an input that cannot be read; 130 if it was interrupted (129, 131 and 143 for the signals HUP, QUIT and TERM).

# ENVIRONMENT

**NO\_COLOR**
: If it is set and not empty, nothing is colored, whatever else is said.

**CLICOLOR\_FORCE**
: If it is set and not 0, output is colored even if it goes to no terminal.

**ACCESSIBLE**
: If it is set and not empty, play is --plain.

# FILES

Missions, profile and settings are kept in the folders of the XDG base directory specification, or in the folder that --data names.
`

// writeManual writes the manual page of the whole program. Cobra makes a page of
// one command; here that is the root, with everything else in its description.
func writeManual(w io.Writer, root *cobra.Command) error {
	var body strings.Builder
	body.WriteString(manualText(root.Long) + "\n\n# OPTIONS\n\nEvery command takes these, as far as it has a use for them.\n\n")
	root.PersistentFlags().VisitAll(func(f *pflag.Flag) { writeManualFlag(&body, f) })
	body.WriteString("# COMMANDS\n\n")
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			writeManualCommand(&body, c)
		}
	}
	body.WriteString(manualEnd)
	page := &cobra.Command{Use: root.Use, Short: root.Short, Long: body.String(), DisableAutoGenTag: true}
	page.Flags().Bool("help", false, "")
	page.Flags().Lookup("help").Hidden = true // or cobra adds one, and a section for it
	return doc.GenMan(page, &doc.GenManHeader{
		Title: "COBALT", Section: "1", Date: builtAt(), Source: "cobalt " + root.Version, Manual: "Games",
	}, w)
}

// writeManualCommand writes the sections of a command and of those below it, in
// Markdown. Cobra's own commands get one line.
func writeManualCommand(w io.Writer, c *cobra.Command) {
	fmt.Fprintf(w, "### %s\n\n", escapeMarkdown(c.UseLine()))
	if c.Name() == "help" || c.Name() == "completion" {
		fmt.Fprintf(w, "%s.\n\n", c.Short)
		return
	}
	if c.Long == "" {
		fmt.Fprintf(w, "%s.\n\n", c.Short)
	}
	fmt.Fprintf(w, "%s\n\n", manualText(c.Long))
	if c.Example != "" {
		fmt.Fprintf(w, "For example:\n\n```\n%s\n```\n\n", c.Example)
	}
	c.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) { writeManualFlag(w, f) })
	for _, below := range c.Commands() {
		if below.IsAvailableCommand() {
			writeManualCommand(w, below)
		}
	}
}

// writeManualFlag writes a flag, its value and its purpose.
func writeManualFlag(w io.Writer, f *pflag.Flag) {
	if f.Hidden || f.Name == "help" {
		return
	}
	value, usage := pflag.UnquoteUsage(f)
	name := "**--" + escapeMarkdown(f.Name) + "**"
	if f.Shorthand != "" {
		name = "**-" + f.Shorthand + "**, " + name
	}
	switch {
	case isSwitch("--" + f.Name):
		name += `\[=*` + escapeMarkdown(value) + `*\]`
	case value != "":
		name += " *" + escapeMarkdown(value) + "*"
	}
	fmt.Fprintf(w, "%s\n: %s\n\n", name, escapeMarkdown(usage))
}

// manualText turns the words of a help into Markdown. Indented lines keep their
// form.
func manualText(help string) string {
	var b strings.Builder
	for i, paragraph := range strings.Split(help, "\n\n") {
		if i > 0 {
			b.WriteString("\n\n")
		}
		plain, verbatim := paragraph, ""
		if at := strings.Index("\n"+paragraph, "\n "); at >= 0 {
			plain, verbatim = paragraph[:at], paragraph[at:]
		}
		b.WriteString(escapeMarkdown(plain))
		if verbatim != "" {
			b.WriteString("\n```\n" + verbatim + "\n```")
		}
	}
	return b.String()
}

// escapeMarkdown returns Markdown that shows a text as it is; code spans in it
// stay.
func escapeMarkdown(text string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`).Replace(text)
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
