package main

import (
	"fmt"
	"io"
	"sync/atomic"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/value"
	"cobalt/game"
	"cobalt/game/explore"
	"cobalt/game/render/output"
	"cobalt/game/render/sample"
)

// A simulateCommand is `cobalt simulate`.
type simulateCommand struct {
	*options
	plays  int
	seed   uint64
	format *value.Formats[sampleWriter]
}

func newSimulateCommand(o *options) *cobra.Command {
	s := &simulateCommand{options: o, format: simulateFormats()}
	cmd := &cobra.Command{
		Use:   "simulate",
		Short: "Play at random: which endings, how long, how suspicious",
		Long: `Simulate plays runs at random, each choice that is open as likely as any other,
and tells how often each ending came, how long the runs were, how often and in which
scenes one was caught or late, and how suspicion went. The same seed gives the same
figures on every machine; only the speed differs.

A signal ends it with the figures of the plays that were made by then.

Exit status: 0; 1 if a play got stuck, went round in circles or did not end within
10,000 choices; 2 if the story cannot be read; 130 if it was interrupted.`,
		Example: `  cobalt simulate
  cobalt simulate -n 1000000 --seed 7 --difficulty ghost --format json`,
		Args: noArguments,
		RunE: interruptible(s.run),
	}
	flags := cmd.Flags()
	flags.IntVarP(&s.plays, "plays", "n", 100_000, "play so `many` runs")
	flags.Uint64Var(&s.seed, "seed", 1, "the `number` that chance starts from")
	s.format.Add(cmd, "write the figures as")
	return cmd
}

// simulateFormats returns the formats in which the figures are written.
func simulateFormats() *value.Formats[sampleWriter] {
	return value.FormatsOf(value.Format[sampleWriter]{Name: "text", As: sample.WriteText}, value.Format[sampleWriter]{Name: "json", As: writeFigures})
}

type sampleWriter func(io.Writer, *explore.Sample, *game.Words) error

func writeFigures(w io.Writer, s *explore.Sample, _ *game.Words) error {
	return sample.WriteJSON(w, s)
}

// countPlays returns watchers that show how many of the plays have begun.
func countPlays(line *output.Progress, plays int) func() explore.Watcher {
	var begun atomic.Int64
	return func() explore.Watcher {
		return func(choice game.ChoiceID, _ game.NodeID, _ []game.Event) {
			if choice != game.NoChoice {
				return
			}
			if n := begun.Add(1); n%playsBetweenLooks == 0 {
				line.Show(func() string { return fmt.Sprintf("%s of %s plays", output.Thousands(int(n)), output.Thousands(plays)) })
			}
		}
	}
}

// playsBetweenLooks is how many plays begin between two looks at the clock.
const playsBetweenLooks = 256

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
	line := s.progress()
	watcher := countPlays(line, s.plays)
	sample, stopped := explore.Watch(cmd.Context(), story, s.difficulty.Or(game.Agent), s.plays, s.seed, watcher)
	line.Clear()
	if sample == nil {
		return stopped
	}
	if err := s.format.Value().As(s.out, sample, words); err != nil {
		return fmt.Errorf("the figures cannot be written: %w", err)
	}
	if stopped != nil {
		s.complain(fmt.Errorf("%s of %s runs were played; these are their figures", output.Thousands(sample.Plays), output.Thousands(s.plays)))
		return stopped
	}
	if sample.Stuck+sample.Looped+sample.Endless > 0 {
		return exit(exitFailed)
	}
	return nil
}
