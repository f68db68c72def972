package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"cobalt/game/explore"
)

// A verifyCommand is `cobalt verify`.
type verifyCommand struct {
	proving
	format verifyFormat
}

func newVerifyCommand(o *options) *cobra.Command {
	v := &verifyCommand{proving: proving{options: o}}
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "Prove the story: every reachable state, every ending",
		Long: `Verify explores every state that a run can come to, and tells what is wrong with
the story, each with the shortest mission that shows it, ready for "cobalt run":

  soft-lock           nothing can be chosen, and it is no ending
  doomed              there are choices, but no ending can be reached any more
  divert-loop         diverts that go round in circles
  unreachable-node    no run comes there
  unreachable-ending  no run comes to it

and warns of choices that are never offered or never unlocked (dead-choice),
guarded text that never shows (dead-text), names that are declared to no purpose
(unused-name) and what translations lack (untranslated).

Exit status: 0 where there is no defect, 1 where there is one or memory did not
do, 2 where the story cannot be read, 130 where it was interrupted; what is
known by then is told, marked incomplete.`,
		Example: `  cobalt verify
  cobalt verify --story my-story --difficulty ghost --format github`,
		Args: noArguments,
		RunE: interruptible(v.run),
	}
	v.addFlags(cmd.Flags())
	cmd.Flags().Var(&v.format, "format", "write the report as `text|json|github`")
	completeWords(cmd, "format", verifyFormatNames()...)
	return cmd
}

func (v *verifyCommand) run(cmd *cobra.Command, _ []string) error {
	story, err := v.story()
	if err != nil {
		return err
	}
	if _, err := v.words(story); err != nil {
		return err
	}
	options, done := v.explore()
	report, err := explore.Verify(cmd.Context(), story, options)
	done()
	if err != nil {
		return err
	}
	out := &stickyWriter{w: v.out}
	verifyFormats[v.format].write(v, out, report)
	if out.err != nil {
		return fmt.Errorf("the report cannot be written: %w", out.err)
	}
	if len(report.Defects) > 0 || !report.Complete {
		return exit(exitFailed)
	}
	return nil
}

// verifyFormats are the forms in which a report is written.
var verifyFormats = []struct {
	name  string
	write func(*verifyCommand, io.Writer, *explore.Report)
}{
	{"text", (*verifyCommand).writeText},
	{"json", (*verifyCommand).writeJSON},
	{"github", (*verifyCommand).writeGitHub},
}

func verifyFormatNames() (names []string) {
	for _, f := range verifyFormats {
		names = append(names, f.name)
	}
	return names
}

// A verifyFormat is the index of a format.
type verifyFormat int

func (f *verifyFormat) String() string { return verifyFormatNames()[*f] }

// Set is called with what stands on the command line.
func (f *verifyFormat) Set(name string) error {
	for i, known := range verifyFormatNames() {
		if name == known {
			*f = verifyFormat(i)
			return nil
		}
	}
	return oneOf(name, verifyFormatNames()...)
}

// Type is the value's name where help shows none.
func (*verifyFormat) Type() string { return "format" }
