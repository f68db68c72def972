package sample_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"cobalt/game"
	"cobalt/game/explore"
	"cobalt/game/render/sample"
	"cobalt/scenes"
)

func plays(t *testing.T) *explore.Sample {
	t.Helper()
	story, err := scenes.CompileDir("../../../cmd/cobalt/testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	s, err := explore.Simulate(t.Context(), story, game.Agent, 200, 1)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The shares of the endings are of all plays, in the text as in JSON.
func TestFigures(t *testing.T) {
	s := plays(t)
	var text, object strings.Builder
	if err := errors.Join(sample.WriteText(&text, s, s.Story.Text[0]), sample.WriteJSON(&object, s)); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(text.String(), "Tower, on agent: 200 random plays, seed 1\n\nending  share    plays\n") {
		t.Errorf("the text begins %q", text.String()[:60])
	}
	var got struct {
		Plays   int
		Endings []struct {
			Plays int
			Share float64
		}
	}
	if err := json.Unmarshal([]byte(object.String()), &got); err != nil {
		t.Fatal(err)
	}
	sum, share := 0, 0.0
	for _, e := range got.Endings {
		sum, share = sum+e.Plays, share+e.Share
	}
	if got.Plays != 200 || sum != 200 || share < 0.999 || share > 1.001 {
		t.Errorf("%d plays: the endings have %d of them, a share of %v", got.Plays, sum, share)
	}
}

var errFull = errors.New("full")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestWriterError(t *testing.T) {
	s := plays(t)
	if err := sample.WriteText(fullDisk{}, s, s.Story.Text[0]); !errors.Is(err, errFull) {
		t.Errorf("text: %v", err)
	}
	if err := sample.WriteJSON(fullDisk{}, s); !errors.Is(err, errFull) {
		t.Errorf("json: %v", err)
	}
}
