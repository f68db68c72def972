package sample

import (
	"fmt"
	"io"
	"math"
	"strings"
	"text/tabwriter"

	"cobalt/game"
	"cobalt/game/explore"
	"cobalt/game/render/output"
)

// WriteText writes the figures for people, with the story's title in the language
// of words. The error is the writer's.
func WriteText(w io.Writer, s *explore.Sample, words *game.Words) error {
	out := &output.Writer{To: w}
	writeText(out, s, words)
	return out.Err
}

func writeText(w io.Writer, s *explore.Sample, words *game.Words) {
	fmt.Fprintf(w, "%s%s: %s random plays, seed %d\n\n", words.Title, output.OnDifficulty(s.Story.HasSuspicion(), s.Difficulty), output.Thousands(s.Plays), s.Seed)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ending\tshare\tplays")
	for e, plays := range s.Endings {
		fmt.Fprintf(table, "%s\t%6.2f%%\t%d\n", s.Story.Endings[e].ID, percent(plays, s.Plays), plays)
	}
	for _, none := range []struct {
		name  string
		plays int
	}{{"(stuck)", s.Stuck}, {"(round in circles)", s.Looped}, {"(endless)", s.Endless}} {
		if none.plays > 0 {
			fmt.Fprintf(table, "%s\t%6.2f%%\t%d\n", none.name, percent(none.plays, s.Plays), none.plays)
		}
	}
	fmt.Fprintln(table, "\nof those that ended\tleast\tmedian\tmost\tmean")
	fmt.Fprintf(table, "choices\t%d\t%d\t%d\t%.1f\n", s.Choices.Min, s.Choices.Median, s.Choices.Max, s.Choices.Mean)
	fmt.Fprintf(table, "minutes\t%d\t%d\t%d\t%.1f\n", s.Minutes.Min, s.Minutes.Median, s.Minutes.Max, s.Minutes.Mean)
	table.Flush()
	fmt.Fprintln(w)
	if s.Story.HasSuspicion() {
		writeIncidents(w, "caught", s.Caught, s)
	}
	writeIncidents(w, "late", s.Late, s)
	if s.Story.HasSuspicion() {
		writeCourse(w, s)
	}
	fmt.Fprintf(w, "\n%s choices a second\n", output.Thousands(int(perSecond(s))))
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(of) }

func perSecond(s *explore.Sample) float64 {
	return math.Round(float64(s.Taken) / max(s.Elapsed.Seconds(), 1e-9))
}

func writeIncidents(w io.Writer, name string, in explore.Incidents, s *explore.Sample) {
	fmt.Fprintf(w, "%s in %.2f%% of plays", name, percent(in.Plays, s.Plays))
	for i, at := range in.Where {
		if i == 0 {
			fmt.Fprint(w, ": ")
		} else {
			fmt.Fprint(w, ", ")
		}
		fmt.Fprintf(w, "%s %s", s.Story.Scenes[at.Scene].ID, output.Thousands(at.Times))
	}
	fmt.Fprintln(w)
}

// writeCourse draws the mean of suspicion over the course of a run: a column for
// each stretch of it, a row for each ten points.
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
