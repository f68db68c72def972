package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/pflag"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/scenes"
)

// A coverageFlags is what the command line says of coverage.
type coverageFlags struct {
	files coverageFiles
	least percentFlag
}

func (c *coverageFlags) add(flags *pflag.FlagSet) {
	flags.Var(&c.files, "coverage", "tell how much of the story the files reach, and write it to this `file`: .html, .json or .txt; - for the table alone; may be given again")
	flags.Var(&c.least, "min-coverage", "fail where less than so many `percent` of the story is reached")
}

// wanted reports whether coverage is asked for.
func (c *coverageFlags) wanted() bool { return len(c.files) > 0 || c.least.given }

// A coverageFile is where coverage is written, in a format that its name says.
type coverageFile struct {
	path  string
	write func(c *coverageReport, w io.Writer) error // nil: the table alone
}

// A coverageFiles flag may be given again: it names a file each time.
type coverageFiles []coverageFile

var coverageWriters = map[string]func(c *coverageReport, w io.Writer) error{
	".html": (*coverageReport).writeHTML,
	".json": (*coverageReport).writeJSON,
	".txt":  (*coverageReport).writeText,
}

func (f *coverageFiles) String() string {
	var paths []string
	for _, file := range *f {
		paths = append(paths, file.path)
	}
	return strings.Join(paths, " ")
}

// Set is called with what stands on the command line.
func (f *coverageFiles) Set(path string) error {
	write, ok := coverageWriters[filepath.Ext(path)]
	if !ok && path != "-" {
		return fmt.Errorf("%q: the file's name says what is written, and ends in .html, .json or .txt", path)
	}
	*f = append(*f, coverageFile{path, write})
	return nil
}

// Type is the value's name where help shows none.
func (*coverageFiles) Type() string { return "file" }

// A percentFlag is a number from 0 to 100.
type percentFlag struct {
	value float64
	given bool
}

func (f *percentFlag) String() string {
	if !f.given {
		return ""
	}
	return strconv.FormatFloat(f.value, 'f', -1, 64)
}

// Set is called with what stands on the command line.
func (f *percentFlag) Set(text string) error {
	n, err := strconv.ParseFloat(strings.TrimSuffix(text, "%"), 64)
	if err != nil || !(n >= 0 && n <= 100) {
		return errors.New("it is no percentage: write a number from 0 to 100")
	}
	f.value, f.given = n, true
	return nil
}

// Type is the value's name where help shows none.
func (*percentFlag) Type() string { return "percent" }

// A coverageReport is what of a story some files reach.
type coverageReport struct {
	*mission.Coverage
	files  int                      // how many were run
	path   func(file string) string // where a file of the story is
	source fs.FS                    // the story's folder
}

// source returns the story's folder.
func (o *options) source() fs.FS {
	if o.storyDir == "" {
		return scenes.Embedded()
	}
	return os.DirFS(o.storyDir)
}

// reportCoverage shows the table, behind results that people read, else on
// standard error; writes the file; and returns whether enough was covered. It
// does nothing where nobody asked.
func (r *runCommand) reportCoverage(sum *summary) (enough bool, err error) {
	if r.covered == nil {
		return true, nil
	}
	c := &coverageReport{r.covered, sum.passed + sum.failed, r.path, r.source()}
	w := r.err
	if r.format.forPeople() {
		w = r.out
	}
	if err := c.writeTable(w); err != nil {
		return false, fmt.Errorf("the coverage cannot be written: %w", err)
	}
	for _, file := range r.coverage.files {
		if err := file.save(r.options, c); err != nil {
			return false, err
		}
	}
	total := c.Total()
	all := total.All()
	if r.coverage.least.given && !all.AtLeast(r.coverage.least.value) {
		r.complain(fmt.Errorf("%s%% of the story is reached, and --min-coverage demands %s%%", inPercent(all), r.coverage.least.String()))
		return false, nil
	}
	return true, nil
}

// save writes the file, where there is to be one.
func (f *coverageFile) save(o *options, c *coverageReport) error {
	if f.write == nil {
		return nil
	}
	var text strings.Builder
	if err := f.write(c, &text); err != nil {
		return fmt.Errorf("the coverage cannot be written: %w", err)
	}
	return o.writeFile(f.path, []byte(text.String()))
}

