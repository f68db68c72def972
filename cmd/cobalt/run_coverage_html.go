package main

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"strings"

	"cobalt/game"
	"cobalt/game/mission"
)

//go:embed run_coverage.html
var coverageHTML string

// A coveragePage is what the page's template is given.
type coveragePage struct {
	Title   string
	Story   string
	Digest  string
	By      string // how many missions
	All     pageRow
	Endings []pageEnding
	Scenes  []pageScene
}

// A pageRow is a row of the table.
type pageRow struct {
	Percent                        string
	Nodes, Choices, Texts, Endings string
	Whole                          bool // nothing is missing
}

type pageEnding struct {
	Name, ID, Times string
	Missed          bool
}

// A pageScene is a scene as it is written, line by line.
type pageScene struct {
	ID, Title, File string
	Row             pageRow
	Lines           []pageLine
}

// A pageLine is a line of a scene.
type pageLine struct {
	Number int
	Times  string // how often what begins in it was reached
	Class  string // "hit", "miss", or nothing where there is nothing to reach
	Text   string
}

// writeHTML writes a page that shows the scenes as they are written, with what
// was never reached marked. It needs no script and fetches nothing.
func (c *coverageReport) writeHTML(w io.Writer) error {
	page, err := c.page()
	if err != nil {
		return err
	}
	t, err := template.New("coverage").Parse(coverageHTML)
	if err != nil {
		return err
	}
	return t.Execute(w, page)
}

func (c *coverageReport) page() (*coveragePage, error) {
	s := c.Story()
	page := &coveragePage{
		Title: s.Text[0].Title, Story: s.ID, Digest: s.Digest, By: plural(c.files, "mission"), All: newPageRow(c.Total()),
	}
	for i, m := range c.Endings() {
		page.Endings = append(page.Endings, pageEnding{s.Text[0].Endings[i].Name, m.Name, times(m.Times), m.Times == 0})
	}
	for i := range s.Scenes {
		scene, err := c.scene(game.SceneID(i))
		if err != nil {
			return nil, err
		}
		page.Scenes = append(page.Scenes, scene)
	}
	return page, nil
}

func newPageRow(x mission.Extent) pageRow {
	all := x.All()
	return pageRow{
		Percent: inPercent(all), Whole: all.Reached == all.Of,
		Nodes: cell(x.Nodes), Choices: cell(x.Choices), Texts: cell(x.Texts), Endings: cell(x.Endings),
	}
}

// times says how often something was reached.
func times(n uint64) string {
	if n == 0 {
		return "never"
	}
	return fmt.Sprintf("%d×", n)
}

// scene reads a scene's file, and marks its lines.
func (c *coverageReport) scene(id game.SceneID) (pageScene, error) {
	s := &c.Story().Scenes[id]
	text, err := fs.ReadFile(c.source, s.Pos.File)
	if err != nil {
		return pageScene{}, unreadable(c.path(s.Pos.File), err)
	}
	return pageScene{
		ID: s.ID, Title: c.Story().Text[0].Scenes[id].Title, File: c.path(s.Pos.File),
		Row: newPageRow(c.Scene(id)), Lines: markLines(string(text), c.Marks(id)),
	}, nil
}

// markLines gives every line of a scene the mark that it stands under.
func markLines(text string, marks []mission.Mark) []pageLine {
	var lines []pageLine
	var comment comments
	class := ""
	for text := range strings.Lines(text) {
		line := pageLine{Number: len(lines) + 1, Text: strings.TrimRight(text, "\r\n")}
		for len(marks) > 0 && marks[0].Pos.Line <= line.Number {
			line.Times = times(marks[0].Times)
			if class = "hit"; marks[0].Times == 0 {
				class = "miss"
			}
			marks = marks[1:]
		}
		if line.Class = class; comment.in(line.Text) || line.Text == "" {
			line.Class = ""
		}
		lines = append(lines, line)
	}
	bridge(lines)
	return lines
}

// bridge gives blank lines the class of the lines around them, where that is
// the same.
func bridge(lines []pageLine) {
	class, from := "", -1 // of the last line that is not blank, and where it is
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

// A comments goes over the lines of a scene, and knows which are the author's
// alone. What looks like a comment in a document is none.
type comments struct{ open, fenced bool }

// in reports whether a line is a comment's.
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
