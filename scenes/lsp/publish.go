package lsp

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/scenes/buffer"
	"cobalt/scenes/lsp/protocol"
)

// source is the name under which diagnostics are told.
const source = "cobalt"

var severities = map[diag.Severity]int{
	diag.Error: protocol.Error, diag.Warning: protocol.Warning, diag.Note: protocol.Information,
}

// publish tells the diagnostics of each file, if they differ from the last ones, in the
// order of the paths. Only the folder's goroutine calls it.
func (f *folder) publish(a *analyzed) {
	lists := map[string]protocol.List[protocol.Diagnostic]{}
	for name := range a.open {
		lists[a.path(name)] = nil
	}
	for path, doc := range a.missions {
		lists[path] = f.convert(a, a.missionFaults(path, doc))[path]
	}
	all := slices.Concat(a.Faults, a.Warnings, a.Lacking, a.translations)
	for path, list := range f.convert(a, append(all, f.findings(a)...)) {
		lists[path] = list
	}
	if a.failed != nil {
		for name := range a.open {
			lists[a.path(name)] = append(lists[a.path(name)], protocol.Diagnostic{
				Severity: protocol.Error, Code: "no-story", Source: source, Message: a.failed.Error(),
			})
		}
	}
	for path := range f.sent {
		if _, ok := lists[path]; !ok {
			lists[path] = nil
		}
	}
	for _, path := range slices.Sorted(maps.Keys(lists)) {
		f.send(a, path, lists[path])
	}
}

// convert turns diagnostics into the protocol's, by path.
func (f *folder) convert(a *analyzed, all diag.List) map[string]protocol.List[protocol.Diagnostic] {
	lists := map[string]protocol.List[protocol.Diagnostic]{}
	for i := range all {
		path := a.path(all[i].File)
		lists[path] = append(lists[path], f.diagnostic(a, &all[i]))
	}
	return lists
}

func (f *folder) diagnostic(a *analyzed, d *diag.Diagnostic) protocol.Diagnostic {
	doc := f.document(a, d.File)
	out := protocol.Diagnostic{
		Range: widen(doc, doc.Range(d.Range)), Severity: severities[d.Severity],
		Code: string(d.Code), Source: source, Message: d.Message,
	}
	for _, r := range d.Related {
		out.Related = append(out.Related, protocol.Related{
			Location: protocol.Location{URI: a.uri(r.File), Range: f.document(a, r.File).Range(r.Range)}, Message: r.Message,
		})
	}
	return out
}

// widen makes an empty range one of the word that it stands at.
func widen(doc *buffer.Document, r protocol.Range) protocol.Range {
	if r.Start != r.End {
		return r
	}
	start := doc.Offset(r.Start)
	size := strings.IndexAny(doc.Text[start:], " \t\r\n")
	if size < 0 {
		size = len(doc.Text) - start
	}
	r.End = doc.Position(start + size)
	return r
}

// send tells the diagnostics of a file, unless they were told before of the same
// version.
func (f *folder) send(a *analyzed, path string, list protocol.List[protocol.Diagnostic]) {
	p := protocol.Diagnostics{URI: buffer.URI(path), Diagnostics: list}
	open := a.missions[path]
	if open == nil {
		open = a.open[a.name(path)]
	}
	if open != nil {
		p.URI, p.Version = open.uri, open.version
	}
	text, err := json.Marshal(p)
	if err != nil || f.sent[path] == string(text) {
		return
	}
	if len(list) == 0 && open == nil {
		delete(f.sent, path)
	} else {
		f.sent[path] = string(text)
	}
	f.tell("textDocument/publishDiagnostics", p)
}

// retract takes back all that was told.
func (f *folder) retract() {
	for path := range f.sent {
		f.tell("textDocument/publishDiagnostics", protocol.Diagnostics{URI: buffer.URI(path)})
	}
}

// missionFaults returns the faults of an open mission: of its text, or else
// with the run.
func (a *analyzed) missionFaults(path string, doc *document) diag.List {
	file, err := mission.Parse(path, []byte(doc.Text))
	var faults *mission.Errors
	switch {
	case errors.As(err, &faults):
		return faults.Diagnostics()
	case err != nil:
		return diag.List{{Code: "mission-text", Range: diag.Range{File: path, Line: 1}, Message: err.Error()}}
	case a.Story == nil:
		return nil
	}
	result, err := mission.Run(a.Story, file, mission.Options{Words: a.Story.Text[1:]})
	if err != nil {
		return diag.List{{Code: "other-story", Range: diag.Range{File: path, Line: 1}, Message: err.Error()}}
	}
	var list diag.List
	for i := range result.Failures {
		list = append(list, a.failure(path, doc.Document, &result.Failures[i]))
	}
	return list
}

func (a *analyzed) failure(path string, doc *buffer.Document, f *mission.Failure) diag.Diagnostic {
	text := strings.TrimRight(doc.Lines(f.Line, f.Line), " \t\r\n")
	d := diag.Diagnostic{
		Code: f.Code, Message: f.String(),
		Range: diag.Range{File: path, Line: f.Line, Col: f.Col, EndLine: f.Line, EndCol: max(f.Col, utf8.RuneCountInString(text)+1)},
	}
	if f.Pos.File != "" {
		d.Related = []diag.Related{{Range: diag.Range{File: f.Pos.File, Line: f.Pos.Line, Col: f.Pos.Col}, Message: "this is " + a.Story.NodeRef(f.At)}}
	}
	return d
}
