package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/value"
	"cobalt/game/explore"
	"cobalt/game/render/proof"
	"cobalt/game/render/report"
)

// A verifyCommand is `cobalt verify`.
type verifyCommand struct {
	proving
	format *value.Formats[verifyFormat]
}

func newVerifyCommand(o *options) *cobra.Command {
	v := &verifyCommand{proving: proving{options: o}, format: verifyFormats()}
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
(unused-name), what translations lack (untranslated), and what the compiler finds
odd, as pictures that are nowhere (missing-art). "cobalt explain" says more of each.

Exit status: 0 if there is no defect, 1 if there is one or memory did not suffice, 2
if the story cannot be read, 130 if it was interrupted; everything known by then is
told, marked incomplete.`,
		Example: `  cobalt verify
  cobalt verify --story my-story --difficulty ghost --format github`,
		Args: noArguments,
		RunE: interruptible(v.run),
	}
	v.addFlags(cmd.Flags())
	v.format.Add(cmd, "write the report as")
	return cmd
}

func (v *verifyCommand) run(cmd *cobra.Command, _ []string) error {
	as := v.format.Value().As
	built, err := v.build()
	if err != nil {
		return v.tellFaults(err, as.faults)
	}
	if _, err := v.words(built.Story); err != nil {
		return err
	}
	options, done := v.explore()
	found, err := explore.Verify(cmd.Context(), built.Story, options)
	done()
	if err != nil {
		return err
	}
	report := &proof.Report{Report: found, Compiler: built.Warnings, Path: v.path}
	if err := as.write(v, report); err != nil {
		return fmt.Errorf("the report cannot be written: %w", err)
	}
	if len(found.Defects) > 0 || !found.Complete {
		return exit(exitFailed)
	}
	return nil
}

// verifyFormats returns the formats in which a report is written.
func verifyFormats() *value.Formats[verifyFormat] {
	return value.FormatsOf(
		value.Format[verifyFormat]{Name: "text", As: verifyFormat{(*verifyCommand).writeText, nil}},
		value.Format[verifyFormat]{Name: "json", As: verifyFormat{(*verifyCommand).writeJSON, proof.JSONFaults}},
		value.Format[verifyFormat]{Name: "github", As: verifyFormat{(*verifyCommand).writeGitHub, report.GitHubFaults}},
	)
}

// A verifyFormat is a way to write a report.
type verifyFormat struct {
	write func(*verifyCommand, *proof.Report) error
	// faults writes the faults of a story that cannot be proven; nil if they are
	// told on standard error.
	faults faultWriter
}

func (v *verifyCommand) writeText(r *proof.Report) error { return r.WriteText(v.out, v.paint(v.out)) }

func (v *verifyCommand) writeJSON(r *proof.Report) error { return r.WriteJSON(v.out) }

func (v *verifyCommand) writeGitHub(r *proof.Report) error { return r.WriteGitHub(v.out) }
