package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/render/output"
	"cobalt/save"
)

func (m *missionsCommand) newList() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the missions that were saved, the last one first",
		Args:  noArguments,
		RunE:  m.list,
	}
	m.addJSON(cmd, "an array")
	return cmd
}

func (m *missionsCommand) list(*cobra.Command, []string) error {
	store, story, err := m.both()
	if err != nil {
		return err
	}
	all, err := store.List(story)
	switch {
	case err != nil:
		return err
	case m.json:
		return output.JSON(m.out, jsonMissions(all, story))
	case len(all) == 0:
		m.complain(fmt.Errorf("no mission is saved yet in %s", store.Dir()))
		return nil
	}
	return writeTable(m.out, m.rows(all))
}

func jsonMissions(all []*save.Mission, story *game.Story) []jsonMission {
	list := make([]jsonMission, len(all))
	for i, m := range all {
		list[i] = newJSONMission(m, story)
	}
	return list
}

// rows are the lines of the list, its head first.
func (m *missionsCommand) rows(all []*save.Mission) [][]string {
	paint := m.paint(m.out)
	rows := [][]string{{"NAME", "SAVED", "STATE", "AT", "CHOICES"}}
	for _, mission := range all {
		rows = append(rows, []string{
			diag.Printable(oneLine(mission.Name)), savedAt(mission), stateWord(paint, mission.State), standing(mission), taken(mission),
		})
	}
	return rows
}

// oneLine takes the ends of lines out of a name that was given by hand.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// savedAt is when a mission was saved, in local time.
func savedAt(m *save.Mission) string {
	if m.Saved.IsZero() {
		return "-"
	}
	return m.Saved.Local().Format("2006-01-02 15:04")
}

// stateWord is a mission's state, as one of three words.
func stateWord(paint output.Painter, s save.State) string {
	word := jsonState(s)
	switch s {
	case save.OK:
		return paint.Good(word)
	case save.Damaged:
		return paint.Bad(word)
	default:
		return word
	}
}

// standing names the node or the ending at which a mission stands.
func standing(m *save.Mission) string {
	switch {
	case m.Result == nil:
		return "-"
	default:
		return cameTo(m.Result)
	}
}

// cameTo names the node or the ending that a run came to.
func cameTo(res *mission.Result) string {
	if id, ok := res.Ending(); ok {
		return "ending " + id
	}
	return res.At()
}

// taken is how many choices a mission took, and, if its file holds more, how many
// these are.
func taken(m *save.Mission) string {
	switch {
	case m.File == nil:
		return "-"
	case m.Result == nil:
		return fmt.Sprint(m.File.Choices())
	case int(m.Result.State.Choices) < m.File.Choices():
		return fmt.Sprintf("%d of %d", m.Result.State.Choices, m.File.Choices())
	default:
		return fmt.Sprint(m.Result.State.Choices)
	}
}

// writeTable writes rows in columns.
func writeTable(w io.Writer, rows [][]string) error {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row[:len(row)-1] {
			b.WriteString(cell + strings.Repeat(" ", widths[i]-ansi.StringWidth(cell)+2))
		}
		b.WriteString(row[len(row)-1] + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
