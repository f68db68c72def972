package proof

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"
	"unicode"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/explore"
	"cobalt/game/render/output"
)

// WriteText writes the report for people. The error is the writer's.
func (r *Report) WriteText(w io.Writer, p output.Painter) error {
	out := &output.Writer{To: w}
	r.writeText(out, p)
	return out.Err
}

func (r *Report) writeText(w io.Writer, p output.Painter) {
	s := r.Story
	fmt.Fprintf(w, "%s%s: %s, %s, %s\n", s.Text[0].Title, output.OnDifficulty(s.HasSuspicion(), r.Difficulty), output.Plural(len(s.Nodes), "node"), output.Plural(len(s.Choices), "choice"), output.Plural(r.Words, "word"))
	fmt.Fprintf(w, "%s, %s, in %.2f s\n", output.Plural(r.States, "state"), output.Plural(r.Transitions, "transition"), r.Elapsed.Seconds())
	if r.Single > 0 {
		fmt.Fprintf(w, "%s taken state by state, because it depends on too many values at once\n", output.Plural(r.Single, "choice"))
	}
	fmt.Fprintln(w)
	r.writeEndings(w)
	var list findings
	for _, f := range r.Defects {
		list.add(r.finding(&f, p, p.Bad, p.Bad(string(f.Kind))))
	}
	for _, f := range r.Warnings {
		list.add(r.finding(&f, p, p.Odd, p.Odd("warning")+": "+string(f.Kind)))
	}
	for i, d := range r.Compiler.Moved(r.Path) {
		text := fmt.Sprintf("%s: %s: %s: %s\n", d.Range.String(), p.Odd("warning"), d.Code, d.Message)
		list.add(text + r.excerpt(r.Compiler[i], p.Odd, p))
	}
	fmt.Fprint(w, list.text.String())
	verdict := p.Good
	if len(r.Defects) > 0 {
		verdict = p.Bad
	}
	fmt.Fprintf(w, "\n%s, %s\n", verdict(output.Plural(len(r.Defects), "defect")), output.Plural(len(r.Warnings)+len(r.Compiler), "warning"))
	if !r.Complete {
		fmt.Fprintf(w, "%s: %v; this is what is known so far\n", p.Bad("incomplete"), stopped(r.Stopped))
		if r.Growth != nil {
			fmt.Fprintln(w, r.Growth)
		}
	}
}

// writeEndings writes the least that a run to each ending needs.
func (r *Report) writeEndings(w io.Writer) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ending\tfewest choices\tfewest minutes")
	for _, e := range r.Endings {
		switch {
		case e.Reachable && r.Complete:
			fmt.Fprintf(table, "%s\t%d\t%d\n", e.ID, e.Choices, e.Minutes)
		case e.Reachable && e.Choices > 0:
			fmt.Fprintf(table, "%s\t%d\t\n", e.ID, e.Choices)
		case e.Reachable:
			fmt.Fprintf(table, "%s\tfound\t\n", e.ID)
		case r.Complete:
			fmt.Fprintf(table, "%s\tno run comes to it\t\n", e.ID)
		default:
			fmt.Fprintf(table, "%s\tnot found yet\t\n", e.ID)
		}
	}
	table.Flush()
}

// findings is a list of findings as text. Those of one line stand close together.
type findings struct {
	text  strings.Builder
	apart bool // a blank line follows the one before
}

func (l *findings) add(finding string) {
	long := strings.Count(finding, "\n") > 1
	if l.text.Len() == 0 || long || l.apart {
		l.text.WriteByte('\n')
	}
	l.text.WriteString(finding)
	l.apart = long
}

// finding tells a finding, and below it the mission that shows it.
func (r *Report) finding(f *explore.Finding, p output.Painter, mark func(string) string, kind string) string {
	at := diag.Range{File: r.Path(f.Pos.File), Line: f.Pos.Line}
	text := fmt.Sprintf("%s: %s: %s\n", at.String(), kind, f.Message) + r.excerpt(Diagnostic(f, diag.Error), mark, p)
	if f.Mission != nil {
		text += r.mission(f)
	}
	return text
}

