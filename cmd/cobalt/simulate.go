package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"cobalt/game"
	"cobalt/game/explore"
	"cobalt/game/render/sample"
)

// A simulateCommand is `cobalt simulate`.
type simulateCommand struct {
	*options
	plays  int
	seed   uint64
	format *formatFlag[sampleWriter]
}

func newSimulateCommand(o *options) *cobra.Command {
	s := &simulateCommand{options: o, format: simulateFormats()}
	cmd := &cobra.Command{
		Use:   "simulate",
		Short: "Play at random: which endings, how long, how suspicious",
		Long: `Simulate plays runs at random, each choice that is open as likely as any other,
and tells how often each ending came, how long the runs were, how often and where
one was caught or late, and how suspicion went. The same seed gives the same
figures on every machine; only the speed differs.

Exit status: 0; 1 where a play got stuck, went round in circles or did not end
within 10,000 choices; 2 where the story cannot be read; 130 where it was
interrupted.`,
		Example: `  cobalt simulate
  cobalt simulate -n 1000000 --seed 7 --difficulty ghost --format json`,
		Args: noArguments,
		RunE: interruptible(s.run),
	}
	flags := cmd.Flags()
	flags.IntVarP(&s.plays, "plays", "n", 100_000, "play so `many` runs")
	flags.Uint64Var(&s.seed, "seed", 1, "the `number` that chance starts from")
	s.format.add(cmd, "write the figures as")
	return cmd
}

// simulateFormats returns the formats in which the figures are written.
func simulateFormats() *formatFlag[sampleWriter] {
	return formatsOf(format[sampleWriter]{name: "text", as: sample.WriteText}, format[sampleWriter]{name: "json", as: writeFigures})
}

type sampleWriter func(io.Writer, *explore.Sample, *game.Words) error

func writeFigures(w io.Writer, s *explore.Sample, _ *game.Words) error {
	return sample.WriteJSON(w, s)
}

func (s *simulateCommand) run(cmd *cobra.Command, _ []string) error {
	if s.plays < 1 {
		return fmt.Errorf("-n %d: at least one run is played", s.plays)
	}
	story, err := s.story()
	if err != nil {
		return err
	}
	words, err := s.words(story)
	if err != nil {
		return err
	}
	sample, err := explore.Simulate(cmd.Context(), story, s.difficulty.or(game.Agent), s.plays, s.seed)
	if err != nil {
		return err
	}
	if err := s.format.value().as(s.out, sample, words); err != nil {
		return fmt.Errorf("the figures cannot be written: %w", err)
	}
	if sample.Stuck+sample.Looped+sample.Endless > 0 {
		return exit(exitFailed)
	}
	return nil
}
