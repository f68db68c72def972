package lsp

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"github.com/creachadair/jrpc2"

	"cobalt/game/mission"
	"cobalt/scenes"
	"cobalt/scenes/index"
	"cobalt/scenes/lsp/protocol"
	"cobalt/scenes/naming"
)

func (p *place) location(u index.Use) protocol.Location {
	return protocol.Location{URI: p.uri(u.File), Range: p.folder.document(p.analyzed, u.File).Range(u.Range)}
}

func (s *server) definition(ctx context.Context, q protocol.At) (any, error) {
	list := protocol.List[protocol.Location]{}
	p := s.at(ctx, q.TextDocument.URI)
	if p == nil {
		return list, nil
	}
	u, ok := p.useAt(q.Position)
	if d, declared := p.Declared(u.Name); ok && declared {
		list = append(list, p.location(index.Use{Range: d.At}))
	}
	return list, nil
}

func (s *server) references(ctx context.Context, q protocol.References) (any, error) {
	list := protocol.List[protocol.Location]{}
	p := s.at(ctx, q.TextDocument.URI)
	if p == nil {
		return list, nil
	}
	u, ok := p.useAt(q.Position)
	if !ok {
		return list, nil
	}
	for _, other := range p.Uses(u.Name) {
		if other.Role != index.Declares || q.Context.IncludeDeclaration {
			list = append(list, p.location(other))
		}
	}
	for path, text := range s.missionsOf(p.analyzed) {
		for _, other := range p.missionUses(path, text) {
			if other.Name == u.Name {
				list = append(list, p.location(other))
			}
		}
	}
	slices.SortFunc(list, func(a, b protocol.Location) int {
		if c := strings.Compare(a.URI, b.URI); c != 0 {
			return c
		}
		return a.Range.Start.Line - b.Range.Start.Line
	})
	return list, nil
}

// missionsOf returns the texts of the missions of a story, by path: those below its
// folder, those below the workspace's that belong to it, and those that are open.
func (s *server) missionsOf(a *analyzed) map[string]string {
	texts := map[string]string{}
	add := func(path string) {
		s.mu.Lock()
		defer s.mu.Unlock()
		if filepath.Ext(path) != ".mission" {
			return
		}
		if dir, ok := s.storyOf(path); ok && dir == a.dir {
			texts[path] = ""
		}
	}
	walkBelow(a.dir, add)
	s.mu.Lock()
	roots := slices.Clone(s.roots)
	s.mu.Unlock()
	for _, root := range roots {
		walkBelow(root, add)
	}
	for path := range texts {
		texts[path] = readText(path)
	}
	for path, doc := range a.missions {
		texts[path] = doc.Text
	}
	return texts
}

func (s *server) highlights(ctx context.Context, q protocol.At) (any, error) {
	type highlight struct {
		Range protocol.Range `json:"range"`
		Kind  int            `json:"kind"`
	}
	const read, write = 2, 3
	list := protocol.List[highlight]{}
	p := s.at(ctx, q.TextDocument.URI)
	if p == nil {
		return list, nil
	}
	u, ok := p.useAt(q.Position)
	if !ok {
		return list, nil
	}
	uses := p.missionUses(p.name, p.doc.Text)
	if !p.mission() {
		uses = p.index.Uses
	}
	for _, other := range uses {
		if other.Name != u.Name {
			continue
		}
		kind := read
		if other.Role == index.Declares || other.Role == index.Changes {
			kind = write
		}
		list = append(list, highlight{p.doc.Range(other.Range), kind})
	}
	return list, nil
}

// renamable returns the name at a position that can be renamed.
func (p *place) renamable(pos protocol.Position) (index.Use, error) {
	u, ok := p.useAt(pos)
	_, declared := p.Declared(u.Name)
	switch {
	case !ok:
		return u, jrpc2.Errorf(codeRequestFailed, "there is nothing here that has a name")
	case u.Name.Kind == index.Scene:
		return u, jrpc2.Errorf(codeRequestFailed, "a scene is named by its file: rename the file")
	case !declared:
		return u, jrpc2.Errorf(codeRequestFailed, "%q is built in", u.Name.ID)
	}
	return u, nil
}

func (s *server) prepareRename(ctx context.Context, q protocol.At) (any, error) {
	p := s.at(ctx, q.TextDocument.URI)
	if p == nil {
		return nil, nil
	}
	u, err := p.renamable(q.Position)
	if err != nil {
		return nil, err
	}
	return struct {
		Range       protocol.Range `json:"range"`
		Placeholder string         `json:"placeholder"`
	}{p.doc.Range(u.Range), u.Name.ID}, nil
}

