// Package manpage writes the manual page of a command line, with the words of its
// help, as roff. The page is one for the whole program.
package manpage

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// end holds the sections that no command's help has, as roff.
const end = `.SH EXIT STATUS
0 if all is well; 1 if an expectation failed or a defect was found; 2 for wrong usage, or an input that cannot be read; 130 if it was interrupted (129, 131 and 143 for the signals HUP, QUIT and TERM).
.SH ENVIRONMENT
.TP
\fBNO_COLOR\fP
If it is set and not empty, nothing is colored, whatever else is said.
.TP
\fBCLICOLOR_FORCE\fP
If it is set and not 0, output is colored even if it goes to no terminal.
.TP
\fBACCESSIBLE\fP
If it is set and not empty, play is \-\-plain.
.SH FILES
Missions, profile and settings are kept in the folders of the XDG base directory specification, or in the folder that \-\-data names.
`

// A manual is a page under way.
type manual struct {
	strings.Builder
	isSwitch func(flag string) bool // whether a flag's value may be left out
}

// Write writes the manual page of a program. The built time is that of the program;
// nil stands for today. IsSwitch reports whether the value of a flag, such as
// "--mouse", may be left out. The error is the writer's.
func Write(w io.Writer, root *cobra.Command, built *time.Time, isSwitch func(flag string) bool) error {
	if built == nil {
		now := time.Now()
		built = &now
	}
	m := &manual{isSwitch: isSwitch}
	fmt.Fprintf(m, ".nh\n.TH \"COBALT\" \"1\" \"%s\" %s \"Games\"\n", built.Format("Jan 2006"), quoted("cobalt "+root.Version))
	fmt.Fprintf(m, ".SH NAME\n%s - %s\n", literal(root.Name()), literal(root.Short))
	fmt.Fprintf(m, ".SH SYNOPSIS\n\\fB%s\\fP\n", literal(root.Use))
	m.WriteString(".SH DESCRIPTION\n")
	m.help(root.Long)
	m.WriteString(".SH OPTIONS\nEvery command takes these, as far as it has a use for them.\n")
	root.PersistentFlags().VisitAll(m.flag)
	m.WriteString(".SH COMMANDS\n")
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			m.command(c)
		}
	}
	m.WriteString(end)
	_, err := io.WriteString(w, m.String())
	return err
}

// command writes the sections of a command and of those below it. Cobra's own
// commands get one line.
func (m *manual) command(c *cobra.Command) {
	fmt.Fprintf(m, ".SS %s\n", literal(c.UseLine()))
	if c.Name() == "help" || c.Name() == "completion" {
		fmt.Fprintf(m, "%s.\n", literal(c.Short))
		return
	}
	if c.Long == "" {
		fmt.Fprintf(m, "%s.\n", literal(c.Short))
	}
	m.help(c.Long)
	if c.Example != "" {
		m.WriteString(".PP\nFor example:\n")
		m.verbatim(c.Example)
	}
	c.LocalNonPersistentFlags().VisitAll(m.flag)
	for _, below := range c.Commands() {
		if below.IsAvailableCommand() {
			m.command(below)
		}
	}
}

// flag writes a flag, its value and its purpose.
func (m *manual) flag(f *pflag.Flag) {
	if f.Hidden || f.Name == "help" {
		return
	}
	value, usage := pflag.UnquoteUsage(f)
	m.WriteString(".TP\n")
	if f.Shorthand != "" {
		fmt.Fprintf(m, "\\fB\\-%s\\fP, ", literal(f.Shorthand))
	}
	fmt.Fprintf(m, "\\fB\\-\\-%s\\fP", literal(f.Name))
	switch {
	case m.isSwitch("--" + f.Name):
		fmt.Fprintf(m, "[=\\fI%s\\fP]", literal(value))
	case value != "":
		fmt.Fprintf(m, " \\fI%s\\fP", literal(value))
	}
	fmt.Fprintf(m, "\n%s\n", literal(usage))
}

// help writes the words of a help, a paragraph behind the other. Indented lines keep
// their form.
func (m *manual) help(text string) {
	for i, paragraph := range strings.Split(text, "\n\n") {
		plain, indented := paragraph, ""
		if at := strings.Index("\n"+paragraph, "\n "); at >= 0 {
			plain, indented = paragraph[:at], paragraph[at:]
		}
		if i > 0 && plain != "" {
			m.WriteString(".PP\n")
		}
		if plain = strings.TrimSuffix(plain, "\n"); plain != "" {
			m.WriteString(literal(plain) + "\n")
		}
		if indented != "" {
			m.verbatim(indented)
		}
	}
}

// verbatim writes lines as they stand.
func (m *manual) verbatim(text string) {
	fmt.Fprintf(m, ".PP\n.EX\n%s\n.EE\n", literal(text))
}

// literal returns roff that shows a text as it is: nothing in it is a request or an
// escape, and a hyphen is one that can be copied. Code between backquotes is bold.
func literal(text string) string {
	parts := strings.Split(strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text), "`")
	for i := 1; i+1 < len(parts); i += 2 {
		parts[i] = `\fB` + parts[i] + `\fP`
	}
	lines := strings.Split(strings.Join(parts, ""), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}

// quoted returns a text as one argument of a request.
func quoted(text string) string { return `"` + strings.ReplaceAll(literal(text), `"`, `\(dq`) + `"` }
