package main

import (
	"context"
	"fmt"
	"io/fs"
	"runtime/debug"
	"time"

	"github.com/spf13/pflag"

	"cobalt/cmd/cobalt/value"
	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/explore"
	"cobalt/game/render/output"
	"cobalt/scenes"
)

// A proving is the common part of verify and route.
type proving struct {
	*options
	memory value.Bytes
}

func (p *proving) addFlags(flags *pflag.FlagSet) {
	flags.Var(&p.memory, "max-memory", "give up, and tell what is known, past this `size`, as in 512MiB (default: 4GiB, or three quarters of the memory there is)")
}

// explore returns the options for package explore, and the function that takes
// the line of progress away.
func (p *proving) explore() (o explore.Options, done func()) {
	if p.memory == 0 {
		p.memory = value.Bytes(explore.DefaultMemory())
	}
	debug.SetMemoryLimit(explore.SoftMemory(int64(p.memory)))
	debug.SetGCPercent(40) // a proof is mostly live sets: less room above them, for a little more time
	o = explore.Options{Difficulty: p.difficulty.Or(game.Agent), Lang: p.lang, MaxMemory: int64(p.memory)}
	o.Progress, done = p.proofProgress()
	return o, done
}

// proofProgress returns the progress of a proof that begins now, and the function
// that takes its line away.
func (o *options) proofProgress() (show func(explore.Progress), done func()) {
	line := o.progress()
	show = func(p explore.Progress) {
		line.Show(func() string {
			rate := int(float64(p.States) / max(p.Elapsed.Seconds(), 1e-9))
			return fmt.Sprintf("%s states, %s a second, %s in the frontier", output.Thousands(p.States), output.Thousands(rate), output.Thousands(p.Frontier))
		})
	}
	return show, line.Clear
}

// milliseconds is a time in seconds, to the millisecond.
func milliseconds(d time.Duration) float64 { return d.Round(time.Millisecond).Seconds() }

// provenFile is the file of the built-in story's folder with the least that any run
// needs to each ending, as it was proven. A test holds it to the proof.
const provenFile = "missions/proven.json"

// proven returns the least that any run of a story needs to each ending, as far
// as that stands written; nothing if the story is another than the built-in one as
// it was proven.
func proven(story *game.Story, d game.Difficulty) (race.Proven, error) {
	text, err := fs.ReadFile(scenes.Embedded(), provenFile)
	if err != nil {
		return nil, fmt.Errorf("the built-in story's proof: %w", err)
	}
	proof, err := race.ParseProof(text)
	if err != nil {
		return nil, err
	}
	return proof.Of(story, d), nil
}

// prove finds the least that any run of a story needs to each ending, and a
// shortest run to each.
func prove(ctx context.Context, story *game.Story, o explore.Options) (race.Proven, error) {
	report, err := explore.Verify(ctx, story, o)
	if err != nil {
		return nil, err
	}
	if !report.Complete {
		return nil, fmt.Errorf("the proof did not come to its end: %w", report.Stopped)
	}
	var list race.Proven
	for i := range report.Endings {
		e := &report.Endings[i]
		if !e.Reachable {
			continue
		}
		way, err := explore.Route(ctx, story, game.EndingID(i), explore.Choices, o)
		if err != nil {
			return nil, err
		}
		file, err := way.MissionFile(story, "")
		if err != nil {
			return nil, err
		}
		run := race.Check(story, file.Name, file, nil).Run
		list = append(list, race.Shortest{Ending: e.ID, Choices: e.Choices, Minutes: e.Minutes, Splits: race.Stretches(&run)})
	}
	return list, nil
}