func (s *server) rename(ctx context.Context, q protocol.Rename) (any, error) {
	p := s.at(ctx, q.TextDocument.URI)
	if p == nil {
		return nil, jrpc2.Errorf(codeRequestFailed, "this file belongs to no story")
	}
	u, err := p.renamable(q.Position)
	if err != nil {
		return nil, err
	}
	changed, err := naming.Rename(
		&naming.Source{Story: p.fsys, Options: scenes.Options{Art: s.Art}, Missions: s.missionsOf(p.analyzed)},
		naming.Request{Name: u.Name, New: q.NewName},
	)
	if err != nil {
		return nil, jrpc2.Errorf(codeRequestFailed, "%s", firstLines(err))
	}
	return workspaceEdit(&s.client, p, changed), nil
}

// firstLines shortens an error to a few lines, as editors show it.
func firstLines(err error) string {
	const most = 4
	lines := strings.Split(err.Error(), "\n")
	if len(lines) > most {
		lines = append(lines[:most], "...")
	}
	return strings.Join(lines, "\n")
}

// workspaceEdit turns changed files into edits in the form that a client takes.
func workspaceEdit(client *protocol.Initialize, p *place, changed []naming.Changed) *protocol.WorkspaceEdit {
	e := newEdit(client)
	for i := range changed {
		c := &changed[i]
		doc := p.folder.document(p.analyzed, c.Name)
		var edits protocol.List[protocol.TextEdit]
		for _, d := range udiff.Lines(c.Before, c.After) {
			start, text := trimmed(c.Before[d.Start:d.End], &d.New)
			edits = append(edits, protocol.TextEdit{
				Range: protocol.Range{Start: doc.Position(d.Start + start), End: doc.Position(d.Start + start + text)}, NewText: d.New,
			})
		}
		e.add(p, c.Name, edits)
	}
	return e.WorkspaceEdit
}

// trimmed takes off a text and its replacement the words with which both begin and
// end. It returns the start and the size of the rest of the text.
func trimmed(old string, text *string) (start, size int) {
	for start < len(old) && start < len(*text) && old[start] == (*text)[start] {
		start++
	}
	for start > 0 && old[start-1] != ' ' && old[start-1] != '\n' {
		start--
	}
	end := 0
	for end < len(old)-start && end < len(*text)-start && old[len(old)-1-end] == (*text)[len(*text)-1-end] {
		end++
	}
	for end > 0 && old[len(old)-end] != ' ' && old[len(old)-end] != '\n' {
		end--
	}
	*text = (*text)[start : len(*text)-end]
	return start, len(old) - end - start
}

// An editor gathers edits in the form that the client takes: by document only if
// it announces that, because some take version 0 for none.
type editor struct {
	*protocol.WorkspaceEdit
	byDocument bool
}

func newEdit(client *protocol.Initialize) editor {
	return editor{&protocol.WorkspaceEdit{}, client.Capabilities.Workspace.WorkspaceEdit.DocumentChanges}
}

func (e editor) add(p *place, name string, edits protocol.List[protocol.TextEdit]) {
	uri := p.uri(name)
	if !e.byDocument {
		if e.Changes == nil {
			e.Changes = map[string]protocol.List[protocol.TextEdit]{}
		}
		e.Changes[uri] = append(e.Changes[uri], edits...)
		return
	}
	doc := protocol.Versioned{URI: uri}
	if open := p.open[name]; open != nil {
		doc.Version = open.version
	} else if open := p.missions[name]; open != nil {
		doc.Version = open.version
	}
	e.DocumentChanges = append(e.DocumentChanges, protocol.DocumentEdit{TextDocument: doc, Edits: edits})
}

func (s *server) workspaceSymbols(_ context.Context, q protocol.Query) (any, error) {
	const most = 500
	list := protocol.List[protocol.FlatSymbol]{}
	s.mu.Lock()
	var stories []*place
	for _, f := range s.folders {
		if f.done != nil {
			stories = append(stories, &place{analyzed: f.done, folder: f})
		}
	}
	s.mu.Unlock()
	for _, p := range stories {
		for _, d := range p.Names {
			label := naming.Written(d.Name)
			if len(list) < most && (q.Query == "" || strings.Contains(strings.ToLower(label+" "+d.Words), strings.ToLower(q.Query))) {
				list = append(list, protocol.FlatSymbol{
					Name: label, Kind: symbolKinds[d.Kind], Location: p.location(index.Use{Range: d.At}), Container: d.Scene,
				})
			}
		}
	}
	return list, nil
}

var symbolKinds = map[index.Kind]int{
	index.Item: protocol.SymbolVariable, index.Fact: protocol.SymbolBoolean, index.Meter: protocol.SymbolNumber,
	index.Ending: protocol.SymbolEvent, index.Scene: protocol.SymbolFile, index.Node: protocol.SymbolNamespace,
	index.Choice: protocol.SymbolFunction,
}

// errNoMission says that a file is no mission that can be read.
var errNoMission = errors.New("this mission cannot be read")

// parsed returns an open mission.
func (p *place) parsed() (*mission.File, error) {
	file, _ := mission.Parse(p.name, []byte(p.doc.Text)) // what is faulty stands in it as a bad line
	if file == nil {
		return nil, errNoMission
	}
	return file, nil
}