// excerpt returns the source line of a diagnostic, whose file is as in the story's folder.
// The place is marked: if nobody knows its end, it goes to the end of a name, or else of
// the line.
func (r *Report) excerpt(d diag.Diagnostic, mark func(string) string, p output.Painter) string {
	if r.Source == nil || d.Line == 0 {
		return ""
	}
	if d.Source == "" {
		d.Source = r.Source(d.File, d.Line)
	}
	if d.Col == 0 {
		d.Col = 1 + len(d.Source) - len(strings.TrimLeft(d.Source, " \t"))
	}
	if d.EndLine == 0 {
		d.EndLine, d.EndCol = d.Line, endOf([]rune(d.Source), d.Col)
	}
	return diag.Text{Explain: true, Bad: mark, Dim: p.Dim}.Excerpt(&d)
}

// endOf returns the column behind the name that begins at a column of a line, or, if none
// does, behind the line.
func endOf(line []rune, col int) int {
	end := col - 1
	for end < len(line) && (line[end] == '_' || unicode.IsLower(line[end]) || unicode.IsDigit(line[end])) {
		end++
	}
	if end > col-1 {
		return end + 1
	}
	return len(line) + 1
}

// mission returns the mission file that shows a finding.
func (r *Report) mission(f *explore.Finding) string {
	file, err := r.MissionFile(f)
	if err != nil {
		return err.Error() + "\n"
	}
	return string(file.Bytes())
}

// jsonProof is the object that WriteJSON writes. Programs rely on its names.
type jsonProof struct {
	Story       string             `json:"story"`
	Digest      string             `json:"digest"`
	Difficulty  string             `json:"difficulty"`
	Nodes       int                `json:"nodes"`
	Choices     int                `json:"choices"`
	Words       int                `json:"words"`
	States      int                `json:"states"`
	Transitions int                `json:"transitions"`
	Seconds     float64            `json:"seconds"`
	Complete    bool               `json:"complete"`
	Endings     []jsonProofEnding  `json:"endings"`
	Defects     []jsonProofFinding `json:"defects"`
	Warnings    []jsonProofWarning `json:"warnings"`
	Multiplies  *jsonGrowth        `json:"multiplies,omitempty"`
}

// jsonGrowth says of a proof that was stopped which things multiply its states.
type jsonGrowth struct {
	At      string       `json:"at"`
	States  int          `json:"states"`
	Factors []jsonFactor `json:"factors"`
}

type jsonFactor struct {
	Name   string `json:"name"`
	Values int    `json:"values"`
}

// jsonProofEnding holds the figures of an ending. They are null if no run comes to
// it, or if nobody knows them yet.
type jsonProofEnding struct {
	ID        string `json:"id"`
	Reachable bool   `json:"reachable"`
	Choices   *int   `json:"choices"`
	Minutes   *int   `json:"minutes"`
}

type jsonProofFinding struct {
	Kind    explore.Kind `json:"kind"`
	At      string       `json:"at"`
	Message string       `json:"message"`
	Mission []string     `json:"mission"`
}

// A jsonProofWarning is a warning of the proof, or of the compiler, which has the
// fields of a fault beside the others.
type jsonProofWarning struct {
	jsonProofFinding
	*jsonPlace
}

type jsonPlace struct {
	File      string    `json:"file"`
	Line      int       `json:"line"`
	Column    int       `json:"column"`
	EndLine   int       `json:"end_line"`
	EndColumn int       `json:"end_column"`
	Code      diag.Code `json:"code"`
	Severity  string    `json:"severity"`
	Hint      string    `json:"hint"`
}

func (r *Report) jsonWarnings() []jsonProofWarning {
	list := make([]jsonProofWarning, 0, len(r.Warnings)+len(r.Compiler))
	for _, f := range jsonProofFindings(r.Story, r.Warnings) {
		list = append(list, jsonProofWarning{f, nil})
	}
	for i := range r.Compiler {
		d := &r.Compiler[i]
		f := d.Fault()
		list = append(list, jsonProofWarning{
			jsonProofFinding{explore.Kind(d.Code), fmt.Sprintf("%s:%d", d.File, d.Line), d.Message, []string{}},
			&jsonPlace{r.Path(d.File), f.Line, f.Column, f.EndLine, f.EndColumn, f.Code, f.Severity, f.Hint},
		})
	}
	return list
}

