package main

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/explore"
	"cobalt/game/mission"
	"cobalt/game/render/layout"
	"cobalt/game/render/storymap"
)

// A mapWeights holds the flags that say which runs weigh the map.
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

// weigh weighs the map if a flag asks for it. It reports whether a mission failed.
func (m *mapCommand) weigh(ctx context.Context, story *game.Story, drawn *storymap.Map, args []string) (failed bool, err error) {
	switch {
	case len(m.weights.missions) > 0:
		return m.weighMissions(ctx, story, drawn, append(m.weights.missions, args...))
	case m.weights.plays > 0:
		return false, m.weighPlays(ctx, story, drawn)
	default:
		return false, nil
	}
}

// weighMissions weighs the map by the mission files at paths.
func (m *mapCommand) weighMissions(ctx context.Context, story *game.Story, drawn *storymap.Map, paths []string) (failed bool, err error) {
	run := &runCommand{options: m.options}
	count := drawn.Graph().NewCount()
	drawn.Weigh(&storymap.Weight{Count: count, By: storymap.Coverage})
	opt := run.missionOptions(story)
	opt.Observe = func(s *mission.Step) { count.Step(s.Choice, s.Before.Node, s.Record.Events) }
	inputs := run.gather(paths)
	line := m.progress()
	defer line.clear()
	for i, in := range inputs {
		if err := ctx.Err(); err != nil {
			m.complain(fmt.Errorf("%s of %s missions were counted; no map was drawn", thousands(i), thousands(len(inputs))))
			return false, err
		}
		line.show(func() string { return fmt.Sprintf("%s of %s missions", thousands(i), thousands(len(inputs))) })
		if in.err != nil {
			return false, in.err
		}
		file, err := run.read(in.path)
		if err != nil {
			return false, err
		}
		result, err := mission.Run(story, file, opt)
		if err != nil {
			return false, err
		}
		if !result.OK {
			failed = true
			f := &result.Failures[0]
			_ = diag.List{f.Diagnostic(in.path)}.WriteText(m.err, m.faultText(m.err)) // nobody is left to tell
		}
	}
	return failed, nil
}

// weighPlays weighs the map by plays at random.
func (m *mapCommand) weighPlays(ctx context.Context, story *game.Story, drawn *storymap.Map) error {
	var counts []*layout.Count
	line := m.progress()
	defer line.clear()
	shown := countPlays(line, m.weights.plays)
	watcher := func() explore.Watcher {
		c, show := drawn.Graph().NewCount(), shown()
		counts = append(counts, c)
		return func(choice game.ChoiceID, at game.NodeID, events []game.Event) {
			c.Step(choice, at, events)
			show(choice, at, events)
		}
	}
	difficulty := m.difficulty.or(game.Agent)
	sample, err := explore.Watch(ctx, story, difficulty, m.weights.plays, m.weights.seed, watcher)
	if err != nil {
		played := 0
		if sample != nil {
			played = sample.Plays
		}
		m.complain(fmt.Errorf("%s of %s plays were counted; no map was drawn", thousands(played), thousands(m.weights.plays)))
		return err
	}
	sum := drawn.Graph().NewCount()
	for _, c := range counts {
		sum.Add(c)
	}
	drawn.Weigh(&storymap.Weight{Count: sum, By: storymap.Simulation, Seed: m.weights.seed, Difficulty: difficulty})
	return nil
}
