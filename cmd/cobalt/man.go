package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cobalt/game/render/output"
)

// newManCommand is `cobalt man`, for whoever packages the program: it prints
// the manual page, made of the same words as the help.
func newManCommand(o *options) *cobra.Command {
	return &cobra.Command{
		Use:    "man",
		Short:  "Print the manual page, for man(1)",
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			out := &output.Writer{To: o.out}
			writeManual(out, cmd.Root())
			return out.Err
		},
	}
}

// What the help of no command says.
const (
	manualStatus = `0 where all is well; 1 where an expectation failed or a defect was found; 2 for wrong usage, or an input that cannot be read; 130 where it was interrupted.`
	manualFiles  = `Missions, profile and settings are kept in the folders of the XDG base directory specification, or where --data says.`
)

var manualVariables = [...][2]string{
	{"NO_COLOR", "Where it is set and not empty nothing is colored, whatever else is said."},
	{"CLICOLOR_FORCE", "Where it is set and not 0, output is colored even where it goes to no terminal."},
	{"ACCESSIBLE", "Where it is set and not empty, play is --plain."},
}

// writeManual writes the manual page of the whole program.
func writeManual(w io.Writer, root *cobra.Command) {
	m := manual{w}
	m.line(`.TH COBALT 1 "" "cobalt %s" "Games"`, roff(root.Version))
	m.line(".SH NAME\ncobalt \\- %s", roff(root.Short))
	m.line(".SH SYNOPSIS\n.B %s\n.br\n.B cobalt \\fICOMMAND\\fR", roff(root.UseLine()))
	m.line(".SH DESCRIPTION")
	m.text(root.Long)
	m.line(".SH OPTIONS\nEvery command takes these, as far as it has a use for them.")
	m.flags(root.PersistentFlags())
	m.line(".SH COMMANDS")
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			m.command(c)
		}
	}
	m.line(".SH EXIT STATUS")
	m.text(manualStatus)
	m.line(".SH ENVIRONMENT")
	for _, v := range manualVariables {
		m.line(".TP\n.B %s\n%s", v[0], roff(v[1]))
	}
	m.line(".SH FILES")
	m.text(manualFiles)
}

// A manual writes roff.
type manual struct{ w io.Writer }

func (m manual) line(format string, args ...any) { fmt.Fprintf(m.w, format+"\n", args...) }

// command writes what there is to say of a command and those below it. Of
// cobra's own, a line is enough.
func (m manual) command(c *cobra.Command) {
	m.line(".SS %s", roff(c.UseLine()))
	if c.Name() == "help" || c.Name() == "completion" {
		m.text(c.Short + ".")
		return
	}
	if c.Long == "" {
		m.text(c.Short + ".")
	}
	m.text(c.Long)
	m.flags(c.LocalNonPersistentFlags())
	if c.Example != "" {
		m.line(".PP\n.EX\n%s\n.EE", roff(c.Example))
	}
	for _, below := range c.Commands() {
		if below.IsAvailableCommand() {
			m.command(below)
		}
	}
}

// text writes paragraphs.
func (m manual) text(text string) {
	if text == "" {
		return
	}
	for i, paragraph := range strings.Split(text, "\n\n") {
		if i > 0 {
			m.line(".PP")
		}
		m.line("%s", roff(paragraph))
	}
}

func (m manual) flags(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		switch {
		case isSwitch("--" + f.Name):
			value = `[=\fI` + roff(value) + `\fR]`
		case value != "":
			value = ` \fI` + roff(value) + `\fR`
		}
		m.line(".TP\n\\fB%s\\fR%s\n%s", roff(name), value, roff(usage))
	})
}

// roff escapes text: what it would take for a command, and hyphens that are to
// stay what they are.
func roff(text string) string {
	lines := strings.Split(strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
