package inventory

import (
	"fmt"
	"strings"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/render/output"
	"cobalt/save"
	"cobalt/save/library"
)

// MissionRows are the rows of a list of missions, its head first.
func MissionRows(all []*save.Mission, paint output.Painter) [][]string {
	rows := [][]string{{"NAME", "SAVED", "STATE", "AT", "CHOICES"}}
	for _, m := range all {
		rows = append(rows, []string{diag.Printable(oneLine(m.Name)), savedAt(m), stateWord(paint, m.State), whereabouts(m), taken(m)})
	}
	return rows
}

// savedAt is when a mission was saved, in local time.
func savedAt(m *save.Mission) string {
	if m.Saved.IsZero() {
		return "-"
	}
	return m.Saved.Local().Format("2006-01-02 15:04")
}

// stateWord is the state of a mission, colored.
func stateWord(paint output.Painter, s save.State) string {
	word := stateName(s)
	switch s {
	case save.OK:
		return paint.Good(word)
	case save.Damaged:
		return paint.Bad(word)
	case save.Changed, save.Foreign, save.Newer:
	}
	return word
}

// whereabouts is where a mission stands, or, of another story's, which story that is.
func whereabouts(m *save.Mission) string {
	if m.State == save.Foreign {
		return "story " + diag.Printable(oneLine(m.File.Story))
	}
	return standing(m)
}

// standing names the node or the ending at which a mission stands.
func standing(m *save.Mission) string {
	if m.Result == nil {
		return "-"
	}
	if id, ok := m.Result.Ending(); ok {
		return "ending " + id
	}
	return m.Result.At()
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

// MissionFields describe a mission and the versions before it; suspicion and
// difficulty only if the story has suspicion. Quote quotes a word for a shell.
func MissionFields(found *save.Mission, versions []*save.Mission, story *game.Story, quote func(string) string) []Field {
	j := NewMission(found, story)
	suspicious := story.HasSuspicion() || j.Story != story.ID
	fields := []Field{{"name", oneLine(found.Name)}, {"file", found.Path}, {"state", j.State}}
	if found.Problem != nil {
		fields = append(fields, Field{"", found.Problem.Error()})
	}
	fields = append(fields, Field{"saved", savedAt(found)})
	if found.File != nil {
		fields = append(fields, Field{"story", strings.TrimSpace(j.Story + " " + j.Digest)})
		if suspicious {
			fields = append(fields, Field{"difficulty", j.Difficulty})
		}
	}
	fields = append(fields, Field{"at", standing(found)}, Field{"choices", taken(found)})
	if found.Result != nil {
		fields = append(fields, Field{"minutes", fmt.Sprint(j.Minutes)})
		if suspicious {
			fields = append(fields, Field{"suspicion", fmt.Sprint(j.Suspicion)})
		}
	}
	for i, v := range versions {
		name := ""
		if i == 0 {
			name = "before it"
		}
		choices := output.Plural(int(v.Result.State.Choices), "choice")
		fields = append(fields, Field{name, fmt.Sprintf("%s, %s, at %s: %s", savedAt(v), choices, standing(v), v.Path)})
	}
	return append(fields, Advice(found, versions, quote)...)
}

// Advice says how to go on with a mission of the folder that is damaged. Quote
// quotes a word for a shell.
func Advice(found *save.Mission, versions []*save.Mission, quote func(string) string) []Field {
	if found.State != save.Damaged || found.Name == "" {
		return nil // whole, or none of the folder's: its name leads nowhere
	}
	var fields []Field
	name := quote(found.Name)
	if len(versions) > 0 {
		fields = append(fields, Field{"to go on", fmt.Sprintf("`cobalt missions recover %s` makes a new mission of the last good version", name)})
	}
	if library.Replayable(found) {
		fields = append(fields, Field{"to go on", fmt.Sprintf("`cobalt missions recover --replay %s` makes one of what still replays, %s", name, taken(found))})
	}
	return fields
}
