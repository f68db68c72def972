package storymap

import (
	"strconv"

	"cobalt/game/render/output"
)

// A weighing writes the shares of runs in the forms that the maps need.
type weighing struct {
	weight *Weight // nil if the map is not weighed
}

// percent returns the share of runs that reached something; it is empty if the
// map is not weighed.
func (g weighing) percent(runs func(*Weight) int) string {
	if g.weight == nil {
		return ""
	}
	return g.weight.percent(runs(g.weight))
}

// weighed adds the share of runs to the lines of a box.
func (g weighing) weighed(lines []string, runs func(*Weight) int) []string {
	if g.weight == nil {
		return lines
	}
	return append(lines, g.weight.percent(runs(g.weight)))
}

// heat returns the class for the share of runs that reached something: one of
// four steps, with a blank before it; empty if the map is not weighed.
func (g weighing) heat(runs func(*Weight) int) string {
	if g.weight == nil {
		return ""
	}
	switch share := g.weight.share(runs(g.weight)); {
	case share == 0:
		return " never"
	case share < 0.1:
		return " h1"
	case share < 0.5:
		return " h2"
	default:
		return " h3"
	}
}

// pen returns the width of a line that so many runs took, and the class of a
// line that none took.
func (g weighing) pen(runs int) (class, width string) {
	switch {
	case g.weight == nil:
		return "", "1.5"
	case runs == 0:
		return " never", "1"
	default:
		return "", strconv.FormatFloat(1.2+5*g.weight.share(runs), 'f', 1, 64)
	}
}

// jsonMapRuns returns the count of something's runs. It calls runs only if the
// map is weighed.
func (g weighing) jsonMapRuns(runs func(*Weight) int) jsonMapRuns {
	if g.weight == nil {
		return jsonMapRuns{}
	}
	n := runs(g.weight)
	share := output.Rounded(g.weight.share(n), 1e6)
	return jsonMapRuns{&n, &share}
}
