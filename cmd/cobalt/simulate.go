package main

import (
	"fmt"
	"io"
	"math"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"cobalt/game"
	"cobalt/game/explore"
	"cobalt/game/render/output"
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
	return formatsOf(format[sampleWriter]{name: "text", as: writeSample}, format[sampleWriter]{name: "json", as: writeSampleJSON})
}

type sampleWriter func(io.Writer, *explore.Sample, *game.Words)

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
	out := &output.Writer{To: s.out}
	s.format.value().as(out, sample, words)
	if out.Err != nil {
		return fmt.Errorf("the figures cannot be written: %w", out.Err)
	}
	if sample.Stuck+sample.Looped+sample.Endless > 0 {
		return exit(exitFailed)
	}
	return nil
}

// writeSample writes the figures for people.
func writeSample(w io.Writer, s *explore.Sample, words *game.Words) {
	fmt.Fprintf(w, "%s, on %s: %s random plays, seed %d\n\n", words.Title, s.Difficulty, thousands(s.Plays), s.Seed)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ending\tshare\tplays")
	for e, plays := range s.Endings {
		fmt.Fprintf(table, "%s\t%6.2f%%\t%d\n", s.Story.Endings[e].ID, percent(plays, s.Plays), plays)
	}
	for _, none := range []struct {
		what  string
		plays int
	}{{"(stuck)", s.Stuck}, {"(round in circles)", s.Looped}, {"(endless)", s.Endless}} {
		if none.plays > 0 {
			fmt.Fprintf(table, "%s\t%6.2f%%\t%d\n", none.what, percent(none.plays, s.Plays), none.plays)
		}
	}
	fmt.Fprintln(table, "\nof those that ended\tleast\tmedian\tmost\tmean")
	fmt.Fprintf(table, "choices\t%d\t%d\t%d\t%.1f\n", s.Choices.Min, s.Choices.Median, s.Choices.Max, s.Choices.Mean)
	fmt.Fprintf(table, "minutes\t%d\t%d\t%d\t%.1f\n", s.Minutes.Min, s.Minutes.Median, s.Minutes.Max, s.Minutes.Mean)
	table.Flush()
	fmt.Fprintln(w)
	writeIncidents(w, "caught", s.Caught, s)
	writeIncidents(w, "late", s.Late, s)
	writeCourse(w, s)
	fmt.Fprintf(w, "\n%s choices a second\n", thousands(int(perSecond(s))))
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(of) }

func perSecond(s *explore.Sample) float64 {
	return math.Round(float64(s.Taken) / max(s.Elapsed.Seconds(), 1e-9))
}

func writeIncidents(w io.Writer, what string, in explore.Incidents, s *explore.Sample) {
	fmt.Fprintf(w, "%s in %.2f%% of plays", what, percent(in.Plays, s.Plays))
	for i, at := range in.Where {
		if i == 0 {
			fmt.Fprint(w, ": ")
		} else {
			fmt.Fprint(w, ", ")
		}
		fmt.Fprintf(w, "%s %s", s.Story.Scenes[at.Scene].ID, thousands(at.Times))
	}
	fmt.Fprintln(w)
}

// writeCourse draws the mean of suspicion over the course of a run, a column a
// stretch, a row for each ten.
func writeCourse(w io.Writer, s *explore.Sample) {
	const rows, step = 10, 10
	eighths := []rune(" ▁▂▃▄▅▆▇█")
	fmt.Fprint(w, "\nsuspicion, on the mean, from a run's beginning to its end\n")
	top := 1
	for _, level := range s.Suspicion {
		top = max(top, int(math.Ceil(level/step)))
	}
	for row := min(rows, top) - 1; row >= 0; row-- {
		var line strings.Builder
		for _, level := range s.Suspicion {
			fill := (level - float64(row*step)) / step
			line.WriteRune(eighths[int(math.Round(8*min(max(fill, 0), 1)))])
		}
		fmt.Fprintf(w, "%4d ┤%s\n", (row+1)*step, strings.TrimRight(line.String(), " "))
	}
	fmt.Fprintf(w, "   0 └%s\n", strings.Repeat("─", explore.Course))
}

// jsonSample is the object that simulate writes; its last figures alone differ
// from machine to machine.
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

// writeSampleJSON writes the figures as one object.
func writeSampleJSON(w io.Writer, s *explore.Sample, _ *game.Words) { writeObject(w, jsonOf(s)) }

func jsonOf(s *explore.Sample) jsonSample {
	j := jsonSample{
		Story: s.Story.ID, Digest: s.Story.Digest, Difficulty: s.Difficulty.String(), Plays: s.Plays, Seed: s.Seed,
		Endings: []jsonSampleEnding{}, Stuck: s.Stuck, Loops: s.Looped, Endless: s.Endless,
		Choices: jsonSampleSpreadOf(s.Choices), Minutes: jsonSampleSpreadOf(s.Minutes),
		Caught: jsonSampleIncidentsOf(s, s.Caught), Late: jsonSampleIncidentsOf(s, s.Late),
		Taken: s.Taken, Seconds: milliseconds(s.Elapsed), PerSecond: perSecond(s),
	}
	for e, plays := range s.Endings {
		j.Endings = append(j.Endings, jsonSampleEnding{s.Story.Endings[e].ID, plays, playShare(plays, s.Plays)})
	}
	for _, level := range s.Suspicion {
		j.Suspicion = append(j.Suspicion, rounded(level, 100))
	}
	return j
}

func jsonSampleSpreadOf(s explore.Spread) jsonSampleSpread {
	return jsonSampleSpread{s.Min, s.Median, s.Max, rounded(s.Mean, 1000)}
}

func jsonSampleIncidentsOf(s *explore.Sample, in explore.Incidents) jsonSampleIncidents {
	j := jsonSampleIncidents{Plays: in.Plays, Share: playShare(in.Plays, s.Plays), Where: []jsonSampleIncident{}}
	for _, at := range in.Where {
		j.Where = append(j.Where, jsonSampleIncident{s.Story.Scenes[at.Scene].ID, at.Times})
	}
	return j
}

// playShare is a part of plays, to a millionth.
func playShare(n, of int) float64 { return rounded(float64(n)/float64(of), 1e6) }

func rounded(x, to float64) float64 { return math.Round(x*to) / to }
