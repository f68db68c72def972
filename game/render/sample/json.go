package sample

import (
	"io"
	"time"

	"cobalt/game/explore"
	"cobalt/game/render/output"
)

// jsonSample is the object that WriteJSON writes. Programs rely on its names; the
// last two figures alone differ from machine to machine.
type jsonSample struct {
	Story      string              `json:"story"`
	Digest     string              `json:"digest"`
	Difficulty string              `json:"difficulty"`
	Plays      int                 `json:"plays"`
	Seed       uint64              `json:"seed"`
	Endings    []jsonSampleEnding  `json:"endings"`
	Stuck      int                 `json:"stuck"`
	Loops      int                 `json:"loops"`
	Endless    int                 `json:"endless"`
	Choices    jsonSampleSpread    `json:"choices"`
	Minutes    jsonSampleSpread    `json:"minutes"`
	Caught     jsonSampleIncidents `json:"caught"`
	Late       jsonSampleIncidents `json:"late"`
	Suspicion  []float64           `json:"suspicion"`
	Taken      int                 `json:"taken"`
	Seconds    float64             `json:"seconds"`
	PerSecond  float64             `json:"choices_per_second"`
}

type jsonSampleEnding struct {
	ID    string  `json:"id"`
	Plays int     `json:"plays"`
	Share float64 `json:"share"`
}

type jsonSampleSpread struct {
	Min    int     `json:"min"`
	Median int     `json:"median"`
	Max    int     `json:"max"`
	Mean   float64 `json:"mean"`
}

type jsonSampleIncidents struct {
	Plays int                  `json:"plays"`
	Share float64              `json:"share"`
	Where []jsonSampleIncident `json:"where"`
}

type jsonSampleIncident struct {
	Scene string `json:"scene"`
	Times int    `json:"times"`
}

// WriteJSON writes the figures as one object. The error is the writer's.
func WriteJSON(w io.Writer, s *explore.Sample) error { return output.JSON(w, jsonOf(s)) }

func jsonOf(s *explore.Sample) jsonSample {
	j := jsonSample{
		Story: s.Story.ID, Digest: s.Story.Digest, Difficulty: s.Difficulty.String(), Plays: s.Plays, Seed: s.Seed,
		Endings: []jsonSampleEnding{}, Stuck: s.Stuck, Loops: s.Looped, Endless: s.Endless,
		Choices: jsonSampleSpreadOf(s.Choices), Minutes: jsonSampleSpreadOf(s.Minutes),
		Caught: jsonSampleIncidentsOf(s, s.Caught), Late: jsonSampleIncidentsOf(s, s.Late),
		Taken: s.Taken, Seconds: s.Elapsed.Round(time.Millisecond).Seconds(), PerSecond: perSecond(s),
	}
	for e, plays := range s.Endings {
		j.Endings = append(j.Endings, jsonSampleEnding{s.Story.Endings[e].ID, plays, playShare(plays, s.Plays)})
	}
	for _, level := range s.Suspicion {
		j.Suspicion = append(j.Suspicion, output.Rounded(level, 100))
	}
	return j
}

func jsonSampleSpreadOf(s explore.Spread) jsonSampleSpread {
	return jsonSampleSpread{s.Min, s.Median, s.Max, output.Rounded(s.Mean, 1000)}
}

func jsonSampleIncidentsOf(s *explore.Sample, in explore.Incidents) jsonSampleIncidents {
	j := jsonSampleIncidents{Plays: in.Plays, Share: playShare(in.Plays, s.Plays), Where: []jsonSampleIncident{}}
	for _, at := range in.Where {
		j.Where = append(j.Where, jsonSampleIncident{s.Story.Scenes[at.Scene].ID, at.Times})
	}
	return j
}

// playShare returns a part of the plays, rounded to a millionth.
func playShare(n, of int) float64 { return output.Rounded(float64(n)/float64(of), 1e6) }