// WriteJSON writes the report as one object. The error is the writer's.
func (r *Report) WriteJSON(w io.Writer) error { return output.JSON(w, r.object()) }

// WriteListJSON writes reports as a list of such objects. The error is the writer's.
func WriteListJSON(w io.Writer, reports []*Report) error {
	list := make([]*jsonProof, len(reports))
	for i, r := range reports {
		list[i] = r.object()
	}
	return output.JSON(w, list)
}

// object returns the report as it is written.
func (r *Report) object() *jsonProof {
	s := r.Story
	object := &jsonProof{
		Story: s.ID, Digest: s.Digest, Difficulty: r.Difficulty.String(), Nodes: len(s.Nodes), Choices: len(s.Choices),
		Words: r.Words, States: r.States, Transitions: r.Transitions, Seconds: r.Elapsed.Round(time.Millisecond).Seconds(),
		Complete: r.Complete, Endings: []jsonProofEnding{}, Defects: jsonProofFindings(s, r.Defects), Warnings: r.jsonWarnings(),
	}
	for _, e := range r.Endings {
		j := jsonProofEnding{ID: e.ID, Reachable: e.Reachable}
		if e.Reachable && (r.Complete || e.Choices > 0) {
			j.Choices = &e.Choices
		}
		if e.Reachable && r.Complete {
			j.Minutes = &e.Minutes
		}
		object.Endings = append(object.Endings, j)
	}
	if g := r.Growth; g != nil {
		object.Multiplies = &jsonGrowth{At: g.Ref, States: g.States, Factors: []jsonFactor{}}
		for _, f := range g.Factors {
			object.Multiplies.Factors = append(object.Multiplies.Factors, jsonFactor(f))
		}
	}
	return object
}

func jsonProofFindings(s *game.Story, list []explore.Finding) []jsonProofFinding {
	out := make([]jsonProofFinding, len(list))
	for i, f := range list {
		out[i] = jsonProofFinding{f.Kind, fmt.Sprintf("%s:%d", f.Pos.File, f.Pos.Line), f.Message, []string{}}
		for _, c := range f.Mission {
			out[i].Mission = append(out[i].Mission, s.Choices[c].ID)
		}
	}
	return out
}

// WriteGitHub writes the findings as annotations of files and lines. The error is
// the writer's.
func (r *Report) WriteGitHub(w io.Writer) error {
	out := &output.Writer{To: w}
	r.writeGitHub(out)
	return out.Err
}

func (r *Report) writeGitHub(w io.Writer) {
	note := func(f *explore.Finding, severity diag.Severity) {
		d := Diagnostic(f, severity)
		if f.Mission != nil {
			d.Message += "\n" + r.mission(f)
		}
		_ = diag.List{d}.Moved(r.Path).WriteGitHub(w) // the writer keeps its first error
	}
	for i := range r.Defects {
		note(&r.Defects[i], diag.Error)
	}
	for i := range r.Warnings {
		note(&r.Warnings[i], diag.Warning)
	}
	_ = r.Compiler.Moved(r.Path).WriteGitHub(w) // the writer keeps its first error
	if !r.Complete {
		text := fmt.Sprintf("the proof is not complete: %v", stopped(r.Stopped))
		if r.Growth != nil {
			text += "\n" + r.Growth.String()
		}
		_ = diag.WriteAnnotation(w, "error", diag.Range{}, "incomplete", text)
	}
}

// JSONFaults writes the faults of a story that cannot be proven, in the place of a
// report.
func JSONFaults(w io.Writer, l diag.List) error {
	return output.JSON(w, struct {
		Faults   []diag.Fault `json:"faults"`
		Complete bool         `json:"complete"`
	}{l.Faults(), false})
}

// stopped says why a proof is not complete.
func stopped(why error) string {
	if errors.Is(why, context.Canceled) {
		return "it was interrupted"
	}
	return why.Error()
}
