package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/render/output"
	"cobalt/save"
	"cobalt/save/library"
)

func (m *missionsCommand) newShow() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show NAME",
		Short: "Say all that is known of a mission, and what can be done where it is damaged",
		Args:  names(1, 1),
		RunE:  m.show,

		ValidArgsFunction: m.completeNames,
	}
	m.addJSON(cmd, "an object")
	return cmd
}

func (m *missionsCommand) show(_ *cobra.Command, args []string) error {
	store, story, err := m.both()
	if err != nil {
		return err
	}
	name := missionName(args[0])
	found, err := store.Load(name, story)
	if err != nil {
		return notFound(store, name, err)
	}
	if m.json {
		return output.JSON(m.out, newJSONMission(found, story))
	}
	versions, err := store.Versions(name, story)
	if err != nil {
		return err
	}
	out := &output.Writer{To: m.out}
	for _, field := range m.fields(found, versions, story) {
		fmt.Fprintf(out, "%-11s %s\n", field[0], strings.ReplaceAll(diag.Printable(field[1]), "\n", "\n"+strings.Repeat(" ", 12)))
	}
	return out.Err
}

// fields describe a mission, each with its name.
func (m *missionsCommand) fields(found *save.Mission, versions []*save.Mission, story *game.Story) [][2]string {
	j := newJSONMission(found, story)
	fields := [][2]string{{"name", oneLine(found.Name)}, {"file", found.Path}, {"state", j.State}}
	if found.Problem != nil {
		fields = append(fields, [2]string{"", found.Problem.Error()})
	}
	fields = append(fields, [2]string{"saved", savedAt(found)})
	if found.File != nil {
		fields = append(fields, [2]string{"story", strings.TrimSpace(j.Story + " " + j.Digest)}, [2]string{"difficulty", j.Difficulty})
	}
	fields = append(fields, [2]string{"at", standing(found)}, [2]string{"choices", taken(found)})
	if found.Result != nil {
		fields = append(fields, [2]string{"minutes", fmt.Sprint(j.Minutes)}, [2]string{"suspicion", fmt.Sprint(j.Suspicion)})
	}
	for i, v := range versions {
		key := ""
		if i == 0 {
			key = "before it"
		}
		fields = append(fields, [2]string{key, fmt.Sprintf("%s, %s, at %s: %s", savedAt(v), output.Plural(int(v.Result.State.Choices), "choice"), standing(v), v.Path)})
	}
	return append(fields, advice(found, versions)...)
}

// advice says how to go on with a mission of the folder that is damaged.
func advice(found *save.Mission, versions []*save.Mission) [][2]string {
	if found.State != save.Damaged || found.Name == "" {
		return nil // whole, or none of the folder's: its name leads nowhere
	}
	var fields [][2]string
	name := shellWord(found.Name)
	if len(versions) > 0 {
		fields = append(fields, [2]string{"to go on", fmt.Sprintf("`cobalt missions recover %s` makes a new mission of the last good version", name)})
	}
	if library.Replayable(found) {
		fields = append(fields, [2]string{"to go on", fmt.Sprintf("`cobalt missions recover --replay %s` makes one of what still replays, %s", name, taken(found))})
	}
	return fields
}
