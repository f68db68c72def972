// Package manpage writes the manual page of a command line, with the words of its
// help. The page is one for the whole program: cobra's doc package renders it.
package manpage

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
	"github.com/spf13/pflag"
)

// end holds the sections that no command's help has.
const end = `# EXIT STATUS

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

// A manual knows which flags are switches.
type manual struct{ isSwitch func(flag string) bool }

// Write writes the manual page of a program. The built time is that of the program;
// nil stands for today. IsSwitch reports whether the value of a flag, such as
// "--mouse", may be left out. The error is the writer's.
//
// Cobra makes a page of one command. Here that is the root, with everything else in
// its description.
func Write(w io.Writer, root *cobra.Command, built *time.Time, isSwitch func(flag string) bool) error {
	m := manual{isSwitch}
	var body strings.Builder
	body.WriteString(markdown(root.Long) + "\n\n# OPTIONS\n\nEvery command takes these, as far as it has a use for them.\n\n")
	root.PersistentFlags().VisitAll(func(f *pflag.Flag) { m.flag(&body, f) })
	body.WriteString("# COMMANDS\n\n")
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			m.command(&body, c)
		}
	}
	body.WriteString(end)
	page := &cobra.Command{Use: root.Use, Short: root.Short, Long: body.String(), DisableAutoGenTag: true}
	page.Flags().Bool("help", false, "")
	page.Flags().Lookup("help").Hidden = true // or cobra adds one, and a section for it
	return doc.GenMan(page, &doc.GenManHeader{
		Title: "COBALT", Section: "1", Date: built, Source: "cobalt " + root.Version, Manual: "Games",
	}, w)
}

// command writes the sections of a command and of those below it, in
// Markdown. Cobra's own commands get one line.
func (m manual) command(w io.Writer, c *cobra.Command) {
	fmt.Fprintf(w, "### %s\n\n", escapeMarkdown(c.UseLine()))
	if c.Name() == "help" || c.Name() == "completion" {
		fmt.Fprintf(w, "%s.\n\n", c.Short)
		return
	}
	if c.Long == "" {
		fmt.Fprintf(w, "%s.\n\n", c.Short)
	}
	fmt.Fprintf(w, "%s\n\n", markdown(c.Long))
	if c.Example != "" {
		fmt.Fprintf(w, "For example:\n\n```\n%s\n```\n\n", c.Example)
	}
	c.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) { m.flag(w, f) })
	for _, below := range c.Commands() {
		if below.IsAvailableCommand() {
			m.command(w, below)
		}
	}
}

// flag writes a flag, its value and its purpose.
func (m manual) flag(w io.Writer, f *pflag.Flag) {
	if f.Hidden || f.Name == "help" {
		return
	}
	value, usage := pflag.UnquoteUsage(f)
	name := "**--" + escapeMarkdown(f.Name) + "**"
	if f.Shorthand != "" {
		name = "**-" + f.Shorthand + "**, " + name
	}
	switch {
	case m.isSwitch("--" + f.Name):
		name += `\[=*` + escapeMarkdown(value) + `*\]`
	case value != "":
		name += " *" + escapeMarkdown(value) + "*"
	}
	fmt.Fprintf(w, "%s\n: %s\n\n", name, escapeMarkdown(usage))
}

// markdown turns the words of a help into Markdown. Indented lines keep their
// form.
func markdown(help string) string {
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
