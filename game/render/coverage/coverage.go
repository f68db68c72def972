// Package coverage writes how much of a story its mission files reach: as a
// table, as text with each part that was never reached, as JSON, and as an HTML
// page that shows the scenes line by line.
//
// Measuring is package mission's; this one only writes. The page shows the files
// of the story as they are on disk, and nothing in them can leave its element.
package coverage

import (
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"
	"text/tabwriter"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/render/output"
)

// A Report is the part of a story that some mission files reach.
type Report struct {
	*mission.Coverage
	Missions int                      // the number of files that were run
	Path     func(file string) string // the path of a story's file, for people
	Source   fs.FS                    // the story's folder
	Lang     string                   // BCP 47, the story's language; "en" if empty
}

// InPercent writes a share with one digit after the point.
func InPercent(s mission.Share) string { return strconv.FormatFloat(s.Percent(), 'f', 1, 64) }

// WriteTable writes how much of each scene, and of the whole story, is reached.
// The error is the writer's.
func (r *Report) WriteTable(w io.Writer) error {
	table := tabwriter.NewWriter(&trimmer{w: w}, 0, 0, 2, ' ', 0)
	fmt.Fprint(table, "\nscene\tcoverage\tnodes\tchoices\tguarded texts\tendings\n")
	row := func(name string, x mission.Extent) {
		fmt.Fprintf(table, "%s\t%s%%\t%s\t%s\t%s\t%s\n", name, InPercent(x.All()), cell(x.Nodes), cell(x.Choices), cell(x.Texts), cell(x.Endings))
	}
	for s := range r.Story().Scenes {
		row(r.Story().Scenes[s].ID, r.Scene(game.SceneID(s)))
	}
	row("all", r.Total())
	return table.Flush()
}

// cell writes a share in a table. It is empty if there is nothing to reach.
func cell(s mission.Share) string {
	if s.Of == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", s.Reached, s.Of)
}

// A trimmer takes the blanks off the ends of lines. Lines may come in pieces.
type trimmer struct {
	w    io.Writer
	line []byte
}

// Write passes on each line that is complete.
func (t *trimmer) Write(text []byte) (int, error) {
	for _, b := range text {
		if t.line = append(t.line, b); b != '\n' {
			continue
		}
		line := strings.TrimRight(string(t.line), " \n") + "\n"
		t.line = t.line[:0]
		if _, err := io.WriteString(t.w, line); err != nil {
			return 0, err
		}
	}
	return len(text), nil
}

// WriteText writes the table, then each part that was never reached with its
// file, line and column. The error is the writer's.
func (r *Report) WriteText(w io.Writer) error {
	fmt.Fprintf(w, "Coverage of %s, by %s\n", r.Story().Text[0].Title, output.Plural(r.Missions, "mission"))
	if err := r.WriteTable(w); err != nil {
		return err
	}
	missed := r.Missed()
	if len(missed) > 0 {
		fmt.Fprint(w, "\nnever reached:\n")
	}
	for _, m := range missed {
		if _, err := fmt.Fprintf(w, "%s:%d:%d: %s %s\n", diag.Name(r.Path(m.Pos.File)), m.Pos.Line, m.Pos.Col, m.Kind, m.Name); err != nil {
			return err
		}
	}
	return nil
}
