package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/pflag"

	"cobalt/game"
	"cobalt/game/explore"
	"cobalt/game/mission"
	"cobalt/game/render/layout"
)

// A mapWeights is what the command line says of how a map is weighed.
type mapWeights struct {
	missions []string
	plays    int
	seed     uint64
}

func (w *mapWeights) add(flags *pflag.FlagSet) {
	flags.StringArrayVar(&w.missions, "coverage", nil, "weigh by the mission files in this `file|folder`; may be given again")
	flags.IntVar(&w.plays, "simulate", 0, "weigh by so `many` plays at random")
	flags.Uint64Var(&w.seed, "seed", 1, "the `number` that chance starts from, for --simulate")
}

func (w *mapWeights) check(flags *pflag.FlagSet) error {
	switch simulates := flags.Changed("simulate"); {
	case simulates && w.plays < 1:
		return fmt.Errorf("--simulate %d: at least one run is played", w.plays)
	case simulates && len(w.missions) > 0:
		return fmt.Errorf("--coverage weighs by missions, and --simulate by plays at random: one is enough")
	case !simulates && flags.Changed("seed"):
		return fmt.Errorf("--seed is for --simulate")
	}
	return nil
}

// A weight is what a map is weighed by.
type weight struct {
	*layout.Count
	by         string // "coverage" or "simulation"
	seed       uint64
	difficulty game.Difficulty
}

// weigh weighs a map, where that is wanted. It reports whether a mission failed.
func (m *mapCommand) weigh(ctx context.Context, drawn *storyMap, args []string) (failed bool, err error) {
	switch {
	case len(m.weights.missions) > 0:
		return m.weighMissions(ctx, drawn, append(m.weights.missions, args...))
	case m.weights.plays > 0:
		return false, m.weighPlays(ctx, drawn)
	default:
		return false, nil
	}
}

// weighMissions weighs by the files that paths stand for.
func (m *mapCommand) weighMissions(ctx context.Context, drawn *storyMap, paths []string) (failed bool, err error) {
	run := &runCommand{options: m.options}
	drawn.weight = &weight{Count: drawn.graph.NewCount(), by: "coverage"}
	opt := run.missionOptions(drawn.story)
	opt.Observe = func(s *mission.Step) { drawn.weight.Step(s.Choice, s.Before.Node, s.Record.Events) }
	for _, in := range run.gather(paths) {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		if in.err != nil {
			return false, in.err
		}
		file, err := run.read(in.path)
		if err != nil {
			return false, err
		}
		result, err := mission.Run(drawn.story, file, opt)
		if err != nil {
			return false, err
		}
		if !result.OK {
			failed = true
			f := &result.Failures[0]
			fmt.Fprintf(m.err, "%s\n", printable(fmt.Sprintf("%s:%d:%d: %s", in.path, f.Line, f.Col, f.Message)))
		}
	}
	return failed, nil
}

// weighPlays weighs by plays at random.
func (m *mapCommand) weighPlays(ctx context.Context, drawn *storyMap) error {
	var counts []*layout.Count
	watcher := func() explore.Watcher {
		c := drawn.graph.NewCount()
		counts = append(counts, c)
		return c.Step
	}
	difficulty := m.difficulty.or(game.Agent)
	if _, err := explore.Watch(ctx, drawn.story, difficulty, m.weights.plays, m.weights.seed, watcher); err != nil {
		return err
	}
	sum := drawn.graph.NewCount()
	for _, c := range counts {
		sum.Add(c)
	}
	drawn.weight = &weight{Count: sum, by: "simulation", seed: m.weights.seed, difficulty: difficulty}
	return nil
}

// about says in words what the weights are.
func (w *weight) about() string {
	if w.by == "coverage" {
		return "weighed by " + plural(w.Runs, "mission")
	}
	return fmt.Sprintf("weighed by %s plays at random on %s, seed %d", thousands(w.Runs), w.difficulty, w.seed)
}

// share is how much of all runs some are, 0 to 1.
func (w *weight) share(runs int) float64 {
	if w.Runs == 0 {
		return 0
	}
	return float64(runs) / float64(w.Runs)
}

// percent writes a share for people.
func (w *weight) percent(runs int) string {
	switch p := 100 * w.share(runs); {
	case runs == 0:
		return "never"
	case p < 1:
		return "<1%"
	case p > 99 && runs < w.Runs:
		return ">99%"
	default:
		return strconv.FormatFloat(p, 'f', 0, 64) + "%"
	}
}
