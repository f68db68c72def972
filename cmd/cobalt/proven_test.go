package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"cobalt/cmd/cobalt/inputs"
	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/explore"
	"cobalt/game/longtest"
	"cobalt/game/mission"
	"cobalt/scenes"
)

const provenPath = "../../scenes/cobalt/" + provenFile

// TestProofElsewhere proves the shipped story on the other difficulties, and
// compares the figures behind the records with the proofs.
func TestProofElsewhere(t *testing.T) {
	longtest.Only(t, "proofs of the whole story on two more difficulties take a minute")
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []game.Difficulty{game.Recruit, game.Ghost} {
		report, err := explore.Verify(context.Background(), story, explore.Options{Difficulty: d})
		if err != nil || !report.Complete {
			t.Fatalf("on %s the proof did not come to its end: %v", d, err)
		}
		checkProven(t, report)
	}
}

// checkProven holds the least that is kept of each ending, for records to be held
// against, to the proof. With -update it is written.
func checkProven(t *testing.T, report *explore.Report) {
	t.Helper()
	kept := readProven(t)
	want := &race.Proof{Digest: report.Story.Digest, Rules: report.Story.Rules, Difficulties: map[string][]race.Shortest{}}
	if kept.Rules == want.Rules { // the words decide nothing
		want.Digest = kept.Digest
		for d, shortest := range kept.Difficulties {
			want.Difficulties[d] = shortest
		}
		want.Plays, want.Random = kept.Plays, kept.Random
	}
	var list []race.Shortest
	for i := range report.Endings {
		e := &report.Endings[i]
		way := shortestRun(t, report, game.EndingID(i))
		list = append(list, race.Shortest{Ending: e.ID, Choices: e.Choices, Minutes: e.Minutes, Splits: race.Stretches(&way)})
	}
	want.Difficulties[report.Difficulty.String()] = list
	switch {
	case bytes.Equal(kept.Bytes(), want.Bytes()):
	case *update:
		if err := os.WriteFile(provenPath, want.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("on %s, %s holds other figures (go test ./cmd/cobalt -run Proof -update writes it)", report.Difficulty, provenPath)
	}
}

// randomPlays is how many plays the rarity of endings is taken from, on a difficulty.
const randomPlays = 50_000

// TestProofRarity holds how often each ending comes in plays at random. With -update
// it is written.
func TestProofRarity(t *testing.T) {
	if testing.Short() {
		t.Skip("150,000 plays take some seconds; with the race detector, minutes")
	}
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	kept := readProven(t)
	want := *kept
	want.Plays, want.Random = randomPlays, map[string]map[string]int{}
	for _, d := range []game.Difficulty{game.Recruit, game.Agent, game.Ghost} {
		sample, err := explore.Simulate(context.Background(), story, d, randomPlays, 1)
		if err != nil {
			t.Fatal(err)
		}
		plays := map[string]int{}
		for i, n := range sample.Endings {
			plays[story.Endings[i].ID] = n
		}
		want.Random[d.String()] = plays
	}
	switch {
	case bytes.Equal(kept.Bytes(), want.Bytes()):
	case *update:
		if err := os.WriteFile(provenPath, want.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s holds other figures of plays at random (go test ./cmd/cobalt -run Proof -update writes it)", provenPath)
	}
}

func readProven(t *testing.T) *race.Proof {
	t.Helper()
	text, err := os.ReadFile(provenPath)
	if errors.Is(err, fs.ErrNotExist) && *update {
		return new(race.Proof)
	}
	if err != nil {
		t.Fatal(err)
	}
	proof, err := race.ParseProof(text)
	if err != nil {
		t.Fatal(err)
	}
	return proof
}

// shortestRun runs the kept route to an ending: the difficulty's own, if there is
// one, else the one on agent, which may do as well.
func shortestRun(t *testing.T, report *explore.Report, id game.EndingID) race.Run {
	t.Helper()
	name := report.Endings[id].ID
	own := filepath.Join(routesFolder, name+"-on-"+report.Difficulty.String()+inputs.Extension)
	for _, path := range []string{own, filepath.Join(routesFolder, name+inputs.Extension)} {
		if run, ok := runOn(t, report, path); ok && run.Ending == name && run.Choices == report.Endings[id].Choices {
			return run
		}
	}
	if !*update {
		t.Errorf("%s on %s: no route is kept that takes %d choices", name, report.Difficulty, report.Endings[id].Choices)
		return race.Run{}
	}
	writeRouteOn(t, report, id, own)
	run, _ := runOn(t, report, own)
	return run
}

// runOn runs a kept route on the report's difficulty and story, whatever it says
// itself.
func runOn(t *testing.T, report *explore.Report, path string) (race.Run, bool) {
	t.Helper()
	file, err := mission.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return race.Run{}, false
	}
	if err == nil {
		err = errors.Join(file.Set("difficulty", report.Difficulty.String()), file.Set("digest", report.Story.Digest))
	}
	if err != nil {
		t.Fatal(err)
	}
	entry := race.Check(report.Story, path, file, nil)
	return entry.Run, entry.OK()
}

func writeRouteOn(t *testing.T, report *explore.Report, id game.EndingID, path string) {
	t.Helper()
	way, err := explore.Route(context.Background(), report.Story, id, explore.Choices, explore.Options{Difficulty: report.Difficulty})
	if err != nil {
		t.Fatal(err)
	}
	file, err := way.MissionFile(report.Story, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, file.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
