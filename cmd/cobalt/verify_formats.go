package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"
	"text/tabwriter"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/explore"
	"cobalt/game/render/output"
)

// writeText writes a report for people.
func (v *verifyCommand) writeText(w io.Writer, r *proof) {
	s, p := r.Story, v.paint(v.out)
	fmt.Fprintf(w, "%s, on %s: %s nodes, %s choices, %s words\n", s.Text[0].Title, r.Difficulty, output.Thousands(len(s.Nodes)), output.Thousands(len(s.Choices)), output.Thousands(r.Words))
	fmt.Fprintf(w, "%s states, %s transitions, in %.2f s\n\n", output.Thousands(r.States), output.Thousands(r.Transitions), r.Elapsed.Seconds())
	v.writeEndings(w, r)
	for _, f := range r.Defects {
		v.writeFinding(w, r.Report, &f, p.Bad(string(f.Kind)))
	}
	for _, f := range r.Warnings {
		v.writeFinding(w, r.Report, &f, "warning: "+string(f.Kind))
	}
	for _, d := range r.compiler.Moved(v.path) {
		fmt.Fprintf(w, "\n%s: warning: %s: %s\n", d.Range.String(), d.Code, d.Message)
	}
	fmt.Fprintf(w, "\n%s, %s\n", output.Plural(len(r.Defects), "defect"), output.Plural(len(r.Warnings)+len(r.compiler), "warning"))
	if !r.Complete {
		fmt.Fprintf(w, "%s: %v; this is what is known so far\n", p.Bad("incomplete"), r.Stopped)
		if r.Growth != nil {
			fmt.Fprintln(w, r.Growth)
		}
	}
}

func (v *verifyCommand) writeEndings(w io.Writer, r *proof) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ending\tfewest choices\tfewest minutes")
	for _, e := range r.Endings {
		switch {
		case e.Reachable && r.Complete:
			fmt.Fprintf(table, "%s\t%d\t%d\n", e.ID, e.Choices, e.Minutes)
		case e.Reachable:
			fmt.Fprintf(table, "%s\t%d\t\n", e.ID, e.Choices)
		case r.Complete:
			fmt.Fprintf(table, "%s\tno run comes to it\t\n", e.ID)
		default:
			fmt.Fprintf(table, "%s\tnot found yet\t\n", e.ID)
		}
	}
	table.Flush()
}

// writeFinding writes a finding, and under it the mission that shows it.
func (v *verifyCommand) writeFinding(w io.Writer, r *explore.Report, f *explore.Finding, kind string) {
	at := diag.Range{File: v.path(f.Pos.File), Line: f.Pos.Line}
	fmt.Fprintf(w, "\n%s: %s: %s\n", at.String(), kind, f.Message)
	if f.Mission == nil {
		return
	}
	fmt.Fprint(w, v.mission(r, f))
}

// mission returns the mission file that shows a finding.
func (v *verifyCommand) mission(r *explore.Report, f *explore.Finding) string {
	file, err := r.MissionFile(f)
	if err != nil {
		return err.Error() + "\n"
	}
	return string(file.Bytes())
}

// jsonProof is the object that verify writes: the names are a promise.
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

// jsonProofEnding's figures are null where no run comes to the ending, or where they
// are not known yet.
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

func (v *verifyCommand) jsonWarnings(r *proof) []jsonProofWarning {
	list := make([]jsonProofWarning, 0, len(r.Warnings)+len(r.compiler))
	for _, f := range jsonProofFindings(r.Story, r.Warnings) {
		list = append(list, jsonProofWarning{f, nil})
	}
	for i := range r.compiler {
		d := &r.compiler[i]
		f := d.Fault()
		list = append(list, jsonProofWarning{
			jsonProofFinding{explore.Kind(d.Code), fmt.Sprintf("%s:%d", d.File, d.Line), d.Message, []string{}},
			&jsonPlace{v.path(d.File), f.Line, f.Column, f.EndLine, f.EndColumn, f.Code, f.Severity, f.Hint},
		})
	}
	return list
}

// writeJSON writes a report as one object.
func (v *verifyCommand) writeJSON(w io.Writer, r *proof) {
	s := r.Story
	object := jsonProof{
		Story: s.ID, Digest: s.Digest, Difficulty: r.Difficulty.String(), Nodes: len(s.Nodes), Choices: len(s.Choices),
		Words: r.Words, States: r.States, Transitions: r.Transitions, Seconds: milliseconds(r.Elapsed),
		Complete: r.Complete, Endings: []jsonProofEnding{}, Defects: jsonProofFindings(s, r.Defects), Warnings: v.jsonWarnings(r),
	}
	for _, e := range r.Endings {
		j := jsonProofEnding{ID: e.ID, Reachable: e.Reachable}
		if e.Reachable {
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
	writeObject(w, object)
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

// writeGitHub writes findings as annotations of files and lines.
func (v *verifyCommand) writeGitHub(w io.Writer, r *proof) {
	note := func(f *explore.Finding, severity diag.Severity) {
		d := defectOf(f, severity)
		if f.Mission != nil {
			d.Message += "\n" + v.mission(r.Report, f)
		}
		_ = diag.List{d}.Moved(v.path).WriteGitHub(w) // the writer keeps its first error
	}
	for i := range r.Defects {
		note(&r.Defects[i], diag.Error)
	}
	for i := range r.Warnings {
		note(&r.Warnings[i], diag.Warning)
	}
	_ = r.compiler.Moved(v.path).WriteGitHub(w) // the writer keeps its first error
	if !r.Complete {
		text := fmt.Sprintf("the proof is not complete: %v", r.Stopped)
		if r.Growth != nil {
			text += "\n" + r.Growth.String()
		}
		_ = diag.WriteAnnotation(w, "error", diag.Range{}, "incomplete", text)
	}
}

// path returns the path of a file of the story, from where the program was
// called; of the built-in story, from the repository's root.
func (o *options) path(file string) string {
	if o.storyDir == "" {
		return path.Join("scenes/cobalt", file)
	}
	return path.Join(strings.ReplaceAll(o.storyDir, `\`, "/"), file)
}

// faultsProofJSON writes the object of a story that cannot be proven.
func faultsProofJSON(w io.Writer, l diag.List) error {
	return output.JSON(w, struct {
		Faults   []diag.Fault `json:"faults"`
		Complete bool         `json:"complete"`
	}{l.Faults(), false})
}

// writeObject writes an object as indented JSON.
func writeObject(w io.Writer, object any) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(object); err != nil {
		panic(err) // it holds nothing but strings and numbers
	}
	_, _ = w.Write(b.Bytes()) // the caller keeps the first error
}
