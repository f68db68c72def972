package coverage

import (
	"cmp"
	_ "embed"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/render/output"
	"cobalt/game/render/page"
)

//go:embed coverage.html
var coverageHTML string

// A pageData is the data of the page's template.
type pageData struct {
	page.Page
	Title   string
	Story   string
	Digest  string
	By      string // the number of missions, in words
	All     pageRow
	Endings []pageEnding
	Scenes  []pageScene
}

// A pageRow is a row of the table.
type pageRow struct {
	Percent                        string
	Nodes, Choices, Texts, Endings string
	Whole                          bool // all of it is reached
}

type pageEnding struct {
	Name, ID, Times string
	Missed          bool
}

// A pageScene is the source of a scene, line by line.
type pageScene struct {
	ID, Title, File string
	Row             pageRow
	Lines           []pageLine
}

// A pageLine is a line of a scene.
type pageLine struct {
	Number int
	Times  string // how often the part that begins here was reached
	Class  string // "hit", "miss", or empty if there is nothing to reach
	Text   string
}

// WriteHTML writes a page that shows the source of each scene, and marks in it
// the parts that were never reached. The error is the writer's, or tells of a
// file of the story that could not be read; then nothing was written.
func (r *Report) WriteHTML(w io.Writer) error {
	data, err := r.page()
	if err != nil {
		return err
	}
	return page.Write(w, coverageHTML, data)
}

func (r *Report) page() (*pageData, error) {
	s := r.Story()
	data := &pageData{
		Page:  page.Page{Heading: "Coverage of " + s.Text[0].Title, Generator: generator, Language: page.LanguageOf(cmp.Or(r.Lang, "en"), s.Text[0].Title)},
		Title: s.Text[0].Title, Story: s.ID, Digest: s.Digest, By: output.Plural(r.Missions, "mission"), All: newPageRow(r.Total()),
	}
	for i, m := range r.Endings() {
		data.Endings = append(data.Endings, pageEnding{s.Text[0].Endings[i].Name, m.Name, times(m.Times), m.Times == 0})
	}
	for i := range s.Scenes {
		scene, err := r.scene(game.SceneID(i))
		if err != nil {
			return nil, err
		}
		data.Scenes = append(data.Scenes, scene)
	}
	return data, nil
}

func newPageRow(x mission.Extent) pageRow {
	all := x.All()
	return pageRow{
		Percent: InPercent(all), Whole: all.Reached == all.Of,
		Nodes: cell(x.Nodes), Choices: cell(x.Choices), Texts: cell(x.Texts), Endings: cell(x.Endings),
	}
}

// times writes how often something was reached.
func times(n uint64) string {
	if n == 0 {
		return "never"
	}
	return fmt.Sprintf("%d×", n)
}

// scene reads a scene's file and marks its lines.
func (r *Report) scene(id game.SceneID) (pageScene, error) {
	s := &r.Story().Scenes[id]
	text, err := fs.ReadFile(r.Source, s.Pos.File)
	if err != nil {
		return pageScene{}, fmt.Errorf("the scene %s cannot be shown: %w", r.Path(s.Pos.File), err)
	}
	return pageScene{
		ID: s.ID, Title: r.Story().Text[0].Scenes[id].Title, File: r.Path(s.Pos.File),
		Row: newPageRow(r.Scene(id)), Lines: markLines(string(text), r.Marks(id)),
	}, nil
}

// markLines gives each line of a scene the class of the last mark at or before
// it. Comments and blank lines have none.
func markLines(text string, marks []mission.Mark) []pageLine {
	var lines []pageLine
	var comment comments
	class := ""
	for text := range strings.Lines(text) {
		missed := false // a part of the line, such as a text that varies
		line := pageLine{Number: len(lines) + 1, Text: strings.TrimRight(text, "\r\n")}
		for len(marks) > 0 && marks[0].Pos.Line <= line.Number {
			line.Times = times(marks[0].Times)
			if class = "hit"; marks[0].Times == 0 {
				class = "miss"
				missed = missed || marks[0].Pos.Line == line.Number
			}
			marks = marks[1:]
		}
		if line.Class = class; missed {
			line.Class = "miss"
		}
		if comment.in(line.Text) || line.Text == "" {
			line.Class = ""
		}
		lines = append(lines, line)
	}
	bridge(lines)
	return lines
}

// bridge gives blank lines the class of the lines around them, if both have the
// same.
func bridge(lines []pageLine) {
	class, from := "", -1 // the last line that is not blank: its class, its index
	for i := range lines {
		if lines[i].Text == "" {
			continue
		}
		if lines[i].Class == class && from >= 0 {
			for j := from + 1; j < i; j++ {
				lines[j].Class = class
			}
		}
		class, from = lines[i].Class, i
	}
}

// A comments follows the comments through the lines of a scene. In a fenced
// block there are none.
type comments struct{ open, fenced bool }

// in reports whether the next line belongs to a comment.
func (c *comments) in(line string) bool {
	line = strings.TrimSpace(line)
	if !c.open && (strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~")) {
		c.fenced = !c.fenced
	}
	if c.fenced {
		return false
	}
	was := c.open || strings.HasPrefix(line, "<!--")
	c.open = was && !strings.Contains(line, "-->")
	return was
}
