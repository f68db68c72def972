package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/diag"
	"cobalt/game/render/output"
)

func (r *recordsCommand) newShow() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show NAME",
		Short: "Show a race: its figures and its splits, beside the others and the proven shortest",
		Long: `Show tells a finished race scene by scene: when each was left, how much later
than in the fastest other run of its category, whether no other run was as fast in
it ("gold"), and how many choices more it took there than a run with the fewest.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("usage: %s; `cobalt records` lists the names", cmd.UseLine())
			}
			return nil
		},
		RunE:              interruptible(r.show),
		ValidArgsFunction: r.completeNames,
	}
	r.addJSON(cmd, "an object")
	r.addProve(cmd)
	return cmd
}

func (r *recordsCommand) show(cmd *cobra.Command, args []string) error {
	store, story, entries, err := r.load()
	if err != nil {
		return err
	}
	name := missionName(args[0])
	e := findEntry(entries, name)
	if e == nil {
		return noRecord(store, name, fs.ErrNotExist)
	}
	attempts := race.Attempts(story, entries)
	rows, err := r.compared(cmd, story, attempts, e)
	if err != nil {
		return err
	}
	path, err := store.Path(name)
	if err != nil {
		return err
	}
	if r.json {
		j := newJSONEntry(e, rows)
		j.File = path
		return output.JSON(r.out, j)
	}
	return errors.Join(r.figures(e, path), r.splits(story, rows))
}

func findEntry(entries []*race.Entry, name string) *race.Entry {
	for _, e := range entries {
		if e.Name == name {
			return e
		}
	}
	return nil
}

// compared holds a run's splits against the other runs to its ending, and
// against the shortest.
func (r *recordsCommand) compared(cmd *cobra.Command, story *game.Story, attempts []race.Attempt, e *race.Entry) ([]race.Row, error) {
	var others []race.Attempt
	for _, a := range race.In(attempts, race.Category(e.Run.Ending), e.Run.Difficulty) {
		if a.Entries[0] != e {
			others = append(others, a)
		}
	}
	least := leasts{recordsCommand: r, story: story}
	p, err := least.on(cmd, e.Run.Difficulty)
	if err != nil {
		return nil, err
	}
	var shortest *race.Shortest
	if s, ok := p.In(race.Category(e.Run.Ending)); ok {
		shortest = &s
	}
	return race.Compare(&e.Run, race.BestsOf(others), shortest), nil
}

// figures writes a race in figures, a line each.
func (r *recordsCommand) figures(e *race.Entry, path string) error {
	fields := [][2]string{{"record", oneLine(e.Name)}, {"file", path}}
	for i, problem := range e.Sentences() {
		fields = append(fields, [2]string{[2]string{"wrong", ""}[min(i, 1)], problem})
	}
	if e.Unsealed() {
		fields = append(fields, [2]string{"unsealed", unsealedWhy})
	}
	claimed := string(e.Claim.Category)
	if e.Claim.Leg > 0 {
		claimed += ", run " + strconv.Itoa(e.Claim.Leg)
	}
	fields = append(fields,
		[2]string{"raced for", claimed}, [2]string{"ending", e.Run.Ending}, [2]string{"difficulty", e.Run.Difficulty.String()},
		[2]string{"time", race.Clock(e.Run.Time)}, [2]string{"choices", strconv.Itoa(e.Run.Choices)}, [2]string{"minutes", strconv.Itoa(e.Run.Minutes)})
	out := &output.Writer{To: r.out}
	for _, field := range fields {
		if field[1] != "" {
			fmt.Fprintf(out, "%-11s %s\n", field[0], strings.ReplaceAll(diag.Printable(field[1]), "\n", "\n"+strings.Repeat(" ", 12)))
		}
	}
	return out.Err
}

// splits writes a race scene by scene.
func (r *recordsCommand) splits(story *game.Story, rows []race.Row) error {
	if len(rows) == 0 {
		return nil
	}
	table := [][]string{{"SCENE", "LEFT AT", "TOOK", "AGAINST BEST", "CHOICES", "OVER SHORTEST"}}
	for i := range rows {
		row := &rows[i]
		cells := []string{diag.Printable(sceneTitle(story, row.Scene)), race.Clock(row.Time), race.Clock(row.Segment), "-", strconv.Itoa(row.Choices), "-"}
		if row.Compared {
			cells[3] = race.Delta(row.Behind)
		}
		if row.Proven {
			cells[5] = strings.Replace(fmt.Sprintf("%+d", row.Over), "+0", "0", 1)
		}
		if row.Gold {
			cells[2] += " gold"
		}
		table = append(table, cells)
	}
	if _, err := fmt.Fprintln(r.out); err != nil {
		return err
	}
	return writeTable(r.out, table)
}

// sceneTitle is a scene's title in the original's words.
func sceneTitle(story *game.Story, id string) string {
	if s, ok := story.FindScene(id); ok {
		return story.Text[0].Scenes[s].Title
	}
	return id
}
