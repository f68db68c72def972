package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"cobalt/game"
	"cobalt/game/explore"
)

// The figures of the story stand in the README between these lines.
const (
	figuresBegin = "<!-- figures: written by `cobalt figures README.md` -->\n"
	figuresEnd   = "<!-- end of figures -->\n"
)

// A figuresCommand is `cobalt figures`, which is not for players.
type figuresCommand struct {
	proving
	check bool
}

func newFiguresCommand(o *options) *cobra.Command {
	f := &figuresCommand{proving: proving{options: o}}
	cmd := &cobra.Command{
		Use:    "figures FILE",
		Short:  "Prove the story on every difficulty, and write its figures into a file",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE:   interruptible(f.run),
	}
	f.addFlags(cmd.Flags())
	cmd.Flags().BoolVar(&f.check, "check", false, "write nothing; fail where the figures differ from those in the file")
	return cmd
}

func (f *figuresCommand) run(cmd *cobra.Command, args []string) error {
	old, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	before, rest, begins := bytes.Cut(old, []byte(figuresBegin))
	_, after, ends := bytes.Cut(rest, []byte(figuresEnd))
	if !begins || !ends {
		return fmt.Errorf("%s has no place for figures: write the lines\n%s%sinto it", args[0], figuresBegin, figuresEnd)
	}
	figures, err := f.figures(cmd)
	if err != nil {
		return err
	}
	text := bytes.Join([][]byte{before, []byte(figuresBegin + figures + figuresEnd), after}, nil)
	switch {
	case bytes.Equal(text, old):
		return nil
	case f.check:
		return &exitError{exitFailed, fmt.Errorf("the figures in %s are not the story's: run \"cobalt figures %s\"", args[0], args[0])}
	default:
		return writeFile(args[0], text)
	}
}

// figures proves the story on every difficulty and returns what there is to say.
func (f *figuresCommand) figures(cmd *cobra.Command) (string, error) {
	story, err := f.story()
	if err != nil {
		return "", err
	}
	var reports []*explore.Report
	for _, d := range game.Difficulties {
		options, done := f.explore()
		options.Difficulty = d
		r, err := explore.Verify(cmd.Context(), story, options)
		done()
		if err != nil {
			return "", err
		}
		if !r.Complete || len(r.Defects) > 0 {
			return "", &exitError{exitFailed, errors.New("the story is not proven on " + d.String() + ": see cobalt verify")}
		}
		reports = append(reports, r)
	}
	return figuresOf(reports), nil
}

// figuresOf writes what reports have in common, and a table of what they have
// not.
func figuresOf(reports []*explore.Report) string {
	var b strings.Builder
	s := reports[0].Story
	fmt.Fprintf(&b, "%s nodes, %s choices, %s words, %d endings. Every state that a run can\ncome to was looked at, on every difficulty: none is a dead end.\n\n",
		grouped(len(s.Nodes)), grouped(len(s.Choices)), grouped(reports[0].Words), len(s.Endings))
	row := func(name string, cell func(r *explore.Report) string) {
		fmt.Fprintf(&b, "| %s |", name)
		for _, r := range reports {
			fmt.Fprintf(&b, " %s |", cell(r))
		}
		b.WriteByte('\n')
	}
	row("", func(r *explore.Report) string { return r.Difficulty.String() })
	b.WriteString("| --- |" + strings.Repeat(" --- |", len(reports)) + "\n")
	row("states told apart", func(r *explore.Report) string { return grouped(r.States) })
	row("ways between them", func(r *explore.Report) string { return grouped(r.Transitions) })
	for e := range s.Endings {
		row("the shortest run to `"+s.Endings[e].ID+"`", func(r *explore.Report) string {
			return plural(r.Endings[e].Choices, "choice")
		})
	}
	return b.String()
}