// inPercent writes a share with one digit behind the point.
func inPercent(s mission.Share) string { return strconv.FormatFloat(s.Percent(), 'f', 1, 64) }

// writeTable writes how much of each scene, and of the whole, is reached.
func (c *coverageReport) writeTable(w io.Writer) error {
	table := tabwriter.NewWriter(&trimmer{w: w}, 0, 0, 2, ' ', 0)
	fmt.Fprint(table, "\nscene\tcoverage\tnodes\tchoices\tguarded texts\tendings\n")
	row := func(name string, x mission.Extent) {
		fmt.Fprintf(table, "%s\t%s%%\t%s\t%s\t%s\t%s\n", name, inPercent(x.All()), cell(x.Nodes), cell(x.Choices), cell(x.Texts), cell(x.Endings))
	}
	for s := range c.Story().Scenes {
		row(c.Story().Scenes[s].ID, c.Scene(game.SceneID(s)))
	}
	row("all", c.Total())
	return table.Flush()
}

// cell writes a share in a table.
func cell(s mission.Share) string {
	if s.Of == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", s.Reached, s.Of)
}

// A trimmer takes the blanks off the ends of lines, which it is given whole or
// in pieces.
type trimmer struct {
	w    io.Writer
	line []byte
}

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

// writeText writes the table, and all that was never reached by file, line and
// column.
func (c *coverageReport) writeText(w io.Writer) error {
	fmt.Fprintf(w, "Coverage of %s, by %s\n", c.Story().Text[0].Title, plural(c.files, "mission"))
	if err := c.writeTable(w); err != nil {
		return err
	}
	missed := c.Missed()
	if len(missed) > 0 {
		fmt.Fprint(w, "\nnever reached:\n")
	}
	for _, m := range missed {
		if _, err := fmt.Fprintf(w, "%s:%d:%d: %s %s\n", c.path(m.Pos.File), m.Pos.Line, m.Pos.Col, m.Kind, m.Name); err != nil {
			return err
		}
	}
	return nil
}

// jsonCoverage is the object that is written: the names are a promise.
type jsonCoverage struct {
	Story    string       `json:"story"`
	Digest   string       `json:"digest"`
	Missions int          `json:"missions"`
	Percent  float64      `json:"percent"`
	Total    jsonExtent   `json:"total"`
	Scenes   []jsonScene  `json:"scenes"`
	Never    []jsonMissed `json:"never"`
}

type jsonExtent struct {
	Nodes   jsonReached  `json:"nodes"`
	Choices jsonReached  `json:"choices"`
	Texts   jsonReached  `json:"texts"`
	Endings *jsonReached `json:"endings,omitempty"` // of the whole story alone
}

type jsonReached struct {
	Reached int `json:"reached"`
	Of      int `json:"of"`
}

type jsonScene struct {
	Scene   string  `json:"scene"`
	Percent float64 `json:"percent"`
	jsonExtent
}

type jsonMissed struct {
	Kind mission.MarkKind `json:"kind"`
	Name string           `json:"name"`
	File string           `json:"file"`
	Line int              `json:"line"`
	Col  int              `json:"col"`
}

// writeJSON writes the coverage as one object.
func (c *coverageReport) writeJSON(w io.Writer) error {
	total := c.Total()
	object := jsonCoverage{
		Story: c.Story().ID, Digest: c.Story().Digest, Missions: c.files,
		Percent: total.All().Percent(), Total: newJSONExtent(&total),
		Scenes: []jsonScene{}, Never: []jsonMissed{},
	}
	object.Total.Endings = &jsonReached{total.Endings.Reached, total.Endings.Of}
	for s := range c.Story().Scenes {
		x := c.Scene(game.SceneID(s))
		object.Scenes = append(object.Scenes, jsonScene{c.Story().Scenes[s].ID, x.All().Percent(), newJSONExtent(&x)})
	}
	for _, m := range c.Missed() {
		object.Never = append(object.Never, jsonMissed{m.Kind, m.Name, c.path(m.Pos.File), m.Pos.Line, m.Pos.Col})
	}
	return writeJSON(w, object)
}

func newJSONExtent(x *mission.Extent) jsonExtent {
	return jsonExtent{Nodes: jsonReached(x.Nodes), Choices: jsonReached(x.Choices), Texts: jsonReached(x.Texts)}
}
