package main

import (
	"context"
	"fmt"
	"io/fs"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/explore"
	"cobalt/scenes"
)

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
